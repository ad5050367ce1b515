package clinic

import (
	"slices"
	"strings"
	"testing"
)

// TestARetiredChairTakesNobody tries every way into a chair: seat, room, move,
// the way back of an undo, and what is done to the chair itself.
func TestARetiredChairTakesNobody(t *testing.T) {
	retire := func(w *walk, id ChairID) *walk { w.chair(id).Retired = true; return w }
	said := func(w *walk, step Step) {
		t.Helper()
		if _, err := w.Scene.Do(step); err == nil || !strings.Contains(Sentence(err), "is no longer used") {
			t.Errorf("%s: %v", step.Action(), err)
		}
	}
	w := retire(booked(t, standard).to(Waiting), 1)
	said(w, Seat{Chair: 1})
	w.not(Conflict, Seat{Chair: 1}).do(Seat{Chair: 2})
	said(w, MoveChair{Chair: 1})

	room := retire(booked(t, consultation).do(Arrive{}).answered().do(FinishCheckIn{}), 3)
	said(room, TakeToRoom{Room: 3})

	moved := booked(t, standard).to(InChair).after(minute).do(MoveChair{Chair: 2})
	moved.chair(1).CleaningSince = zero
	retire(moved, 1)
	said(moved, Undo{Reason: why})

	for _, step := range []ChairStep{MarkClean{Chair: 1}, TakeOut{Chair: 1, Reason: why}, PutBack{Chair: 1}} {
		c := Chair{ID: 1, Name: "Chair 1", Retired: true, CleaningSince: nine}
		after, _, err := c.DoChair(step, reyes, Entry{At: nine})
		if CodeOf(err) != Conflict || !strings.Contains(err.Error(), "no longer used") || after.CleaningSince != nine {
			t.Errorf("%s on a retired chair: %v", step.Action(), err)
		}
	}
}

func TestARetiredChairIsNeverProposedAndLeavesTheBoards(t *testing.T) {
	w := booked(t, standard).to(Waiting)
	w.Visit.PlannedChair = 1
	d := Day{Date: monday, Clinic: clinicHere(), Chairs: chairs(), Visits: []Visit{w.Visit}}
	if s, ok := d.Suggest(w.Visit, w.Now); !ok || s.Chair != 1 {
		t.Fatalf("%+v is proposed, not the planned chair", s)
	}
	d.Chairs[0].Retired = true
	if s, ok := d.Suggest(w.Visit, w.Now); !ok || s.Chair != 2 {
		t.Errorf("%+v is proposed with chair 1 retired", s)
	}
	d.Chairs[1].Retired, d.Chairs[2].Retired = true, true
	if s, ok := d.Suggest(w.Visit, w.Now); ok {
		t.Errorf("%+v is proposed with every chair retired", s)
	}
	names := func() (list []string) {
		for _, c := range d.Places() {
			list = append(list, c.Name)
		}
		return list
	}
	d.Chairs[2].Retired = false
	if got := names(); !slices.Equal(got, []string{"Room A"}) {
		t.Errorf("the boards show %q", got)
	}
	d.Chairs[1].Occupant = 11
	if got := names(); !slices.Equal(got, []string{"Chair 2", "Room A"}) {
		t.Errorf("with somebody still in chair 2 the boards show %q", got)
	}
}

// TestAPHQ9HoldIsAProvidersToRelease: question 9 above 0 is a patient who may
// harm themselves. Every other hold is a nurse's or provider's.
func TestAPHQ9HoldIsAProvidersToRelease(t *testing.T) {
	w := booked(t, standard).do(Arrive{}, Respond{Question: AskPHQ9, Outcome: Fine, Total: 9, Item9: 1}, PlaceHold{Reason: why})
	mood, other := w.Visit.Holds[0], w.Visit.Holds[1]
	for _, c := range []struct {
		by        Staff
		mood, any bool
	}{
		{reyes, false, false},
		{boss, false, false},
		{okoye, false, true},
		{drHale, true, true},
		{Staff{ID: 9, Name: "Nia Both", Roles: Nurse | Provider}, true, true},
	} {
		for hold, may := range map[int64]bool{mood.ID: c.mood, other.ID: c.any} {
			_, err := w.by(c.by).Scene.Do(ReleaseHold{Hold: hold, Reason: why})
			if (err == nil) != may || err != nil && CodeOf(err) != NotAllowed {
				t.Errorf("%s (%s), hold %d: %v", c.by.Name, c.by.Roles, hold, err)
			}
		}
	}
	err := okoye.MayRelease(mood)
	if err == nil || err.Error() != "B. Okoye RN may not release a PHQ-9 hold. Ask a provider." {
		t.Error(err)
	}
	// a better answer later releases nothing either
	w.by(okoye).do(Respond{Question: AskPHQ9, Outcome: Fine, Total: 0}).not(NotAllowed, ReleaseHold{Hold: mood.ID, Reason: why})
}
