package clinic

import "time"

// Look is how a visit stands, as every board shows it: the stage, told apart
// further where something waits for a nurse.
type Look int

// The looks, in the order of the stage table of the design.
const (
	LookExpected Look = iota
	LookArriving
	LookWaiting
	LookHeld
	LookInChair
	LookInfusing
	LookPaused
	LookRecovering
	LookAssess  // recovery time reached
	LookOverdue // infusion past its planned end
	LookReady
	LookGone
	LookExit // no-show, cancelled, left, hospital
)

// Look derives how the visit stands now.
func (v Visit) Look(now time.Time) Look {
	if v.Stage.BeforeTreatment() && len(v.Held()) > 0 {
		return LookHeld
	}
	switch v.Stage {
	case Booked:
		return LookExpected
	case Arrived:
		return LookArriving
	case Waiting:
		return LookWaiting
	case InChair, WithClinician:
		return LookInChair
	case Infusing:
		switch {
		case !v.PausedAt.IsZero():
			return LookPaused
		case !now.Before(v.InfusionDue()):
			return LookOverdue
		}
		return LookInfusing
	case Recovering:
		if !now.Before(v.RecoveryDue()) {
			return LookAssess
		}
		return LookRecovering
	case Ready:
		return LookReady
	case Discharged:
		return LookGone
	}
	return LookExit
}

// StatusWord gives the look in words.
func (v Visit) StatusWord(now time.Time) string {
	switch v.Look(now) {
	case LookHeld:
		return "Held"
	case LookPaused:
		return "Paused"
	case LookAssess:
		return "Assess now"
	case LookOverdue:
		return "Infusion over"
	}
	return v.Stage.Word()
}

// Face is what a ring shows for a visit.
type Face struct {
	Fraction float64 // 0 to 1, of the planned time gone by; 1 when over
	Big      string  // "14 min"
	Small    string  // "left of 40"
	Cleared  bool    // a tick is drawn in place of Big
	Due      time.Time
}

// Face derives the ring of a visit that holds a chair.
func (v Visit) Face(now time.Time) Face {
	switch v.Stage {
	case InChair, WithClinician:
		sat := ClockMinutes(v.SeatedAt, now)
		small := "in chair"
		if v.Stage == WithClinician {
			small = "in room"
		}
		return Face{Fraction: part(sat, 20*time.Minute), Big: minutes(sat), Small: small}
	case Infusing:
		total := v.DueAt.Sub(v.StartedAt) - v.PauseTotal
		if !v.PausedAt.IsZero() {
			words, _ := Left(v.DueAt, v.PausedAt)
			return Face{Fraction: part(v.InfusedFor(now), total), Big: words, Small: "paused"}
		}
		return countdown(v.InfusionDue(), now, total, "left of")
	case Recovering:
		return countdown(v.RecoveryDue(), now, v.RecoverBy.Sub(v.TreatedAt), "left of")
	case Ready:
		return Face{Fraction: 1, Cleared: true, Big: minutes(v.ReadyAt.Sub(v.TreatedAt)), Small: "cleared"}
	}
	return Face{}
}

func countdown(due, now time.Time, total time.Duration, of string) Face {
	words, over := Left(due, now)
	if over {
		return Face{Fraction: 1, Big: words, Small: "over", Due: due}
	}
	if due.Sub(now) > time.Minute { // the arc moves with the figure in it
		now = now.Truncate(time.Minute)
	}
	return Face{Fraction: part(total-due.Sub(now), total), Big: words, Small: of + " " + trimMin(total), Due: due}
}

func trimMin(d time.Duration) string {
	s := minutes(d)
	return s[:len(s)-len(" min")]
}

func part(d, of time.Duration) float64 {
	if of <= 0 {
		return 1
	}
	return min(1, max(0, float64(d)/float64(of)))
}

// Since gives the line beside the status: how long it stands, or what is left,
// both by [ClockMinutes].
func (v Visit) Since(now time.Time) string {
	from := time.Time{}
	switch v.Stage {
	case Booked:
		if !now.After(v.Planned) {
			return "in " + Span(ClockMinutes(now, v.Planned))
		}
		return Span(ClockMinutes(v.Planned, now)) + " late"
	case Arrived:
		from = v.ArrivedAt
	case Waiting:
		from = v.WaitingAt
	case InChair, WithClinician:
		from = v.SeatedAt
	case Infusing:
		if !v.PausedAt.IsZero() {
			words, _ := Left(v.DueAt, v.PausedAt)
			return words + " left"
		}
		return LeftLine(v.InfusionDue(), now)
	case Recovering:
		return LeftLine(v.RecoveryDue(), now)
	case Ready:
		from = v.ReadyAt
	default:
		return ""
	}
	return Span(ClockMinutes(from, now))
}
