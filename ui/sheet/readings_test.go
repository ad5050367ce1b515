package sheet

import (
	"strings"
	"testing"
	"time"

	"chairside/store/clinic"
)

func TestWhatMayBeNoticed(t *testing.T) {
	in := pictured().Visit.StartedAt.Add(time.Minute)
	after := pictured().Visit.TreatedAt.Add(time.Minute)
	effect := func(name string, s clinic.Severity, at time.Time, note string) clinic.Effect {
		return clinic.Effect{Name: name, Severity: s, Onset: at, Note: note}
	}
	for name, c := range map[string]struct {
		effects []clinic.Effect
		want    []string
	}{
		"none": {nil, []string{"notice today You may feel tired,", "84 97 % highest 10:44"}},
		"two of a kind, the worse counts": {
			[]clinic.Effect{effect("nausea", clinic.Mild, in, ""), effect("nausea", clinic.Severe, in, ""), effect("nausea", clinic.Moderate, in, "")},
			[]string{"You felt sick during the infusion. Feeling", "highest; feeling sick, severe 10:44"},
		},
		"one after the infusion": {
			[]clinic.Effect{effect("dizziness", clinic.Mild, in, ""), effect("headache", clinic.Moderate, after, ""), effect("vomiting", clinic.Mild, in, "")},
			[]string{"You felt dizzy, had a headache and vomited during your visit.", "highest; dizzy, mild; headache, moderate; vomiting, mild 10:44"},
		},
		"only a note": {
			[]clinic.Effect{effect("other", clinic.Mild, in, "itching at the elbow")},
			[]string{"notice today Also noted: itching at the elbow. Feeling", "highest; itching at the elbow, mild 10:44"},
		},
		"a long note": {
			[]clinic.Effect{effect("other", clinic.Mild, in, "itching at the elbow that went away after some minutes")},
			[]string{"Also noted: itching at the elbow that went away after some minutes.", "highest; another effect, mild 10:44"},
		},
	} {
		r := pictured()
		r.Visit.Effects = c.effects
		got := said(t, r, Options{})
		for _, w := range c.want {
			if !strings.Contains(got, w) {
				t.Errorf("%s: %q is not in %s", name, w, got)
			}
		}
	}
}

func TestReadings(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*clinic.Visit)
		want   []string
	}{
		"as taken": {func(v *clinic.Visit) {}, []string{"09:12 118/76 72 98 % before", "09:39 141/88 84 97 % highest; floating, mild", "10:44 121/79 74 98 % before leaving"}},
		"an amended set does not count": {
			func(v *clinic.Visit) { v.Vitals[1].Amended = true },
			[]string{"09:12 118/76 72 98 % before", "09:55 133/82 80 97 % highest; floating, mild", "10:44 121/79 74 98 % before leaving"},
		},
		"the last is the highest": {
			func(v *clinic.Visit) { v.Vitals[3].Signs[clinic.Systolic] = 150 },
			[]string{"09:12 118/76 72 98 % before", "10:44 150/79 74 98 % highest, before leaving; floating, mild"},
		},
		"the baseline is the highest": {
			func(v *clinic.Visit) { v.Vitals[0].Signs[clinic.Systolic] = 150 },
			[]string{"09:12 150/76 72 98 % before", "09:39 141/88 84 97 % highest after the start; floating, mild", "10:44 121/79 74 98 % before leaving"},
		},
		"the lower figure decides between equals": {
			func(v *clinic.Visit) {
				v.Vitals[2].Signs[clinic.Systolic], v.Vitals[2].Signs[clinic.Diastolic] = 141, 89
			},
			[]string{"09:12 118/76 72 98 % before", "09:55 141/89 80 97 % highest; floating, mild", "10:44 121/79 74 98 % before leaving"},
		},
		"no baseline": {
			func(v *clinic.Visit) { v.Vitals = v.Vitals[1:] },
			[]string{"09:39 141/88 84 97 % highest; floating, mild", "10:44 121/79 74 98 % before leaving"},
		},
		"signs not taken": {
			func(v *clinic.Visit) {
				v.Vitals = v.Vitals[3:]
				v.Vitals[0].Signs = map[clinic.Sign]int{clinic.Pulse: 74}
			},
			[]string{"10:44 – 74 – before leaving; floating, mild"},
		},
		"none after the treatment": {
			func(v *clinic.Visit) { v.Vitals = v.Vitals[:3] },
			[]string{"09:12 118/76 72 98 % before", "09:39 141/88 84 97 % highest; floating, mild", "09:55 133/82 80 97 % last"},
		},
		"a dose given at once": {
			func(v *clinic.Visit) { v.Protocol, v.StartedAt = clinic.Presets()[2], v.TreatedAt },
			[]string{"09:12 118/76 72 98 % before", "10:44 121/79 74 98 % highest, before leaving; floating, mild"},
		},
	} {
		r := pictured()
		c.change(&r.Visit)
		got := said(t, r, Options{})
		_, table, _ := strings.Cut(got, "Oxygen Note ")
		table, _, _ = strings.Cut(table, " Next visit:")
		if want := strings.Join(c.want, " "); table != want {
			t.Errorf("%s:\n got %s\nwant %s", name, table, want)
		}
	}
	r := pictured()
	r.Visit.Vitals = nil
	if got := said(t, r, Options{}); !strings.Contains(got, "Your visit No readings are on record.") {
		t.Error("a visit without readings does not say so")
	}
}
