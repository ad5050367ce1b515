package form

import (
	"time"

	"chairside/store/clinic"
)

type (
	profile  = clinic.Profile
	protocol = clinic.Protocol
)

// Named is how a clinic names itself.
var Named = Group[profile]{
	Title: "The clinic", Text: "As it stands on every sheet that goes home.", Columns: 2,
	Lines: []Line[profile]{
		Text("name", "Name", "", 80, func(p *profile) *string { return &p.Name }),
		Text("address", "Address", "", 120, func(p *profile) *string { return &p.Address }),
		Text("day_phone", "Phone by day", "", 40, func(p *profile) *string { return &p.DayPhone }),
		Text("night_phone", "Phone by night", "", 40, func(p *profile) *string { return &p.NightPhone }),
	},
}

// Numbers are the numbers to call, the paper and the time zone.
var Numbers = Group[profile]{
	Title: "Emergencies, paper and time", Columns: 4,
	Lines: []Line[profile]{
		Text("emergency", "Emergency number", "911, 112, 999 …", 20, func(p *profile) *string { return &p.Emergency }),
		Text("crisis", "Crisis line", "988, 116 123 …", 40, func(p *profile) *string { return &p.Crisis }),
		Pick("paper", "Paper", "", func(p *profile) *clinic.Paper { return &p.Paper }, []clinic.Paper{clinic.Letter, clinic.A4}, "Letter", "A4"),
		Text("zone", "Time zone", "America/Chicago; empty: as here", 60, func(p *profile) *string { return &p.Zone }),
	},
}

// Hours are when the clinic is open.
var Hours = Group[profile]{
	Title: "Opening hours", Text: "As 08:00 to 18:00, or closed.", Columns: 4,
	Lines: []Line[profile]{
		Open(time.Monday), Open(time.Tuesday), Open(time.Wednesday), Open(time.Thursday),
		Open(time.Friday), Open(time.Saturday), Open(time.Sunday),
	},
}

// Closed are the days on which the clinic is closed all the same.
var Closed = Group[profile]{
	Columns: 1,
	Lines: []Line[profile]{
		Days("closed", "Closed all day on", "25 Dec 2026, 1 Jan 2027 …", func(p *profile) *[]clinic.Date { return &p.Closed }),
	},
}

// Limits are the vitals that raise attention; clinical-rules: no agreed figure
// exists, so the clinic sets them and a manager confirms them.
var Limits = Group[profile]{
	Title: "Notify limits", Text: "No agreed stop figure exists for IV ketamine. These are set by the clinic, and a manager confirms them; an empty one is off.", Columns: 3,
	Lines: []Line[profile]{
		Figure("systolic_high", "Systolic above", "mmHg · set by the clinic", func(p *profile) *int { return &p.Limits.SystolicHigh }),
		Figure("systolic_low", "Systolic below", "mmHg · set by the clinic", func(p *profile) *int { return &p.Limits.SystolicLow }),
		Figure("diastolic_high", "Diastolic above", "mmHg · set by the clinic", func(p *profile) *int { return &p.Limits.DiastolicHigh }),
		Figure("pulse_high", "Pulse above", "a minute · set by the clinic", func(p *profile) *int { return &p.Limits.PulseHigh }),
		Figure("pulse_low", "Pulse below", "a minute · set by the clinic", func(p *profile) *int { return &p.Limits.PulseLow }),
		Figure("spo2_low", "SpO2 below", "% · set by the clinic", func(p *profile) *int { return &p.Limits.SpO2Low }),
	},
}

// Figures are the other figures of treatment. A figure more is one line here.
var Figures = []Group[profile]{
	{Title: "Before treatment", Text: "A baseline above one of these holds the start until a nurse or provider releases it.", Columns: 3, Lines: []Line[profile]{
		Figure("hold_systolic", "Hold: systolic above", "mmHg · esketamine labelling, 140", func(p *profile) *int { return &p.Limits.HoldSystolic }),
		Figure("hold_diastolic", "Hold: diastolic above", "mmHg · esketamine labelling, 90", func(p *profile) *int { return &p.Limits.HoldDiastolic }),
		Length("prep", "In the chair before treatment", "for planning only · ours, 20 min", func(p *profile) *time.Duration { return &p.Prep }),
	}},
	{Title: "Clearance", Columns: 3, Lines: []Line[profile]{
		Pick("scale", "Recovery score", "Aldrete, percent version; or Chung 1995", func(p *profile) *clinic.Scale { return &p.Scale }, []clinic.Scale{clinic.Aldrete, clinic.PADSS}, "Modified Aldrete", "PADSS"),
		Figure("threshold", "Score to reach, of 10", "both scales: 9 of 10", func(p *profile) *int { return &p.Threshold }),
		Length("fresh", "Score, BP and SpO2 not older than", "at clearance · 15 min", func(p *profile) *time.Duration { return &p.Fresh }),
	}},
	{Title: "Nurse load", Text: "Infusing / the first + recovering / the second is not above the nurses on duty; an empty one is off.", Columns: 3, Lines: []Line[profile]{
		Figure("load", "Infusing to one nurse", "ours, 2", func(p *profile) *int { return &p.Load.Infusing }),
		Figure("load", "Recovering to one nurse", "ASPAN quotes 3 to 5", func(p *profile) *int { return &p.Load.Recovering }),
		Pick("load_blocks", "Past the limit", "the clinic’s choice", func(p *profile) *bool { return &p.Load.Blocks }, []bool{false, true}, "Warn", "Block the start"),
	}},
}

// Chair is a chair's record.
var Chair = []Group[clinic.Chair]{{Columns: 2, Lines: []Line[clinic.Chair]{
	Text("name", "Name", "as it is called aloud", 24, func(c *clinic.Chair) *string { return &c.Name }),
	Pick("kind", "Kind", "rooms are for consultations", func(c *clinic.Chair) *clinic.ChairKind { return &c.Kind }, []clinic.ChairKind{clinic.Recliner, clinic.Bed, clinic.Room}, "Recliner", "Bed", "Room"),
	Length("turnover", "Cleaning after a patient", "ours, 10 min", func(c *clinic.Chair) *time.Duration { return &c.Turnover }),
	List("features", "Features", "monitor, private, wheelchair", func(c *clinic.Chair) *[]string { return &c.Features }),
}}}

// Protocol is how one kind of treatment is run.
var Protocol = []Group[protocol]{
	{Columns: 1, Lines: []Line[protocol]{
		Text("name", "Name", "", 60, func(p *protocol) *string { return &p.Name }),
	}},
	{Columns: 2, Lines: []Line[protocol]{
		Yes("treatment", "A treatment", "no: a consultation", func(p *protocol) *bool { return &p.Treatment }),
		Yes("iv", "With an IV", "to be out before clearance", func(p *protocol) *bool { return &p.IV }),
		Length("infusion", "Planned infusion", "empty: the dose is given at once", func(p *protocol) *time.Duration { return &p.Infusion }),
		Length("recovery", "Recovery, at least", "after treatment ended", func(p *protocol) *time.Duration { return &p.Recovery }),
		Length("vitals_during", "Vitals while infusing, every", "empty: none", func(p *protocol) *time.Duration { return &p.VitalsDuring }),
		Length("vitals_after", "Vitals while recovering, every", "empty: none", func(p *protocol) *time.Duration { return &p.VitalsAfter }),
		Length("fast_food", "No food before", "ASA: 6 h for sedation", func(p *protocol) *time.Duration { return &p.FastFood }),
		Length("fast_drink", "No clear drinks before", "ASA: 2 h for sedation", func(p *protocol) *time.Duration { return &p.FastDrink }),
		Yes("fixed_watch", "Recovery time can never be overridden", "esketamine’s programme", func(p *protocol) *bool { return &p.FixedWatch }),
	}},
}

// Person is a member of staff.
var Person = []Group[clinic.Staff]{
	{Columns: 2, Lines: []Line[clinic.Staff]{
		Text("name", "Name", "as on the badge", 80, func(s *clinic.Staff) *string { return &s.Name }),
		Text("credential", "Credential", "RN, MD … or nothing", 12, func(s *clinic.Staff) *string { return &s.Credential }),
	}},
	{Text: "One person may have several roles. A provider may do all a nurse may, a nurse all a receptionist may.", Columns: 4, Lines: []Line[clinic.Staff]{
		role("Receptionist", clinic.Receptionist), role("Nurse", clinic.Nurse), role("Provider", clinic.Provider), role("Manager", clinic.Manager),
	}},
}

func role(word string, r clinic.Roles) Line[clinic.Staff] {
	return Line[clinic.Staff]{
		Field: "roles", Label: word, Options: []string{"No", "Yes"},
		Show: func(s clinic.Staff) string { return map[bool]string{false: "No", true: "Yes"}[s.Roles.Has(r)] },
		Read: func(s *clinic.Staff, text string) error {
			s.Roles &^= r
			if text == "Yes" {
				s.Roles |= r
			}
			return nil
		},
	}
}

// Describe gives a protocol's figures in one line.
func Describe(p clinic.Protocol) string {
	if !p.Treatment {
		return "consultation"
	}
	begins := "dose at once"
	if p.Infusion > 0 {
		begins = clinic.Span(p.Infusion)
	}
	return begins + ", recovery " + clinic.Span(p.Recovery) + ", no food " + clinic.Span(p.FastFood)
}

// DescribeAll gives every figure of a protocol in one longer line.
func DescribeAll(p clinic.Protocol) string {
	words := Describe(p)
	if !p.Treatment {
		return words
	}
	words += ", no drink " + clinic.Span(p.FastDrink) + "; vitals every "
	if p.VitalsDuring > 0 {
		words += clinic.Span(p.VitalsDuring) + ", then "
	}
	return words + clinic.Span(p.VitalsAfter)
}
