package calls

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/status"
	"chairside/ui/theme"
)

// line is one patient of the list.
type line struct {
	*part.Cells
	name, who, phone, visit, when, since, tries *part.Text
	chip                                        *part.Chip
}

// columns of the list and of its heading.
func columns() fyne.Layout { return part.NewColumns(-3, -2, -2, -2, 150) }

func newLine() *line {
	l := &line{
		name: part.Strong(""), who: part.Small(""), phone: part.Strong(""), visit: part.Body(""), when: part.Small(""),
		since: part.Body(""), tries: part.Small(""), chip: part.NewChip(theme.Neutral, theme.NoIcon, ""),
	}
	two := func(a, b fyne.CanvasObject) fyne.CanvasObject { return container.New(part.NewStack(0), a, b) }
	l.Cells = part.NewCells(columns(), two(l.name, l.who), l.phone, two(l.visit, l.when), two(l.since, l.tries), container.NewHBox(l.chip))
	return l
}

func newHeading() fyne.CanvasObject {
	row := container.New(columns())
	for _, word := range []string{"Patient", "Phone", "Treatment", "Due", "State"} {
		row.Add(part.NewText(word, part.TextStyle{Size: theme.TextSmall, Bold: true, Color: theme.Muted}))
	}
	return row
}

func (l *line) set(v clinic.Visit, day clinic.Day, now time.Time) {
	l.name.SetText(v.Patient.Label())
	l.who.SetText(status.Person(v.Patient))
	l.phone.SetText(phone(v.Patient))
	l.visit.SetText(v.Title())
	l.when.SetText(v.Day.At(12, 0, time.UTC).Format("Mon 2 Jan") + leftHow(v))
	l.since.SetText(dueSince(v, day.Date))
	l.tries.SetText(tries(v, day))
	tone, icon, word := state(v)
	l.chip.Set(tone, icon, word)
}

func leftHow(v clinic.Visit) string {
	if v.Stage == clinic.LeftAMA {
		return ", left against advice"
	}
	return ""
}

func phone(p clinic.Patient) string {
	if p.Phone == "" {
		return "no phone on record"
	}
	return p.Phone
}

// state is how the call stands: icon, word and colour together.
func state(v clinic.Visit) (theme.Tone, theme.Icon, string) {
	if _, ok := v.Concern(); ok {
		return theme.Danger, theme.IconWarning, "Concern"
	}
	if n := len(v.Calls); n > 0 {
		switch v.Calls[n-1].Result {
		case clinic.CallWrong:
			return theme.Hold, theme.IconMark, "Wrong number"
		case clinic.CallNobody:
			return theme.Amber, theme.IconClock, "No answer"
		}
	}
	return theme.Neutral, theme.IconRing, "To be called"
}

func dueSince(v clinic.Visit, today clinic.Date) string {
	switch due := v.After.Due; {
	case due == today:
		return "today"
	case due == today.AddDays(-1):
		return "since yesterday"
	default:
		return "since " + due.At(12, 0, time.UTC).Format("Mon 2 Jan")
	}
}

func tries(v clinic.Visit, day clinic.Day) string {
	n := len(v.Calls)
	switch n {
	case 0:
		return "not called yet"
	case 1:
		return "1 try, " + stamp(v.Calls[0].At, day)
	}
	return fmt.Sprintf("%d tries, last %s", n, stamp(v.Calls[n-1].At, day))
}

// stamp is a moment: the clock alone today, with the day before that.
func stamp(t time.Time, day clinic.Day) string {
	if clinic.DateOf(t, day.Clinic.Location()) == day.Date {
		return day.ClockOf(t)
	}
	return t.In(day.Clinic.Location()).Format("Mon 2 Jan 15:04")
}
