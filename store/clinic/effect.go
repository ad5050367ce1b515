package clinic

import "time"

// EffectID names one recorded side effect in the store.
type EffectID int64

// Severity of a side effect.
type Severity string

// The severities.
const (
	Mild     Severity = "mild"
	Moderate Severity = "moderate"
	Severe   Severity = "severe"
)

// EffectNames are the side effects offered (seed documents; Singh 2016).
var EffectNames = []string{
	"dissociation", "dizziness", "lightheadedness", "nausea", "vomiting", "headache",
	"anxiety", "raised BP", "blurred vision", "sedation", "other",
}

// Effect is one side effect with its onset and its end.
type Effect struct {
	ID         EffectID // 0 until the store has kept it
	Name       string   // one of EffectNames
	Severity   Severity
	Onset      time.Time
	By         StaffID
	Note       string
	ResolvedAt time.Time // zero while it lasts
	ResolvedBy StaffID
	SignedBy   StaffID // a nurse or provider signed it off though it lasts; 0 when not
	SignedAt   time.Time
	SignedWhy  string
}

// Settled reports whether the effect is resolved or signed off by name.
func (e Effect) Settled() bool { return !e.ResolvedAt.IsZero() || e.SignedBy != 0 }

// Queasy reports whether the effect is nausea or vomiting and still lasts.
func (e Effect) Queasy() bool {
	return (e.Name == "nausea" || e.Name == "vomiting") && e.ResolvedAt.IsZero()
}

func validEffect(name string, s Severity) error {
	known := false
	for _, n := range EffectNames {
		known = known || n == name
	}
	if !known {
		return wrong("effect", "That side effect is not on the list.", "Choose one, or \"other\" with a note.")
	}
	if s != Mild && s != Moderate && s != Severe {
		return wrong("severity", "The severity is missing.", "Choose mild, moderate or severe.")
	}
	return nil
}
