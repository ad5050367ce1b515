package clinic

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestLikelyReady(t *testing.T) {
	mins := func(list ...int) []time.Duration {
		var out []time.Duration
		for _, m := range list {
			out = append(out, time.Duration(m)*minute)
		}
		return out
	}
	for _, c := range []struct {
		name string
		pace Pace
		rest int // minutes from the end of treatment
		why  string
	}{
		{"nothing to go by", Pace{}, 30, "minimum"},
		{"the clinic's", Pace{Clinic: mins(60, 35, 40)}, 40, "from 3 earlier recoveries here"},
		{"the patient's own first", Pace{Own: mins(50), Clinic: mins(35, 40)}, 50, "from 1 earlier own recovery"},
		{"two: the mean", Pace{Own: mins(40, 50)}, 45, "from 2 earlier own recoveries"},
		{"one long day does not count", Pace{Own: mins(38, 38, 240)}, 38, "from 3"},
		{"shorter than the minimum", Pace{Own: mins(20)}, 30, "not before the minimum"},
	} {
		w := booked(t, standard).to(Recovering).after(5 * minute)
		e, ok := w.Visit.LikelyReady(c.pace, w.Now)
		if want := w.Visit.TreatedAt.Add(time.Duration(c.rest) * minute); !ok || !e.At.Equal(want) || !strings.Contains(e.Why, c.why) || e.Over {
			t.Errorf("%s: %+v, want %s", c.name, e, want)
		}
		run := booked(t, standard).to(Infusing).after(5 * minute)
		if e, ok := run.Visit.LikelyReady(c.pace, run.Now); !ok || !e.At.Equal(run.Visit.DueAt.Add(time.Duration(c.rest)*minute)) {
			t.Errorf("%s while infusing: %+v", c.name, e)
		}
		run.do(Pause{Reason: why}).after(10 * minute)
		if e, _ := run.Visit.LikelyReady(c.pace, run.Now); !e.At.Equal(run.Visit.DueAt.Add(time.Duration(c.rest+10) * minute)) {
			t.Errorf("%s in a pause: %+v", c.name, e)
		}
	}
	w := booked(t, standard).to(Recovering).do(Extend{By: time.Hour})
	if e, _ := w.Visit.LikelyReady(Pace{}, w.Now); !e.At.Equal(w.Visit.RecoverBy) {
		t.Errorf("extended: %+v", e)
	}
	w.after(3 * time.Hour)
	if e, _ := w.Visit.LikelyReady(Pace{}, w.Now); !e.Over || e.Words(time.UTC) != "Likely ready any moment" {
		t.Errorf("gone by: %+v", e)
	}
	for _, s := range []Stage{Waiting, InChair, Ready, Discharged} {
		if _, ok := booked(t, standard).to(s).Visit.LikelyReady(Pace{}, nine); ok {
			t.Errorf("an estimate at %s", s)
		}
	}
}

// TestLikelyReadyProperty: never in the past, never before the minimum.
func TestLikelyReadyProperty(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		stage := rapid.SampledFrom([]Stage{Infusing, Recovering}).Draw(r, "stage")
		id := rapid.SampledFrom([]ProtocolID{standard, long}).Draw(r, "protocol")
		w := booked(t, id).to(stage).after(time.Duration(rapid.IntRange(0, 300).Draw(r, "min")) * minute)
		var p Pace
		for range rapid.IntRange(0, 5).Draw(r, "n") {
			p.Own = append(p.Own, time.Duration(rapid.IntRange(1, 500).Draw(r, "rest"))*minute)
		}
		e, ok := w.Visit.LikelyReady(p, w.Now)
		least := w.Visit.RecoverBy
		if stage == Infusing {
			least = w.Visit.DueAt.Add(w.Visit.Protocol.Recovery)
		}
		if !ok || e.At.Before(w.Now) || e.At.Before(least) || e.Why == "" {
			r.Fatalf("%+v, least %s, now %s", e, least, w.Now)
		}
	})
}
