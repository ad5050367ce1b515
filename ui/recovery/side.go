package recovery

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// ahead is how far "What is due next" looks, and most how much of it is shown.
const (
	ahead = 3 * time.Hour
	most  = 9
)

// need is one patient who needs attention: who and what.
type need struct{ who, what string }

// needs lists who is overdue or beyond a limit, in the order of the cards.
func needs(day clinic.Day, visits []clinic.Visit, now time.Time) []need {
	var out []need
	for _, v := range visits {
		what := v.Beyond(day.Clinic)
		switch n := len(what); {
		case n == 1:
			what[0] += " set by the clinic"
		case n > 1:
			what[n-1] += ": limits set by the clinic"
		}
		if at := v.VitalsDue(); !at.IsZero() && !now.Before(at) {
			what = append(what, "vitals were due at "+day.ClockOf(at))
		}
		switch v.Look(now) {
		case clinic.LookOverdue:
			what = append(what, "infusion time reached "+day.ClockOf(v.DueAt))
		case clinic.LookAssess:
			what = append(what, "recovery time reached "+day.ClockOf(v.RecoverBy))
		}
		if len(what) > 0 {
			out = append(out, need{where(day, v), sentence(strings.Join(what, "; "))})
		}
	}
	return out
}

// where names a patient as a narrow place shows it: Chair 2 · A. Petrov,
// or the whole name where another of today is called alike.
func where(day clinic.Day, v clinic.Visit) string {
	if c, ok := day.Chair(v.Chair); ok {
		return c.Name + " · " + day.ShortFor(v)
	}
	return day.ShortFor(v)
}

func sentence(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// dueLine is one line of what is due: when, what and for whom.
type dueLine struct{ at, what, who string }

// comingUp lists what is due in the next hours, soonest first. What is already
// due stands under attention.
func comingUp(day clinic.Day, now time.Time) []dueLine {
	var out []dueLine
	for _, t := range day.Timers() {
		if !t.Due.After(now) || t.Due.Sub(now) > ahead || len(out) == most {
			continue
		}
		line := dueLine{at: day.ClockOf(t.Due), what: string(t.Kind)}
		if v, ok := day.Visit(t.Visit); ok {
			line.who = where(day, v)
		} else if c, ok := day.Chair(t.Chair); ok {
			line.who = c.Name
		} else if t.Kind == clinic.TimerCall {
			line.who = fmt.Sprintf("%d still to make", day.Calls.Due)
		}
		out = append(out, line)
	}
	return out
}

// barRoom is what the column takes from the page's margin for its scroll bar,
// which would lie over the edge of the cards.
const barRoom float32 = 12

// side is the column at the right: who needs attention, and what is due next.
type side struct {
	scroll   *container.Scroll
	needing  []need
	coming   []dueLine
	alarms   *part.Card
	title    *part.Text
	calm     *part.Text
	needList *fyne.Container
	dueList  *fyne.Container
	idle     *part.Text
	load     *loadCard
}

func newSide(o Open) *side {
	s := &side{
		title:    part.NewText("Needs attention", part.TextStyle{Size: theme.TextTile, Bold: true}),
		calm:     part.NewText("Nothing is overdue or beyond a limit.", part.TextStyle{Size: theme.TextSmall, Color: theme.Muted, Wrap: true}),
		idle:     part.NewText("Nothing in the next three hours.", part.TextStyle{Size: theme.TextSmall, Color: theme.Muted, Wrap: true}),
		needList: container.New(part.NewStack(theme.S8)), dueList: container.New(part.NewStack(theme.S8)),
	}
	s.load = newLoadCard(o.Duty)
	s.alarms = part.NewCard(container.New(part.NewStack(theme.S8), s.title, s.calm, s.needList))
	due := part.NewCard(container.New(part.NewStack(theme.S8), part.TileTitle("What is due next"), s.idle, s.dueList))
	s.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, barRoom), container.New(part.NewStack(theme.S12), s.alarms, due, s.load.card, newWallCard(o.Wall))))
	return s
}

// show redraws a list only when it reads differently.
func (s *side) show(needing []need, coming []dueLine) {
	if slices.Equal(needing, s.needing) && slices.Equal(coming, s.coming) {
		return
	}
	if !slices.Equal(needing, s.needing) {
		s.needing = needing
		s.showNeeds()
	}
	if !slices.Equal(coming, s.coming) {
		s.coming = coming
		s.showDue()
	}
	s.scroll.Content.Refresh()
	s.scroll.Refresh()
}

func (s *side) showNeeds() {
	style := s.title.Style()
	style.Color = theme.Text
	tint := fyne.ThemeColorName("")
	if len(s.needing) > 0 {
		style.Color, tint = theme.DangerText, theme.AlarmTint
	}
	s.title.SetStyle(style)
	s.alarms.SetEdge(theme.Danger, len(s.needing) > 0)
	s.alarms.SetTint(tint)
	visible(s.calm, len(s.needing) == 0)
	s.needList.Objects = nil
	for _, n := range s.needing {
		s.needList.Objects = append(s.needList.Objects, widget.NewSeparator(), container.New(part.NewStack(0), part.NewText(n.who, part.TextStyle{Bold: true, Wrap: true}),
			part.NewText(n.what, part.TextStyle{Size: theme.TextSmall, Color: theme.Muted, Wrap: true})))
	}
	s.needList.Refresh()
}

func (s *side) showDue() {
	visible(s.idle, len(s.coming) == 0)
	s.dueList.Objects = nil
	for _, d := range s.coming {
		s.dueList.Objects = append(s.dueList.Objects, widget.NewSeparator(), container.New(dueColumns{},
			part.NewText(d.at, part.TextStyle{Size: theme.TextButton, Bold: true}),
			part.NewText(d.what, part.TextStyle{Size: theme.TextButton, Wrap: true}),
			part.NewText(d.who, part.TextStyle{Size: theme.TextSmall, Color: theme.Muted, Wrap: true})))
	}
	s.dueList.Refresh()
}

// The columns of what is due: the longest kind stands in one line.
const (
	dueTime float32 = 44
	dueWhat float32 = 102
)

// dueColumns lays out one line: time, what, for whom.
type dueColumns struct{}

func (dueColumns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(200, max(objects[0].MinSize().Height, objects[1].MinSize().Height, objects[2].MinSize().Height))
}

func (dueColumns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	line := objects[0].MinSize().Height
	who := dueTime + dueWhat + theme.S4
	put(objects[0], 0, 0, dueTime, line)
	put(objects[1], dueTime, 0, dueWhat, tall(objects[1], dueWhat))
	put(objects[2], who, 1, size.Width-who, tall(objects[2], size.Width-who)) // smaller: on the same line of writing
}
