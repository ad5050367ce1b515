package act

import (
	"strings"
	"testing"

	"chairside/store/clinic"
	"chairside/ui/part"
)

// faults are the fields of the vitals form that are marked, in its order.
func (d *desk) faults() (out []string) {
	for _, id := range []string{"bp", "pulse", "spo2", "respiration", "temperature", "pain", "sedation", "at", "note"} {
		if find[*part.Field](d, "vitals."+id).Error() != "" {
			out = append(out, id)
		}
	}
	return out
}

// keyboard is the field of the vitals form that the keyboard is in.
func (d *desk) keyboard() string {
	for _, id := range []string{"bp", "pulse", "spo2", "respiration", "temperature", "pain", "sedation", "at", "note"} {
		if find[*part.Field](d, "vitals."+id).Focused() {
			return id
		}
	}
	return ""
}

// TestVitalsMarkEveryWrongFieldAtOnce: no number, no possible figure, no time
// and no note, each at its field, and the keyboard where the first is.
func TestVitalsMarkEveryWrongFieldAtOnce(t *testing.T) {
	for _, c := range []struct {
		name   string
		typed  map[string]string
		faults string
		first  string
	}{
		{"nothing", nil, "bp", "bp"},
		{"no numbers", map[string]string{"bp": "high", "temperature": "warm"}, "bp temperature", "bp"},
		{"one slip among good figures", map[string]string{"bp": "121/79", "pulse": "72", "spo2": "980"}, "spo2", "spo2"},
		{"four kinds of slips", map[string]string{"pulse": "x", "spo2": "9", "pain": "11", "at": "25:99"}, "pulse spo2 pain at", "pulse"},
		{"the wrong way round, and sedation", map[string]string{"bp": "79/121", "sedation": "7"}, "bp sedation", "bp"},
		{"half a pressure", map[string]string{"bp": "121"}, "bp", "bp"},
		{"both pressures", map[string]string{"bp": "999/999"}, "bp", "bp"},
		{"beyond a limit without a note", map[string]string{"spo2": "86"}, "note", "note"},
		{"beyond a limit with a note that says nothing", map[string]string{"spo2": "86", "note": "-"}, "note", "note"},
		{"a slip and a missing note", map[string]string{"pulse": "7", "spo2": "86"}, "pulse note", "pulse"},
		{"a slip asks for no note", map[string]string{"spo2": "8"}, "spo2", "spo2"},
	} {
		d := recovers(t)
		before := len(d.visit().Vitals)
		d.acts.Open(clinic.ActVitals, 5)
		for id, text := range c.typed {
			d.write("vitals."+id, text)
		}
		d.submit()
		if got := strings.Join(d.faults(), " "); got != c.faults {
			t.Errorf("%s: marked %q, want %q", c.name, got, c.faults)
		}
		if got := d.keyboard(); got != c.first {
			t.Errorf("%s: the keyboard is at %q, want %q", c.name, got, c.first)
		}
		for id, text := range c.typed {
			if got := find[*part.Field](d, "vitals."+id).Text(); got != text {
				t.Errorf("%s: %q was typed and %q is left", c.name, text, got)
			}
		}
		if len(d.visit().Vitals) != before || len(d.steps) != 0 {
			t.Errorf("%s: something was recorded", c.name)
		}
	}
}

// TestVitalsMarksGoWithTheMistake: put right, it is recorded, and what was
// marked and is right now is not marked any more.
func TestVitalsMarksGoWithTheMistake(t *testing.T) {
	d := recovers(t)
	d.acts.Open(clinic.ActVitals, 5)
	d.write("vitals.pulse", "7")
	d.write("vitals.spo2", "86")
	d.submit()
	d.write("vitals.pulse", "70")
	d.submit()
	if got := strings.Join(d.faults(), " "); got != "note" || d.keyboard() != "note" {
		t.Fatalf("marked %q, the keyboard at %q", got, d.keyboard())
	}
	d.write("vitals.note", "oxygen 2 l, Dr Hale told")
	d.submit()
	if last, _ := d.visit().Last(clinic.SpO2); d.panelOpen() || last.Signs[clinic.Pulse] != 70 || last.Signs[clinic.SpO2] != 86 {
		t.Errorf("panel %v, recorded %+v", d.panelOpen(), last)
	}
}

// TestVitalsRefusedByTheRecord: what only the record knows is marked at its
// field as well, and takes the keyboard there.
func TestVitalsRefusedByTheRecord(t *testing.T) {
	d := recovers(t)
	d.acts.Open(clinic.ActVitals, 5)
	d.write("vitals.bp", "121/79")
	d.write("vitals.at", "06:00") // before the patient came
	d.submit()
	if got := strings.Join(d.faults(), " "); got != "at" || d.keyboard() != "at" {
		t.Errorf("marked %q, the keyboard at %q", got, d.keyboard())
	}
}

// TestAmendMarksEveryWrongField: the figures and the reason.
func TestAmendMarksEveryWrongField(t *testing.T) {
	d := recovers(t)
	d.acts.Open(clinic.ActAmend, 5)
	d.write("vitals.spo2", "98") // it was 91, which wants a note
	d.write("vitals.pulse", "7")
	d.write("vitals.at", "soon")
	d.submit()
	why := find[*part.Field](d, "act.reason")
	if got := strings.Join(d.faults(), " "); got != "pulse at" || why.Error() == "" || d.keyboard() != "pulse" {
		t.Errorf("marked %q and reason %q, the keyboard at %q", got, why.Error(), d.keyboard())
	}
	d.write("vitals.pulse", "")
	d.write("vitals.at", "")
	d.submit()
	if got := d.faults(); len(got) != 0 || why.Error() == "" || !why.Focused() {
		t.Errorf("marked %q and reason %q, the keyboard there %v", got, why.Error(), why.Focused())
	}
}
