package checkin

import (
	"slices"
	"testing"

	"chairside/store/clinic"
)

// TestCheckedInButHeldIsSaid: the last word at check-in says who has to look
// first, where somebody has.
func TestCheckedInButHeldIsSaid(t *testing.T) {
	for _, c := range []struct {
		holds []clinic.Hold
		said  string
	}{
		{nil, "Haddad, Samir is checked in"},
		{[]clinic.Hold{{ID: 1, Reason: "Not fasted", At: noon, By: 1, ReleasedAt: noon, ReleasedBy: 2}}, "Haddad, Samir is checked in"},
		{[]clinic.Hold{{ID: 1, Reason: "Not fasted", At: noon, By: 1}}, "Haddad, Samir is checked in but held: a nurse or provider has to release the visit first"},
	} {
		d := newDesk(t, false)
		v := &d.day.Visits[0]
		v.Stage, v.ArrivedAt, v.Holds = clinic.Arrived, noon, c.holds
		v.Escort = clinic.Escort{Name: "Tom Reed", Phone: "555 777 1234"}
		for _, q := range v.Questions() {
			v.Answers = append(v.Answers, clinic.Answer{Question: q, Outcome: clinic.Fine, At: noon, By: 1})
		}
		d.open()
		if d.screen.done(); !slices.Contains(d.said, c.said) {
			t.Errorf("%d holds: says %q, want %q", len(c.holds), d.said, c.said)
		}
	}
}
