package act

import "chairside/store/clinic"

// offered are the acts a list of them names, in the order a nurse looks for
// them, with the words of the list.
var offered = []Item{
	{clinic.ActVitals, "Record vitals"},
	{clinic.ActAmend, "Amend the last vitals"},
	{clinic.ActScore, "Record recovery score"},
	{clinic.ActAssess, "Oriented and steady, IV out"},
	{clinic.ActEffect, "Side effect"},
	{clinic.ActResolve, "Settle a side effect"},
	{clinic.ActStart, "Start infusion"},
	{clinic.ActDose, "Give dose"},
	{clinic.ActPause, "Pause the infusion"},
	{clinic.ActResume, "Resume the infusion"},
	{clinic.ActEnd, "End the infusion"},
	{clinic.ActExtend, "10 more minutes of recovery"},
	{clinic.ActClear, "Clear for leaving"},
	{clinic.ActReturn, "Back to recovery"},
	{clinic.ActSheet, "Aftercare sheet and leaving"},
	{clinic.ActEscortHere, "Escort is here"},
	{clinic.ActNameEscort, "Name or change the escort"},
	{clinic.ActMoveChair, "Move to another chair"},
	{clinic.ActSeat, "Seat in a chair"},
	{clinic.ActTakeToRoom, "Take to a room"},
	{clinic.ActFinish, "Finish consultation"},
	{clinic.ActAnswer, "Go on checking in"},
	{clinic.ActHold, "Hold for the nurse"},
	{clinic.ActRelease, "Release a hold"},
	{clinic.ActRebook, "Move the booking"},
	{clinic.ActNoShow, "No-show"},
	{clinic.ActComeAfter, "Not a no-show after all"},
	{clinic.ActCancel, "Cancel the visit"},
	{clinic.ActLeaveBefore, "Left before treatment"},
	{clinic.ActLeaveAMA, "Leaving against advice"},
	{clinic.ActHospital, "Transfer to hospital"},
	{clinic.ActUndo, "Undo the last move"},
}

// Possible lists the acts that this person may begin on a visit as it stands.
func Possible(v clinic.Visit, staff clinic.Staff) []Item {
	var out []Item
	for _, item := range offered {
		rule, _ := clinic.RuleOf(item.Action)
		if staff.May(item.Action) != nil || !applies(item.Action, v) {
			continue
		}
		for _, s := range rule.From {
			if s == v.Stage {
				out = append(out, item)
				break
			}
		}
	}
	return out
}

// applies leaves out what the protocol or the record makes pointless.
func applies(a clinic.Action, v clinic.Visit) bool {
	paused := !v.PausedAt.IsZero()
	switch a {
	case clinic.ActSeat:
		return v.Protocol.Treatment
	case clinic.ActTakeToRoom:
		return !v.Protocol.Treatment
	case clinic.ActStart:
		return v.Protocol.Infusion > 0
	case clinic.ActDose:
		return v.Protocol.Treatment && v.Protocol.Infusion == 0
	case clinic.ActPause:
		return !paused
	case clinic.ActResume:
		return paused
	case clinic.ActAmend:
		return len(v.Vitals) > 0
	case clinic.ActRelease:
		return len(v.Held()) > 0
	case clinic.ActResolve:
		for _, e := range v.Effects {
			if !e.Settled() {
				return true
			}
		}
		return false
	case clinic.ActUndo:
		_, ok := v.LastMove()
		return ok
	}
	return true
}
