package store

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"chairside/store/clinic"
)

const (
	mostMatches = 200 // looked at before they are sorted: two letters of a million patients must not take a second
	mostFound   = 200
	usualFound  = 20
	mostWords   = 8
)

// FindPatients finds patients by parts of names in any order and any accent,
// the preferred name included, by birth date as people write it, by any digits of the phone and by MRN, or
// by several of these at once. A date that can be read two ways finds both.
// At most limit are given, 20 when it is 0; an empty query finds nobody.
func (s *Store) FindPatients(ctx context.Context, query string, limit int) (list []clinic.Patient, err error) {
	query, err = clinic.Line("query", "The search", query, 0, 200)
	if err != nil {
		return nil, err
	}
	match := matching(query)
	if match == "" {
		return nil, nil
	}
	err = s.read(ctx, "find patients", func(q queries) error {
		list, err = matched(ctx, q, query, match, most(limit))
		return err
	})
	return list, err
}

func most(limit int) int {
	if limit <= 0 {
		return usualFound
	}
	return min(limit, mostFound)
}

// matched gives the patients of a match, those first who are what was typed.
func matched(ctx context.Context, q queries, query, match string, limit int) ([]clinic.Patient, error) {
	return patients(ctx, q, matchQuery, match, squeeze(query), limit, mostMatches, Fold(query))
}

const matchQuery = `SELECT ` + patientColumns + ` FROM patient p
	WHERE p.id IN (SELECT rowid FROM patient_search WHERE patient_search MATCH ?1 LIMIT +?4)
	ORDER BY p.mrn_key = +?2 DESC, p.family_key = +?5 DESC, p.family_key, p.given_key, p.birth, p.id LIMIT +?3`

// matching writes a typed query in the language of the search index; "" when
// there is nothing to look for. Everything typed is quoted.
func matching(query string) string { return expression(query, word) }

// expression puts together what each typed word looks for.
func expression(query string, word func(string) string) string {
	words := strings.Fields(query)
	var all []string
	for i := 0; i < len(words) && len(all) < mostWords; {
		if dates, n := datesAt(words[i:]); n > 0 {
			var any []string
			for _, d := range dates {
				any = append(any, `"`+compact(d)+`"`)
			}
			all = append(all, "birth_key : ("+strings.Join(any, " OR ")+")")
			i += n
			continue
		}
		// a phone number is often written in groups
		n := 1
		for numeric(words[i]) && i+n < len(words) && numeric(words[i+n]) {
			if _, date := datesAt(words[i+n:]); date > 0 {
				break
			}
			n++
		}
		if m := word(strings.Join(words[i:i+n], "")); m != "" {
			all = append(all, m)
		}
		i += n
	}
	return strings.Join(all, " AND ")
}

// word looks for one typed word wherever it can stand. One or two figures alone
// are the whole of a record number.
func word(w string) string {
	folded, squeezed := Fold(w), squeeze(w)
	if squeezed == "" {
		return ""
	}
	any := []string{`{given_key family_key also_key} : "` + folded + `" *`, `mrn_key : "` + squeezed + `" *`}
	if d := digits(w); numeric(w) {
		// So many records begin with one figure or two that they tell nothing
		// and take longest to put together: these are a whole number, or more
		// is to come.
		if len(d) < 3 {
			return `mrn_key : "` + squeezed + `"`
		}
		if len(d) >= 3 {
			any = append(any, `phone_key : "`+d+`" *`)
		}
		if len(d) >= 4 {
			any = append(any, `birth_key : "`+d+`" *`)
		}
	}
	return "((" + strings.Join(any, ") OR (") + "))"
}

// numeric reports whether a word is figures with the signs of a phone number.
func numeric(w string) bool {
	return digits(w) != "" && strings.IndexFunc(w, func(r rune) bool {
		return (r < '0' || r > '9') && !strings.ContainsRune("+()-./", r)
	}) < 0
}

// datesAt reads a birth date at the beginning of words: the longest run that
// is one. A date that can be read two ways gives both.
func datesAt(words []string) (dates []clinic.Date, n int) {
	for n := min(3, len(words)); n > 0; n-- {
		run := strings.Join(words[:n], " ")
		if !strings.ContainsFunc(words[0], unicode.IsDigit) && n < 2 {
			break
		}
		if d, err := clinic.ParseDate(run); err == nil {
			return []clinic.Date{d}, n
		}
		if dates := eitherWay(run); len(dates) > 0 {
			return dates, n
		}
	}
	return nil, 0
}

// eitherWay reads 02/03/1985 as 3 February and as 2 March. A year of two
// figures is read in both centuries: 85 finds 1985, 20 finds 1920 and 2020.
func eitherWay(s string) (dates []clinic.Date) {
	f := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("/.- ", r) })
	if len(f) != 3 || len(f[2]) != 4 && len(f[2]) != 2 || len(f[0]) > 2 || len(f[1]) > 2 || digits(s) != strings.Join(f, "") {
		return nil
	}
	years := []string{f[2]}
	if len(f[2]) == 2 {
		if strings.Contains(s, " ") { // a phone number in groups of two
			return nil
		}
		years = []string{"19" + f[2], "20" + f[2]}
	}
	for _, y := range years {
		for _, iso := range []string{y + "-" + f[0] + "-" + f[1], y + "-" + f[1] + "-" + f[0]} {
			if d, err := clinic.ParseDate(iso); err == nil && !slices.Contains(dates, d) {
				dates = append(dates, d)
			}
		}
	}
	return dates
}
