package schedule

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// turned follows the day as it is typed: the timetable goes there as soon as
// it can be read.
func (f *form) turned(text string) {
	if f.filling || strings.TrimSpace(text) == "" {
		return
	}
	d, err := clinic.ParseDay(text, f.screen.today)
	if err != nil {
		return // half typed; Enter says what is wrong
	}
	f.mend()
	f.failure.Clear()
	f.shown = d
	f.screen.turn(d)
}

// changed looks again at what the form says: proposes a time where none was
// typed, and says what stands against the booking.
func (f *form) changed() {
	if f.filling || !f.open {
		return
	}
	f.warned = false
	f.failure.Clear()
	f.mend()
	f.screen.again()
}

// show writes what follows from the day and the fields.
func (f *form) show() {
	if !f.open {
		return
	}
	s := f.screen
	f.filling = true
	defer func() { f.filling = false }()
	if f.shown != s.date {
		f.shown = s.date
		f.day.SetText(longDay(s.date))
		f.day.SetError("")
	}
	if s.read {
		f.offer()
		f.list()
		f.propose()
	}
	f.judge()
	part.Visible(f.fits, f.fits.Text() != "")
	f.lines.Refresh()
}

// need is what the form asks a place for.
func (f *form) need() (clinic.Need, bool) {
	i := f.protocol.Selected()
	if i < 0 || i >= len(f.ids) {
		return clinic.Need{}, false
	}
	o, ok := f.screen.plan.Protocol(f.ids[i])
	n := clinic.Need{Protocol: o, Visit: f.moving.ID}
	if c := f.chair.Selected(); c > 0 && c <= len(f.chairs) {
		n.Chair = f.chairs[c-1]
	}
	return n, ok
}

// workday is before when no time is proposed although the clinic is open
// (ours).
const workday = 8

// propose fills in the first time that fits, while nobody has typed one.
func (f *form) propose() {
	n, ok := f.need()
	if f.typed || !ok {
		return
	}
	s := f.screen
	from := s.plan.Date.At(workday, 0, s.zone)
	slot, found := s.plan.FirstFit(n, from, s.now)
	text, hint := "", "Nothing fits that day: try the day after, with PgDn."
	if found {
		text, hint = slot.At.In(s.zone).Format("15:04"), "the first that fits"
	}
	f.writeClock(text)
	f.clock.SetHint(hint)
}

// booking reads the form. A mistake names its field.
func (f *form) booking() (b clinic.Booking, twice bool, err error) {
	s := f.screen
	if d, err := clinic.ParseDay(f.day.Text(), s.today); err != nil {
		return b, false, err
	} else if d != s.plan.Date {
		return b, false, &clinic.Error{Code: clinic.Invalid, Field: "day", Message: "That day is still being read.", Next: "Try again in a moment."}
	}
	n, ok := f.need()
	if !ok {
		return b, false, &clinic.Error{Code: clinic.Invalid, Field: "protocol", Message: "No protocol is chosen.", Next: "Choose one."}
	}
	b = clinic.Booking{Patient: f.patient.ID, Kind: kinds[max(0, f.kind.Selected())], Protocol: n.Protocol.ID, Chair: n.Chair}
	if f.moving.ID != 0 && f.moving.Kind == b.Kind {
		b.SeriesNo, b.SeriesOf = f.moving.SeriesNo, f.moving.SeriesOf
	}
	h, m, err := clinic.ParseClock("time", f.clock.Text())
	if err != nil {
		return b, false, err
	}
	b.Planned, twice, err = s.plan.Date.Moment(h, m, s.zone)
	return b, twice, err
}

// judge says what stands against the booking, while it is typed. A time
// that cannot be read says so at once, other mistakes of typing wait for Enter.
func (f *form) judge() {
	s := f.screen
	part.Visible(f.anyway, false)
	f.fits.SetText("")
	f.against.Clear()
	if !s.read {
		f.fits.SetText("Reading the day…")
		return
	}
	if f.typed {
		f.clock.SetHint("") // that of the proposal
	}
	b, twice, err := f.booking()
	if err != nil {
		if text := f.clock.Text(); clinic.FieldOf(err) == "time" && text != "" && !halfTyped(text) {
			f.clock.SetError(clinic.Sentence(err))
		}
		return
	}
	if twice {
		defer func() {
			f.fits.SetText(strings.TrimSpace(f.fits.Text() + "\nThat time comes twice that night; the first is meant."))
		}()
	}
	clashes := s.plan.Clashes(b, f.moving.ID, s.now)
	if len(clashes) == 0 {
		f.fits.SetText(f.fitting(b))
		return
	}
	var lines []string
	for _, c := range clashes {
		text := c.Text
		if v, ok := s.plan.Visit(c.With); ok && c.Kind == clinic.ClashChair {
			text += " (" + v.Patient.Label() + ")"
		}
		lines = append(lines, text)
	}
	f.against.Set(theme.Hold, theme.IconWarning, strings.Join(lines, "\n"))
	part.Visible(f.anyway, f.patient.ID != 0)
}

// halfTyped tells a time of which the minutes are still to come: "9:", "12.".
func halfTyped(text string) bool {
	hour, ends := strings.CutSuffix(strings.TrimSpace(text), ":")
	if !ends {
		hour, ends = strings.CutSuffix(strings.TrimSpace(text), ".")
	}
	_, _, err := clinic.ParseClock("", hour)
	return ends && len(hour) <= 2 && err == nil
}

// fitting says which chair the booking gets, and why.
func (f *form) fitting(b clinic.Booking) string {
	s := f.screen
	n, _ := f.need()
	stay := clinic.Visit{Protocol: n.Protocol}.Stay(s.plan.Clinic.Prep)
	slot, ok := s.plan.Fits(n, b.Planned, s.now)
	if !ok {
		return ""
	}
	c, _ := s.plan.Chair(slot.Chair)
	return slot.Name + " · " + slot.Why + " · needs " + clinic.Span(stay) + " and " + clinic.Span(c.Turnover) + " of cleaning"
}

// submit books or moves. Against a clash only the button that says so does.
func (f *form) submit(anyway bool) {
	s := f.screen
	if f.busy || !f.open {
		return
	}
	f.failure.Clear()
	f.mend()
	b, _, err := f.booking()
	if err == nil && b.Patient == 0 {
		err = &clinic.Error{Code: clinic.Invalid, Field: "patient", Message: "No patient is chosen.", Next: "Search for the patient first."}
	}
	if err != nil {
		f.refused(err)
		return
	}
	if f.against.Visible() && !anyway {
		f.failure.Set(theme.Danger, theme.IconWarning, "Not booked. Choose another time or chair, or press the button below to book it anyway.")
		s.again()
		f.sight()
		return
	}
	b.Anyway = anyway
	s.ask(func(by clinic.Staff) { f.write(by, b) })
}

func (f *form) write(by clinic.Staff, b clinic.Booking) {
	s, moving, patient := f.screen, f.moving, f.patient
	if f.busy {
		return
	}
	f.running(true)
	s.desk.Spawn(func() {
		id, err := moving.ID, error(nil)
		if id == 0 {
			id, err = s.desk.Store.Book(context.Background(), by.ID, b)
		} else {
			err = s.desk.Store.Do(context.Background(), by.ID, id, clinic.Rebook{To: b})
		}
		fyne.Do(func() {
			f.running(false)
			if err != nil {
				f.refused(err)
				s.load(nil) // what is shown afterwards is what is on record
				return
			}
			f.open = false
			when := b.Planned.In(s.zone).Format("Mon 2 Jan, 15:04")
			if moving.ID == 0 {
				s.desk.Done(patient.Label()+" is booked for "+when, func() { s.unbook(by, id) })
			} else {
				s.desk.Done(patient.Label()+" is moved to "+when, func() { s.moveBack(by, moving) })
			}
			s.load(func(bool) { s.Select(id) })
			s.desk.Focus(s.table)
		})
	})
}

// running disables what would write twice.
func (f *form) running(on bool) {
	f.busy = on
	for _, b := range []interface {
		Enable()
		Disable()
	}{f.save, f.anyway, f.shut} {
		if on {
			b.Disable()
		} else {
			b.Enable()
		}
	}
}

// refused shows a mistake at its field and everything else over the buttons.
func (f *form) refused(err error) {
	if show, ok := f.marks[clinic.FieldOf(err)]; ok {
		show(clinic.Sentence(err))
	}
	f.failure.Set(theme.Danger, theme.IconWarning, clinic.Sentence(err))
	f.screen.root.Layout.Layout(f.screen.root.Objects, f.screen.root.Size())
	f.lines.Refresh()
	f.sight()
}

// sight scrolls to what a refusal says, with the button that it speaks of.
func (f *form) sight() {
	f.scroll.Refresh() // the lines have grown
	part.RevealObject(f.scroll, f.failure, theme.S8)
	if f.anyway.Visible() {
		part.RevealObject(f.scroll, f.anyway, theme.S8)
	}
}

// unbook takes a booking back that was just made.
func (s *Screen) unbook(by clinic.Staff, id clinic.VisitID) {
	s.desk.Spawn(func() {
		err := s.desk.Store.Do(context.Background(), by.ID, id, clinic.Exit{By: clinic.ActCancel, Reason: "taken back right after booking"})
		s.took(err, "The booking is taken back")
	})
}

// moveBack puts a visit back to where it was. What stood against that place
// before does not stand in its way, but somebody who has got it meanwhile does.
func (s *Screen) moveBack(by clinic.Staff, was clinic.Visit) {
	zone, now := s.zone, s.now
	s.desk.Spawn(func() {
		b := was.Booking()
		day, err := s.desk.Store.Schedule(context.Background(), clinic.DateOf(was.Planned, zone))
		if err == nil {
			b.Anyway = true
			for _, c := range day.Clashes(b, was.ID, now) {
				b.Anyway = b.Anyway && c.Kind != clinic.ClashChair && c.Kind != clinic.ClashOut
			}
			err = s.desk.Store.Do(context.Background(), by.ID, was.ID, clinic.Rebook{To: b})
		}
		s.took(err, was.Patient.Label()+" is back on "+was.Planned.In(zone).Format("Mon 2 Jan, 15:04"))
	})
}

func (s *Screen) took(err error, message string) {
	fyne.Do(func() {
		if err != nil {
			s.desk.Failed(err)
		} else {
			s.desk.Done(message, nil)
		}
		s.load(nil)
	})
}
