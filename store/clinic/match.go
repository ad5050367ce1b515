package clinic

// Match is a patient whom a search has found, and how surely.
type Match struct {
	Patient Patient
	// By is how the patient was found; what was typed is on record only
	// where it is MatchExact.
	By MatchedBy
}

// MatchedBy says how what was typed and what is on record belong together.
type MatchedBy int

// The ways, the surest first.
const (
	MatchExact MatchedBy = iota // each word begins a name, a number or a date on record
	MatchSound                  // a name is written another way and sounds the same
	MatchSlip                   // a name is one typing slip away
)
