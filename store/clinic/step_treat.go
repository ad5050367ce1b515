package clinic

import "time"

// StartBlocks lists what keeps a seated patient's treatment from starting.
func (v Visit) StartBlocks() []string {
	var why []string
	for _, h := range v.Held() {
		why = append(why, "held, "+lower(h.Reason))
	}
	if _, ok := v.Baseline(); !ok {
		why = append(why, "no baseline blood pressure")
	}
	return why
}

// StartInfusion begins the infusion; its planned end is set from the protocol.
type StartInfusion struct {
	PastLoad bool // confirmed by whoever starts it: more than the nurses on duty may watch, or nobody on duty
}

// Action implements [Step].
func (StartInfusion) Action() Action { return ActStart }

func (r StartInfusion) apply(s *Scene) error {
	v := &s.Visit
	if v.Protocol.Infusion == 0 {
		return refuse(Blocked, "This protocol has no infusion.", "Record that the dose was given.")
	}
	if why := v.StartBlocks(); len(why) > 0 {
		return refuse(Blocked, "Not yet: "+why[0]+".", "Settle that first.")
	}
	if err := s.within(s.Load.with(1, 0), r.PastLoad); err != nil {
		return err
	}
	v.StartedAt, v.DueAt = s.Now, s.Now.Add(v.Protocol.Infusion)
	v.PausedAt, v.PauseTotal = zero, 0
	return nil
}

// GiveDose begins the observation of a treatment whose dose is given at once.
type GiveDose struct {
	PastLoad bool // as with [StartInfusion]
}

// Action implements [Step].
func (GiveDose) Action() Action { return ActDose }

func (r GiveDose) apply(s *Scene) error {
	v := &s.Visit
	if v.Protocol.Infusion > 0 {
		return refuse(Blocked, "This protocol has an infusion.", "Start the infusion.")
	}
	if why := v.StartBlocks(); len(why) > 0 {
		return refuse(Blocked, "Not yet: "+why[0]+".", "Settle that first.")
	}
	if err := s.within(s.Load.with(0, 1), r.PastLoad); err != nil {
		return err
	}
	v.StartedAt, v.TreatedAt = s.Now, s.Now
	v.RecoverBy = s.Now.Add(v.Protocol.Recovery)
	return nil
}

// Pause stops the infusion for a while, with the reason.
type Pause struct{ Reason string }

// Action implements [Step].
func (Pause) Action() Action { return ActPause }

func (p Pause) reason() string { return p.Reason }

func (p Pause) apply(s *Scene) error {
	if !s.Visit.PausedAt.IsZero() {
		return refuse(Conflict, "The infusion is already paused.", "")
	}
	s.Visit.PausedAt = s.Now
	return nil
}

// Resume goes on with a paused infusion; its end moves by the pause.
type Resume struct{}

// Action implements [Step].
func (Resume) Action() Action { return ActResume }

func (Resume) apply(s *Scene) error {
	if s.Visit.PausedAt.IsZero() {
		return refuse(Conflict, "The infusion is running.", "")
	}
	s.Visit.endPause(s.Now)
	return nil
}

func (v *Visit) endPause(now time.Time) {
	if v.PausedAt.IsZero() {
		return
	}
	// A clock put back never shortens the infusion, one put forward never
	// moves its end away.
	length := max(0, v.shortest(v.PausedAt, now))
	v.PauseTotal += length
	v.DueAt = v.DueAt.Add(length)
	v.PausedAt = zero
}

// EarlySlack is how long before its planned end an infusion may be ended
// without being called stopped early (ours: the pump runs out at its own pace).
const EarlySlack = time.Minute

// EndInfusion ends the infusion and begins the recovery. Before the planned
// end a reason is needed.
type EndInfusion struct{ Reason string }

// Action implements [Step].
func (EndInfusion) Action() Action { return ActEnd }

func (e EndInfusion) reason() string { return e.Reason }

func (e EndInfusion) apply(s *Scene) error {
	v := &s.Visit
	v.endPause(s.Now)
	if v.StopsEarly(s.Now) {
		if s.Entry.Reason == "" {
			return wrong("reason", "The infusion has not run its time.", "Write why it stops early.")
		}
		v.StopReason = s.Entry.Reason
		s.Entry.Detail = "stopped early"
	}
	v.TreatedAt = s.Now
	v.RecoverBy = s.Now.Add(v.Protocol.Recovery)
	return nil
}

// StopsEarly reports whether ending the infusion now needs a reason.
func (v Visit) StopsEarly(now time.Time) bool {
	due := v.latest(v.DueAt, v.StartedAt)
	if !v.PausedAt.IsZero() {
		due = due.Add(now.Sub(v.PausedAt))
	}
	return due.Sub(now) > EarlySlack
}

// Extend gives the recovery more time: from its end, or from now when that
// has passed.
type Extend struct{ By time.Duration }

// Action implements [Step].
func (Extend) Action() Action { return ActExtend }

func (e Extend) apply(s *Scene) error {
	if e.By < time.Minute || e.By > 4*time.Hour {
		return wrong("minutes", "The extension must lie between 1 and 240 minutes.", "Write the minutes.")
	}
	from := s.Visit.RecoverBy
	if over := s.Now.Sub(s.Visit.ClearFrom()); over > 0 {
		from = from.Add(over)
	}
	s.Visit.RecoverBy = from.Add(e.By)
	s.Entry.Detail = "by " + minutes(e.By)
	return nil
}
