package clinic

// Action names one thing staff do to a visit or a chair.
type Action string

// The actions on a visit.
const (
	ActArrive      Action = "arrive"
	ActAnswer      Action = "answer"
	ActNameEscort  Action = "name_escort"
	ActFinishCheck Action = "finish_check_in"
	ActHold        Action = "hold"
	ActRelease     Action = "release_hold"
	ActSeat        Action = "seat"
	ActTakeToRoom  Action = "take_to_room"
	ActMoveChair   Action = "move_chair"
	ActVitals      Action = "record_vitals"
	ActAmend       Action = "amend_vitals"
	ActScore       Action = "record_score"
	ActStart       Action = "start_infusion"
	ActDose        Action = "give_dose"
	ActPause       Action = "pause_infusion"
	ActResume      Action = "resume_infusion"
	ActEnd         Action = "end_infusion"
	ActExtend      Action = "extend_recovery"
	ActEffect      Action = "record_effect"
	ActResolve     Action = "resolve_effect"
	ActSignOff     Action = "sign_off_effect"
	ActAssess      Action = "assess"      // oriented and steady, IV out
	ActEscortHere  Action = "escort_here" // any time from arrival
	ActAtTheDoor   Action = "at_the_door"
	ActClear       Action = "clear"
	ActReturn      Action = "return_to_recovery"
	ActSheet       Action = "print_sheet"
	ActDepart      Action = "depart"
	ActFinish      Action = "finish_consultation"
	ActNoShow      Action = "no_show"
	ActComeAfter   Action = "correct_no_show"
	ActCancel      Action = "cancel"
	ActLeaveBefore Action = "leave_before"
	ActLeaveAMA    Action = "leave_against_advice"
	ActHospital    Action = "to_hospital"
	ActUndo        Action = "undo"
	ActAcknowledge Action = "acknowledge"
	ActRebook      Action = "rebook"
	ActCall        Action = "follow_up_call"
	ActSettleCall  Action = "settle_follow_up"
	ActSignCall    Action = "sign_concern"
)

// The actions that are not on one visit.
const (
	ActAddPatient Action = "add_patient"
	ActBook       Action = "book"
	ActMarkClean  Action = "mark_clean"
	ActTakeOut    Action = "out_of_service"
	ActPutBack    Action = "back_in_service"
	ActSettings   Action = "settings"
	ActStaff      Action = "staff"
	ActDuty       Action = "on_duty"
	ActImport     Action = "import_patients"
	ActUndoImport Action = "undo_import"
	ActAckChair   Action = "acknowledge_chair"
	ActClock      Action = "confirm_clock"

	ActCorrect       Action = "correct_patient"
	ActTakeBackDeath Action = "take_back_death"
)

// Rule is one line of the table of moves: from which stages an action may be
// taken, where it leads, and who may take it.
type Rule struct {
	Action Action
	Word   string  // the action as a button or a history line says it
	From   []Stage // empty for actions that are not on a visit
	To     Stage   // "" when the visit stays at its stage
	Roles  Roles
	Reason bool // a reason of substance must be given
	Move   bool // changes stage, chair or a running timer: can be undone
}

var (
	treated    = []Stage{Infusing, Recovering, Ready}
	seated     = []Stage{InChair, Infusing, Recovering, Ready}
	early      = []Stage{Booked, Arrived, Waiting, InChair}
	notBegun   = []Stage{Arrived, Waiting, InChair, WithClinician}
	inRecovery = []Stage{Recovering, Ready}
	wentHome   = []Stage{Discharged, LeftAMA}
)

// Rules is the one table that says which moves exist and who may make them.
var Rules = []Rule{
	{ActArrive, "Checked in at the desk", []Stage{Booked}, Arrived, Anyone, false, true},
	{ActAnswer, "Check-in answer", []Stage{Arrived, Waiting}, "", Anyone, false, false},
	{ActNameEscort, "Escort named", append([]Stage{Booked}, inBuilding...), "", Anyone, false, false},
	{ActFinishCheck, "Checked in", []Stage{Arrived}, Waiting, Anyone, false, true},
	{ActHold, "Held", early, "", Anyone, true, false},
	{ActRelease, "Hold released", early, "", Clinical, true, false},
	{ActSeat, "Seated", []Stage{Waiting}, InChair, Anyone, false, true},
	{ActTakeToRoom, "Taken to room", []Stage{Waiting}, WithClinician, Anyone, false, true},
	{ActMoveChair, "Moved", holdsChair, "", Anyone, false, true},
	{ActVitals, "Vitals", append([]Stage{Waiting}, seated...), "", Clinical, false, false},
	{ActAmend, "Vitals amended", append([]Stage{Waiting, Discharged, LeftBefore, LeftAMA, Hospital}, seated...), "", Clinical, true, false},
	{ActScore, "Recovery score", inRecovery, "", Clinical, false, false},
	{ActStart, "Infusion started", []Stage{InChair}, Infusing, Clinical, false, true},
	{ActDose, "Dose given", []Stage{InChair}, Recovering, Clinical, false, true},
	{ActPause, "Infusion paused", []Stage{Infusing}, "", Clinical, true, true},
	{ActResume, "Infusion resumed", []Stage{Infusing}, "", Clinical, false, true},
	{ActEnd, "Infusion ended", []Stage{Infusing}, Recovering, Clinical, false, true},
	{ActExtend, "Recovery extended", []Stage{Recovering}, "", Clinical, false, true},
	{ActEffect, "Side effect", append([]Stage{Discharged, LeftAMA, Hospital}, seated...), "", Clinical, false, false},
	{ActResolve, "Side effect resolved", append([]Stage{Discharged, LeftAMA, Hospital}, seated...), "", Clinical, false, false},
	{ActSignOff, "Side effect signed off", seated, "", Clinical, true, false},
	{ActAssess, "Assessed", inRecovery, "", Clinical, false, false},
	{ActEscortHere, "Escort is here", inBuilding, "", Anyone, false, false},
	{ActAtTheDoor, "At the door", []Stage{Ready}, "", Anyone, false, false},
	{ActClear, "Cleared", []Stage{Recovering}, Ready, Clinical, false, true},
	{ActReturn, "Back to recovery", []Stage{Ready}, Recovering, Clinical, true, true},
	{ActSheet, "Aftercare sheet", append([]Stage{Discharged, LeftAMA, Hospital}, inRecovery...), "", Anyone, false, false},
	{ActDepart, "Gone home", []Stage{Ready}, Discharged, Anyone, false, true},
	{ActFinish, "Consultation finished", []Stage{WithClinician}, Discharged, Anyone, false, true},
	{ActNoShow, "No-show", []Stage{Booked}, NoShow, Anyone, false, true},
	{ActComeAfter, "No-show corrected", []Stage{NoShow}, Booked, Anyone, true, true},
	{ActCancel, "Cancelled", []Stage{Booked, Arrived}, Cancelled, Anyone, true, true},
	{ActLeaveBefore, "Left before treatment", notBegun, LeftBefore, Anyone, true, true},
	{ActLeaveAMA, "Left against advice", treated, LeftAMA, Clinical, true, true},
	{ActHospital, "Transferred to hospital", inBuilding, Hospital, Clinical, true, true},
	{ActUndo, "Undone", Stages, "", Anyone, true, false},
	{ActAcknowledge, "Alarm seen", append([]Stage{Discharged, LeftAMA}, seated...), "", Anyone, false, false},
	{ActRebook, "Booking moved", []Stage{Booked}, "", Anyone, false, false},
	{ActCall, "Follow-up call", wentHome, "", Anyone, false, false},
	{ActSettleCall, "Follow-up settled", wentHome, "", Anyone, true, false},
	{ActSignCall, "Concern signed", wentHome, "", Clinical, true, false},

	{ActAddPatient, "Patient added", nil, "", Anyone | Manager, false, false},
	{ActBook, "Booked", nil, "", Anyone, false, false},
	{ActMarkClean, "Marked clean", nil, "", Anyone, false, false},
	{ActTakeOut, "Out of service", nil, "", Anyone | Manager, true, false},
	{ActPutBack, "Back in service", nil, "", Anyone | Manager, false, false},
	{ActSettings, "Settings changed", nil, "", Manager, false, false},
	{ActStaff, "Staff changed", nil, "", Manager, false, false},
	{ActDuty, "Nurses on duty", nil, "", Clinical | Manager, false, false},
	{ActImport, "Patients imported", nil, "", Receptionist | Manager, false, false},
	{ActUndoImport, "Import undone", nil, "", Receptionist | Manager, false, false},
	{ActAckChair, "Turnover alarm seen", nil, "", Anyone, false, false},
	{ActClock, "Clock confirmed", nil, "", Clinical, false, false},
	{ActCorrect, "Record corrected", nil, "", Anyone | Manager, false, false},
	{ActTakeBackDeath, "Day of death taken back", nil, "", Manager, true, false},
}

var byAction = func() map[Action]Rule {
	m := make(map[Action]Rule, len(Rules))
	for _, r := range Rules {
		m[r.Action] = r
	}
	return m
}()

// RuleOf gives the line of the table for an action; ok is false when there is
// no such action.
func RuleOf(a Action) (rule Rule, ok bool) {
	rule, ok = byAction[a]
	return rule, ok
}

// May refuses a person whose roles do not allow the action, or who no longer
// works here.
func (s Staff) May(a Action) error {
	rule, ok := byAction[a]
	switch {
	case !ok:
		return refuse(NotAllowed, "Nobody can do that.", "")
	case s.ID == 0:
		return refuse(NotAllowed, "Nobody is named for this.", "Choose who is at the desk first.")
	case s.Retired:
		return refuse(NotAllowed, s.Name+" no longer works here.", "Choose another member of staff.")
	case !s.Roles.Has(rule.Roles):
		return refuse(NotAllowed, s.Short()+" may not do this: "+lower(rule.Word)+".", "Ask a "+rule.Roles.String()+".")
	}
	return nil
}
