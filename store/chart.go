package store

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"chairside/store/clinic"
)

// Chart gives one patient's whole record as one snapshot: what is known of
// the person, every visit with what was recorded in it, and every change of
// the record.
func (s *Store) Chart(ctx context.Context, id clinic.PatientID) (c clinic.Chart, err error) {
	err = s.read(ctx, "chart", func(q queries) error {
		if c.Patient, err = patient(ctx, q, id); err != nil {
			return err
		}
		if c.Clinic, err = profile(ctx, q); err != nil {
			return err
		}
		c.Date = clinic.DateOf(s.Now(), c.Clinic.Location())
		if c.Staff, err = staff(ctx, q); err != nil {
			return err
		}
		if c.Chairs, err = chairs(ctx, q); err != nil {
			return err
		}
		if c.Visits, err = pastVisits(ctx, q, id); err != nil {
			return err
		}
		c.Corrections, err = corrections(ctx, q, id)
		return err
	})
	return c, err
}

// pastParts are what a chart reads of each visit. History and ticks are left
// out: of hundreds of visits they are most of what there is.
var pastParts = []string{"answer", "hold", "vitals", "effect", "sheet"}

func pastVisits(ctx context.Context, q queries, id clinic.PatientID) ([]clinic.Past, error) {
	list, err := bareVisits(ctx, q, `SELECT id FROM visit WHERE patient = ?1`, id)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	some := slices.DeleteFunc(slices.Clone(visitParts), func(p part) bool { return !slices.Contains(pastParts, p.from) })
	if err := partsOf(ctx, q, list, some); err != nil {
		return nil, err
	}
	// the chair of a visit that is over is on record in its history only
	seats := map[clinic.VisitID]clinic.ChairID{}
	err = each(ctx, q, `SELECT visit, chair FROM history WHERE chair IS NOT NULL AND visit IN (SELECT id FROM visit WHERE patient = ?1 AND seated_at <> 0) ORDER BY id`,
		[]any{id}, func(r *row) error {
			visit := clinic.VisitID(r.figure())
			seats[visit] = clinic.ChairID(r.figure())
			return nil
		})
	past := make([]clinic.Past, 0, len(list))
	for i := len(list) - 1; i >= 0; i-- {
		past = append(past, clinic.Past{Visit: list[i], Seat: seats[list[i].ID]})
	}
	return past, err
}

// fieldsWas are the names that check-in's history lines keep a thing of the
// record under, where that is not the name the record has for it.
var fieldsWas = map[string]string{"no_allergies": "allergies", "consent_until": "consent", "consent_signed": "consent"}

// corrections lists who changed the record, newest first: here, at check-in,
// or by adding it.
func corrections(ctx context.Context, q queries, id clinic.PatientID) (list []clinic.Correction, err error) {
	err = each(ctx, q, `SELECT id, at, by, action, visit, reason, detail, was FROM history
		WHERE patient = +?1 AND (action IN ('add_patient', 'correct_patient', 'take_back_death')
			OR action = 'answer' AND was IS NOT NULL) ORDER BY id DESC`, []any{id}, func(r *row) error {
		c := clinic.Correction{
			ID: r.figure(), At: r.at(), By: clinic.StaffID(r.figure()), Action: clinic.Action(r.text()), Visit: clinic.VisitID(r.ref()),
			Reason: r.text(), Detail: r.text(),
		}
		var was map[string]json.RawMessage
		r.json(&was)
		for name := range was {
			if other, ok := fieldsWas[name]; ok {
				name = other
			}
			if clinic.FieldWord(name) != "" && !slices.Contains(c.Fields, name) {
				c.Fields = append(c.Fields, name)
			}
		}
		slices.Sort(c.Fields)
		if c.Action == clinic.ActAnswer {
			if len(c.Fields) == 0 {
				return nil // an answer that touched nothing of the record
			}
			c.Detail = wasWords(was)
		}
		list = append(list, c)
		return nil
	})
	return list, err
}

// wasWords writes what check-in replaced; what it is now stands on the record.
func wasWords(was map[string]json.RawMessage) string {
	var out []string
	add := func(field, words string) {
		if words == "" {
			words = "nothing"
		}
		out = append(out, clinic.FieldWord(field)+" before: "+words)
	}
	read := func(name string, to any) bool {
		raw, ok := was[name]
		return ok && json.Unmarshal(raw, to) == nil
	}
	var p clinic.Patient
	if read("no_allergies", &p.NoAllergies) {
		read("allergies", &p.Allergies)
		add("allergies", p.AllergyWords())
	}
	if read("medicines", &p.Medicines) {
		add("medicines", p.Medicines)
	}
	if read("consent_until", &p.ConsentUntil) {
		read("consent_signed", &p.ConsentSigned)
		add("consent", p.ConsentUntil.Long())
	}
	return strings.Join(out, "; ")
}
