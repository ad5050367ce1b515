package ui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"chairside/store/clinic"
)

var (
	testDate = clinic.Date{Year: 2026, Month: time.November, Day: 22}
	reyes    = clinic.Staff{ID: 1, Name: "Julia Reyes", Roles: clinic.Receptionist}
	okoye    = clinic.Staff{ID: 2, Name: "Blessing Okoye", Credential: "RN", Roles: clinic.Nurse}
)

func at(h, m int) time.Time { return testDate.At(h, m, time.UTC) }

// The visits of the day, by what they are there for.
const (
	waits    clinic.VisitID = 1 // Brown, for a chair
	recovers clinic.VisitID = 2 // Alvarez, time reached
	infuses  clinic.VisitID = 3 // Petrov, vitals not due yet
	leaves   clinic.VisitID = 4 // Okafor, cleared
	comes    clinic.VisitID = 5 // Haddad, expected
)

func testDay() clinic.Day {
	p := clinic.DefaultProfile()
	p.Name, p.Zone = "Test clinic", "UTC"
	d := clinic.Day{Date: testDate, Clinic: p, Protocols: clinic.Presets(), Staff: []clinic.Staff{reyes, okoye}}
	for i := range 4 {
		name := "Chair " + string(rune('1'+i))
		d.Chairs = append(d.Chairs, clinic.Chair{ID: clinic.ChairID(i + 1), Name: name, Kind: clinic.Recliner, Turnover: 10 * time.Minute, Order: i})
	}
	add := func(family, given string, state clinic.State) {
		id := clinic.VisitID(len(d.Visits) + 1)
		v := clinic.Visit{
			ID: id, Day: testDate, Number: int(id), Kind: clinic.Induction, Protocol: clinic.Presets()[0], SeriesNo: 1, SeriesOf: 6,
			Planned: at(9, int(id)), State: state, Escort: clinic.Escort{Name: "Luis Diaz", Phone: "555 010 0101"},
			Patient: clinic.Patient{
				ID: clinic.PatientID(id), Given: given, Family: family, Birth: clinic.Date{Year: 1980, Month: 2, Day: int(id)}, MRN: "1000" + string(rune('0'+id)),
				Key: clinic.NameKey{Given: strings.ToLower(given), Family: strings.ToLower(family)}, NoAllergies: true, MedicinesAsked: testDate, ConsentUntil: testDate.AddDays(100),
			},
		}
		if v.Chair != 0 {
			d.Chairs[v.Chair-1].Occupant = id
		}
		d.Visits = append(d.Visits, v)
	}
	add("Brown", "Keisha", clinic.State{Stage: clinic.Waiting, ArrivedAt: at(10, 20), WaitingAt: at(10, 30)})
	add("Alvarez", "Maria", clinic.State{Stage: clinic.Recovering, Chair: 1, SeatedAt: at(9, 6), StartedAt: at(9, 24), TreatedAt: at(10, 8), RecoverBy: at(10, 38)})
	add("Petrov", "Anton", clinic.State{Stage: clinic.Infusing, Chair: 2, SeatedAt: at(10, 20), StartedAt: at(10, 36), DueAt: at(11, 16)})
	add("Okafor", "Daniel", clinic.State{Stage: clinic.Ready, Chair: 3, SeatedAt: at(8, 36), StartedAt: at(9, 0), TreatedAt: at(9, 40), ReadyAt: at(10, 40)})
	add("Haddad", "Samir", clinic.State{Stage: clinic.Booked})
	d.Visits[recovers-1].Vitals = []clinic.Vitals{{ID: 1, At: at(10, 2), Stage: clinic.Infusing, Signs: map[clinic.Sign]int{clinic.Pulse: 70}}}
	d.Visits[leaves-1].Clearance = &clinic.Clearance{At: at(10, 40), By: 2}
	return d
}

// memory is a store that keeps one day by the clinic's own rules.
type memory struct {
	day       clinic.Day
	now       time.Time
	version   int64
	ready     bool // the clinic is set up
	reads     int  // of the board
	polls     int  // for the version
	steps     []clinic.Step
	said      []clinic.Entry // of the clocks
	settings  []clinic.Setting
	by        []clinic.StaffID
	cantRead  error
	cantPoll  error
	cantWrite error
	similar   []clinic.Patient // whom anybody could be mistaken for
	cantLook  error
	searches  []string                    // what was searched for
	record    []clinic.Patient            // on record without a visit today
	alike     map[string][]clinic.Patient // who sounds like what is typed
}

func newMemory() *memory { return &memory{day: testDay(), now: at(10, 42), version: 1, ready: true} }

func (m *memory) IsSetUp(context.Context) (bool, error) { return m.ready, m.cantPoll }

func (m *memory) Version(context.Context) (int64, error) {
	m.polls++
	return m.version, m.cantPoll
}

func (m *memory) Today(context.Context) (clinic.Day, error) {
	m.reads++
	d := m.day
	d.Date = clinic.DateOf(m.now, time.UTC)
	d.Visits, d.Chairs, d.Staff = slices.Clone(d.Visits), slices.Clone(d.Chairs), slices.Clone(d.Staff)
	return d, m.cantRead
}

func (m *memory) Do(_ context.Context, by clinic.StaffID, id clinic.VisitID, step clinic.Step) error {
	if m.cantWrite != nil {
		return m.cantWrite
	}
	i := slices.IndexFunc(m.day.Visits, func(v clinic.Visit) bool { return v.ID == id })
	who := slices.IndexFunc(m.day.Staff, func(s clinic.Staff) bool { return s.ID == by && !s.Retired })
	if i < 0 || who < 0 {
		return &clinic.Error{Code: clinic.Missing, Message: "That is not on record."}
	}
	s, err := clinic.Scene{Now: m.now, By: m.day.Staff[who], Visit: m.day.Visits[i], Chairs: m.day.Chairs, Clinic: m.day.Clinic}.Do(step)
	if err != nil {
		return err
	}
	m.day.Visits[i], m.day.Chairs = s.Visit, s.Chairs
	m.steps, m.by = append(m.steps, step), append(m.by, by)
	m.version++
	return nil
}

func (m *memory) DoChair(_ context.Context, by clinic.StaffID, step clinic.ChairStep) error {
	if m.cantWrite != nil {
		return m.cantWrite
	}
	who := slices.IndexFunc(m.day.Staff, func(s clinic.Staff) bool { return s.ID == by })
	i := slices.IndexFunc(m.day.Chairs, func(c clinic.Chair) bool { return c.ID == step.Target() })
	c, _, err := m.day.Chairs[i].DoChair(step, m.day.Staff[who], clinic.Entry{At: m.now})
	if err == nil {
		m.day.Chairs = slices.Clone(m.day.Chairs)
		m.day.Chairs[i] = c
		m.version++
	}
	return err
}

func (m *memory) ConfirmClock(_ context.Context, by clinic.StaffID, right clinic.ClockRight) error {
	for _, s := range m.day.Staff {
		if s.ID == by {
			line, err := m.day.Clock.ConfirmClock(s, right)
			if err == nil {
				m.said = append(m.said, line)
				m.day.Clock.Agreed, m.day.Clock.By = m.day.Clock.Now, by
				m.version++
			}
			return err
		}
	}
	return &clinic.Error{Code: clinic.Missing, Message: "That is not on record."}
}

func (m *memory) SetDuty(_ context.Context, by clinic.StaffID, nurses []clinic.StaffID) error {
	if m.cantWrite != nil {
		return m.cantWrite
	}
	m.day.Duty, m.by = nurses, append(m.by, by)
	m.version++
	return nil
}

func (m *memory) SimilarPatients(context.Context, clinic.Patient, int) ([]clinic.Patient, error) {
	return m.similar, m.cantLook
}

func (m *memory) FindPatients(context.Context, string, int) ([]clinic.Patient, error) {
	return nil, nil
}

func (m *memory) Patients(context.Context, int) ([]clinic.Patient, error) {
	return m.people(), m.cantRead
}

func (m *memory) Chart(_ context.Context, id clinic.PatientID) (clinic.Chart, error) {
	for _, p := range m.people() {
		if p.ID != id {
			continue
		}
		c := clinic.Chart{Patient: p, Date: m.day.Date, Clinic: m.day.Clinic, Staff: m.day.Staff, Chairs: m.day.Chairs}
		for _, v := range m.day.Visits {
			if v.Patient.ID == id {
				c.Visits = append(c.Visits, clinic.Past{Visit: v})
			}
		}
		return c, m.cantRead
	}
	return clinic.Chart{}, &clinic.Error{Code: clinic.Missing, Message: "That patient is not on record."}
}

func (m *memory) SavePatient(context.Context, clinic.StaffID, clinic.Patient, string) error {
	return m.cantWrite
}

// SearchPatients finds those of the day whose family name begins as typed, and
// behind them those that the test says sound alike.
func (m *memory) SearchPatients(_ context.Context, query string, limit int) (list []clinic.Match, err error) {
	m.searches = append(m.searches, query)
	typed := strings.ToLower(query)
	for _, p := range m.people() {
		if strings.HasPrefix(p.Key.Family, typed) && len(list) < limit {
			list = append(list, clinic.Match{Patient: p})
		}
	}
	for _, p := range m.alike[query] {
		list = append(list, clinic.Match{Patient: p, By: clinic.MatchSound})
	}
	return list, m.cantRead
}

// people are the patients of the day and those who are only on record.
func (m *memory) people() (list []clinic.Patient) {
	for _, v := range m.day.Visits {
		list = append(list, v.Patient)
	}
	return append(list, m.record...)
}

func (m *memory) AddPatient(context.Context, clinic.StaffID, clinic.Patient) (clinic.PatientID, error) {
	return 77, m.cantWrite
}

func (m *memory) Book(context.Context, clinic.StaffID, clinic.Booking) (clinic.VisitID, error) {
	return 99, m.cantWrite
}

func (m *memory) Record(_ context.Context, id clinic.VisitID) (clinic.Record, error) {
	for _, v := range m.day.Visits {
		if v.ID == id {
			return clinic.Record{Visit: v, Clinic: m.day.Clinic, Staff: m.day.Staff}, nil
		}
	}
	return clinic.Record{}, errors.New("no such visit")
}

func (m *memory) Change(_ context.Context, by clinic.StaffID, c clinic.Setting) error {
	if m.cantWrite != nil {
		return m.cantWrite
	}
	if p, ok := c.(clinic.ProfileChange); ok {
		m.day.Clinic = p.To
	}
	m.settings, m.by = append(m.settings, c), append(m.by, by)
	m.version++
	return nil
}

func (m *memory) Changes(context.Context, clinic.SettingPart) ([]clinic.Entry, error) {
	return nil, nil
}

func (m *memory) Schedule(_ context.Context, date clinic.Date) (clinic.Day, error) {
	d := m.day
	d.Date = date
	return d, nil
}

func (m *memory) Calls(context.Context) ([]clinic.Visit, error) { return nil, nil }

func (m *memory) Patient(context.Context, clinic.PatientID) (clinic.Patient, error) {
	return clinic.Patient{}, errors.New("no such patient")
}
