package leaving

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/try"
)

var (
	today = clinic.Date{Year: 2026, Month: time.November, Day: 22}
	now   = at("10:51")

	reyes = clinic.Staff{ID: 1, Name: "Jo Reyes", Roles: clinic.Receptionist}
	okoye = clinic.Staff{ID: 2, Name: "Blessing Okoye", Credential: "RN", Roles: clinic.Nurse}
	hale  = clinic.Staff{ID: 3, Name: "Ann Hale", Credential: "MD", Roles: clinic.Provider}
)

func at(clock string) time.Time {
	t, err := time.Parse("2006-01-02 15:04", "2026-11-22 "+clock)
	if err != nil {
		panic(err)
	}
	return t
}

func profile() clinic.Profile {
	p := clinic.DefaultProfile()
	p.Name, p.Address, p.Zone = "Riverside Infusion Clinic", "24 Mill Lane", "UTC"
	p.DayPhone, p.NightPhone = "(555) 014-2200", "(555) 014-2299"
	return p
}

func bp(clock string, stage clinic.Stage, sys, dia, pulse int) clinic.Vitals {
	return clinic.Vitals{At: at(clock), Stage: stage, Signs: map[clinic.Sign]int{
		clinic.Systolic: sys, clinic.Diastolic: dia, clinic.Pulse: pulse, clinic.SpO2: 98,
	}}
}

// maria recovers; all but one criterion is met.
func maria() clinic.Visit {
	return clinic.Visit{
		ID: 1, Day: today, Number: 7, Kind: clinic.Induction, Protocol: clinic.Presets()[0], SeriesNo: 3, SeriesOf: 6,
		Patient: clinic.Patient{ID: 1, Family: "Alvarez", Given: "Maria", Key: clinic.NameKey{Given: "maria", Family: "alvarez"}, Birth: clinic.Date{Year: 1985, Month: 11, Day: 3}, MRN: "10517", NoAllergies: true},
		Planned: at("09:00"), Next: time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC),
		State: clinic.State{
			Stage: clinic.Recovering, Chair: 1, ArrivedAt: at("08:40"), WaitingAt: at("08:55"), SeatedAt: at("09:05"), StartedAt: at("09:24"),
			DueAt: at("10:04"), TreatedAt: at("10:08"), RecoverBy: at("10:38"),
		},
		Escort:  clinic.Escort{Name: "Luis Alvarez", Relation: "husband", Phone: "(555) 010-7711"},
		Vitals:  []clinic.Vitals{bp("09:12", clinic.InChair, 118, 76, 72), bp("09:39", clinic.Infusing, 141, 88, 84), bp("10:44", clinic.Recovering, 121, 79, 74)},
		Scores:  []clinic.Score{{At: at("10:44"), Total: 10}},
		Effects: []clinic.Effect{{ID: 1, Name: "dissociation", Severity: clinic.Mild, Onset: at("09:35"), ResolvedAt: at("10:20")}},
		Ticks:   []clinic.Tick{{Item: clinic.IVOut, At: at("10:45"), By: 2}, {Item: clinic.Oriented, At: at("10:45"), By: 2}},
	}
}

// daniel recovers in chair 3, with no escort named and not yet assessed.
func daniel() clinic.Visit {
	v := maria()
	v.ID, v.Number, v.Chair, v.SeriesNo, v.Next = 2, 8, 3, 6, time.Time{}
	v.Patient = clinic.Patient{ID: 2, Family: "Okafor", Given: "Daniel", Key: clinic.NameKey{Given: "daniel", Family: "okafor"}, Birth: clinic.Date{Year: 1978, Month: 3, Day: 12}, MRN: "10521", Allergies: []string{"latex (hives)"}}
	v.Escort = clinic.Escort{}
	v.Ticks = v.Ticks[:1]
	return v
}

// nextID is the visit that is booked next.
const nextID clinic.VisitID = 99

// memory is a store that keeps visits in memory and asks the clinic's own
// rules, so that what is refused here is refused at the desk.
type memory struct {
	visits []clinic.Visit
	chairs []clinic.Chair
	now    time.Time
	fails  error // what the next write answers
	steps  []clinic.Step
	booked []clinic.Booking
	reads  int
}

func (m *memory) staff() []clinic.Staff { return []clinic.Staff{reyes, okoye, hale} }

func (m *memory) find(id clinic.VisitID) *clinic.Visit {
	for i := range m.visits {
		if m.visits[i].ID == id {
			return &m.visits[i]
		}
	}
	return nil
}

func (m *memory) Record(_ context.Context, id clinic.VisitID) (clinic.Record, error) {
	m.reads++
	v := m.find(id)
	if v == nil {
		return clinic.Record{}, errors.New("no such visit")
	}
	return clinic.Record{Visit: *v, Clinic: profile(), Staff: m.staff()}, nil
}

func (m *memory) Do(_ context.Context, by clinic.StaffID, id clinic.VisitID, step clinic.Step) error {
	m.steps = append(m.steps, step)
	if err := m.fails; err != nil {
		m.fails = nil
		return err
	}
	if exit, ok := step.(clinic.Exit); ok && id == nextID && exit.By == clinic.ActCancel {
		for i := range m.visits {
			m.visits[i].Next = time.Time{}
		}
		return nil
	}
	v := m.find(id)
	after, err := clinic.Scene{Now: m.now, By: m.staff()[by-1], Visit: *v, Chairs: m.chairs, Clinic: profile()}.Do(step)
	if err != nil {
		return err
	}
	*v, m.chairs = after.Visit, after.Chairs
	return nil
}

func (m *memory) day() clinic.Day {
	d := clinic.Day{Date: today, Clinic: profile(), Staff: m.staff(), Chairs: append([]clinic.Chair{}, m.chairs...)}
	d.Visits = append(d.Visits, m.visits...)
	return d
}

// must takes a step that has to succeed.
func (m *memory) must(t testing.TB, by clinic.Staff, id clinic.VisitID, step clinic.Step) {
	t.Helper()
	if err := m.Do(context.Background(), by.ID, id, step); err != nil {
		t.Fatal(err)
	}
}

// desk is the screen in a window with everything it is handed, faked.
type desk struct {
	*Screen
	*try.Bench
	store  *memory
	by     clinic.Staff
	picked bool   // somebody is at the desk
	back   func() // takes back what was said last
	files  map[string][]byte
	prints []string
}

func open(t *testing.T, dark bool, size fyne.Size, visits ...clinic.Visit) *desk {
	t.Helper()
	d := &desk{Bench: try.New(t, dark), store: &memory{visits: visits, now: at("10:47")}, by: okoye, picked: true, files: map[string][]byte{}}
	for i := 1; i <= 4; i++ {
		id := clinic.ChairID(i)
		c := clinic.Chair{ID: id, Name: fmt.Sprintf("Chair %d", i), Kind: clinic.Recliner, Turnover: clinic.DefaultTurnover, Order: i}
		for _, v := range visits {
			if v.Chair == id {
				c.Occupant = v.ID
			}
		}
		d.store.chairs = append(d.store.chairs, c)
	}
	d.Screen = New(Desk{
		Store: d.store, Staff: func() (clinic.Staff, bool) { return d.by, d.picked },
		Pick:     func(then func()) { d.Say("pick"); d.picked = true; then() },
		Spawn:    d.Spawn,
		Act:      func(a clinic.Action, id clinic.VisitID) { d.Say("act %s %d", a, id) },
		More:     func(id clinic.VisitID) { d.Say("more %d", id) },
		Save:     func(name string, pdf []byte) (string, error) { d.files[name] = pdf; return "/sheets/" + name, nil },
		OpenFile: func(path string) error { d.Say("open %s", path); return nil },
		Print:    func(path string) error { d.prints = append(d.prints, path); return nil },
		Done:     func(message string, undo clinic.VisitID) { d.Say("done %s (%d)", message, undo); d.refresh() },
		Booked:   func(message string, back func()) { d.Say("booked %s", message); d.back = back; d.refresh() },
		Failed:   func(err error) { d.Say("failed %v", err); d.refresh() },
	})
	d.Hold(d.Object(), size, d.Keys)
	return d
}

// bothCleared opens the screen with both patients cleared, daniel's by override.
func bothCleared(t *testing.T, dark bool, size fyne.Size) *desk {
	t.Helper()
	d := open(t, dark, size, maria(), daniel())
	d.clear()
	d.refresh()
	return d
}

func (d *desk) clear() {
	d.store.must(d.T, okoye, 1, clinic.Clear{})
	d.store.now = at("10:48")
	d.store.must(d.T, okoye, 2, clinic.Clear{Overrides: map[clinic.Criterion]string{clinic.CritOriented: "walks with a stick as always"}})
	d.store.now, d.store.steps = now, nil
}

// refresh is what the window does after a write: read the day, show it.
func (d *desk) refresh() { d.Show(d.store.day(), d.store.now) }

// Schedule is a day of the clinic with the visits that stand on it.
func (m *memory) Schedule(_ context.Context, date clinic.Date) (clinic.Day, error) {
	d := m.day()
	d.Date, d.Protocols, d.Visits = date, clinic.Presets(), nil
	return d, nil
}

func (m *memory) Book(_ context.Context, _ clinic.StaffID, b clinic.Booking) (clinic.VisitID, error) {
	if err := m.fails; err != nil {
		m.fails = nil
		return 0, err
	}
	m.booked = append(m.booked, b)
	for i := range m.visits {
		if m.visits[i].Patient.ID == b.Patient {
			m.visits[i].Next = b.Planned
		}
	}
	return nextID, nil
}
