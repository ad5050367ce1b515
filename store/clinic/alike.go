package clinic

// Alike lists the other visits of the day whose patient this one could be
// mistaken for, and who are still to come or here.
func (d Day) Alike(v Visit) []Visit {
	var out []Visit
	for _, o := range d.Visits {
		if d.mistakenFor(v, o) {
			out = append(out, o)
		}
	}
	return out
}

// SimilarToday reports whether another visit of the day is of a patient whom
// this one could be mistaken for.
func (d Day) SimilarToday(v Visit) bool {
	if similar, known := d.similar[v.ID]; known {
		return similar
	}
	similar := false
	for _, o := range d.Visits {
		if similar = d.mistakenFor(v, o); similar {
			break
		}
	}
	if d.similar != nil {
		d.similar[v.ID] = similar
	}
	return similar
}

// Remembering gives the day with a memory for SimilarToday, which boards ask of
// every visit once a second. Its visits must not be changed any more, and one
// goroutine alone may use it.
func (d Day) Remembering() Day {
	d.similar = make(map[VisitID]bool, len(d.Visits))
	return d
}

func (d Day) mistakenFor(v, o Visit) bool {
	return o.ID != v.ID && !o.Stage.Ended() && o.Patient.ID != v.Patient.ID && Similar(v.Patient, o.Patient)
}

// AlikeAmong tells which of some patients could be mistaken for another of
// them, so that whoever picks one looks twice.
func AlikeAmong(patients []Patient) map[PatientID]bool {
	alike := map[PatientID]bool{}
	for i, a := range patients {
		for _, b := range patients[i+1:] {
			if a.ID != b.ID && Similar(a, b) {
				alike[a.ID], alike[b.ID] = true, true
			}
		}
	}
	return alike
}

// ShortFor is [Patient.ShortName], "J. Smith", and for one who could be
// mistaken for another of today [Day.NameFor]: two are never called alike.
func (d Day) ShortFor(v Visit) string {
	if d.SimilarToday(v) {
		return d.NameFor(v)
	}
	return v.Patient.ShortName()
}

// NameFor gives a patient's name where there is little room: the family name,
// and for one who could be mistaken for another of today what tells the two
// apart, the given name or, where that is the same, the birth date.
func (d Day) NameFor(v Visit) string {
	name := v.Patient.Family
	for _, o := range d.Alike(v) {
		if o.Patient.Label() == v.Patient.Label() {
			return v.Patient.Label() + ", " + v.Patient.Birth.Long()
		}
		name = v.Patient.Label()
	}
	return name
}
