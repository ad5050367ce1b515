package clinic

import (
	"slices"
	"time"
)

// Beyond lists what the newest reading of each sign shows beyond the clinic's
// limits, from the chair to the door, each with the time it was taken: "SpO2 86
// at 08:41, limit 92". A pressure beyond them stands until the pressure is
// taken again: a set with the pulse alone does not silence it.
func (v Visit) Beyond(p Profile) []string {
	var out []string
	v.eachBeyond(p, func(b breach, s Vitals) { out = append(out, b.words(Clock(s.At, p.Location()))) })
	return out
}

// eachBeyond tells of each reading beyond a limit and the set it stands in.
func (v Visit) eachBeyond(p Profile, tell func(breach, Vitals)) {
	if !v.Stage.in(seated) {
		return
	}
	signs, sets := map[Sign]int{}, map[Sign]Vitals{}
	for _, set := range v.Vitals {
		if set.Amended {
			continue
		}
		for sign, n := range set.Signs {
			signs[sign], sets[sign] = n, set
		}
	}
	for _, b := range p.Limits.breaches(signs) {
		tell(b, sets[b.sign])
	}
}

// Attention lists what staff should notice about a visit, gravest first.
func (d Day) Attention(v Visit, now time.Time) []string {
	if v.Stage.Ended() {
		return nil
	}
	out := v.Beyond(d.Clinic)
	if due := v.VitalsDue(); !due.IsZero() && !now.Before(due) {
		out = append(out, "Vitals due "+d.ClockOf(due))
	}
	var other []string
	if !v.Stage.in(treated) {
		for _, h := range v.Held() {
			if h.Source == AskPHQ9 {
				out = append(out, h.Short())
			} else {
				other = append(other, h.Short())
			}
		}
	}
	for _, a := range v.Patient.Allergies {
		out = append(out, "Allergy: "+a)
	}
	out = append(out, other...)
	if v.Protocol.Treatment && !v.Escort.Named() && v.Stage.in([]Stage{Waiting, InChair}) && !slices.Contains(out, "No escort named") {
		out = append(out, "No escort named")
	}
	if d.SimilarToday(v) {
		out = append(out, "Similar name today")
	}
	if v.Protocol.Treatment && v.Stage.BeforeTreatment() {
		if ok, last := v.Patient.ConsentState(d.Date); ok && last {
			out = append(out, "Consent ends today")
		}
	}
	if v.Protocol.Treatment && !v.Patient.Adult(d.Date) { // to the door: the escort too is a guardian
		out = append(out, "Under 18: guardian")
	}
	return out
}
