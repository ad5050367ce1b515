package clinic

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// house is a small clinic: the model that random steps are played against.
type house struct {
	now    time.Time
	chairs []Chair
	visits []Visit
	ids    int64
	done   int // steps that were let through
}

func newHouse() *house {
	h := &house{now: nine, chairs: chairs()}
	for i, p := range []struct {
		protocol ProtocolID
		patient  PatientID
	}{{standard, 1}, {long, 2}, {nasal, 3}, {consultation, 4}, {standard, 1}, {standard, 5}} {
		v := booked(nil, p.protocol).Visit
		v.ID, v.Patient.ID = VisitID(i+1), p.patient
		h.visits = append(h.visits, v)
	}
	return h
}

func (h *house) scene(i int, by Staff) Scene {
	s := Scene{Load: NurseLoad{Nurses: 9}, Now: h.now, By: by, Visit: h.visits[i], Chairs: h.chairs, Clinic: clinicHere()}
	for _, o := range h.visits {
		if o.ID != s.Visit.ID && o.Patient.ID == s.Visit.Patient.ID && o.Stage.InBuilding() {
			s.Elsewhere = o.ID
		}
	}
	return s
}

// TestRandomSteps plays random steps by random staff with random time jumps,
// back ones too, and looks after each whether the rules that must never break
// still stand. The long run of 100,000 steps is
//
//	go test -run RandomSteps -rapid.checks=500 ./store/clinic
func TestRandomSteps(t *testing.T) {
	t.Parallel()
	steps, done, reached := 0, 0, map[Stage]int{}
	rapid.Check(t, func(r *rapid.T) {
		h := newHouse()
		for range 200 {
			steps++
			h.now = h.now.Add(jump(r))
			if rapid.IntRange(0, 9).Draw(r, "what") == 0 {
				h.doChair(r)
			} else {
				h.doVisit(t, r)
			}
			h.check(r)
		}
		done += h.done
		for _, v := range h.visits {
			for _, e := range v.History {
				reached[e.To]++
			}
		}
	})
	t.Logf("%d steps, %d let through; lines that led to each stage: %v", steps, done, reached)
	for _, s := range Stages {
		if reached[s] == 0 {
			t.Errorf("no random walk reached %s", s)
		}
	}
}

func jump(r *rapid.T) time.Duration {
	switch rapid.IntRange(0, 19).Draw(r, "jump") {
	case 0:
		return time.Duration(rapid.IntRange(-3600, 0).Draw(r, "back")) * time.Second
	case 1, 2:
		return time.Duration(rapid.IntRange(0, 7200).Draw(r, "far")) * time.Second
	}
	return time.Duration(rapid.IntRange(0, 600).Draw(r, "on")) * time.Second
}

func (h *house) doChair(r *rapid.T) {
	i := rapid.IntRange(0, len(h.chairs)-1).Draw(r, "chair")
	c := h.chairs[i]
	step := rapid.SampledFrom([]ChairStep{MarkClean{c.ID}, MarkClean{c.ID}, MarkClean{c.ID}, TakeOut{c.ID, why}, PutBack{c.ID}, PutBack{c.ID}}).Draw(r, "chair step")
	after, _, err := c.DoChair(step, reyes, Entry{At: h.now})
	if err != nil && fmt.Sprint(after) != fmt.Sprint(c) {
		r.Fatalf("%s failed and changed the chair", step.Action())
	}
	if err == nil {
		h.chairs = slices.Clone(h.chairs)
		h.chairs[i] = after
	}
}

func (h *house) doVisit(t *testing.T, r *rapid.T) {
	i := rapid.IntRange(0, len(h.visits)-1).Draw(r, "visit")
	by := rapid.SampledFrom([]Staff{okoye, drHale, drHale, reyes, boss}).Draw(r, "by")
	s := h.scene(i, by)
	step := anyStep(r, s)
	if rapid.IntRange(0, 4).Draw(r, "later") == 0 { // as if it had happened a while ago
		step = Earlier{step, s.Now.Add(-time.Duration(rapid.IntRange(-1, 40).Draw(r, "for")) * minute).Truncate(minute)}
	}
	before := snapshot(t, s)
	after, err := s.Do(step)
	if !LooksAround(step.Action()) {
		alone := s
		alone.Chairs, alone.Elsewhere, alone.Load = nil, 0, NurseLoad{}
		told, wrong := alone.Do(step)
		told.Chairs, told.Elsewhere, told.Load = after.Chairs, after.Elsewhere, after.Load
		if fmt.Sprint(wrong) != fmt.Sprint(err) || snapshot(t, told) != snapshot(t, after) {
			r.Fatalf("%s looks around: %v, and alone %v", step.Action(), err, wrong)
		}
	}
	if snapshot(t, s) != before {
		r.Fatalf("%s changed the scene it was given", step.Action())
	}
	if err != nil {
		if snapshot(t, after) != before {
			r.Fatalf("%s failed and changed the scene", step.Action())
		}
		if CodeOf(err) == "" {
			r.Fatalf("%s: a plain error %v", step.Action(), err)
		}
		return
	}
	h.done++
	moved(r, s, after, step)
	after, h.ids = kept(after, h.ids)
	h.visits[i], h.chairs = after.Visit, after.Chairs
}

// moved looks at what one step changed.
func moved(r *rapid.T, was, is Scene, step Step) {
	a, v, w := step.Action(), is.Visit, was.Visit
	entered := was.Now
	if late, ok := step.(Earlier); ok {
		step = late.Step
		if !is.Entry.For.IsZero() {
			was.Now = is.Entry.For
		}
		if was.Now.After(entered) || entered.Sub(was.Now) > BackEntry {
			r.Fatalf("%s was entered at %s for %s", a, entered, was.Now)
		}
	}
	paused := time.Duration(0)
	if !w.PausedAt.IsZero() {
		paused = max(0, was.Now.Sub(w.PausedAt))
	}
	due, recover := w.DueAt, w.RecoverBy
	switch a {
	case ActStart:
		due = was.Now.Add(w.Protocol.Infusion)
	case ActResume, ActLeaveAMA, ActHospital:
		if w.Stage == Infusing {
			due = due.Add(paused)
		}
	case ActEnd:
		due, recover = due.Add(paused), was.Now.Add(w.Protocol.Recovery)
	case ActDose:
		recover = was.Now.Add(w.Protocol.Recovery)
	case ActExtend:
		if was.Now.After(recover) {
			recover = was.Now
		}
		recover = recover.Add(step.(Extend).By)
	case ActUndo:
		due, recover = v.DueAt, v.RecoverBy
	}
	if !v.DueAt.Equal(due) || !v.RecoverBy.Equal(recover) {
		r.Fatalf("%s moved due %s to %s and recovery %s to %s", a, w.DueAt, v.DueAt, w.RecoverBy, v.RecoverBy)
	}
	if len(v.History) != len(w.History)+1 || is.Entry.Action != a || is.Entry.By != was.By.ID || !is.Entry.At.Equal(entered) {
		r.Fatalf("%s left the line %+v", a, is.Entry)
	}
	rule, _ := RuleOf(a)
	if !rule.Move && a != ActUndo && v.State != w.State {
		r.Fatalf("%s is no move and changed the state", a)
	}
	switch a {
	case ActSeat, ActStart, ActDose, ActTakeToRoom:
		if len(w.Held()) > 0 {
			r.Fatalf("%s though held", a)
		}
	case ActClear:
		if _, out := v.Ticked(IVOut); v.Protocol.IV && !out {
			r.Fatal("cleared with the IV in")
		}
		if v.Protocol.FixedWatch && was.Now.Before(v.TreatedAt.Add(v.Protocol.Recovery)) {
			r.Fatal("cleared before the observation was over")
		}
		for _, k := range v.Clearance.Checks {
			if !k.Met && k.Override == "" {
				r.Fatalf("cleared though not %s", k.Criterion)
			}
		}
	}
}

// check looks at the rules that hold between any two steps.
func (h *house) check(r *rapid.T) {
	sits := map[ChairID]VisitID{}
	inside := map[PatientID]VisitID{}
	for _, v := range h.visits {
		if v.Stage.HoldsChair() != (v.Chair != 0) {
			r.Fatalf("visit %d at %s has chair %d", v.ID, v.Stage, v.Chair)
		}
		if v.Chair != 0 {
			if other := sits[v.Chair]; other != 0 {
				r.Fatalf("chair %d holds visits %d and %d", v.Chair, other, v.ID)
			}
			sits[v.Chair] = v.ID
		}
		if v.Stage.InBuilding() {
			if other := inside[v.Patient.ID]; other != 0 {
				r.Fatalf("patient %d has visits %d and %d in the building", v.Patient.ID, other, v.ID)
			}
			inside[v.Patient.ID] = v.ID
		}
		if !v.PausedAt.IsZero() && v.Stage != Infusing {
			r.Fatalf("visit %d is paused at %s", v.ID, v.Stage)
		}
		if (v.Stage == Ready) != (!v.ReadyAt.IsZero() && v.Stage == Ready) || v.Stage == Ready && v.Clearance == nil || v.Stage == Recovering && v.Clearance != nil {
			r.Fatalf("visit %d at %s, cleared %v", v.ID, v.Stage, v.Clearance)
		}
		if _, ok := v.Baseline(); !ok && v.Stage == Infusing {
			for _, e := range v.History { // an amendment may take the pressure out again
				ok = ok || e.Action == ActAmend
			}
			if !ok {
				r.Fatalf("visit %d is treated without a baseline", v.ID)
			}
		}
	}
	for _, c := range h.chairs {
		if c.Occupant != sits[c.ID] {
			r.Fatalf("chair %d says visit %d, the visits say %d", c.ID, c.Occupant, sits[c.ID])
		}
		if c.Occupant != 0 && (c.OutReason != "" || !c.CleaningSince.IsZero()) {
			r.Fatalf("chair %d is taken and %+v", c.ID, c)
		}
	}
	d := Day{Date: monday, Clinic: clinicHere(), Visits: h.visits, Chairs: h.chairs}
	for _, v := range h.visits { // none of these may panic
		d.Next(v, h.now)
		d.Attention(v, h.now)
		v.Face(h.now)
		v.Since(h.now)
	}
	d.Timers()
}
