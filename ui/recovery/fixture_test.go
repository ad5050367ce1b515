package recovery

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"chairside/store/clinic"
	"chairside/ui/try"
)

var (
	today = clinic.Date{Year: 2026, Month: time.November, Day: 22}
	now   = at("10:42")
)

func at(clock string) time.Time {
	t, err := time.Parse("2006-01-02 15:04", "2026-11-22 "+clock)
	if err != nil {
		panic(err)
	}
	return t
}

func bp(clock string, stage clinic.Stage, sys, dia int) clinic.Vitals {
	return clinic.Vitals{At: at(clock), Stage: stage, Signs: map[clinic.Sign]int{clinic.Systolic: sys, clinic.Diastolic: dia, clinic.SpO2: 98}}
}

func patient(id clinic.PatientID, family, given string, y int, m time.Month, d int) clinic.Patient {
	return clinic.Patient{ID: id, Family: family, Given: given, Birth: clinic.Date{Year: y, Month: m, Day: d}, MRN: fmt.Sprint(10500 + id), NoAllergies: true, Key: clinic.NameKey{Given: strings.ToLower(given), Family: strings.ToLower(family)}}
}

// assess is a recovery whose time is reached, with vitals that are due.
func assess() clinic.Visit {
	v := clinic.Visit{
		ID: 1, Day: today, Number: 1, Patient: patient(1, "Alvarez", "Maria", 1985, 11, 3), Kind: clinic.Induction,
		Protocol: clinic.Presets()[0], SeriesNo: 3, SeriesOf: 6,
		State: clinic.State{
			Stage: clinic.Recovering, Chair: 1, ArrivedAt: at("08:50"), SeatedAt: at("09:05"), StartedAt: at("09:24"),
			DueAt: at("10:04"), TreatedAt: at("10:08"), RecoverBy: at("10:38"),
		},
		Vitals: []clinic.Vitals{
			bp("09:12", clinic.InChair, 118, 76), bp("09:34", clinic.Infusing, 139, 86), bp("09:44", clinic.Infusing, 146, 90),
			bp("09:54", clinic.Infusing, 134, 84), bp("10:23", clinic.Recovering, 121, 79),
		},
		Scores: []clinic.Score{{At: at("10:35"), Total: 9}},
		Ticks:  []clinic.Tick{{Item: clinic.IVOut, At: at("10:30")}},
	}
	v.Patient.NoAllergies, v.Patient.Allergies = false, []string{"latex (hives)"}
	return v
}

// beyond is an infusion with a pressure above the clinic's limit.
func beyond() clinic.Visit {
	return clinic.Visit{
		ID: 2, Day: today, Number: 2, Patient: patient(2, "Petrov", "Anton", 1969, 8, 19), Kind: clinic.Maintenance, Protocol: clinic.Presets()[0],
		State:  clinic.State{Stage: clinic.Infusing, Chair: 2, SeatedAt: at("10:00"), StartedAt: at("10:16"), DueAt: at("10:56")},
		Vitals: []clinic.Vitals{bp("10:05", clinic.InChair, 139, 88), bp("10:26", clinic.Infusing, 160, 92), bp("10:39", clinic.Infusing, 184, 104)},
	}
}

// early is a recovery in its time.
func early() clinic.Visit {
	return clinic.Visit{
		ID: 3, Day: today, Number: 3, Patient: patient(3, "Nguyễn", "Thị Hoa", 1990, 1, 27), Kind: clinic.Induction, Protocol: clinic.Presets()[0],
		SeriesNo: 1, SeriesOf: 6,
		State:  clinic.State{Stage: clinic.Recovering, Chair: 3, SeatedAt: at("09:30"), StartedAt: at("09:48"), TreatedAt: at("10:30"), RecoverBy: at("11:00"), DueAt: at("10:28")},
		Vitals: []clinic.Vitals{bp("09:40", clinic.InChair, 104, 66), bp("10:05", clinic.Infusing, 116, 72), bp("10:33", clinic.Recovering, 109, 70)},
	}
}

// ready is a patient cleared with one override.
func ready() clinic.Visit {
	v := clinic.Visit{
		ID: 4, Day: today, Number: 4, Patient: patient(4, "Okafor", "Daniel", 1978, 3, 12), Kind: clinic.Induction, Protocol: clinic.Presets()[0],
		SeriesNo: 6, SeriesOf: 6,
		State:  clinic.State{Stage: clinic.Ready, Chair: 4, SeatedAt: at("08:30"), StartedAt: at("09:00"), TreatedAt: at("09:44"), RecoverBy: at("10:14"), ReadyAt: at("10:22")},
		Vitals: []clinic.Vitals{bp("08:40", clinic.InChair, 128, 82), bp("09:20", clinic.Infusing, 141, 90), bp("10:20", clinic.Recovering, 126, 80)},
		Scores: []clinic.Score{{At: at("10:20"), Total: 10}},
		Ticks:  []clinic.Tick{{Item: clinic.IVOut, At: at("10:15")}},
	}
	checks := v.Checks(at("10:22"), profile())
	for i := range checks {
		if !checks[i].Met {
			checks[i].Override = "walked to the door with the nurse"
		}
	}
	v.Clearance = &clinic.Clearance{At: at("10:22"), By: 2, Checks: checks}
	return v
}

func profile() clinic.Profile {
	p := clinic.DefaultProfile()
	p.Name, p.DayPhone, p.Zone = "Riverside Infusion Clinic", "(555) 014-2200", "UTC"
	return p
}

func dayOf(visits ...clinic.Visit) clinic.Day {
	d := clinic.Day{Date: today, Clinic: profile(), Visits: visits, Staff: []clinic.Staff{{ID: 2, Name: "Blessing Okoye", Credential: "RN", Roles: clinic.Nurse}}}
	for i := 1; i <= 8; i++ {
		d.Chairs = append(d.Chairs, clinic.Chair{ID: clinic.ChairID(i), Name: fmt.Sprintf("Chair %d", i), Turnover: clinic.DefaultTurnover, Order: i})
	}
	return d
}

func busyDay() clinic.Day { return dayOf(ready(), early(), beyond(), assess()) }

// opened is a screen in a window, with what it asked to have opened.
type opened struct {
	*Screen
	w     fyne.Window
	acted []string
}

func open(t *testing.T, day clinic.Day, dark bool, size fyne.Size) *opened {
	t.Helper()
	try.Look(t, dark)
	o := &opened{}
	o.Screen = New(Open{
		Act:  func(a clinic.Action, id clinic.VisitID) { o.acted = append(o.acted, fmt.Sprintf("%s %d", a, id)) },
		More: func(id clinic.VisitID) { o.acted = append(o.acted, fmt.Sprintf("more %d", id)) },
		Wall: func() { o.acted = append(o.acted, "wall") },
		Duty: func() { o.acted = append(o.acted, "duty") },
	})
	o.w = try.Window(t, o.Object(), size)
	o.Show(day, now)
	return o
}

func (o *opened) press(t *testing.T, id string) {
	t.Helper()
	test.Tap(try.Button(t, o.Object(), id))
}

func (o *opened) key(t *testing.T, key string) {
	t.Helper()
	try.Key(t, o.Keys(), key)
}

// shot keeps a picture of the window where CHAIRSIDE_SHOTS says.
func (o *opened) shot(t *testing.T, name string) {
	t.Helper()
	try.Shot(t, o.w, name)
}

// says is every text that is visible under an object, joined.
var says = try.Says
