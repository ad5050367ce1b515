package today

import (
	"time"

	"chairside/store/clinic"
)

// sideWords are the acts offered beside the next step, in the order they are
// offered. Everything else is behind More.
var sideWords = []struct {
	action clinic.Action
	word   string
}{
	{clinic.ActPause, "Pause"},
	{clinic.ActExtend, "Extend"},
	{clinic.ActMoveChair, "Move chair"},
	{clinic.ActHold, "Hold"},
	{clinic.ActNameEscort, "Escort…"},
	{clinic.ActSheet, "Sheet…"},
}

// wideWords are the acts that get a line of their own.
var wideWords = map[clinic.Action]string{
	clinic.ActClear:  "Clear for leaving…",
	clinic.ActReturn: "Back to recovery…",
}

// sideMost is how many fit beside More and Undo.
const sideMost = 2

// sideActs chooses the buttons below the next step. What the next step does
// already is not offered twice.
func sideActs(v clinic.Visit, next clinic.Action, now time.Time) (wide clinic.Action, small []clinic.Action) {
	switch {
	case v.Stage == clinic.Recovering && next != clinic.ActClear:
		wide = clinic.ActClear
	case v.Stage == clinic.Ready:
		wide = clinic.ActReturn
	}
	for _, s := range sideWords {
		if len(small) < sideMost && s.action != next && applies(s.action, v, now) && !(s.action == clinic.ActSheet && v.Stage == clinic.Recovering) {
			small = append(small, s.action)
		}
	}
	if applies(clinic.ActUndo, v, now) {
		small = append(small, clinic.ActUndo)
	}
	return wide, small
}
