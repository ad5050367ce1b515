package store

import (
	"fmt"
	"strings"
	"testing"

	"chairside/store/clinic"
)

// TestNumbersOfAnImportAreGivenOnce: a number that an earlier line was given,
// that a line brings along or that is on record is given to nobody else, within
// a chunk and beyond it.
func TestNumbersOfAnImportAreGivenOnce(t *testing.T) {
	for _, whole := range []bool{false, true} {
		s, _ := newClinic(t)
		bring := func(line int, mrn string) Incoming {
			in := incoming(line, fmt.Sprint("s", line), fmt.Sprint("Family", line), "1980-01-01")
			in.Patient.MRN = mrn
			return in
		}
		_, err := s.AddPatient(ctx, desk, clinic.Patient{Given: "Ann", Family: "Here", MRN: "10502", Birth: clinic.Date{Year: 1970, Month: 1, Day: 1}})
		ok(t, err)
		done, said := take(t, s, Import{},
			bring(2, "10501"), bring(3, ""), bring(4, ""), // the second gets 10503: 10501 and 10502 are taken
			bring(5, "10504"), // which the third was given
			bring(6, ""), bring(7, "10506"), bring(8, ""),
		)
		if done.Added != 6 || len(said) != 1 || said[0].Line != 5 || said[0].Fate != LeftOut {
			t.Fatalf("%+v %+v", done, said)
		}
		rest := make([]Incoming, importChunk+pileMost+7)
		for i := range rest {
			rest[i] = bring(100+i, "")
		}
		done, said = take(t, s, Import{AllOrNothing: whole}, rest...)
		if done.Added != len(rest) || len(said) != 0 {
			t.Fatalf("%+v %+v", done, said)
		}
		id, err := s.AddPatient(ctx, desk, clinic.Patient{Given: "Ann", Family: "Last", Birth: clinic.Date{Year: 1970, Month: 1, Day: 1}})
		ok(t, err)
		last, err := s.Patient(ctx, id)
		ok(t, err)
		if want := fmt.Sprint(10508 + len(rest)); last.MRN != want {
			t.Errorf("the next by hand has %s, want %s", last.MRN, want)
		}
		list := []string{}
		ok(t, each(ctx, s.readers, `SELECT mrn FROM patient WHERE source_id IN ('s2', 's3', 's4', 's6', 's7', 's8', 's100') ORDER BY id`, nil, func(r *row) error {
			list = append(list, r.text())
			return nil
		}))
		if got := strings.Join(list, " "); got != "10501 10503 10504 10505 10506 10507 10508" {
			t.Error(got)
		}
		ok(t, s.Check(ctx))
	}
}

// TestAPileIsWrittenWholeOrNotAtAll: one record that the schema refuses, and
// none of its chunk is there.
func TestAPileIsWrittenWholeOrNotAtAll(t *testing.T) {
	s, _ := newClinic(t)
	var k pile
	coming := newSeen()
	err := s.write(ctx, "pile", func(tx writes) error {
		for n := range pileMost + 3 {
			p := clinic.Patient{Family: "Family", Birth: clinic.Date{Year: 1980, Month: 1, Day: 1}}
			if n == pileMost+1 {
				p.Family = ""
			}
			var err error
			if p.MRN, err = k.number(ctx, tx, coming); err != nil {
				return err
			}
			k.add(p, origin{})
		}
		return k.write(ctx, tx)
	})
	if clinic.CodeOf(err) != clinic.Conflict || patientsOnRecord(t, s) != 0 || count(t, s, `SELECT next_mrn FROM file`) != firstMRN {
		t.Errorf("%v, %d on record", err, patientsOnRecord(t, s))
	}
}
