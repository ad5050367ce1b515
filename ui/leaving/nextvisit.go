package leaving

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// nextVisit books the next visit in place: day, time and chair are proposed by
// the rhythm of the series, what stands against them is said, and Enter books.
// It never books for another patient than the one it was opened for.
type nextVisit struct {
	screen  *Screen
	visit   clinic.Visit // whose next visit it is; ID 0 while the form is closed
	kind    clinic.Kind
	date    clinic.Date // the day that is wanted
	plan    clinic.Day  // as it was read
	read    bool        // plan is of date
	failed  bool
	asked   int    // readings asked for; an older answer is dropped
	typed   bool   // the time is a person's and not a proposal
	begun   string // the day that was proposed
	filling bool   // the form itself writes into its fields
	busy    bool

	what    *part.Text
	day     *part.Field
	clock   *part.Field
	fits    *part.Text
	against *part.Banner
	failure *part.Banner
	book    *part.Button
	anyway  *part.Button
	shut    *part.Button
	object  *fyne.Container
}

func newNextVisit(s *Screen) *nextVisit {
	n := &nextVisit{
		screen: s, what: part.NewText("", part.TextStyle{Bold: true, Wrap: true}), fits: part.NewText("", part.TextStyle{Wrap: true}),
		against: part.NewBanner(), failure: part.NewBanner(),
	}
	n.day, n.clock = n.field("Day", "leaving.next.day", 30), n.field("Time", "leaving.next.time", 5)
	n.day.OnChanged = n.turned
	n.clock.OnChanged = func(string) {
		if !n.filling {
			n.typed = true
			n.again()
		}
	}
	n.fits.ID, n.against.ID, n.failure.ID = "leaving.next.fits", "leaving.next.against", "leaving.next.failure"
	n.book = part.NewButton(part.Main, "Book", func() { n.submit(false) })
	n.book.SetKey("Enter")
	n.book.ID = "leaving.next.book"
	n.anyway = part.NewButton(part.Caution, "Book anyway", func() { n.submit(true) })
	n.anyway.ID = "leaving.next.anyway"
	n.shut = part.NewButton(part.Plain, "Close", n.close)
	n.shut.SetKey("Esc")
	n.shut.ID = "leaving.next.close"
	n.object = container.New(part.NewStack(theme.S8), n.what, container.NewGridWithColumns(2, n.day, n.clock), n.fits, n.against, n.failure,
		container.NewHBox(n.book, n.anyway, n.shut))
	n.object.Hide()
	return n
}

func (n *nextVisit) field(label, id string, most int) *part.Field {
	f := part.NewField(label)
	f.ID, f.MaxLength = id, most
	f.OnSubmitted = func(string) { n.submit(false) }
	f.OnEscape = n.close
	return f
}

// toggle opens the form for the patient that is shown, or closes it.
func (n *nextVisit) toggle() {
	s := n.screen
	if n.visit.ID != 0 {
		n.close()
		return
	}
	v, ok := s.shown()
	if !ok {
		return
	}
	if !v.Next.IsZero() {
		s.desk.Failed(&clinic.Error{Code: clinic.Blocked, Message: "The next visit is booked already.", Next: "Move it on the schedule, F6."})
		return
	}
	n.visit, n.typed, n.busy, n.date = v, false, false, clinic.Date{}
	n.kind, n.plan.Date = "", clinic.Date{}
	kind, day := v.NextVisit(s.day.Clinic)
	n.kind = kind
	n.failure.Clear()
	n.day.SetError("")
	n.clock.SetError("")
	n.filling = true
	n.begun = longDay(day)
	n.day.SetText(n.begun)
	n.filling = false
	n.turn(day)
	s.again()
	if c := s.canvas(); c != nil {
		c.Focus(n.clock.Focusable())
	}
	n.arrange()
}

// arrange lays out again and keeps the form in sight, which stands last.
func (n *nextVisit) arrange() {
	n.object.Refresh()
	n.screen.panes.arrange()
	if n.visit.ID != 0 && n.screen.panes != nil {
		n.screen.panes.scroll.ScrollToBottom()
	}
}

// close puts the form away; what it holds is a proposal and a day, and both
// are proposed again.
func (n *nextVisit) close() {
	if n.busy {
		return
	}
	n.visit = clinic.Visit{}
	n.asked++
	s := n.screen
	s.again()
	s.panes.arrange()
	if c := s.canvas(); c != nil {
		c.Focus(s.Focus())
	}
}

// show keeps the form with its patient: another one closes it.
func (n *nextVisit) show(v clinic.Visit, ok bool) {
	if n.visit.ID != 0 && (!ok || v.ID != n.visit.ID || !v.Next.IsZero()) && !n.busy {
		n.visit = clinic.Visit{}
		n.asked++
	}
	if on := n.visit.ID != 0; n.object.Visible() != on {
		part.Visible(n.object, on)
		n.screen.panes.arrange()
	}
}

func longDay(d clinic.Date) string { return d.At(12, 0, time.UTC).Format("Mon 2 Jan 2006") }

// turned follows the day as it is typed.
func (n *nextVisit) turned(text string) {
	if n.filling {
		return
	}
	if d, err := clinic.ParseDay(text, n.screen.day.Date); err == nil {
		n.day.SetError("")
		n.turn(d)
	}
}

// turn reads the plan of a day off the UI goroutine.
func (n *nextVisit) turn(to clinic.Date) {
	if to == n.date && n.read {
		return
	}
	n.date, n.read, n.failed = to, false, false
	n.asked++
	asked := n.asked
	store := n.screen.desk.Store
	n.screen.desk.Spawn(func() {
		plan, err := store.Schedule(context.Background(), to)
		fyne.Do(func() {
			if asked != n.asked {
				return
			}
			n.failed = err != nil
			if err == nil {
				n.plan, n.read = plan, true
			}
			n.again()
		})
	})
	n.again()
}

func (n *nextVisit) zone() *time.Location { return n.screen.day.Clinic.Location() }

// again proposes a time while nobody typed one, and says what stands against
// the booking.
func (n *nextVisit) again() {
	if n.visit.ID == 0 {
		return
	}
	defer n.arrange()
	n.what.SetText(n.words())
	n.fits.SetText("")
	n.against.Clear()
	part.Visible(n.anyway, false)
	switch {
	case n.failed:
		n.against.Set(theme.Danger, theme.IconWarning, "That day could not be read. Write the day again.")
		return
	case !n.read:
		n.fits.SetText("Reading the day…")
		return
	}
	o, _ := n.plan.Protocol(n.visit.Protocol.ID)
	need := clinic.Need{Protocol: o}
	if !n.typed {
		n.propose(need)
	}
	b, err := n.booking()
	if err != nil {
		if n.clock.Text() == "" {
			n.fits.SetText(n.nothing())
		}
		return
	}
	clashes := n.plan.Clashes(b, 0, n.screen.now)
	if len(clashes) == 0 {
		if slot, ok := n.plan.Fits(need, b.Planned, n.screen.now); ok {
			n.fits.SetText(slot.Name + " · " + slot.Why)
		}
		return
	}
	var lines []string
	for _, c := range clashes {
		lines = append(lines, c.Text)
	}
	n.against.Set(theme.Hold, theme.IconWarning, strings.Join(lines, "\n"))
	part.Visible(n.anyway, true)
}

// propose fills in the first time from that of the visit which is over.
func (n *nextVisit) propose(need clinic.Need) {
	at := n.visit.Planned.In(n.zone())
	slot, ok := n.plan.FirstFit(need, n.date.At(at.Hour(), at.Minute(), n.zone()), n.screen.now)
	if !ok {
		slot, ok = n.plan.FirstFit(need, n.date.At(8, 0, n.zone()), n.screen.now)
	}
	text := ""
	if ok {
		text = slot.At.In(n.zone()).Format("15:04")
	}
	n.filling = true
	n.clock.SetText(text)
	n.filling = false
}

// nothing says why no time could be proposed.
func (n *nextVisit) nothing() string {
	why := "No chair is long enough free that day."
	if n.plan.Clinic.OpenOn(n.date).IsClosed() {
		why = "The clinic is closed on " + n.date.At(12, 0, time.UTC).Format("Monday 2 January") + "."
	}
	return why + " Write another day, or a time."
}

func (n *nextVisit) words() string {
	why := "two or three a week in the series"
	if n.kind == clinic.Maintenance {
		why = "every three to six weeks"
	}
	return map[clinic.Kind]string{clinic.Induction: "Next infusion of the series", clinic.Maintenance: "Maintenance"}[n.kind] + " · " + n.visit.Protocol.Name + " · " + why
}

func (n *nextVisit) booking() (b clinic.Booking, err error) {
	d, err := clinic.ParseDay(n.day.Text(), n.screen.day.Date)
	if err != nil {
		return b, err
	}
	if !n.read || d != n.plan.Date {
		return b, &clinic.Error{Code: clinic.Invalid, Field: "day", Message: "That day is still being read.", Next: "Try again in a moment."}
	}
	h, m, err := clinic.ParseClock("time", n.clock.Text())
	if err != nil {
		return b, err
	}
	b = clinic.Booking{Patient: n.visit.Patient.ID, Kind: n.kind, Protocol: n.visit.Protocol.ID}
	b.Planned, _, err = d.Moment(h, m, n.zone())
	return b, err
}

// submit books. Against a clash only the button that says so does.
func (n *nextVisit) submit(anyway bool) {
	s := n.screen
	if n.busy || n.visit.ID == 0 {
		return
	}
	n.failure.Clear()
	n.day.SetError("")
	n.clock.SetError("")
	b, err := n.booking()
	if err == nil && n.against.Visible() && !anyway {
		n.failure.Set(theme.Danger, theme.IconWarning, "Not booked. Choose another day or time, or press the button below to book it anyway.")
		n.arrange()
		return
	}
	if err != nil {
		n.refused(err)
		return
	}
	b.Anyway = anyway
	v := n.visit
	s.desk.ask(func(by clinic.Staff) {
		if n.visit.ID != v.ID || n.busy {
			return
		}
		n.running(true)
		s.desk.Spawn(func() {
			id, err := s.desk.Store.Book(context.Background(), by.ID, b)
			fyne.Do(func() {
				n.running(false)
				if err != nil {
					n.read = false
					n.turn(n.date)
					n.refused(err)
					return
				}
				n.close()
				s.desk.Booked(v.Patient.Label()+" is booked for "+b.Planned.In(n.zone()).Format("Mon 2 Jan, 15:04"), func() {
					s.unbook(by, v, id)
				})
			})
		})
	})
}

// Unsaved names the next visit while a day or time typed for it is not saved.
func (s *Screen) Unsaved() string {
	if n := s.nextVisit; n.visit.ID != 0 && (n.typed || n.day.Text() != n.begun) {
		return "the next visit"
	}
	return ""
}

// unbook takes back a next visit that was just booked: id, for the patient of v.
func (s *Screen) unbook(by clinic.Staff, v clinic.Visit, id clinic.VisitID) {
	s.desk.Spawn(func() {
		err := s.desk.Store.Do(context.Background(), by.ID, id, clinic.Exit{By: clinic.ActCancel, Reason: "taken back right after booking"})
		fyne.Do(func() {
			if err != nil {
				s.desk.Failed(err)
				return
			}
			s.desk.Booked(v.Patient.Label()+": the next visit is taken back", nil)
		})
	})
}

func (n *nextVisit) running(on bool) {
	n.busy = on
	for _, b := range []*part.Button{n.book, n.anyway, n.shut} {
		able(b, !on)
	}
}

// refused shows a mistake at its field and everything else over the buttons.
func (n *nextVisit) refused(err error) {
	text := sentence(err, "That could not be saved. Nothing was booked; try again.")
	switch clinic.FieldOf(err) {
	case "day":
		n.day.SetError(text)
	case "time", "planned":
		n.clock.SetError(text)
	}
	n.failure.Set(theme.Danger, theme.IconWarning, text)
	n.arrange()
}
