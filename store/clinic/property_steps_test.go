package clinic

import (
	"time"

	"pgregory.net/rapid"
)

// anyStep draws a step: mostly one that helps the visit on, at times any.
func anyStep(r *rapid.T, s Scene) Step {
	v := s.Visit
	chair := ChairID(rapid.IntRange(1, 4).Draw(r, "to chair"))
	reason := rapid.SampledFrom([]string{why, why, why, ""}).Draw(r, "reason")
	if rapid.IntRange(0, 3).Draw(r, "help") > 0 {
		if step := helpful(r, v, chair); step != nil {
			return step
		}
	}
	sys := rapid.IntRange(35, 200).Draw(r, "sys")
	row := VitalsID(0)
	if len(v.Vitals) > 0 {
		row = v.Vitals[rapid.IntRange(0, len(v.Vitals)-1).Draw(r, "row")].ID
	}
	effect := EffectID(0)
	if len(v.Effects) > 0 {
		effect = v.Effects[rapid.IntRange(0, len(v.Effects)-1).Draw(r, "effect")].ID
	}
	at := time.Time{}
	if rapid.Bool().Draw(r, "typed") {
		at = s.Now.Add(-time.Duration(rapid.IntRange(-2, 60).Draw(r, "ago")) * minute).Truncate(minute)
	}
	items := []Item{Oriented, IVOut, EscortHere, SheetGiven, Aftercare, Belongings, "hat"}
	return rapid.SampledFrom([]Step{
		Arrive{},
		Respond{Question: AskConsent, Outcome: HeldFor, Note: why},
		Respond{Question: AskPHQ9, Outcome: Fine, Total: sys / 7, Item9: sys % 4},
		Respond{Question: AskMedicines, Outcome: Fine, Changed: true, Allergies: []string{" latex "}},
		escort(),
		FinishCheckIn{},
		PlaceHold{reason},
		Seat{chair},
		TakeToRoom{chair},
		MoveChair{chair},
		MoveChair{chair},
		RecordVitals{At: at, Signs: map[Sign]int{Systolic: sys, Diastolic: sys - 30, SpO2: 97}, Note: reason},
		AmendVitals{Vitals: row, At: at, Signs: map[Sign]int{Pulse: sys}, Note: why, Reason: reason},
		scored(sys / 20),
		StartInfusion{},
		GiveDose{},
		Pause{reason},
		Pause{reason},
		Resume{},
		EndInfusion{reason},
		Extend{time.Duration(sys-40) * minute},
		RecordEffect{Name: "nausea", Severity: Mild, Onset: at},
		ResolveEffect{effect, at},
		SignOffEffect{effect, reason},
		Mark{rapid.SampledFrom(items).Draw(r, "item"), rapid.Bool().Draw(r, "tick")},
		Clear{},
		Clear{map[Criterion]string{CritTime: reason, CritScore: reason, CritFresh: reason, CritPressure: reason, CritOriented: reason, CritNausea: reason, CritEffects: reason, CritIV: reason}},
		ReturnToRecovery{reason},
		RecordSheet{"saved as PDF"},
		Depart{},
		Depart{Alone: true, Reason: reason},
		FinishConsultation{},
		Exit{By: rapid.SampledFrom([]Action{ActNoShow, ActCancel, ActLeaveBefore, ActLeaveAMA, ActHospital}).Draw(r, "exit"), Reason: reason, Told: "Dr Hale", IVOut: true},
		CorrectNoShow{reason},
		Undo{reason},
		Undo{reason},
		Undo{reason},
	}).Draw(r, "step")
}

// helpful gives the step a sensible nurse would take next.
func helpful(r *rapid.T, v Visit, chair ChairID) Step {
	if held := v.Held(); len(held) > 0 && v.Stage.BeforeTreatment() {
		return ReleaseHold{held[0].ID, why}
	}
	_, base := v.Baseline()
	switch v.Stage {
	case Booked:
		return rapid.SampledFrom([]Step{Arrive{}, Arrive{}, Arrive{}, Exit{By: ActNoShow}, Exit{By: ActCancel, Reason: why}}).Draw(r, "booked")
	case NoShow:
		return CorrectNoShow{why}
	case Arrived:
		if left := v.Unanswered(); len(left) > 0 {
			if left[0] == AskEscort {
				return escort()
			}
			return Respond{Question: left[0], Outcome: Fine, Food: v.ArrivedAt.Add(-12 * time.Hour), Drink: v.ArrivedAt.Add(-11 * time.Hour)}
		}
		return FinishCheckIn{}
	case Waiting:
		sit := Step(TakeToRoom{chair})
		if v.Protocol.Treatment {
			sit = Seat{chair}
		}
		return rapid.SampledFrom([]Step{sit, sit, Exit{By: ActLeaveBefore, Reason: why}, sit, sit, sit}).Draw(r, "waiting")
	case WithClinician:
		return FinishConsultation{}
	case InChair:
		switch {
		case !base:
			return bp(120, 80)
		case v.Protocol.Infusion > 0:
			return StartInfusion{}
		}
		return GiveDose{}
	case Infusing:
		return rapid.SampledFrom([]Step{bp(125, 82), Pause{why}, Resume{}, Resume{}, EndInfusion{}, EndInfusion{why}, Exit{By: ActLeaveAMA, Reason: why, Told: "Dr Hale", IVOut: true}}).Draw(r, "infusing")
	case Recovering:
		all := Clear{map[Criterion]string{CritTime: why, CritFresh: why, CritScore: why, CritPressure: why, CritNausea: why, CritEffects: why, CritOriented: why}}
		best := Step(all)
		if _, out := v.Ticked(IVOut); v.Protocol.IV && !out {
			best = Mark{IVOut, true}
		}
		return rapid.SampledFrom([]Step{best, best, bp(122, 80), best, scored(9), Mark{Oriented, true}, Clear{}, Exit{By: ActHospital, Reason: why, Told: "Dr Hale", IVOut: true}}).Draw(r, "recovering")
	case Ready:
		return rapid.SampledFrom([]Step{Mark{SheetGiven, true}, Exit{By: ActHospital, Reason: why, Told: "Dr Hale", IVOut: true}, Mark{Aftercare, true}, Mark{EscortHere, true}, Depart{}, Depart{}}).Draw(r, "ready")
	}
	return nil
}
