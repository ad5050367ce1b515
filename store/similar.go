package store

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"chairside/store/clinic"
)

// SimilarPatients lists those on record who could be mistaken for p
// ([clinic.Similar]), same birth date first. p may be unsaved; its Key is
// filled here. At most limit are given, 20 when it is 0.
func (s *Store) SimilarPatients(ctx context.Context, p clinic.Patient, limit int) (list []clinic.Patient, err error) {
	for _, name := range []string{p.Given, p.Family} {
		if _, err := clinic.Line("family", "The name", name, 0, 80); err != nil {
			return nil, err
		}
	}
	p.Key = Key(p)
	if limit <= 0 {
		limit = usualFound
	}
	err = s.read(ctx, "similar patients", func(q queries) error {
		ids, err := similar(ctx, q, p, min(limit, mostFound))
		if err != nil || len(ids) == 0 {
			return err
		}
		among, err := asJSON(ids)
		if err != nil {
			return err
		}
		list, err = patients(ctx, q, `SELECT `+patientColumns+` FROM patient p WHERE p.id IN (SELECT value FROM json_each(?1))
			ORDER BY p.birth = ?2 DESC, p.family_key, p.given_key, p.id`, among, p.Birth.String())
		return err
	})
	return list, err
}

// similar goes through everybody the rule could name, each by an index. A
// name one letter apart keeps its first or its last half, and one two letters
// apart must: whoever shares
// neither half, nor a given name, nor a near birth date, is not similar.
func similar(ctx context.Context, q queries, p clinic.Patient, limit int) (ids []clinic.PatientID, err error) {
	family := []rune(p.Key.Family)
	head, tail := string(family[:len(family)/2]), backwards(string(family[len(family)/2:]))
	births, err := asJSON(nearBirths(p.Birth))
	if err != nil {
		return nil, err
	}
	const columns = `SELECT id, given_key, family_key, birth FROM patient `
	var near []clinic.Patient
	err = each(ctx, q, columns+`WHERE birth IN (SELECT value FROM json_each(?1)) AND abs(length(family_key) - ?2) <= 2
		UNION `+columns+`WHERE given_key = +?3 AND abs(length(family_key) - ?2) <= 2
		UNION `+columns+`WHERE family_key >= ?4 AND family_key < ?5 AND abs(length(family_key) - ?2) <= 2 AND abs(length(given_key) - ?6) <= 2
		UNION `+columns+`WHERE family_back >= ?7 AND family_back < ?8 AND abs(length(family_key) - ?2) <= 2 AND abs(length(given_key) - ?6) <= 2
		UNION `+columns+`WHERE birth = +?9 AND given_key = +?3
		UNION `+columns+`WHERE family_key = +?3 AND given_key = +?10`,
		[]any{
			births, len(family), p.Key.Given, head, head + string(utf8.MaxRune), utf8.RuneCountInString(p.Key.Given),
			tail, tail + string(utf8.MaxRune), p.Birth.String(), p.Key.Family,
		}, func(r *row) error {
			o := clinic.Patient{ID: clinic.PatientID(r.figure()), Key: clinic.NameKey{Given: r.text(), Family: r.text()}, Birth: r.day()}
			if o.ID != p.ID && clinic.Similar(p, o) {
				near = append(near, o)
			}
			return nil
		})
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(near, func(a, b clinic.Patient) int { return before(a.Birth == p.Birth) - before(b.Birth == p.Birth) })
	for _, o := range near[:min(limit, len(near))] {
		ids = append(ids, o.ID)
	}
	return ids, nil
}

func before(first bool) int {
	if first {
		return 0
	}
	return 1
}

// nearBirths lists the days that are taken for birth: the same, day and month
// swapped, two neighbouring figures swapped.
func nearBirths(d clinic.Date) []string {
	if d.IsZero() {
		return []string{}
	}
	list := []string{d.String(), clinic.Date{Year: d.Year, Month: time.Month(d.Day), Day: int(d.Month)}.String()}
	figures := compact(d)
	for i := 0; i+1 < len(figures); i++ {
		f := []byte(figures)
		f[i], f[i+1] = f[i+1], f[i]
		s := string(f)
		list = append(list, strings.Join([]string{s[:4], s[4:6], s[6:]}, "-"))
	}
	return list
}
