package store

import (
	"fmt"
	"testing"
	"time"

	"chairside/store/clinic"
)

// oneOf gives a step of every action on a visit.
func oneOf() map[clinic.Action]clinic.Step {
	steps := map[clinic.Action]clinic.Step{}
	for _, s := range []clinic.Step{
		clinic.Arrive{},
		clinic.Respond{Question: clinic.AskHealth, Outcome: clinic.Fine},
		escort(),
		clinic.FinishCheckIn{},
		clinic.PlaceHold{Reason: "for the test"},
		clinic.ReleaseHold{Hold: 1, Reason: "for the test"},
		clinic.Seat{Chair: 1},
		clinic.TakeToRoom{Room: 3},
		clinic.MoveChair{Chair: 2},
		clinic.RecordVitals{Signs: bp(120, 80)},
		clinic.AmendVitals{Vitals: 1, Signs: bp(121, 80), Reason: "for the test"},
		scored(9),
		clinic.StartInfusion{PastLoad: true},
		clinic.GiveDose{PastLoad: true},
		clinic.Pause{Reason: "for the test"},
		clinic.Resume{},
		clinic.EndInfusion{Reason: "for the test"},
		clinic.Extend{By: time.Hour},
		clinic.RecordEffect{Name: "nausea", Severity: clinic.Mild},
		clinic.ResolveEffect{Effect: 1},
		clinic.SignOffEffect{Effect: 1, Reason: "for the test"},
		clinic.Mark{Item: clinic.Oriented, Done: true},
		clinic.Mark{Item: clinic.EscortHere, Done: true},
		clinic.Mark{Item: clinic.SheetGiven, Done: true},
		clinic.Clear{},
		clinic.ReturnToRecovery{Reason: "for the test"},
		clinic.RecordSheet{Where: "saved as PDF"},
		clinic.Depart{},
		clinic.FinishConsultation{},
		clinic.Exit{By: clinic.ActNoShow},
		clinic.CorrectNoShow{Reason: "for the test"},
		clinic.Exit{By: clinic.ActCancel, Reason: "for the test"},
		clinic.Exit{By: clinic.ActLeaveBefore, Reason: "for the test"},
		clinic.Exit{By: clinic.ActLeaveAMA, Reason: "for the test", Told: "Dr Who", IVOut: true},
		clinic.Exit{By: clinic.ActHospital, Reason: "for the test", Told: "Dr Who", IVOut: true},
		clinic.Undo{Reason: "for the test"},
		clinic.Acknowledge{Kind: clinic.TimerEscort, Set: monday},
		clinic.Rebook{To: clinic.Booking{Patient: 1, Kind: clinic.Maintenance, Protocol: 1, Planned: monday.Add(2 * time.Hour)}},
		clinic.RecordCall{Result: clinic.CallWell},
		clinic.SettleCall{Reason: "for the test"},
		clinic.SignConcern{Call: 1, Reason: "for the test"},
	} {
		steps[s.Action()] = s
	}
	return steps
}

// TestNobodyDoesWhatTheirRoleMayNot calls the store for every action and
// every role, past all screens (promise 8).
func TestNobodyDoesWhatTheirRoleMayNot(t *testing.T) {
	s, _ := newClinic(t)
	people := map[clinic.StaffID]clinic.Roles{manager: clinic.Manager, desk: clinic.Receptionist, nurse: clinic.Nurse, provider: clinic.Provider, 0: 0, 999: 0}
	retired, err := s.SaveStaff(ctx, manager, clinic.Staff{Name: "Otto Old", Roles: clinic.Anyone | clinic.Manager, Retired: true})
	ok(t, err)
	people[retired] = 0
	visit := book(t, s, add(t, s, "Maria", "Alvarez", "1985-11-03"), 1)
	steps := oneOf()
	chairSteps := map[clinic.Action]clinic.ChairStep{
		clinic.ActMarkClean: clinic.MarkClean{Chair: 1}, clinic.ActTakeOut: clinic.TakeOut{Chair: 1, Reason: "torn cover"}, clinic.ActPutBack: clinic.PutBack{Chair: 1},
		clinic.ActAckChair: clinic.AckChair{Chair: 1, Set: monday},
	}
	calls := map[clinic.Action][]func(by clinic.StaffID) error{
		clinic.ActAddPatient: {func(by clinic.StaffID) error {
			_, err := s.AddPatient(ctx, by, clinic.Patient{Family: "Nobody", Birth: clinic.Date{Year: 1980, Month: 1, Day: 1}})
			return err
		}},
		clinic.ActBook: {func(by clinic.StaffID) error {
			_, err := s.Book(ctx, by, clinic.Booking{Patient: 1, Kind: clinic.Induction, Protocol: 1, Planned: s.Now()})
			return err
		}},
		clinic.ActStaff: {func(by clinic.StaffID) error {
			_, err := s.SaveStaff(ctx, by, clinic.Staff{Name: "New Person", Roles: clinic.Nurse})
			return err
		}},
		clinic.ActSettings: {
			func(by clinic.StaffID) error { return s.SaveProfile(ctx, by, testSetup().Profile) },
			func(by clinic.StaffID) error {
				_, err := s.SaveChair(ctx, by, clinic.Chair{ID: 1, Name: "Chair 1", Kind: clinic.Bed})
				return err
			},
			func(by clinic.StaffID) error { _, err := s.SaveProtocol(ctx, by, clinic.Presets()[0]); return err },
		},
	}
	calls[clinic.ActDuty] = []func(by clinic.StaffID) error{func(by clinic.StaffID) error { return s.SetDuty(ctx, by, []clinic.StaffID{nurse}) }}
	calls[clinic.ActImport] = []func(by clinic.StaffID) error{func(by clinic.StaffID) error {
		_, err := s.ImportPatients(ctx, Import{By: by}, listed(incoming(2, "", "Nobody", "1980-01-01")))
		return err
	}}
	calls[clinic.ActClock] = []func(by clinic.StaffID) error{func(by clinic.StaffID) error { return s.ConfirmClock(ctx, by, clinic.WallRight) }}
	calls[clinic.ActUndoImport] = []func(by clinic.StaffID) error{func(by clinic.StaffID) error { _, err := s.UndoImport(ctx, by, 1); return err }}
	dead := add(t, s, "Dee", "Departed", "1950-01-01")
	was, err := s.Patient(ctx, dead)
	ok(t, err)
	was.Died = clinic.Date{Year: 2026, Month: 11, Day: 1}
	ok(t, s.SavePatient(ctx, desk, was, ""))
	save := func(by clinic.StaffID, change func(p *clinic.Patient), reason string) error {
		p, err := s.Patient(ctx, dead)
		ok(t, err)
		change(&p)
		return s.SavePatient(ctx, by, p, reason)
	}
	calls[clinic.ActCorrect] = []func(by clinic.StaffID) error{func(by clinic.StaffID) error {
		return save(by, func(p *clinic.Patient) { p.Address = fmt.Sprintf("%d Mill Lane", by) }, "")
	}}
	calls[clinic.ActTakeBackDeath] = []func(by clinic.StaffID) error{func(by clinic.StaffID) error {
		_, err := s.writer.ExecContext(ctx, `UPDATE patient SET died = '2026-11-01' WHERE id = ?1`, dead)
		ok(t, err)
		return save(by, func(p *clinic.Patient) { p.Died = clinic.Date{} }, "another of that name")
	}}
	for a, step := range chairSteps {
		calls[a] = append(calls[a], func(by clinic.StaffID) error { return s.DoChair(ctx, by, step) })
	}
	for a, step := range steps {
		calls[a] = append(calls[a], func(by clinic.StaffID) error { return s.Do(ctx, by, visit, step) })
	}
	tried, refused := 0, 0
	for _, rule := range clinic.Rules {
		if len(calls[rule.Action]) == 0 {
			t.Fatalf("%s: no call to try", rule.Action)
		}
		for _, call := range calls[rule.Action] {
			for who, roles := range people {
				tried++
				lines, visits, patients := count(t, s, `SELECT count(*) FROM history`), count(t, s, `SELECT count(*) FROM visit`), count(t, s, `SELECT count(*) FROM patient`)
				err := call(who)
				if may := roles.Has(rule.Roles); may == (clinic.CodeOf(err) == clinic.NotAllowed) {
					t.Errorf("%s by %q: %v", rule.Action, roles, err)
				} else if may {
					continue
				}
				refused++
				if lines != count(t, s, `SELECT count(*) FROM history`) || visits != count(t, s, `SELECT count(*) FROM visit`) || patients != count(t, s, `SELECT count(*) FROM patient`) {
					t.Errorf("%s by %q was refused and left something", rule.Action, roles)
				}
			}
		}
	}
	t.Logf("%d calls, %d refused for the role", tried, refused)
}

func TestUnknownVisitsChairsAndStepsAreRefused(t *testing.T) {
	s, _ := newClinic(t)
	wantCode(t, s.Do(ctx, desk, 99, clinic.Arrive{}), clinic.Missing)
	wantCode(t, s.Do(ctx, desk, 99, nil), clinic.NotAllowed)
	wantCode(t, s.DoChair(ctx, desk, clinic.MarkClean{Chair: 99}), clinic.Missing)
	wantCode(t, s.DoChair(ctx, desk, nil), clinic.NotAllowed)
	_, err := s.Record(ctx, 99)
	wantCode(t, err, clinic.Missing)
	_, err = s.Patient(ctx, 99)
	wantCode(t, err, clinic.Missing)
	_, err = s.History(ctx, 99)
	wantCode(t, err, clinic.Missing)
	_, err = s.SaveStaff(ctx, manager, clinic.Staff{ID: 99, Name: "No One", Roles: clinic.Nurse})
	wantCode(t, err, clinic.Missing)
	_, err = s.SaveChair(ctx, manager, clinic.Chair{ID: 99, Name: "X", Kind: clinic.Bed})
	wantCode(t, err, clinic.Missing)
	_, err = s.SaveProtocol(ctx, manager, clinic.Protocol{ID: 99, Name: "X"})
	wantCode(t, err, clinic.Missing)
	wantCode(t, s.Do(ctx, desk, book(t, s, add(t, s, "A", "Bo", "1985-11-03"), 1), clinic.Exit{By: "nonsense"}), clinic.NotAllowed)
}

// TestAnUndoneStepWasTheirs: an undo needs the role of what it undoes.
func TestAnUndoNeedsTheRoleOfWhatItUndoes(t *testing.T) {
	s, c := newClinic(t)
	id := inChair(t, s, 1)
	do(t, s, nurse, id, clinic.RecordVitals{Signs: bp(120, 80)})
	do(t, s, nurse, id, clinic.StartInfusion{PastLoad: true})
	wantCode(t, s.Do(ctx, desk, id, clinic.Undo{Reason: "for the test"}), clinic.NotAllowed)
	c.move(clinic.UndoWindow + time.Second)
	wantCode(t, s.Do(ctx, nurse, id, clinic.Undo{Reason: "for the test"}), clinic.Blocked)
}

// waiting brings a new patient to wait for a chair.
func waiting(t testing.TB, s *Store) clinic.VisitID {
	t.Helper()
	n := count(t, s, `SELECT count(*) FROM patient`)
	id := book(t, s, add(t, s, "Pat", "Number "+string(rune('a'+n%26))+string(rune('a'+n/26%26)), "1980-01-01"), 1)
	ok(t, s.Do(ctx, desk, id, clinic.Arrive{}))
	ok(t, s.Do(ctx, desk, id, escort()))
	for _, q := range []clinic.Question{clinic.AskConsent, clinic.AskMedicines, clinic.AskHealth} {
		ok(t, s.Do(ctx, desk, id, clinic.Respond{Question: q, Outcome: clinic.Fine}))
	}
	ok(t, s.Do(ctx, desk, id, clinic.Respond{Question: clinic.AskPHQ9, Outcome: clinic.Skipped}))
	ok(t, s.Do(ctx, desk, id, clinic.Respond{Question: clinic.AskFasting, Outcome: clinic.Fine, Food: s.Now().Add(-10 * time.Hour), Drink: s.Now().Add(-4 * time.Hour)}))
	ok(t, s.Do(ctx, desk, id, clinic.FinishCheckIn{}))
	return id
}

func inChair(t testing.TB, s *Store, chair clinic.ChairID) clinic.VisitID {
	t.Helper()
	id := waiting(t, s)
	do(t, s, desk, id, clinic.Seat{Chair: chair})
	return id
}

// scored is a score by modified Aldrete with a total.
func scored(total int) clinic.RecordScore {
	r := clinic.RecordScore{Scale: clinic.Aldrete, Items: make([]int, 5)}
	for i := range r.Items {
		r.Items[i] = max(0, min(2, total-2*i))
	}
	return r
}
