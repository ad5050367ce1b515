package clinic

import "time"

// Earlier takes a step that was done before it could be entered, as after a
// power cut: it counts from the moment it was done, and the history keeps both
// that moment and the moment of the entry.
type Earlier struct {
	Step Step
	At   time.Time // when it was done; zero for now
}

// BackEntry is how far back a step can be entered (ours: the paper of one
// day).
const BackEntry = 24 * time.Hour

// backEntered are the steps that happen to a patient whether the computer
// runs or not. What is judged or corrected afterwards is done when it is
// entered.
var backEntered = map[Action]bool{
	ActArrive: true, ActFinishCheck: true, ActSeat: true, ActTakeToRoom: true, ActMoveChair: true,
	ActStart: true, ActDose: true, ActPause: true, ActResume: true, ActEnd: true,
	ActScore: true, ActAssess: true, ActClear: true, ActDepart: true, ActFinish: true,
	ActLeaveBefore: true, ActLeaveAMA: true, ActHospital: true,
}

// BackEntered reports whether an action can be entered for an earlier moment.
func BackEntered(a Action) bool { return backEntered[a] }

// Action implements [Step].
func (e Earlier) Action() Action {
	if e.Step == nil {
		return ""
	}
	return e.Step.Action()
}

func (e Earlier) reason() string {
	if r, asked := e.Step.(interface{ reason() string }); asked {
		return r.reason()
	}
	return ""
}

func (e Earlier) apply(s *Scene) error {
	if _, twice := e.Step.(Earlier); twice {
		return refuse(NotAllowed, "Nobody can do that.", "")
	}
	at, err := s.earlier(e.Step.Action(), e.At)
	if err != nil {
		return err
	}
	entered := s.Now
	s.Now = at
	err = e.Step.apply(s)
	s.Now = entered
	if err != nil || at.Equal(entered) {
		return err
	}
	s.Entry.For = at
	if n := len(s.Visit.Scores); e.Step.Action() == ActScore && n > 0 {
		s.Visit.Scores[n-1].Entered = entered
	}
	s.restage(at)
	if _, ok := s.Visit.Baseline(); !ok && (e.Step.Action() == ActStart || e.Step.Action() == ActDose) {
		return refuse(Blocked, "Not yet: no baseline blood pressure before "+Clock(at, s.Clinic.Location())+".", "Record it with its time first.")
	}
	return nil
}

// earlier checks the moment that a step is entered for. A minute typed may be
// the very minute of the step before it: then it counts from that one.
func (s *Scene) earlier(a Action, at time.Time) (time.Time, error) {
	switch {
	case at.IsZero() || at.Equal(s.Now):
		return s.Now, nil
	case !backEntered[a]:
		return at, wrong("earlier", "This can't be entered for an earlier time.", "Leave the time empty.")
	case at.After(s.Now):
		return at, wrong("earlier", "That time lies in the future.", "Check the time.")
	case s.Now.Sub(at) > BackEntry:
		return at, wrong("earlier", "That time is more than a day ago.", "Check the time.")
	}
	last, what := s.Visit.lastStep(a)
	if at.Before(last) {
		if at.Equal(last.Truncate(time.Minute)) {
			if last.After(s.Now) { // the clock was set back since
				return s.Now, nil
			}
			return last, nil
		}
		return at, wrong("earlier", "That time lies before "+what+" at "+Clock(last, s.Clinic.Location())+".", "Check the time, or undo that step first.")
	}
	return at, nil
}

// lastStep gives the moment before which a step cannot have been done, and
// what happened then.
func (v Visit) lastStep(a Action) (last time.Time, what string) {
	for _, p := range []struct {
		at   time.Time
		what string
	}{
		{v.ArrivedAt, "the arrival"},
		{v.WaitingAt, "the check-in"},
		{v.SeatedAt, "the seating"},
		{v.StartedAt, "the start"},
		{v.PausedAt, "the pause"},
		{v.TreatedAt, "the end of treatment"},
		{v.ReadyAt, "the clearance"},
	} {
		if !p.at.IsZero() && !p.at.Before(last) {
			last, what = p.at, p.what
		}
	}
	if rule, _ := RuleOf(a); !rule.Move {
		return last, what
	}
	if e, ok := v.LastMove(); ok {
		done := e.At
		if !e.For.IsZero() {
			done = e.For
		}
		if done.After(last) {
			r, _ := RuleOf(e.Action)
			last, what = done, "\""+lower(r.Word)+"\""
		}
	}
	return last, what
}

// restage gives the vitals from a moment on the stage they were taken at: they
// may have been entered before the step that began it, and then stand under
// the stage it left. A baseline is not among them whatever its time says, for
// the clock may have been set back since. One that turns out to be from before
// the treatment holds its start as any other does.
func (s *Scene) restage(from time.Time) {
	v := &s.Visit
	if !v.EndedAt.IsZero() {
		return
	}
	for i := range v.Vitals {
		set := &v.Vitals[i]
		if set.Stage != s.Entry.From || set.At.Before(from) || set.At.Equal(from) && set.Stage == InChair {
			continue // the baseline of the very minute in which the treatment began
		}
		was := set.Stage
		set.Stage = v.stageAt(set.At)
		if set.Stage == InChair && was != InChair && !set.Amended && set.HasBP() && s.Clinic.Limits.HoldsStart(set.Signs) {
			v.holdBP(s, *set)
		}
	}
}
