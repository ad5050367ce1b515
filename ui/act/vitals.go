package act

import (
	"fmt"
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
	c.pressure.SetPlaceHolder("121/79")
	c.pressure.SetText(set.BP())
	c.at.SetPlaceHolder("now")
	c.note.MaxLength = 300
	c.note.SetText(set.Note)
	if !set.At.IsZero() {
		c.at.SetText(clinic.Clock(set.At, zone))
		c.at.Disable()
	}
	for _, s := range clinic.Signs {
		if s.Sign == clinic.Systolic || s.Sign == clinic.Diastolic {
			continue
		}
		f := part.NewField(s.Word + " " + s.Unit)
		f.ID = "vitals." + string(s.Sign)
		f.MaxLength = 5
		if n, ok := set.Signs[s.Sign]; ok {
			f.SetText(written(s.Sign, n))
		}
		c.signs[s.Sign] = f
	}
	return c
}

func (c *chart) content() fyne.CanvasObject {
	s := c.signs
	return container.NewVBox(
		container.NewGridWithColumns(4, c.pressure, s[clinic.Pulse], s[clinic.SpO2], s[clinic.Respiration]),
		container.NewGridWithColumns(4, s[clinic.Temperature], s[clinic.Pain], s[clinic.Sedation], c.at),
		c.note,
	)
}

func (c *chart) marks() map[string]func(string) {
	at := map[string]func(string){
		string(clinic.Systolic): c.pressure.SetError, string(clinic.Diastolic): c.pressure.SetError,
		"at": c.at.SetError, "note": c.note.SetError,
	}
	for sign, f := range c.signs {
		at[string(sign)] = f.SetError
	}
	return at
}

// read gives the set as typed; what is no number is refused at its field.
func (c *chart) read() (map[clinic.Sign]int, error) {
	signs := map[clinic.Sign]int{}
	if text := strings.TrimSpace(c.pressure.Text()); text != "" {
		sys, dia, err := Pressure(text)
		if err != nil {
			return nil, err
		}
		signs[clinic.Systolic], signs[clinic.Diastolic] = sys, dia
	}
	for sign, f := range c.signs {
		text := strings.TrimSpace(f.Text())
		if text == "" {
			continue
		}
		n, err := whole(sign, text)
		if err != nil {
			return nil, err
		}
		signs[sign] = n
	}
	return signs, nil
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
			signs, err := c.read()
			if err != nil {
				return nil, err
			}
			at, err := clinic.ParsePast("at", c.at.Text(), a.desk.Now(), zone)
			return one(clinic.RecordVitals{At: at, Signs: signs, Note: c.note.Text()}, err)
		},
		at: c.marks(),
	})
}

// amend opens the last set that was recorded, to be put right.
func (a *Acts) amend(v clinic.Visit) {
	zone := a.desk.Day().Clinic.Location()
	var last clinic.Vitals
	for _, s := range v.Vitals {
		if !s.Amended {
			last = s
		}
	}
	if last.ID == 0 {
		a.desk.Failed(&clinic.Error{Code: clinic.Missing, Message: "No vitals are recorded in this visit yet.", Next: "Record the first set."})
		return
	}
	c, why := newChart(last, zone), reasonField()
	at := c.marks()
	at["reason"] = why.SetError
	a.show(form{
		PanelSpec: part.PanelSpec{
			Title: "Amend the last vitals", Text: about(v) + "\nThe set as it was stays on record.",
			Content: container.NewVBox(c.content(), why), First: c.pressure.Focusable(), Action: "Amend", Kind: part.Caution, Width: 620,
		},
		visit: v, message: v.Patient.Label() + ": vitals amended",
		steps: func() ([]clinic.Step, error) {
			signs, err := c.read()
			return one(clinic.AmendVitals{Vitals: last.ID, Signs: signs, Note: c.note.Text(), Reason: why.Text()}, err)
		},
		at: at,
	})
}

// score opens the form of a recovery score.
func (a *Acts) score(v clinic.Visit) {
	f := part.NewField("Recovery score, 0 to 10")
	f.ID = "act.score"
	f.MaxLength = 2
	text := about(v)
	if s, ok := v.LastScore(); ok {
		text += fmt.Sprintf("\nLast score %d of 10 at %s", s.Total, a.desk.Day().ClockOf(s.At))
	}
	a.show(form{
		PanelSpec: part.PanelSpec{Title: "Recovery score", Text: text, Content: f, First: f.Focusable(), Action: "Record score", Kind: part.Main},
		visit:     v, message: v.Patient.Label() + ": score recorded",
		steps: func() ([]clinic.Step, error) {
			n, err := strconv.Atoi(strings.TrimSpace(f.Text()))
			if err != nil {
				return nil, &clinic.Error{Code: clinic.Invalid, Field: "score", Message: "That is no score.", Next: "Write a number from 0 to 10."}
			}
			return one(clinic.RecordScore{Total: n}, nil)
		},
		at: map[string]func(string){"score": f.SetError},
	})
}
