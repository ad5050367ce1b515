//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"chairside/store"
	"chairside/store/clinic"
	"chairside/store/demo"
	"chairside/store/demo/crowd"
)

const (
	seed       = 2026            // of the crowd
	infusing   = 24              // patients whose timers run
	fullDay    = 64              // visits of the day, those included
	begunFor   = 5 * time.Minute // how long the newest infusion runs; the others longer, all with a quarter of an hour to go
	manager    = "Kim Sato"
	everyTimer = 37 * time.Second // between two starts, so that timers do not step together
	everySet   = 5 * time.Second  // between the last vitals of two patients, so that none is due for minutes
)

// makeClinic makes a clinic file of so many patients with a full day around
// now, in which 24 patients are being infused and nothing is due: what is being
// measured is the program at work, not its alarms. Without patients there is no
// day.
func makeClinic(ctx context.Context, path string, people int, now time.Time) (err error) {
	begun, clock := time.Now(), &demo.Clock{}
	clock.Set(now.Add(-3 * time.Hour))
	s, err := store.Open(ctx, path, store.Options{Now: clock.Now, NoSync: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	profile := demo.Profile()
	profile.Zone = "UTC"
	profile.LimitsConfirmed = clinic.DateOf(now, time.UTC)
	profile.DiskConfirmed = profile.LimitsConfirmed
	setup := store.Setup{Profile: profile, Staff: []clinic.Staff{
		{Name: manager, Roles: clinic.Manager | clinic.Receptionist},
		{Name: "Blessing Okoye", Credential: "RN", Roles: clinic.Nurse},
		{Name: "Ana Ferreira", Credential: "MD", Roles: clinic.Provider},
	}}
	for n := range infusing + 4 {
		setup.Chairs = append(setup.Chairs, clinic.Chair{Name: fmt.Sprintf("Chair %d", n+1), Kind: clinic.Recliner, Turnover: 10 * time.Minute})
	}
	desk, err := s.SetUp(ctx, setup)
	if err != nil {
		return err
	}
	rows := func(yield func(store.Incoming, error) bool) {
		for n := range people {
			if !yield(store.Incoming{Line: n + 2, Source: crowd.Source(n), Patient: crowd.Patient(seed, n)}, nil) {
				return
			}
		}
	}
	if _, err := s.ImportPatients(ctx, store.Import{By: desk, File: "crowd.csv"}, rows); err != nil {
		return err
	}
	if people == 0 {
		return nil
	}
	// the import of many patients takes a while
	d := day{s: s, clock: clock, now: now.Add(time.Since(begun)), desk: desk, nurse: desk + 1}
	for n := range fullDay {
		if err := d.visit(ctx, n, people); err != nil {
			return fmt.Errorf("visit %d: %w", n, err)
		}
	}
	return nil
}

// day is a day as it is being made.
type day struct {
	s           *store.Store
	clock       *demo.Clock
	now         time.Time
	desk, nurse clinic.StaffID
}

// visit makes the visit of that number: the first ones are being infused, the
// rest are expected.
func (d *day) visit(ctx context.Context, n, people int) error {
	started := d.now.Add(-begunFor - time.Duration(n)*everyTimer)
	if n >= infusing {
		d.clock.Set(d.now.Add(-time.Hour))
		_, err := d.s.Book(ctx, d.desk, clinic.Booking{
			Patient: clinic.PatientID(1 + n*people/fullDay), Kind: clinic.Maintenance, Protocol: 1, Planned: d.now.Add(time.Duration(n-infusing) * 5 * time.Minute),
			Anyway: true, // more than the chairs hold, at whatever hour the bench is run
		})
		return err
	}
	d.clock.Set(started.Add(-30 * time.Minute))
	id, err := d.s.Book(ctx, d.desk, clinic.Booking{
		Patient: clinic.PatientID(1 + n*people/fullDay), Kind: clinic.Maintenance, Protocol: 1, Planned: started.Add(-20 * time.Minute), Anyway: true,
	})
	if err != nil {
		return err
	}
	fine := func(q clinic.Question) clinic.Respond { return clinic.Respond{Question: q, Outcome: clinic.Fine} }
	fasting := fine(clinic.AskFasting)
	fasting.Food, fasting.Drink = started.Add(-12*time.Hour), started.Add(-4*time.Hour)
	medicines := fine(clinic.AskMedicines)
	medicines.Changed, medicines.NoAllergies, medicines.Medicines = true, true, "sertraline 50 mg"
	consent := fine(clinic.AskConsent)
	consent.NewConsent = true
	pressure := func(sys int) clinic.RecordVitals {
		return clinic.RecordVitals{Signs: map[clinic.Sign]int{clinic.Systolic: sys, clinic.Diastolic: 78, clinic.Pulse: 70, clinic.SpO2: 98}}
	}
	for _, step := range []struct {
		after time.Duration
		by    clinic.StaffID
		step  clinic.Step
	}{
		{1, d.desk, clinic.Arrive{}},
		{1, d.desk, consent},
		{1, d.desk, clinic.NameEscort{Escort: clinic.Escort{Name: "Tom Reed", Relation: "brother", Phone: "(555) 010-7711"}, Confirmed: true}},
		{1, d.desk, fasting},
		{1, d.desk, medicines},
		{1, d.desk, fine(clinic.AskHealth)},
		{1, d.desk, clinic.Respond{Question: clinic.AskPHQ9, Outcome: clinic.Fine, Total: 9}},
		{2, d.desk, clinic.FinishCheckIn{}},
		{5, d.desk, clinic.Seat{Chair: clinic.ChairID(1 + n)}},
		{6, d.nurse, pressure(118)},
		{10, d.nurse, clinic.StartInfusion{PastLoad: true}},
		{2, d.nurse, pressure(124)},
		{0, d.nurse, pressure(126)}, // the last
	} {
		d.clock.Set(d.clock.Now().Add(step.after * time.Minute))
		switch {
		case step.step.Action() == clinic.ActStart:
			d.clock.Set(started)
		case step.after == 0:
			d.clock.Set(d.now.Add(-time.Duration(n) * everySet))
		}
		if err := d.s.Do(ctx, step.by, id, step.step); err != nil {
			return fmt.Errorf("%s: %w", step.step.Action(), err)
		}
	}
	return nil
}

// once runs work for a folder that is not there yet, so that parts can share
// what it makes.
func (b *bench) once(dir string, work func() error) error {
	if _, err := os.Stat(dir); err == nil {
		return nil
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	return work()
}
