package act

import (
	"strings"
	"testing"

	"chairside/store/clinic"
	"chairside/ui/part"
)

func TestScoreAboveItsProposalAsksWhy(t *testing.T) {
	d := recovers(t)
	d.day.Visits[0].Vitals[1].Signs[clinic.Systolic] = 142 // 20.3 % above 118
	d.acts.Open(clinic.ActScore, 5)
	why, circulation := find[*part.Field](d, "score.reason"), find[*part.Choice](d, "score.pressure")
	if why.Visible() {
		t.Error("a reason is asked for before anything is chosen")
	}
	for _, key := range []string{"activity", "respiration", "pressure", "consciousness"} {
		find[*part.Choice](d, "score."+key).TypedRune('2')
	}
	find[*part.Choice](d, "score.oxygen").TypedRune('1')
	if !why.Visible() || !strings.Contains(circulation.Error(), "Proposed 1: BP 142/79 at 11:55, 20.3 % above baseline") {
		t.Fatalf("above its proposal the item says %q", circulation.Error())
	}
	d.submit()
	if _, scored := d.visit().LastScore(); scored || why.Error() == "" || circulation.Error() == "" {
		t.Fatal("recorded without a reason, or refused without a word")
	}
	circulation.TypedRune('0') // lower needs none
	if why.Visible() || circulation.Error() != "" {
		t.Error("a reason is asked for below the proposal")
	}
	circulation.TypedRune('2')
	d.write("score.reason", "118/74 by hand on the other arm")
	d.submit()
	if s, scored := d.visit().LastScore(); !scored || s.Items[2] != 2 {
		t.Errorf("recorded %+v", s)
	}
}

func TestStartWithNobodyOnDutyAsksOnceMore(t *testing.T) {
	d := recovers(t)
	d.day.Duty = nil
	v := &d.day.Visits[0]
	v.State = clinic.State{Stage: clinic.InChair, Chair: 1, ArrivedAt: v.ArrivedAt, SeatedAt: v.SeatedAt}
	v.Vitals = v.Vitals[:1]
	d.acts.Open(clinic.ActStart, 5)
	if says := d.panelSays(); !strings.Contains(says, "Nobody is set as on duty: F10.") {
		t.Fatalf("the form says %q", says)
	}
	d.submit()
	if d.visit().Stage != clinic.InChair {
		t.Fatal("started unasked")
	}
	find[*part.Tick](d, "start.past_load").Tapped(nil)
	d.submit()
	if d.visit().Stage != clinic.Infusing {
		t.Error("confirmed and not started")
	}
}

func TestLeavingUnderTheInfusionAsksAboutTheIV(t *testing.T) {
	for _, act := range []clinic.Action{clinic.ActLeaveAMA, clinic.ActHospital} {
		for _, out := range []bool{true, false} {
			d := recovers(t)
			v := &d.day.Visits[0]
			v.Stage, v.TreatedAt, v.RecoverBy = clinic.Infusing, v.EndedAt, v.EndedAt
			d.acts.Open(act, 5)
			if says := d.panelSays(); !strings.Contains(says, "The infusion is still running") || !strings.Contains(says, "IV not recorded as out") {
				t.Fatalf("the form says %q", says)
			}
			d.write("act.reason", "has to fetch a child")
			d.write("act.told", "Dr Hale")
			d.submit()
			left := find[*part.Field](d, "act.iv_left")
			if d.visit().Stage != clinic.Infusing || left.Error() == "" {
				t.Fatal("recorded without an answer about the IV")
			}
			want := "IV out, infusion was still running"
			if out {
				find[*part.Tick](d, "act.iv_out").Tapped(nil)
			} else {
				d.write("act.iv_left", "ambulance crew")
				want = "IV left in place, said to ambulance crew, infusion was still running"
			}
			d.submit()
			if h := d.visit().History; len(h) == 0 || h[len(h)-1].Detail != want {
				t.Errorf("the history says %+v", h)
			}
		}
	}
}
