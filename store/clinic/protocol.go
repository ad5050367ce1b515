package clinic

import "time"

// ProtocolID names one protocol in the store.
type ProtocolID int64

// Protocol is how one kind of treatment is run here. All durations are the
// clinic's to change.
type Protocol struct {
	ID           ProtocolID
	Name         string
	Treatment    bool          // false for a consultation
	IV           bool          // an IV is placed and must be out before clearance
	Infusion     time.Duration // planned; 0 when the dose is given at once
	Recovery     time.Duration // at least this long after treatment ended
	FixedWatch   bool          // the recovery time can never be overridden
	VitalsDuring time.Duration // interval while infusing; 0 = none
	VitalsAfter  time.Duration // interval while recovering; 0 = none
	FastFood     time.Duration // no food for so long before the planned start
	FastDrink    time.Duration // no clear drinks for so long
	Retired      bool
}

// Presets are the protocols shipped with the program.
//
// Sources: IV standard: seed document (40 to 60 min), Singh 2016 (Am J
// Psychiatry, 40 min), Yale 2024 doi 10.1016/j.genhosppsych.2024.07.001 (BP
// every 10 min). IV long: seed document. Esketamine: product labelling and its
// monitoring programme (120 min; BP before, at 40 min, before leaving; 2 h
// without food, 30 min without drink). Fasting for sedation: ASA 2017 and 2023
// guidelines (6 h food, 2 h clear drinks).
func Presets() []Protocol {
	return []Protocol{
		{
			ID: 1, Name: "IV ketamine, standard", Treatment: true, IV: true,
			Infusion: 40 * time.Minute, Recovery: 30 * time.Minute,
			VitalsDuring: 10 * time.Minute, VitalsAfter: 15 * time.Minute,
			FastFood: 6 * time.Hour, FastDrink: 2 * time.Hour,
		},
		{
			ID: 2, Name: "IV ketamine, long", Treatment: true, IV: true,
			Infusion: 60 * time.Minute, Recovery: 45 * time.Minute,
			VitalsDuring: 10 * time.Minute, VitalsAfter: 15 * time.Minute,
			FastFood: 6 * time.Hour, FastDrink: 2 * time.Hour,
		},
		{
			ID: 3, Name: "Esketamine nasal", Treatment: true,
			Recovery: 120 * time.Minute, FixedWatch: true, VitalsAfter: 40 * time.Minute,
			FastFood: 2 * time.Hour, FastDrink: 30 * time.Minute,
		},
		{ID: 4, Name: "Consultation"},
	}
}

// Check cleans the record as it is typed and names the field that is wrong.
func (p Protocol) Check() (Protocol, error) {
	var err error
	if p.Name, err = Line("name", "The protocol's name", p.Name, 1, 60); err != nil {
		return p, err
	}
	for _, d := range []struct {
		field string
		what  string
		value time.Duration
		most  time.Duration
	}{
		{"infusion", "The planned infusion", p.Infusion, 4 * time.Hour},
		{"recovery", "The minimum recovery", p.Recovery, 8 * time.Hour},
		{"vitals_during", "The vitals interval while infusing", p.VitalsDuring, 2 * time.Hour},
		{"vitals_after", "The vitals interval while recovering", p.VitalsAfter, 2 * time.Hour},
		{"fast_food", "The time without food", p.FastFood, 24 * time.Hour},
		{"fast_drink", "The time without drink", p.FastDrink, 24 * time.Hour},
	} {
		if d.value < 0 || d.value > d.most {
			return p, wrong(d.field, d.what+" is out of range.", "Write it in minutes, at most "+minutes(d.most)+".")
		}
	}
	if p.Treatment && p.Recovery == 0 {
		return p, wrong("recovery", "A treatment needs a recovery time.", "Write it in minutes.")
	}
	return p, nil
}

// Kind is why the patient comes.
type Kind string

// The kinds of visit.
const (
	Induction    Kind = "induction"   // one of a series close together
	Maintenance  Kind = "maintenance" // later, further apart
	Consultation Kind = "consultation"
)

// SeriesLength is the number of infusions in an induction series (Singh 2016
// and clinics' practice; the clinic can book otherwise).
const SeriesLength = 6
