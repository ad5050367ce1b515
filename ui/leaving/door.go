package leaving

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// door is what is ticked off before the patient walks out.
type door struct {
	card       *part.Card
	ticks      [4]*part.Tick
	nameEscort *part.Button
	alone      *part.Button
	shown      [4]tickView
	body       *fyne.Container
}

func newDoor(s *Screen) *door {
	d := &door{}
	d.nameEscort = part.NewButton(part.Main, "Name escort", func() { s.desk.Act(clinic.ActNameEscort, s.id) })
	d.nameEscort.ID = "leaving.name_escort"
	d.alone = part.NewButton(part.Caution, "Leaves without an escort…", s.askAlone)
	d.alone.ID = "leaving.alone"
	d.body = container.New(part.NewStack(0), container.New(ends{}, part.TileTitle("At the door"), d.alone), gap(theme.S8))
	for i, it := range items {
		d.ticks[i] = part.NewTick(it.title, "", func(bool) { s.tick(i) })
		d.ticks[i].ID = "leaving." + string(it.item)
		line := []fyne.CanvasObject{d.ticks[i]}
		if it.item == clinic.EscortHere {
			line = append(line, d.nameEscort)
		}
		d.body.Add(widget.NewSeparator())
		d.body.Add(container.New(doorLine{}, append(line, part.NewKeyCap(strconv.Itoa(i+1)))...))
	}
	d.card = part.NewCard(d.body)
	return d
}

// gap is empty room.
func gap(height float32) fyne.CanvasObject {
	return container.NewGridWrap(fyne.NewSize(1, height), container.NewWithoutLayout())
}

func (d *door) show(v view, busy map[string]bool) {
	d.shown = v.ticks
	for i, t := range v.ticks {
		sub := t.sub
		if busy[string(items[i].item)] {
			sub = "saving…"
		}
		d.ticks[i].Set(t.on)
		d.ticks[i].SetSub(sub)
		d.ticks[i].SetReadOnly(t.off || busy[string(items[i].item)])
	}
	part.Visible(d.nameEscort, v.nameEscort)
	part.Visible(d.alone, v.alone)
	d.body.Refresh() // a button that comes or goes changes the room of the words
}

// first is the first thing still to be ticked, or the first tick.
func (d *door) first() fyne.Focusable {
	for i, t := range d.shown {
		if !t.off && !t.on {
			return d.ticks[i]
		}
	}
	return d.ticks[0]
}

// tick sets or takes back a tick, at once and on record. Until it is, the tick
// shows what is on record.
func (s *Screen) tick(i int) {
	item := items[i].item
	s.door.ticks[i].Set(s.view.ticks[i].on)
	if s.busy[string(item)] {
		return
	}
	if s.view.ticks[i].off {
		s.desk.Failed(s.whyOff(i))
		return
	}
	id, name, on := s.id, s.view.name, s.view.ticks[i].on
	s.desk.ask(func(by clinic.Staff) {
		s.start(string(item))
		s.write(by, id, clinic.Mark{Item: item, Done: !on}, func(err error) {
			delete(s.busy, string(item))
			if err != nil {
				s.desk.Failed(err)
				return
			}
			s.desk.Done(name+": "+said(item, !on), 0)
		})
	})
}

// whyOff says why a tick cannot be set now.
func (s *Screen) whyOff(i int) error {
	v, _ := s.shown()
	e := &clinic.Error{Code: clinic.Blocked, Message: s.view.name + " is at \"" + v.Stage.Word() + "\": \"" + items[i].title + "\" cannot be ticked now."}
	switch {
	case may(clinic.Mark{Item: items[i].item}.Action(), v.Stage): // the stage is right: it is the escort
		e.Message, e.Next = "No escort is named for "+s.view.name+".", "Name the escort first."
	case v.Stage.Ended():
		e.Next = "The visit is over."
	default:
		e.Next = "It is ticked once the patient is cleared for leaving."
	}
	return e
}

func said(item clinic.Item, on bool) string {
	word := map[clinic.Item]string{
		clinic.SheetGiven: "sheet handed over", clinic.Aftercare: "aftercare explained",
		clinic.EscortHere: "escort is here", clinic.Belongings: "belongings and coat",
	}[item]
	if !on {
		word += ", taken back"
	}
	return word
}

// start marks a write as running, so that it cannot be begun twice.
func (s *Screen) start(what string) {
	s.busy[what] = true
	s.again()
}

// doorLine lays out a tick with what stands behind it.
type doorLine struct{}

func (doorLine) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, 0)
	for _, o := range objects {
		if o.Visible() {
			size.Width += o.MinSize().Width + theme.S8
			size.Height = max(size.Height, o.MinSize().Height)
		}
	}
	return size
}

func (doorLine) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	right := size.Width
	for i := len(objects) - 1; i > 0; i-- {
		if o := objects[i]; o.Visible() {
			need := o.MinSize()
			right -= need.Width
			part.Place(o, right, (size.Height-need.Height)/2, need.Width, need.Height)
			right -= theme.S8
		}
	}
	part.Place(objects[0], 0, 0, right, size.Height)
}
