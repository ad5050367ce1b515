package act

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/part"
)

// chart is the form of one set of vital signs: any subset of them.
type chart struct {
	pressure *part.Field // both pressures in one field: 121/79
	signs    map[clinic.Sign]*part.Field
	at       *part.Field
	note     *part.Field
}

func newChart(set clinic.Vitals, zone *time.Location) *chart {
	c := &chart{pressure: part.NewField("BP"), signs: map[clinic.Sign]*part.Field{}, at: part.NewField("Time"), note: part.NewField("Note")}
	c.pressure.ID, c.at.ID, c.note.ID = "vitals.bp", "vitals.at", "vitals.note"
	c.pressure.SetPlaceHolder("e.g. 121/79")
	c.at.SetPlaceHolder("now")
	c.note.MaxLength = 300
	for _, s := range clinic.Signs {
		if s.Sign == clinic.Systolic || s.Sign == clinic.Diastolic {
			continue
		}
		f := part.NewField(s.Word + " " + s.Unit)
		f.ID = "vitals." + string(s.Sign)
		f.MaxLength = 5
		c.signs[s.Sign] = f
	}
	c.fill(set, zone)
	return c
}

// fill writes a set that was recorded into the form; the zero set empties it.
func (c *chart) fill(set clinic.Vitals, zone *time.Location) {
	c.pressure.SetText(set.BP())
	c.at.SetText(clinic.Clock(set.At, zone))
	c.note.SetText(set.Note)
	for sign, f := range c.signs {
		text := ""
		if n, ok := set.Signs[sign]; ok {
			text = written(sign, n)
		}
		f.SetText(text)
	}
}

func (c *chart) content() fyne.CanvasObject {
	s := c.signs
	return container.NewVBox(
		container.NewGridWithColumns(4, c.pressure, s[clinic.Pulse], s[clinic.SpO2], s[clinic.Respiration]),
		container.NewGridWithColumns(4, s[clinic.Temperature], s[clinic.Pain], s[clinic.Sedation], c.at),
		c.note,
	)
}

// fields names the fields as errors do, and order is how they stand in the form.
func (c *chart) fields() map[string]*part.Field {
	all := map[string]*part.Field{string(clinic.Systolic): c.pressure, string(clinic.Diastolic): c.pressure, "at": c.at, "note": c.note}
	for sign, f := range c.signs {
		all[string(sign)] = f
	}
	return all
}

func chartOrder() []string {
	var order []string
	for _, s := range clinic.Signs {
		order = append(order, string(s.Sign))
	}
	return append(order, "at", "note", "reason")
}

// marked gives a form what it needs to mark what is wrong and to go there.
func (f form) marked(fields map[string]*part.Field) form {
	f.at, f.fields = map[string]func(string){}, map[string]fyne.Focusable{}
	for name, field := range fields {
		f.at[name], f.fields[name] = field.SetError, field.Focusable()
	}
	return f
}

// watch says below the note, while figures are typed, that they lie beyond the
// clinic's limits and that the note has to say what was done.
func (c *chart) watch(limits clinic.Limits) {
	look := func(string) {
		signs, wrong := c.read()
		if beyond := limits.Beyond(signs); len(wrong) == 0 && len(beyond) > 0 {
			c.note.SetHint(strings.Join(beyond, "; ") + ". Write what was done, or \"none taken because …\".")
			return
		}
		c.note.SetHint("")
	}
	c.pressure.OnChanged = look
	for _, f := range c.signs {
		f.OnChanged = look
	}
}

// read gives the set as typed, and a mistake for each field that is no number.
func (c *chart) read() (signs map[clinic.Sign]int, wrong []error) {
	signs = map[clinic.Sign]int{}
	if text := strings.TrimSpace(c.pressure.Text()); text != "" {
		sys, dia, err := Pressure(text)
		if err != nil {
			wrong = append(wrong, err)
		} else {
			signs[clinic.Systolic], signs[clinic.Diastolic] = sys, dia
		}
	}
	for sign, f := range c.signs {
		text := strings.TrimSpace(f.Text())
		if text == "" {
			continue
		}
		n, err := whole(sign, text)
		if err != nil {
			wrong = append(wrong, err)
			continue
		}
		signs[sign] = n
	}
	return signs, wrong
}

// set gives the set as typed and the moment it is for. Everything that can be
// seen to be wrong without the record is told at once, so that nobody sends a
// form four times to hear of four slips; what else is wrong goes with it.
func (c *chart) set(day clinic.Day, now time.Time, more ...error) (signs map[clinic.Sign]int, at time.Time, err error) {
	signs, wrong := c.read()
	if len(signs) > 0 || len(wrong) == 0 { // what cannot be read is told as that, not as missing
		wrong = append(wrong, day.Clinic.Limits.CheckSet(signs, c.note.Text())...)
	}
	at, late := clinic.ParsePast("at", c.at.Text(), now, day.Clinic.Location())
	wrong = append(append(wrong, late), more...)
	for i, err := range wrong { // both pressures are one field
		if clinic.FieldOf(err) == string(clinic.Diastolic) {
			wrong[i] = &clinic.Error{Code: clinic.CodeOf(err), Field: string(clinic.Systolic), Message: clinic.Sentence(err)}
		}
	}
	return signs, at, together(chartOrder(), wrong...)
}

// Pressure reads a blood pressure as it is called out: 121/79, 121 79, 121-79.
func Pressure(text string) (sys, dia int, err error) {
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == '/' || r == ' ' || r == '-' || r == ',' || r == '.' })
	if len(parts) == 2 {
		a, errA := strconv.Atoi(parts[0])
		b, errB := strconv.Atoi(parts[1])
		if errA == nil && errB == nil {
			return a, b, nil
		}
	}
	return 0, 0, &clinic.Error{Code: clinic.Invalid, Field: string(clinic.Systolic), Message: "That is no blood pressure.", Next: "Write it as 121/79."}
}

func whole(sign clinic.Sign, text string) (int, error) {
	if sign == clinic.Temperature {
		f, err := strconv.ParseFloat(strings.ReplaceAll(text, ",", "."), 64)
		if err == nil && f > 0 && f < 1000 {
			return int(f*10 + 0.5), nil
		}
	} else if n, err := strconv.Atoi(strings.TrimSuffix(text, "%")); err == nil {
		return n, nil
	}
	return 0, &clinic.Error{Code: clinic.Invalid, Field: string(sign), Message: "That is no number.", Next: "Write figures only."}
}

func written(sign clinic.Sign, n int) string {
	if sign == clinic.Temperature {
		return fmt.Sprintf("%d.%d", n/10, n%10)
	}
	return strconv.Itoa(n)
}

// vitals opens the form of a new set.
func (a *Acts) vitals(v clinic.Visit) {
	day := a.desk.Day()
	zone := day.Clinic.Location()
	c := newChart(clinic.Vitals{}, zone)
	c.watch(day.Clinic.Limits)
	c.at.SetHint("earlier: 10:44")
	text := about(v)
	if base, ok := v.Baseline(); ok {
		text += "\nBaseline BP " + base.BP() + " at " + day.ClockOf(base.At)
	} else if v.Stage == clinic.InChair {
		text += "\nThe BP taken now becomes the baseline of this visit."
	}
	a.show(form{
		PanelSpec: part.PanelSpec{
			Title: "Vitals", Text: text, Content: c.content(),
			First: c.pressure.Focusable(), Action: "Record vitals", Kind: part.Main, Width: 620,
		},
		visit: v, message: v.Patient.Label() + ": vitals recorded",
		steps: func() ([]clinic.Step, error) {
			signs, at, err := c.set(day, a.desk.Now())
			return one(clinic.RecordVitals{At: at, Signs: signs, Note: c.note.Text()}, err)
		},
	}.marked(c.fields()))
}

// amend opens the sets that were recorded, the newest first, to be put right:
// a figure, or the minute it was entered for.
func (a *Acts) amend(v clinic.Visit) {
	day := a.desk.Day()
	zone := day.Clinic.Location()
	var sets []clinic.Vitals
	var words []string
	for _, s := range slices.Backward(v.Vitals) {
		if !s.Amended && s.ID != 0 {
			sets = append(sets, s)
			words = append(words, strings.TrimSuffix(day.ClockOf(s.At)+" · "+s.Brief()+" · "+day.StaffName(s.By), " · "))
		}
	}
	if len(sets) == 0 {
		a.desk.Failed(&clinic.Error{Code: clinic.Missing, Message: "No vitals are recorded in this visit yet.", Next: "Record the first set."})
		return
	}
	c, why := newChart(sets[0], zone), reasonField()
	c.watch(day.Clinic.Limits)
	chosen := 0
	which := part.NewSelect("Which set", words, func(i int) {
		if i >= 0 && i != chosen {
			chosen = i
			c.fill(sets[i], zone)
		}
	})
	which.ID = "vitals.which"
	which.SetSelected(0)
	fields := c.fields()
	fields["reason"] = why
	a.show(form{
		PanelSpec: part.PanelSpec{
			Title: "Amend vitals", Text: about(v) + "\nFigures or time: the set as it was stays on record.",
			Content: container.NewVBox(which, c.content(), why), First: c.pressure.Focusable(), Action: "Amend", Kind: part.Caution, Width: 620,
		},
		visit: v, message: v.Patient.Label() + ": vitals amended",
		steps: func() ([]clinic.Step, error) {
			_, reason := clinic.Reason(why.Text())
			signs, at, err := c.set(day, a.desk.Now(), reason)
			return one(clinic.AmendVitals{Vitals: sets[chosen].ID, At: at, Signs: signs, Note: c.note.Text(), Reason: why.Text()}, err)
		},
	}.marked(fields))
}
