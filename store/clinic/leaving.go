package clinic

import (
	"strings"
	"time"
)

// Item is something that is ticked off by the chair or at the door.
type Item string

// The items. Oriented and IVOut are a nurse's; the others anybody's.
const (
	Oriented   Item = "oriented"
	IVOut      Item = "iv_out"
	EscortHere Item = "escort_here"
	SheetGiven Item = "sheet_given"
	Aftercare  Item = "aftercare"  // explained and said back
	Belongings Item = "belongings" // a courtesy; nothing waits for it
)

// Tick says that an item is done, when and by whom.
type Tick struct {
	Item Item
	At   time.Time
	By   StaffID
}

// Mark ticks an item, or takes the tick back.
type Mark struct {
	Item Item
	Done bool
}

// Action implements [Step].
func (m Mark) Action() Action {
	switch m.Item {
	case Oriented, IVOut:
		return ActAssess
	case EscortHere:
		return ActEscortHere
	}
	return ActAtTheDoor
}

func (m Mark) apply(s *Scene) error {
	switch m.Item {
	case Oriented, IVOut, Aftercare, Belongings:
	case SheetGiven:
		if m.Done && len(s.Visit.Sheets) == 0 {
			return refuse(Blocked, "No sheet was printed or saved yet.", "Print or save it first.")
		}
	case EscortHere:
		if m.Done && !s.Visit.Escort.Named() {
			return refuse(Blocked, "No escort is named.", "Write down who it is first.")
		}
	default:
		return wrong("", "That is nothing to tick.", "")
	}
	if m.Item == IVOut && !s.Visit.Protocol.IV {
		return refuse(Blocked, "No IV was placed.", "")
	}
	if s.Visit.Stage == Ready && m.Action() == ActAssess && !m.Done {
		return refuse(Blocked, "The patient is already cleared.", "Take the clearance back first.")
	}
	s.Visit.untick(m.Item)
	if m.Done {
		s.Visit.Ticks = append(s.Visit.Ticks, Tick{m.Item, s.Now, s.By.ID})
	}
	s.Entry.Detail = string(m.Item)
	if !m.Done {
		s.Entry.Detail += " taken back"
	}
	return nil
}

func (v *Visit) untick(item Item) {
	kept := v.Ticks[:0:0]
	for _, t := range v.Ticks {
		if t.Item != item {
			kept = append(kept, t)
		}
	}
	v.Ticks = kept
}

// RecordSheet records that the aftercare sheet was printed or saved. It never
// discharges.
type RecordSheet struct{ Where string }

// Action implements [Step].
func (RecordSheet) Action() Action { return ActSheet }

func (r RecordSheet) apply(s *Scene) error {
	if s.Visit.TreatedAt.IsZero() {
		return refuse(Blocked, "No treatment was given, so there is no sheet to take home.", "")
	}
	where, err := Line("where", "Where the sheet went", r.Where, 1, 80)
	if err != nil {
		return err
	}
	s.Visit.Sheets = append(s.Visit.Sheets, Printed{At: s.Now, By: s.By.ID, Version: len(s.Visit.Sheets) + 1, Where: where})
	s.Entry.Detail = where
	return nil
}

// DepartBlocks lists what keeps a cleared patient from walking out.
func (v Visit) DepartBlocks() []string {
	var why []string
	for _, n := range []struct {
		item Item
		word string
	}{{SheetGiven, "sheet not handed over"}, {Aftercare, "aftercare not explained"}, {EscortHere, "escort not here"}} {
		if _, ok := v.Ticked(n.item); !ok {
			why = append(why, n.word)
		}
	}
	for _, e := range v.Effects {
		if !e.Settled() && !v.clearedWith(e) {
			why = append(why, e.Name+" not settled")
		}
	}
	return why
}

// clearedWith reports whether the clearance knew of a side effect that lasts
// and overrode it.
func (v Visit) clearedWith(e Effect) bool {
	if v.Clearance == nil || e.Onset.After(v.Clearance.At) {
		return false
	}
	for _, c := range v.Clearance.Checks {
		if c.Criterion == CritEffects || c.Criterion == CritNausea {
			if c.Override != "" {
				return true
			}
		}
	}
	return false
}

// Depart records that the patient walks out with the escort. Alone needs a
// provider and a reason; the chair goes to cleaning.
type Depart struct {
	Alone  bool
	Reason string // with Alone: why no escort is needed
}

// Action implements [Step].
func (Depart) Action() Action { return ActDepart }

func (d Depart) reason() string { return d.Reason }

func (d Depart) apply(s *Scene) error {
	v := &s.Visit
	for _, why := range v.DepartBlocks() {
		if d.Alone && why == "escort not here" {
			continue
		}
		return refuse(Blocked, "Not yet: "+why+".", "Tick it when it is done.")
	}
	if d.Alone {
		if !s.By.Roles.Has(Provider) {
			return refuse(NotAllowed, s.By.Short()+" may not let a patient leave without an escort.", "Ask a provider.")
		}
		if s.Entry.Reason == "" {
			return wrong("reason", "Leaving without an escort needs a reason.", "Write why.")
		}
		v.AloneReason = s.Entry.Reason
		s.Entry.Detail = "without an escort"
	} else {
		if !v.Escort.Named() {
			return refuse(Blocked, "No escort is named.", "Write down who it is first.")
		}
		v.WentHomeWith = v.Escort.Name
		s.Entry.Detail = "with the escort"
	}
	v.EndedAt = s.Now
	s.callAfter()
	s.leaveChair()
	return nil
}

// FinishConsultation ends a consultation.
type FinishConsultation struct{}

// Action implements [Step].
func (FinishConsultation) Action() Action { return ActFinish }

func (FinishConsultation) apply(s *Scene) error {
	s.Visit.EndedAt = s.Now
	s.leaveChair()
	return nil
}

// Exit takes one of the ways out that are not a departure: [ActNoShow],
// [ActCancel], [ActLeaveBefore], [ActLeaveAMA] or [ActHospital].
type Exit struct {
	By     Action
	Reason string
	Told   string // who was told; needed against advice and to hospital

	// Against advice or to hospital with an IV that is not recorded as out, one
	// of the two is needed; see [Visit.IVOpen].
	IVOut  bool   // it is out
	IVLeft string // it is left in place: to whom that was said
}

// IVOpen reports whether an IV was in use that nobody has recorded as out.
func (v Visit) IVOpen() bool {
	_, out := v.Ticked(IVOut)
	return v.Protocol.IV && v.Stage.in(treated) && !out
}

// iv gives the answer to an open IV for the history. It is no tick: an undo of
// the exit must not leave one behind.
func (e Exit) iv(v Visit) (string, error) {
	switch {
	case !v.IVOpen():
		return "", nil
	case e.IVOut && strings.TrimSpace(e.IVLeft) != "":
		return "", wrong("iv", "The IV can't be both out and left in place.", "Give one answer.")
	case e.IVOut:
		return "IV out", nil
	case strings.TrimSpace(e.IVLeft) == "":
		return "", wrong("iv", "The IV is not recorded as out.", "Tick that it is out, or write to whom it was said that it is left in place.")
	}
	who, err := Line("iv", "To whom it was said", e.IVLeft, 2, 120)
	return "IV left in place, said to " + who, err
}

// Action implements [Step].
func (e Exit) Action() Action {
	switch e.By {
	case ActNoShow, ActCancel, ActLeaveBefore, ActLeaveAMA, ActHospital:
		return e.By
	}
	return ""
}

func (e Exit) reason() string { return e.Reason }

func (e Exit) apply(s *Scene) error {
	v := &s.Visit
	if e.By == ActNoShow && s.Now.Before(v.Planned) {
		return refuse(Blocked, "It is not the planned time yet.", "Cancel the visit if the patient will not come.")
	}
	if e.By == ActLeaveAMA || e.By == ActHospital {
		told, err := Line("told", "Who was told", e.Told, 2, 120)
		if err != nil {
			return err
		}
		v.Told = told
		if s.Entry.Detail, err = e.iv(*v); err != nil {
			return err
		}
	}
	if v.Stage == Infusing {
		v.endPause(s.Now)
		s.Entry.Detail = strings.TrimPrefix(s.Entry.Detail+", infusion was still running", ", ")
		v.TreatedAt, v.StopReason = s.Now, s.Entry.Reason
	}
	v.EndReason, v.EndedAt = s.Entry.Reason, s.Now
	if e.By == ActLeaveAMA {
		s.callAfter()
	}
	s.leaveChair()
	return nil
}

// CorrectNoShow puts a no-show back among the expected.
type CorrectNoShow struct{ Reason string }

// Action implements [Step].
func (CorrectNoShow) Action() Action { return ActComeAfter }

func (c CorrectNoShow) reason() string { return c.Reason }

func (c CorrectNoShow) apply(s *Scene) error {
	s.Visit.EndedAt, s.Visit.EndReason = zero, ""
	s.placeGivenOn()
	return nil
}

// NotBefore gives the earliest moment at which the patient may drive, work
// machines, drink or sign again, next to a night's sleep: 24 h after the
// treatment ended, rounded up to the quarter hour (seed: rest of the day;
// labelling: next day after restful sleep; clinics: 24 h).
// Zero where no treatment has ended.
func (v Visit) NotBefore() time.Time {
	if v.TreatedAt.IsZero() {
		return zero
	}
	t := v.TreatedAt.Add(24 * time.Hour)
	if over := t.Sub(t.Truncate(15 * time.Minute)); over > 0 {
		t = t.Add(15*time.Minute - over)
	}
	return t
}

// CallDay gives the day of the follow-up call: the one that was set when the
// patient left, and until then the next day on which the clinic is open.
func (v Visit) CallDay(p Profile) Date {
	if !v.After.Due.IsZero() {
		return v.After.Due
	}
	return p.NextOpen(v.Day)
}
