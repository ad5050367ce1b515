package schedule

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/try"
)

var (
	monday = clinic.Date{Year: 2026, Month: time.November, Day: 23}
	now    = at(monday, 10, 42)
	reyes  = clinic.Staff{ID: 1, Name: "Jo Reyes", Roles: clinic.Receptionist}
)

func at(d clinic.Date, h, m int) time.Time { return d.At(h, m, time.UTC) }

// memory is a store that keeps visits and judges bookings by the clinic's own
// rule.
type memory struct {
	visits   []clinic.Visit
	chairs   []clinic.Chair
	clinic   clinic.Profile
	patients []clinic.Patient
	almost   map[string][]clinic.Match // found by sound or with a slip
	staff    []clinic.Staff
	booked   []clinic.Booking
	steps    []clinic.Step
	fails    error // what the next write answers
	cantRead error
	reads    []clinic.Date
}

func newMemory() *memory {
	p := clinic.DefaultProfile()
	p.Zone = "UTC"
	m := &memory{clinic: p, staff: []clinic.Staff{reyes, {ID: 2, Name: "Blessing Okoye", Credential: "RN", Roles: clinic.Nurse}}}
	for i, name := range []string{"Chair 1", "Chair 2", "Chair 3", "Room A"} {
		c := clinic.Chair{ID: clinic.ChairID(i + 1), Name: name, Kind: clinic.Recliner, Turnover: 10 * time.Minute, Order: i}
		if name == "Room A" {
			c.Kind, c.OutReason = clinic.Room, "wet floor"
		}
		m.chairs = append(m.chairs, c)
	}
	m.add("Haddad", "Samir", monday, 11, 30, 1)
	m.add("Wolfeschlegelsteinhausenbergerdorff-Montgomery", "Maximiliane Konstantina", monday, 13, 0, 2)
	m.add("Żółkiewska", "Ewa", monday.AddDays(1), 9, 0, 1)
	m.patient(77, "O’Neill", "Patrick")
	return m
}

func (m *memory) patient(id clinic.PatientID, family, given string) clinic.Patient {
	key := clinic.NameKey{Given: strings.ToLower(given), Family: strings.ToLower(family)}
	p := clinic.Patient{ID: id, Family: family, Given: given, Key: key, Birth: clinic.Date{Year: 1980, Month: 2, Day: int(id%27) + 1}, MRN: fmt.Sprint(10000 + id)}
	m.patients = append(m.patients, p)
	return p
}

func (m *memory) add(family, given string, day clinic.Date, h, min int, chair clinic.ChairID) *clinic.Visit {
	id := clinic.VisitID(len(m.visits) + 1)
	m.visits = append(m.visits, clinic.Visit{
		ID: id, Day: day, Number: int(id), Patient: m.patient(clinic.PatientID(id), family, given), Kind: clinic.Induction, SeriesNo: 2, SeriesOf: 6,
		Protocol: clinic.Presets()[0], Planned: at(day, h, min), PlannedChair: chair, State: clinic.State{Stage: clinic.Booked},
	})
	return &m.visits[len(m.visits)-1]
}

func (m *memory) day(date clinic.Date) clinic.Day {
	d := clinic.Day{Date: date, Clinic: m.clinic, Chairs: m.chairs, Staff: m.staff, Protocols: clinic.Presets()}
	for _, v := range m.visits {
		if v.Day == date {
			d.Visits = append(d.Visits, v)
		}
	}
	return d
}

func (m *memory) Schedule(_ context.Context, date clinic.Date) (clinic.Day, error) {
	m.reads = append(m.reads, date)
	return m.day(date), m.cantRead
}

func (m *memory) fail() error {
	err := m.fails
	m.fails = nil
	return err
}

func (m *memory) Book(_ context.Context, _ clinic.StaffID, b clinic.Booking) (clinic.VisitID, error) {
	if err := m.fail(); err != nil {
		return 0, err
	}
	date := clinic.DateOf(b.Planned, time.UTC)
	got, _, err := m.day(date).Judge(b, 0, now)
	if err != nil {
		return 0, err
	}
	m.booked = append(m.booked, b)
	v := m.add("", "", date, b.Planned.Hour(), b.Planned.Minute(), got.Chair)
	v.Patient, _ = m.Patient(context.Background(), b.Patient)
	v.Kind = b.Kind
	return v.ID, nil
}

func (m *memory) Do(_ context.Context, by clinic.StaffID, id clinic.VisitID, step clinic.Step) error {
	if err := m.fail(); err != nil {
		return err
	}
	v := &m.visits[id-1]
	s := clinic.Scene{Now: now, By: m.staff[by-1], Visit: *v, Chairs: m.chairs, Clinic: m.clinic, NextNumber: 9}
	if r, ok := step.(clinic.Rebook); ok {
		s.Plan = m.day(clinic.DateOf(r.To.Planned, time.UTC))
	}
	after, err := s.Do(step)
	if err != nil {
		return err
	}
	m.steps = append(m.steps, step)
	*v = after.Visit
	return nil
}

func (m *memory) SearchPatients(_ context.Context, query string, _ int) (hits []clinic.Match, err error) {
	for _, p := range m.patients {
		if strings.HasPrefix(strings.ToLower(p.Family), strings.ToLower(query)) {
			hits = append(hits, clinic.Match{Patient: p})
		}
	}
	return append(hits, m.almost[query]...), nil
}

func (m *memory) Patient(_ context.Context, id clinic.PatientID) (clinic.Patient, error) {
	for _, p := range m.patients {
		if p.ID == id {
			return p, nil
		}
	}
	return clinic.Patient{}, errors.New("no such patient")
}

// desk is the screen in a window with everything it is handed, faked.
type desk struct {
	*Screen
	*try.Bench
	store *memory
	back  func()
	alike func(clinic.Visit) string // whom a patient could be mistaken for
}

func open(t *testing.T, dark bool, size fyne.Size) *desk {
	t.Helper()
	d := &desk{Bench: try.New(t, dark), store: newMemory()}
	d.Screen = New(Desk{
		Store: d.store, Staff: func() (clinic.Staff, bool) { return reyes, true }, Pick: func(then func()) { then() },
		Spawn:  d.Spawn,
		Act:    func(a clinic.Action, id clinic.VisitID) { d.Say("act %s %d", a, id) },
		More:   func(id clinic.VisitID) { d.Say("more %d", id) },
		Record: func(v clinic.Visit) { d.Say("record %d", v.ID) },
		Leave:  func() { d.Say("leave") },
		Alike: func(v clinic.Visit, then func(string)) {
			if then(""); d.alike != nil {
				then(d.alike(v))
			}
		},
		Focus:  d.Bench.Move,
		Done:   func(message string, back func()) { d.Say("done %s", message); d.back = back; d.Stale(); d.tick() },
		Failed: func(err error) { d.Say("failed %v", err) },
	})
	d.Hold(d.Object(), size, d.Keys)
	d.tick()
	d.W.Canvas().Focus(d.Focus())
	return d
}

func (d *desk) tick() { d.Show(d.store.day(monday), now) }
