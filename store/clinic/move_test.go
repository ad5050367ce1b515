package clinic

import (
	"strings"
	"testing"
)

// The table of moves, written by hand from the issue and the clinical rules
// and not from Rules, so that a slip in Rules is found. One letter a stage:
//
//	B booked  A arrived  W waiting  C in chair  O with clinician  I infusing
//	R recovering  Y ready  D discharged  N no-show  X cancelled
//	L left before  G left against advice  H hospital
const stageLetters = "BAWCOIRYDNXLGH"

var wantMoves = []struct {
	action Action
	from   string
	to     string // "" when the visit stays where it is
	roles  string // R receptionist, N nurse, P provider, M manager
}{
	{ActArrive, "B", "A", "RNP"},
	{ActAnswer, "AW", "", "RNP"},
	{ActNameEscort, "BAWCOIRY", "", "RNP"},
	{ActFinishCheck, "A", "W", "RNP"},
	{ActHold, "BAWC", "", "RNP"},   // "on any stage before infusing"
	{ActRelease, "BAWC", "", "NP"}, // "until a nurse or provider releases it"
	{ActSeat, "W", "C", "RNP"},
	{ActTakeToRoom, "W", "O", "RNP"}, // "waiting, with clinician, discharged"
	{ActMoveChair, "COIRY", "", "RNP"},
	{ActVitals, "WCIRY", "", "NP"},
	{ActAmend, "WCIRYDLGH", "", "NP"},
	{ActScore, "RY", "", "NP"},
	{ActStart, "C", "I", "NP"},
	{ActDose, "C", "R", "NP"},
	{ActPause, "I", "", "NP"},
	{ActResume, "I", "", "NP"},
	{ActEnd, "I", "R", "NP"},
	{ActExtend, "R", "", "NP"},
	{ActEffect, "CIRYDGH", "", "NP"},
	{ActResolve, "CIRYDGH", "", "NP"},
	{ActSignOff, "CIRY", "", "NP"},
	{ActAssess, "RY", "", "NP"},
	{ActEscortHere, "AWCOIRY", "", "RNP"},
	{ActAtTheDoor, "Y", "", "RNP"},
	{ActClear, "R", "Y", "NP"}, // "a nurse or provider; recovering to ready"
	{ActReturn, "Y", "R", "NP"},
	{ActSheet, "RYDGH", "", "RNP"},
	{ActDepart, "Y", "D", "RNP"}, // "any staff; ready to discharged"
	{ActFinish, "O", "D", "RNP"},
	{ActNoShow, "B", "N", "RNP"},
	{ActComeAfter, "N", "B", "RNP"},
	{ActCancel, "BA", "X", "RNP"},
	{ActLeaveBefore, "AWCO", "L", "RNP"},
	{ActLeaveAMA, "IRY", "G", "NP"}, // "at any time after treatment began"
	{ActHospital, "AWCOIRY", "H", "NP"},
	{ActUndo, stageLetters, "", "RNP"},
	{ActAcknowledge, "YCIRDG", "", "RNP"}, // what is about the patient's state: a nurse or provider, see alarm_test.go
	{ActRebook, "B", "", "RNP"},
	{ActCall, "DG", "", "RNP"}, // "after a treated patient left (discharged, left against advice)"
	{ActSettleCall, "DG", "", "RNP"},
	{ActSignCall, "DG", "", "NP"}, // "until a nurse or provider signs it"

	{ActAddPatient, "", "", "RNPM"},
	{ActBook, "", "", "RNP"},
	{ActMarkClean, "", "", "RNP"},
	{ActTakeOut, "", "", "RNPM"},
	{ActPutBack, "", "", "RNPM"},
	{ActSettings, "", "", "M"},
	{ActDuty, "", "", "NPM"},
	{ActImport, "", "", "RM"},
	{ActUndoImport, "", "", "RM"},
	{ActStaff, "", "", "M"},
	{ActAckChair, "", "", "RNP"},
	{ActClock, "", "", "NP"},
	{ActCorrect, "", "", "RNPM"},
	{ActTakeBackDeath, "", "", "M"},
}

func TestRulesHaveEveryActionOnce(t *testing.T) {
	seen := map[Action]int{}
	for _, r := range Rules {
		seen[r.Action]++
	}
	for _, w := range wantMoves {
		if seen[w.action] != 1 {
			t.Errorf("%s stands %d times in the table", w.action, seen[w.action])
		}
		delete(seen, w.action)
	}
	for a := range seen {
		t.Errorf("%s is in the table and in no requirement", a)
	}
}

// TestEveryStageEveryAction takes every action at every stage, each time with
// all that the action's own rule asks, so that only the table decides.
func TestEveryStageEveryAction(t *testing.T) {
	tried := 0
	for _, w := range wantMoves {
		if w.from == "" {
			continue
		}
		for i, stage := range Stages {
			s, step := readyFor(t, stage, w.action)
			if step.Action() != w.action {
				t.Fatalf("the test's step for %s is a %s", w.action, step.Action())
			}
			tried++
			after, err := s.Do(step)
			if !strings.Contains(w.from, stageLetters[i:i+1]) {
				if CodeOf(err) != Conflict {
					t.Errorf("%s at %s: %v, want it refused", w.action, stage, err)
				}
				continue
			}
			if err != nil {
				t.Errorf("%s at %s: %v, want it done", w.action, stage, err)
				continue
			}
			want := stage
			if w.to != "" {
				want = Stages[strings.Index(stageLetters, w.to)]
			}
			if w.action == ActUndo {
				want = Booked // readyFor's last move began there
			}
			if after.Visit.Stage != want || after.Entry.To != want || after.Entry.From != stage {
				t.Errorf("%s at %s leads to %s (line %s to %s), want %s", w.action, stage, after.Visit.Stage, after.Entry.From, after.Entry.To, want)
			}
		}
	}
	t.Logf("%d pairs of stage and action", tried)
}

// TestEveryRoleEveryAction tries every set of roles: several hats allow what
// any one of them allows.
func TestEveryRoleEveryAction(t *testing.T) {
	letters := map[Roles]string{Receptionist: "R", Nurse: "N", Provider: "P", Manager: "M"}
	for _, w := range wantMoves {
		for roles := Roles(0); roles < 16; roles++ {
			want := false
			for r, letter := range letters {
				want = want || roles.Has(r) && strings.Contains(w.roles, letter)
			}
			who := Staff{ID: 9, Name: "Kim Lee", Roles: roles}
			if got := who.May(w.action) == nil; got != want {
				t.Errorf("%s by [%s]: allowed %v, want %v", w.action, roles, got, want)
			}
			if w.from == "" {
				continue
			}
			s, step := readyFor(t, Stages[strings.Index(stageLetters, w.from[:1])], w.action)
			s.By = who
			_, err := s.Do(step)
			if (err == nil) != want || !want && CodeOf(err) != NotAllowed {
				t.Errorf("%s done by [%s]: %v, want allowed %v", w.action, roles, err, want)
			}
		}
		retired, nobody := drHale, drHale
		retired.Retired, nobody.ID = true, 0
		retired.Roles, nobody.Roles = 15, 15
		if retired.May(w.action) == nil || nobody.May(w.action) == nil {
			t.Errorf("%s by someone retired or by nobody", w.action)
		}
	}
	if drHale.May("dance") == nil {
		t.Error("an action that is not in the table was allowed")
	}
}

// TestReasonsAreAsked takes every step that wants a reason without one.
func TestReasonsAreAsked(t *testing.T) {
	want := []Action{ActHold, ActRelease, ActAmend, ActPause, ActSignOff, ActReturn, ActComeAfter, ActCancel, ActLeaveBefore, ActLeaveAMA, ActHospital, ActUndo, ActSettleCall, ActSignCall}
	for _, w := range wantMoves {
		if w.from == "" {
			continue
		}
		s, step := readyFor(t, Stages[strings.Index(stageLetters, w.from[:1])], w.action)
		_, err := s.Do(withoutReason(step))
		if asked := FieldOf(err) == "reason"; asked != contains(want, w.action) {
			t.Errorf("%s without a reason: %v", w.action, err)
		}
	}
	if _, _, err := chairs()[0].DoChair(TakeOut{Chair: 1, Reason: "  "}, okoye, Entry{At: nine}); FieldOf(err) != "reason" {
		t.Errorf("out of service without a reason: %v", err)
	}
}

func contains(list []Action, a Action) bool {
	for _, l := range list {
		if l == a {
			return true
		}
	}
	return false
}

func withoutReason(step Step) Step {
	switch s := step.(type) {
	case PlaceHold:
		s.Reason = ""
		return s
	case ReleaseHold:
		s.Reason = ""
		return s
	case AmendVitals:
		s.Reason = ""
		return s
	case Pause:
		s.Reason = ""
		return s
	case SignOffEffect:
		s.Reason = ""
		return s
	case ReturnToRecovery:
		s.Reason = "ok"
		return s
	case CorrectNoShow:
		s.Reason = ""
		return s
	case Exit:
		s.Reason = ""
		return s
	case Undo:
		s.Reason = " "
		return s
	case SettleCall:
		s.Reason = ""
		return s
	case SignConcern:
		s.Reason = ""
		return s
	}
	return step
}

func TestExitIsOneOfFive(t *testing.T) {
	s, _ := readyFor(t, Infusing, ActEnd)
	for _, a := range []Action{"", ActEnd, ActDepart, ActClear} {
		if _, err := s.Do(Exit{By: a, Reason: why, Told: "Dr Hale"}); CodeOf(err) != NotAllowed {
			t.Errorf("an exit by %q: %v", a, err)
		}
	}
}
