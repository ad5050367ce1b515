package schedule

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/status"
	"chairside/ui/theme"
)

// detail is the chosen visit: who, when, how it was booked, and what can be
// done with the booking.
type detail struct {
	screen *Screen
	hint   *part.Text
	name   *part.Text
	person *part.Text
	chip   *part.Chip
	heed   *part.Text
	pairs  map[string]*part.Pair
	booked *part.Text
	acts   map[clinic.Action]*part.Button
	open   *part.Button
	more   *part.Button
	lines  *fyne.Container
	card   *part.Card
}

var pairNames = []string{"Visit", "Protocol", "Planned", "Chair", "Needs a chair for", "Number"}

func newDetail(s *Screen) *detail {
	d := &detail{
		screen: s, pairs: map[string]*part.Pair{}, acts: map[clinic.Action]*part.Button{},
		hint:   part.NewText("", part.TextStyle{Color: theme.Muted, Wrap: true}),
		name:   part.NewText("", part.TextStyle{Size: theme.TextTitle - 1, Heavy: true, Wrap: true}),
		person: part.NewText("", part.TextStyle{Color: theme.Muted, Wrap: true}),
		chip:   part.NewChip(theme.Neutral, theme.NoIcon, ""),
		heed:   part.NewText("", part.TextStyle{Bold: true, Color: theme.DangerText, Size: theme.TextSmall, Wrap: true}),
		booked: part.NewText("", part.TextStyle{Color: theme.Muted, Size: theme.TextSmall, Wrap: true}),
	}
	d.name.ID = "schedule.name"
	d.lines = container.New(part.NewStack(theme.S8), d.hint, d.name, d.person, container.NewHBox(d.chip), d.heed)
	for _, name := range pairNames {
		d.pairs[name] = part.NewPair(name, "")
		d.lines.Add(d.pairs[name])
	}
	d.lines.Add(d.booked)
	buttons := container.New(part.NewStack(theme.S8))
	for _, b := range []struct {
		action    clinic.Action
		word, key string
		kind      part.ButtonKind
	}{
		{clinic.ActRebook, "Move", "M", part.Main},
		{clinic.ActNoShow, "No-show", "N", part.Plain},
		{clinic.ActCancel, "Cancel the visit…", "X", part.Plain},
		{clinic.ActComeAfter, "Not a no-show after all…", "N", part.Plain},
	} {
		one := part.NewButton(b.kind, b.word, func() { s.act(b.action) })
		one.SetKey(b.key)
		one.ID = "schedule." + string(b.action)
		d.acts[b.action] = one
		buttons.Add(one)
	}
	d.open = part.NewButton(part.Plain, "Open the record", s.record)
	d.open.SetKey("Enter")
	d.open.ID = "schedule.record"
	d.more = part.NewButton(part.Plain, "More…", s.more)
	d.more.ID = "schedule.more"
	buttons.Add(d.open)
	buttons.Add(d.more)
	d.lines.Add(buttons)
	d.card = part.NewCard(container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, theme.S12), d.lines))) // clear of the scroll bar
	return d
}

// show writes the details of a visit; without one it says what to do.
func (d *detail) show(v clinic.Visit, ok bool) {
	for _, o := range d.lines.Objects {
		part.Visible(o, ok)
	}
	part.Visible(d.hint, !ok)
	if !ok {
		d.hint.SetText(d.words())
		d.lines.Refresh()
		return
	}
	day := d.screen.plan
	d.name.SetText(v.Patient.Label())
	d.person.SetText(status.Person(v.Patient))
	look := v.Look(d.screen.now)
	d.chip.Set(status.Tone(look), status.Icon(look), v.StatusWord(d.screen.now))
	heed := allergies(v.Patient)
	if since := (clinic.Day{Date: d.screen.today}).LeftOpen(v); since != "" {
		heed = strings.Trim("Open "+since+": settle it. "+heed, " ")
	}
	d.heed.SetText(heed)
	part.Visible(d.heed, heed != "")
	chair := "none planned"
	if c, ok := day.Chair(v.PlanChair()); ok {
		chair = c.Name
	}
	for name, value := range map[string]string{
		"Visit": v.Title(), "Protocol": v.Protocol.Name, "Chair": chair, "Number": v.Code(),
		"Planned": v.Planned.In(day.Clinic.Location()).Format("Mon 2 Jan 15:04"), "Needs a chair for": clinic.Span(v.Stay(day.Clinic.Prep)),
	} {
		d.pairs[name].Set(value)
	}
	d.booked.SetText(bookedBy(day, v))
	for a, b := range d.acts {
		rule, _ := clinic.RuleOf(a)
		part.Visible(b, slices.Contains(rule.From, v.Stage))
	}
	d.lines.Refresh()
}

func allergies(p clinic.Patient) string {
	if len(p.Allergies) == 0 {
		return ""
	}
	return "Allergy: " + strings.Join(p.Allergies, ", ")
}

// bookedBy tells how the booking came about: by whom, and what it was moved
// from or booked against.
func bookedBy(day clinic.Day, v clinic.Visit) string {
	var lines []string
	for _, e := range v.History {
		switch e.Action {
		case clinic.ActBook, clinic.ActRebook, clinic.ActCancel, clinic.ActNoShow, clinic.ActComeAfter:
			rule, _ := clinic.RuleOf(e.Action)
			line := rule.Word + " " + e.At.In(day.Clinic.Location()).Format("2 Jan 15:04") + ", " + day.StaffName(e.By)
			for _, more := range []string{e.Detail, e.Reason} {
				if more != "" {
					line += ": " + more
				}
			}
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// words say what to do while nothing is chosen.
func (d *detail) words() string {
	switch {
	case !d.screen.read:
		return "Reading the day…"
	case len(d.screen.plan.Visits) == 0:
		return "Nothing is booked that day. Press B to book a visit."
	}
	return "Choose a visit with the arrows to see it, move it or cancel it. Press B to book one."
}
