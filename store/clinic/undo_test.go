package clinic

import (
	"slices"
	"testing"
	"time"
)

// TestEveryMoveUndone makes every move that the table calls one, undoes it
// and wants stage, times and chairs back exactly, with both lines kept.
func TestEveryMoveUndone(t *testing.T) {
	tried := 0
	for _, w := range wantMoves {
		if rule, _ := RuleOf(w.action); w.from == "" || !rule.Move || w.action == ActReturn {
			continue
		}
		for i, stage := range Stages {
			if !slices.Contains([]byte(w.from), stageLetters[i]) {
				continue
			}
			tried++
			before, step := readyFor(t, stage, w.action)
			walk := &walk{t: t, Scene: before}
			walk.do(step).after(10 * minute)
			walk.do(Undo{Reason: "a slip of the finger"})
			if walk.Visit.State != before.Visit.State {
				t.Errorf("%s at %s undone:\n%+v\nwas\n%+v", w.action, stage, walk.Visit.State, before.Visit.State)
			}
			if !slices.EqualFunc(walk.Chairs, before.Chairs, func(a, b Chair) bool { return a.Occupant == b.Occupant && a.State() == b.State() }) {
				t.Errorf("%s at %s undone: chairs %+v", w.action, stage, walk.Chairs)
			}
			h := walk.Visit.History
			if len(h) != 2 || !h[0].Undone || h[1].Undone || h[1].Undoes != h[0].ID || h[1].Action != ActUndo || h[1].Reason == "" || h[1].Before != nil {
				t.Errorf("%s at %s undone: history %+v", w.action, stage, h)
			}
			walk.not(Blocked, Undo{Reason: why}) // nothing more to undo
		}
	}
	if tried < 25 {
		t.Errorf("only %d moves tried", tried)
	}
	t.Logf("%d moves undone", tried)
}

func TestWhatIsAMove(t *testing.T) {
	want := []Action{
		ActArrive, ActFinishCheck, ActSeat, ActTakeToRoom, ActMoveChair, ActStart, ActDose, ActPause, ActResume, ActEnd, ActExtend,
		ActClear, ActReturn, ActDepart, ActFinish, ActNoShow, ActComeAfter, ActCancel, ActLeaveBefore, ActLeaveAMA, ActHospital,
	}
	for _, r := range Rules {
		if r.Move != contains(want, r.Action) {
			t.Errorf("%s: a move is %v", r.Action, r.Move)
		}
	}
}

func TestUndoWindow(t *testing.T) {
	w := booked(t, standard).to(Waiting).after(10*minute+time.Second).not(Blocked, Undo{Reason: why})
	w.after(-time.Second).do(Undo{Reason: why})
	if w.Visit.Stage != Arrived {
		t.Errorf("at %s", w.Visit.Stage)
	}
}

func TestUndoStepsBackOneMoveAtATime(t *testing.T) {
	w := booked(t, standard).to(InChair)
	w.chair(3).Kind = Bed
	w.do(MoveChair{Chair: 2}).do(MoveChair{Chair: 3})
	for _, want := range []struct {
		stage Stage
		chair ChairID
	}{{InChair, 2}, {InChair, 1}, {Waiting, 0}} {
		if w.do(Undo{Reason: why}); w.Visit.Stage != want.stage || w.Visit.Chair != want.chair {
			t.Errorf("at %s in %d, want %+v", w.Visit.Stage, w.Visit.Chair, want)
		}
	}
	for _, c := range w.Chairs {
		if c.State() != Free {
			t.Errorf("%s is %s", c.Name, c.State())
		}
	}
	w.do(Seat{Chair: 2}).do(Undo{Reason: why}).do(Seat{Chair: 1})
}

func TestUndoWantsTheRoleOfTheMove(t *testing.T) {
	for stage, allowed := range map[Stage]bool{InChair: true, Infusing: false, Recovering: false, Ready: false, Discharged: true} {
		w := booked(t, standard).to(stage)
		if stage == Infusing {
			w.do(Pause{Reason: why})
		}
		if w.by(reyes); allowed {
			w.do(Undo{Reason: why})
			continue
		}
		w.not(NotAllowed, Undo{Reason: why}).by(boss).not(NotAllowed, Undo{Reason: why}).by(drHale).do(Undo{Reason: why})
	}
}

func TestUndoWhereTheChairHasBeenGivenOn(t *testing.T) {
	gone := func() *walk { return booked(t, standard).to(Discharged).after(2 * minute) }
	w := gone()
	*w.chair(1) = Chair{ID: 1, Name: "Chair 1", Occupant: 99}
	w.not(Conflict, Undo{Reason: why})

	w = gone() // cleaned, given on, and left again by somebody else
	w.chair(1).CleaningSince = w.Now.Add(-minute)
	w.not(Conflict, Undo{Reason: why})

	w = gone()
	w.chair(1).CleaningSince, w.chair(1).OutReason = zero, "torn"
	w.not(Conflict, Undo{Reason: why})

	w = gone() // cleaned meanwhile, nobody in it
	w.chair(1).CleaningSince = zero
	if w.do(Undo{Reason: why}); w.Visit.Stage != Ready || w.chair(1).Occupant != w.Visit.ID {
		t.Errorf("at %s, chair 1 holds %d", w.Visit.Stage, w.chair(1).Occupant)
	}

	w = booked(t, standard).to(InChair).do(MoveChair{Chair: 2})
	w.chair(1).Occupant, w.chair(1).CleaningSince = 99, zero
	w.not(Conflict, Undo{Reason: why})
}

func TestUndoOfAnExitWhileAnotherVisitIsInTheBuilding(t *testing.T) {
	w := booked(t, standard).to(Discharged)
	w.Elsewhere = 99
	w.not(Conflict, Undo{Reason: why})
}

func TestUndoTakesTheClearanceBack(t *testing.T) {
	w := booked(t, standard).to(Ready).do(Undo{Reason: why})
	if w.Visit.Clearance != nil || w.Visit.Stage != Recovering {
		t.Errorf("%s with %+v", w.Visit.Stage, w.Visit.Clearance)
	}
	w.do(Clear{}).atDoor().do(Depart{}, Undo{Reason: why})
	if w.Visit.Clearance == nil || w.Visit.Stage != Ready {
		t.Error("undoing the departure took the clearance too")
	}
}

func TestUndoNeverPutsAClearanceBack(t *testing.T) {
	w := booked(t, standard).to(Ready).do(ReturnToRecovery{Reason: "dizzy on standing"}).not(Blocked, Undo{Reason: why})
	w.do(Mark{Oriented, true}, Clear{}, Undo{Reason: why})
}

func TestUndoOfTheEndForgetsTheAssessment(t *testing.T) {
	w := booked(t, standard).to(Recovering).do(Mark{IVOut, true}, Mark{Oriented, true}, Undo{Reason: "the pump still runs"})
	if _, out := w.Visit.Ticked(IVOut); out || w.Visit.Stage != Infusing {
		t.Error("the IV counts as out while infusing")
	}
}

func TestUndoOfAnArrivalForgetsItsAnswers(t *testing.T) {
	w := booked(t, standard).do(Arrive{}).answered().do(Undo{Reason: "another patient of that name"})
	if n := len(w.Visit.Unanswered()); n != 7 {
		t.Errorf("%d of 7 questions are to ask", n)
	}
	w.after(time.Second).do(Arrive{}).not(Blocked, FinishCheckIn{})
	if n := len(w.Visit.Unanswered()); n != 6 {
		t.Errorf("arrived again, %d of 6 questions are to ask", n)
	}
	w.answered().do(FinishCheckIn{})
}

func TestUndoOfAResumeIsPausedAgain(t *testing.T) {
	w := booked(t, standard).to(Infusing).do(Pause{Reason: why})
	since, due := w.Visit.PausedAt, w.Visit.DueAt
	w.after(5 * minute).do(Resume{}).after(minute).do(Undo{Reason: why}).after(4 * minute).do(Resume{})
	if !w.Visit.DueAt.Equal(due.Add(10*minute)) || w.Visit.PauseTotal != 10*minute || !since.Equal(w.Now.Add(-10*minute)) {
		t.Errorf("%+v", w.Visit.State)
	}
}
