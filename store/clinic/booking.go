package clinic

import "time"

// Booking asks for a visit. With WalkIn the patient stands at the desk: the
// visit begins at once.
type Booking struct {
	Patient  PatientID
	Kind     Kind
	Protocol ProtocolID
	Planned  time.Time // for a walk-in: now
	Chair    ChairID   // planned chair, 0 for none
	SeriesNo int       // 0: the store counts on from the patient's record
	SeriesOf int
	WalkIn   bool
	Anyway   bool // book it although something stands against it; kept in the history
}

// Check refuses what no clinic can mean: no patient, a time long past or far
// ahead, a number outside the series.
func (b Booking) Check(now time.Time) error {
	switch {
	case b.Patient == 0:
		return wrong("patient", "No patient is chosen.", "Search for the patient first.")
	case b.Protocol == 0:
		return wrong("protocol", "No protocol is chosen.", "Choose one.")
	case b.Kind != Induction && b.Kind != Maintenance && b.Kind != Consultation:
		return wrong("kind", "The kind of visit is missing.", "Choose one.")
	case b.Planned.IsZero():
		return wrong("planned", "The time is missing.", "Write the day and the time.")
	case b.Planned.Before(now.Add(-24 * time.Hour)):
		return wrong("planned", "That time lies in the past.", "Check the day.")
	case b.Planned.After(now.AddDate(2, 0, 0)):
		return wrong("planned", "That is more than two years ahead.", "Check the year.")
	case b.SeriesNo < 0 || b.SeriesOf < 0 || b.SeriesOf > 0 && b.SeriesNo > b.SeriesOf || b.SeriesOf > 60:
		return wrong("series", "The number in the series cannot be right.", "Check it.")
	}
	return nil
}
