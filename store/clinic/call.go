package clinic

import "time"

// CallID names one try of a follow-up call in the store.
type CallID int64

// CallResult is how a try ended.
type CallResult string

// The results of a call.
const (
	CallWell    CallResult = "well"         // reached and well
	CallConcern CallResult = "concern"      // reached, and there is something for a nurse
	CallNobody  CallResult = "no_answer"    // nobody answered
	CallWrong   CallResult = "wrong_number" // somebody else answered
)

// CallResults are the results offered, in their order.
var CallResults = []CallResult{CallWell, CallConcern, CallNobody, CallWrong}

// Word gives the result as screens name it.
func (r CallResult) Word() string {
	switch r {
	case CallWell:
		return "Reached and well"
	case CallConcern:
		return "Reached, concern"
	case CallNobody:
		return "No answer"
	case CallWrong:
		return "Wrong number"
	}
	return string(r)
}

// Call is one try to reach a patient after a treatment.
type Call struct {
	ID     CallID // 0 until the store has kept it
	At     time.Time
	By     StaffID
	Result CallResult
	Note   string

	SignedAt time.Time // a concern: when a nurse or provider has seen to it
	SignedBy StaffID
	Signed   string // what was done about it
}

// FollowUp is the call that is due after a treatment. It stays due until the
// patient was reached or somebody settled it with a reason.
type FollowUp struct {
	Due       Date // zero when no call is due after this visit
	SettledAt time.Time
	SettledBy StaffID
	Settled   string // why no call is made any more
}

// CallOpen reports whether the patient is still to be called.
func (v Visit) CallOpen() bool {
	if v.After.Due.IsZero() || !v.After.SettledAt.IsZero() || !v.Stage.in([]Stage{Discharged, LeftAMA}) {
		return false
	}
	for _, c := range v.Calls {
		if c.Result == CallWell || c.Result == CallConcern {
			return false
		}
	}
	return true
}

// Concern gives the oldest concern of a call that no nurse or provider has
// signed.
func (v Visit) Concern() (Call, bool) {
	for _, c := range v.Calls {
		if c.Result == CallConcern && c.SignedAt.IsZero() {
			return c, true
		}
	}
	return Call{}, false
}

// callAfter makes the call due: the next day on which the clinic is open
// (seed: follow-up on the next working day), after treatments only.
func (s *Scene) callAfter() {
	if s.Visit.Protocol.Treatment && !s.Visit.StartedAt.IsZero() {
		s.Visit.After = FollowUp{Due: s.Clinic.NextOpen(DateOf(s.Now, s.Clinic.Location()))}
	}
}

// RecordCall keeps one try to reach the patient.
type RecordCall struct {
	Result CallResult
	Note   string // needed with a concern
}

// Action implements [Step].
func (RecordCall) Action() Action { return ActCall }

func (r RecordCall) apply(s *Scene) error {
	if s.Visit.After.Due.IsZero() {
		return refuse(Blocked, "No call is due after this visit.", "")
	}
	known := false
	for _, one := range CallResults {
		known = known || one == r.Result
	}
	if !known {
		return wrong("result", "The result is missing.", "Choose one.")
	}
	note, err := Line("note", "The note", r.Note, 0, 300)
	if err != nil {
		return err
	}
	if r.Result == CallConcern && note == "" {
		return wrong("note", "The nurse needs to know what the concern is.", "Write a few words.")
	}
	s.Visit.Calls = append(s.Visit.Calls, Call{At: s.Now, By: s.By.ID, Result: r.Result, Note: note})
	s.Entry.Detail = string(r.Result)
	return nil
}

// SettleCall ends a follow-up that will reach nobody, with a reason.
type SettleCall struct{ Reason string }

// Action implements [Step].
func (SettleCall) Action() Action { return ActSettleCall }

func (c SettleCall) reason() string { return c.Reason }

func (c SettleCall) apply(s *Scene) error {
	if !s.Visit.CallOpen() {
		return refuse(Conflict, "No call is open after this visit.", "Look at it again.")
	}
	s.Visit.After.SettledAt, s.Visit.After.SettledBy, s.Visit.After.Settled = s.Now, s.By.ID, s.Entry.Reason
	return nil
}

// SignConcern says what a nurse or provider did about a concern.
type SignConcern struct {
	Call   CallID
	Reason string
}

// Action implements [Step].
func (SignConcern) Action() Action { return ActSignCall }

func (c SignConcern) reason() string { return c.Reason }

func (c SignConcern) apply(s *Scene) error {
	for i := range s.Visit.Calls {
		one := &s.Visit.Calls[i]
		if one.ID != c.Call || one.Result != CallConcern {
			continue
		}
		if !one.SignedAt.IsZero() {
			return refuse(Conflict, "That concern is already signed.", "")
		}
		one.SignedAt, one.SignedBy, one.Signed = s.Now, s.By.ID, s.Entry.Reason
		s.Entry.Detail = one.Note
		return nil
	}
	return refuse(Missing, "That concern is not on record.", "Look at the visit again.")
}
