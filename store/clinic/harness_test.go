package clinic

import (
	"encoding/json"
	"testing"
	"time"
)

// The staff of every test.
var (
	reyes  = Staff{ID: 1, Name: "Jo Reyes", Roles: Receptionist}
	okoye  = Staff{ID: 2, Name: "Blessing Okoye", Credential: "RN", Roles: Nurse}
	drHale = Staff{ID: 3, Name: "Ann Hale", Credential: "MD", Roles: Provider}
	boss   = Staff{ID: 4, Name: "Max Boss", Roles: Manager}
)

var (
	monday = Date{2026, time.November, 23}
	nine   = monday.At(9, 0, time.UTC)
)

const minute = time.Minute

func preset(id ProtocolID) Protocol { return Presets()[id-1] }

const (
	standard     ProtocolID = 1
	long         ProtocolID = 2
	nasal        ProtocolID = 3
	consultation ProtocolID = 4
)

func adult() Patient {
	return Patient{
		ID: 7, Given: "Maria", Family: "Alvarez", Key: NameKey{"maria", "alvarez"}, Birth: Date{1985, time.November, 3},
		NoAllergies: true, MedicinesAsked: monday.AddDays(-4), ConsentUntil: monday.AddDays(100),
	}
}

func chairs() []Chair {
	return []Chair{
		{ID: 1, Name: "Chair 1", Kind: Recliner, Turnover: DefaultTurnover, Order: 1},
		{ID: 2, Name: "Chair 2", Kind: Recliner, Turnover: DefaultTurnover, Order: 2},
		{ID: 3, Name: "Room A", Kind: Room, Turnover: DefaultTurnover, Order: 3},
	}
}

func clinicHere() Profile {
	p := DefaultProfile()
	p.Name, p.DayPhone, p.Zone = "Here", "(555) 014-2200", "UTC"
	return p
}

// walk is one visit that is led through its stages. It gives numbers to new
// rows as the store does.
type walk struct {
	Scene
	t   testing.TB
	ids int64
}

// booked begins a walk at 08:30 with a visit planned for 09:00.
func booked(t testing.TB, protocol ProtocolID) *walk {
	kind := Induction
	if protocol == consultation {
		kind = Consultation
	}
	return &walk{t: t, Scene: Scene{
		Load: NurseLoad{Nurses: 9},
		Now:  nine.Add(-30 * minute), By: reyes, Chairs: chairs(), Clinic: clinicHere(),
		Visit: Visit{
			ID: 11, Day: monday, Number: 1, Patient: adult(), Kind: kind, Protocol: preset(protocol),
			SeriesNo: 3, SeriesOf: 6, Planned: nine, State: State{Stage: Booked},
		},
	}}
}

func (w *walk) after(d time.Duration) *walk { w.Now = w.Now.Add(d); return w }
func (w *walk) by(s Staff) *walk            { w.By = s; return w }

// do takes steps that must succeed.
func (w *walk) do(steps ...Step) *walk {
	w.t.Helper()
	for _, step := range steps {
		before := snapshot(w.t, w.Scene)
		after, err := w.Scene.Do(step)
		if err != nil {
			w.t.Fatalf("%s at %s: %v", step.Action(), w.Visit.Stage, err)
		}
		if snapshot(w.t, w.Scene) != before {
			w.t.Fatalf("%s changed the scene it was given", step.Action())
		}
		w.Scene, w.ids = kept(after, w.ids)
	}
	return w
}

// not takes a step that must be refused with a code, and change nothing.
func (w *walk) not(code Code, step Step) *walk {
	w.t.Helper()
	before := snapshot(w.t, w.Scene)
	after, err := w.Scene.Do(step)
	switch {
	case err == nil:
		w.t.Fatalf("%s at %s was let through, want %s", step.Action(), w.Visit.Stage, code)
	case CodeOf(err) != code:
		w.t.Fatalf("%s at %s: %v (%s), want %s", step.Action(), w.Visit.Stage, err, CodeOf(err), code)
	case snapshot(w.t, after) != before || snapshot(w.t, w.Scene) != before:
		w.t.Fatalf("%s was refused and changed the scene", step.Action())
	}
	return w
}

// kept gives numbers to what a step added, as the store does.
func kept(s Scene, last int64) (Scene, int64) {
	next := func() int64 { last++; return last }
	v := &s.Visit
	for i := range v.Holds {
		if v.Holds[i].ID == 0 {
			v.Holds[i].ID = next()
		}
	}
	for i := range v.Vitals {
		if v.Vitals[i].ID == 0 {
			v.Vitals[i].ID = VitalsID(next())
		}
	}
	for i := range v.Effects {
		if v.Effects[i].ID == 0 {
			v.Effects[i].ID = EffectID(next())
		}
	}
	for i := range v.History {
		if v.History[i].ID == 0 {
			v.History[i].ID = next()
		}
	}
	return s, last
}

// snapshot writes everything a scene holds, pointers followed.
func snapshot(t testing.TB, s Scene) string {
	t.Helper()
	b, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func escort() NameEscort {
	return NameEscort{Escort: Escort{Name: "Luis Alvarez", Relation: "husband", Phone: "(555) 010-7711"}, Confirmed: true}
}

func bp(sys, dia int) RecordVitals {
	return RecordVitals{Signs: map[Sign]int{Systolic: sys, Diastolic: dia, Pulse: 72, SpO2: 98}}
}

func (w *walk) chair(id ChairID) *Chair {
	w.t.Helper()
	c, err := w.Scene.chair(id)
	if err != nil {
		w.t.Fatal(err)
	}
	return c
}

// answered answers all that check-in asks, without any hold.
func (w *walk) answered() *walk {
	w.t.Helper()
	if w.Visit.Protocol.Treatment {
		w.do(escort(), Respond{Question: AskConsent, Outcome: Fine},
			Respond{Question: AskFasting, Outcome: Fine, Food: nine.Add(-10 * time.Hour), Drink: nine.Add(-3 * time.Hour)},
			Respond{Question: AskHealth, Outcome: Fine}, Respond{Question: AskPHQ9, Outcome: Fine, Total: 11})
	}
	return w.do(Respond{Question: AskMedicines, Outcome: Fine})
}

// to leads a treatment to a stage: waiting at 08:40, in the chair at 09:00,
// infusing (or dosed) from 09:10, recovering from the end of its time.
func (w *walk) to(stage Stage) *walk {
	w.t.Helper()
	steps := []struct {
		stage Stage
		do    func()
	}{
		{Arrived, func() { w.do(Arrive{}) }},
		{Waiting, func() { w.answered().after(10 * minute).do(FinishCheckIn{}) }},
		{InChair, func() { w.after(nine.Sub(w.Now)).do(Seat{Chair: 1}) }},
		{Infusing, func() {
			w.after(10 * minute).by(okoye).do(bp(120, 80))
			if w.Visit.Protocol.Infusion > 0 {
				w.do(StartInfusion{})
			}
		}},
		{Recovering, func() {
			if w.Visit.Protocol.Infusion == 0 {
				w.do(GiveDose{})
				return
			}
			w.after(w.Visit.DueAt.Sub(w.Now)).do(EndInfusion{})
		}},
		{Ready, func() { w.after(w.Visit.RecoverBy.Sub(w.Now)).fit().do(Clear{}) }},
		{Discharged, func() { w.atDoor().do(Depart{}) }},
	}
	for _, s := range steps {
		s.do()
		if s.stage == stage {
			return w
		}
	}
	w.t.Fatalf("no way to %s", stage)
	return w
}

// fit records what a clearance wants, now.
func (w *walk) fit() *walk {
	w.t.Helper()
	w.do(bp(121, 79), scored(9), Mark{Oriented, true})
	if w.Visit.Protocol.IV {
		w.do(Mark{IVOut, true})
	}
	return w
}

// atDoor ticks what a departure wants, now.
func (w *walk) atDoor() *walk {
	w.t.Helper()
	return w.do(RecordSheet{Where: "saved as PDF"}, Mark{SheetGiven, true}, Mark{Aftercare, true}, Mark{EscortHere, true})
}

// noted says what was done about figures beyond the clinic's limits.
func noted(r RecordVitals) RecordVitals { r.Note = "provider told, taken again soon"; return r }

// scored is a score by modified Aldrete with a total; below 0 and above 10 it
// has an item that no scale has.
func scored(total int) RecordScore {
	r := RecordScore{Scale: Aldrete, Items: make([]int, 5)}
	for i := range r.Items {
		r.Items[i] = max(0, min(2, total-2*i))
	}
	switch {
	case total < 0:
		r.Items[0] = -1
	case total > 10:
		r.Items[4] = 3
	}
	return r
}
