package clinic

import (
	"testing"
	"time"
)

const why = "a reason of substance"

// readyFor gives a scene at a stage with all that an action's own rule asks,
// and the step that takes the action.
func readyFor(t *testing.T, stage Stage, a Action) (Scene, Step) {
	t.Helper()
	w := booked(t, standard)
	s := &w.Scene
	v := &s.Visit
	s.By = Staff{ID: 5, Name: "Pat Both", Roles: Receptionist | Nurse | Provider}
	s.Now = nine.Add(2 * time.Hour)
	v.Stage, v.ArrivedAt, v.WaitingAt, v.SeatedAt = stage, nine, nine.Add(minute), nine.Add(2*minute)
	v.StartedAt, v.DueAt, v.TreatedAt = nine.Add(3*minute), nine.Add(43*minute), nine.Add(43*minute)
	v.RecoverBy = nine.Add(73 * minute)
	v.Escort = escort().Escort
	v.Vitals = []Vitals{{ID: 1, At: nine.Add(2 * minute), Stage: InChair, Signs: bp(120, 80).Signs}, {ID: 2, At: s.Now, Stage: stage, Signs: bp(121, 81).Signs}}
	v.Scores = []Score{{At: s.Now, Total: 10}}
	v.Ticks = []Tick{{Item: Oriented}, {Item: IVOut}, {Item: SheetGiven}, {Item: Aftercare}, {Item: EscortHere}}
	for _, q := range v.Questions() {
		v.setAnswer(Answer{Question: q, Outcome: Fine, At: s.Now})
	}
	if stage.HoldsChair() {
		v.Chair = 1
		w.chair(1).Occupant = v.ID
	}
	switch a {
	case ActArrive:
		return *s, Arrive{}
	case ActAnswer:
		return *s, Respond{Question: AskHealth, Outcome: Fine}
	case ActNameEscort:
		return *s, escort()
	case ActFinishCheck:
		return *s, FinishCheckIn{}
	case ActHold:
		return *s, PlaceHold{Reason: why}
	case ActRelease:
		v.Holds = []Hold{{ID: 3, Reason: why}}
		return *s, ReleaseHold{Hold: 3, Reason: why}
	case ActSeat:
		return *s, Seat{Chair: 2}
	case ActTakeToRoom:
		v.Protocol, v.Kind = preset(consultation), Consultation
		return *s, TakeToRoom{Room: 3}
	case ActMoveChair:
		return *s, MoveChair{Chair: 2}
	case ActVitals:
		return *s, bp(119, 78)
	case ActAmend:
		return *s, AmendVitals{Vitals: 2, Signs: bp(118, 77).Signs, Reason: why}
	case ActScore:
		return *s, scored(9)
	case ActStart:
		return *s, StartInfusion{}
	case ActDose:
		v.Protocol = preset(nasal)
		return *s, GiveDose{}
	case ActPause:
		return *s, Pause{Reason: why}
	case ActResume:
		v.PausedAt = s.Now.Add(-minute)
		return *s, Resume{}
	case ActEnd:
		return *s, EndInfusion{}
	case ActExtend:
		return *s, Extend{By: 10 * minute}
	case ActEffect:
		return *s, RecordEffect{Name: "nausea", Severity: Mild}
	case ActResolve, ActSignOff:
		v.Effects = []Effect{{ID: 4, Name: "nausea", Severity: Mild, Onset: nine.Add(5 * minute)}}
		if a == ActSignOff {
			return *s, SignOffEffect{Effect: 4, Reason: why}
		}
		return *s, ResolveEffect{Effect: 4}
	case ActAssess:
		return *s, Mark{Oriented, true}
	case ActEscortHere:
		return *s, Mark{EscortHere, true}
	case ActAtTheDoor:
		return *s, Mark{Aftercare, true}
	case ActClear:
		return *s, Clear{}
	case ActReturn:
		return *s, ReturnToRecovery{Reason: why}
	case ActSheet:
		return *s, RecordSheet{Where: "saved as PDF"}
	case ActDepart:
		return *s, Depart{}
	case ActFinish:
		return *s, FinishConsultation{}
	case ActNoShow, ActCancel, ActLeaveBefore, ActLeaveAMA, ActHospital:
		return *s, Exit{By: a, Reason: why, Told: "Dr Hale"}
	case ActComeAfter:
		return *s, CorrectNoShow{Reason: why}
	case ActAcknowledge:
		return readyToAcknowledge(s)
	case ActRebook:
		s.Plan, s.NextNumber = Day{Date: monday, Clinic: s.Clinic, Chairs: s.Chairs, Protocols: Presets(), Visits: []Visit{*v}}, 9
		b := v.Booking()
		b.Planned = s.Now.Add(time.Hour)
		return *s, Rebook{b}
	case ActCall:
		v.After.Due = monday.AddDays(1)
		return *s, RecordCall{Result: CallWell}
	case ActSettleCall:
		v.After.Due = monday.AddDays(1)
		return *s, SettleCall{Reason: why}
	case ActSignCall:
		v.Calls = []Call{{ID: 5, Result: CallConcern, Note: "headache"}}
		return *s, SignConcern{Call: 5, Reason: why}
	case ActUndo:
		v.History = []Entry{{ID: 6, At: s.Now, Action: ActArrive, From: Booked, Before: &State{Stage: Booked}}}
		return *s, Undo{Reason: why}
	}
	t.Fatalf("the test knows no step for %s", a)
	return *s, nil
}

// readyToAcknowledge gives a visit of which something is due at its stage.
func readyToAcknowledge(s *Scene) (Scene, Step) {
	v := &s.Visit
	step := Acknowledge{TimerInfusion, v.DueAt}
	switch v.Stage {
	case InChair:
		v.Vitals[1].Signs = bp(190, 112).Signs
		step = Acknowledge{TimerLimit, v.Vitals[1].At}
	case Recovering:
		v.Scores, v.Ticks = nil, nil
		step = Acknowledge{TimerRecovery, v.RecoverBy}
	case Ready:
		v.Ticks, v.Escort.Comes = nil, nine
		step = Acknowledge{TimerEscort, nine}
	case Discharged, LeftAMA:
		s.Now = nine.AddDate(0, 0, 1)
		step = Acknowledge{TimerCall, monday.AddDays(1).At(8, 0, time.UTC)}
	}
	return *s, step
}
