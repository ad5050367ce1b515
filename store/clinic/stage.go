package clinic

// Stage is where a visit stands between the door and the door.
type Stage string

// The stages in the order a treatment walks through them, then the exits.
const (
	Booked        Stage = "booked"
	Arrived       Stage = "arrived" // at the desk, checking in
	Waiting       Stage = "waiting" // checked in, no chair yet
	InChair       Stage = "in_chair"
	WithClinician Stage = "with_clinician" // consultations only
	Infusing      Stage = "infusing"
	Recovering    Stage = "recovering"
	Ready         Stage = "ready" // cleared, not yet gone
	Discharged    Stage = "discharged"

	NoShow     Stage = "no_show"
	Cancelled  Stage = "cancelled"
	LeftBefore Stage = "left_before"  // left before treatment began
	LeftAMA    Stage = "left_against" // left against advice after it began
	Hospital   Stage = "hospital"     // transferred to hospital
)

// Stages lists every stage, exits last.
var Stages = []Stage{
	Booked, Arrived, Waiting, InChair, WithClinician, Infusing, Recovering, Ready,
	Discharged, NoShow, Cancelled, LeftBefore, LeftAMA, Hospital,
}

// Word gives the stage as every screen and paper names it.
func (s Stage) Word() string {
	switch s {
	case Booked:
		return "Expected"
	case Arrived:
		return "Checking in"
	case Waiting:
		return "Waiting"
	case InChair:
		return "In chair"
	case WithClinician:
		return "With clinician"
	case Infusing:
		return "Infusing"
	case Recovering:
		return "Recovering"
	case Ready:
		return "Ready"
	case Discharged:
		return "Gone home"
	case NoShow:
		return "No-show"
	case Cancelled:
		return "Cancelled"
	case LeftBefore:
		return "Left before treatment"
	case LeftAMA:
		return "Left against advice"
	case Hospital:
		return "To hospital"
	}
	return string(s)
}

// InBuilding reports whether the patient is in the clinic. A patient has at
// most one such visit.
func (s Stage) InBuilding() bool { return s.in(inBuilding) }

// HoldsChair reports whether a visit at this stage occupies a chair or room.
func (s Stage) HoldsChair() bool { return s.in(holdsChair) }

// Ended reports whether the visit is over, one way or another.
func (s Stage) Ended() bool { return s != Booked && !s.InBuilding() }

// BeforeTreatment reports whether a hold for the nurse can lie on this stage.
func (s Stage) BeforeTreatment() bool {
	return s.in([]Stage{Booked, Arrived, Waiting, InChair})
}

var (
	inBuilding = []Stage{Arrived, Waiting, InChair, WithClinician, Infusing, Recovering, Ready}
	holdsChair = []Stage{InChair, WithClinician, Infusing, Recovering, Ready}
)

func (s Stage) in(list []Stage) bool {
	for _, l := range list {
		if s == l {
			return true
		}
	}
	return false
}
