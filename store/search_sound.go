package store

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"chairside/store/clinic"
)

const (
	leastHeard = 3 // letters of a word that is also looked for by its sound
	leastBegun = 4 // letters of the last word when it may be the beginning of a sound
	leastSlip  = 4 // letters of a word that may hold a slip
	mostNear   = 1000
)

// SearchPatients finds patients as [Store.FindPatients] does, and behind them
// those whose names sound like what was typed; when nobody is found as typed,
// also those who are one typing slip away. One or two letters find nobody by
// sound. At most limit are found as typed, 20 when it is 0, and as many again
// as are left of that, or a quarter of it where that is more, by sound.
func (s *Store) SearchPatients(ctx context.Context, query string, limit int) (list []clinic.Match, err error) {
	query, err = clinic.Line("query", "The search", query, 0, 200)
	if err != nil {
		return nil, err
	}
	exact := matching(query)
	if exact == "" {
		return nil, nil
	}
	limit = most(limit)
	err = s.read(ctx, "search patients", func(q queries) error {
		add := func(how clinic.MatchedBy, people []clinic.Patient) {
			for _, p := range people {
				list = append(list, clinic.Match{Patient: p, By: how})
			}
		}
		people, err := matched(ctx, q, query, exact, limit)
		if err != nil {
			return err
		}
		add(clinic.MatchExact, people)
		if sounds := sounding(query); sounds != "" {
			people, err := matched(ctx, q, query, "("+sounds+") NOT ("+exact+")", max(limit-len(list), limit/4))
			if err != nil {
				return err
			}
			add(clinic.MatchSound, people)
		}
		if len(people) > 0 || len(list) >= limit {
			return nil
		}
		slips, err := slipped(ctx, q, query, list, limit-len(list))
		add(clinic.MatchSlip, slips)
		return err
	})
	if err != nil {
		return nil, err
	}
	return list, nil
}

// sounding is matching with each name also looked for by its sound; "" when no
// word of the query has one. While the last word is being typed it may be the
// beginning of a sound.
func sounding(query string) string {
	words := strings.Fields(query)
	any := false
	match := expression(query, func(w string) string {
		exact, key := word(w), heardAs(w, leastHeard)
		if key == "" {
			return exact
		}
		any = true
		begun := ""
		if w == words[len(words)-1] && long(Fold(w), leastBegun) && len(key) >= 3 {
			begun = " *"
		}
		return either(exact, `sound_key : "`+key+`"`+begun)
	})
	if !any {
		return ""
	}
	return match
}

// heardAs is the sound of one typed word with at least so many letters; "" for
// a word of several parts or with figures.
func heardAs(w string, least int) string {
	folded := Fold(w)
	if !long(folded, least) || strings.ContainsFunc(folded, func(r rune) bool { return !unicode.IsLetter(r) }) {
		return ""
	}
	return soundOf(folded)
}

func either(exact, more string) string {
	if exact == "" {
		return "(" + more + ")"
	}
	return "(" + exact + " OR " + more + ")"
}

// slipped finds those who are one typing slip away in each word that nobody's
// name begins with or sounds like. The index is asked for the sounds that a
// slip can make; who is meant is then read off the letters. More than mostNear
// of these sounds are not looked through.
func slipped(ctx context.Context, q queries, query string, found []clinic.Match, limit int) (list []clinic.Patient, err error) {
	var typed []string // the words that hold a slip
	match := expression(query, func(w string) string {
		key := heardAs(w, leastSlip)
		if key == "" || err != nil {
			return word(w)
		}
		usual, there := either(word(w), `sound_key : "`+key+`"`), false
		err = q.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM patient_search WHERE patient_search MATCH ?1)`, usual).Scan(&there)
		if there || err != nil {
			return usual
		}
		typed = append(typed, Fold(w))
		var near []string
		for _, k := range nearSounds(key) {
			if k != "" {
				near = append(near, `"`+k+`"`)
			}
		}
		slices.Sort(near)
		return "sound_key : (" + strings.Join(slices.Compact(near), " OR ") + ")"
	})
	if len(typed) == 0 || err != nil {
		return nil, err
	}
	var ids []int64
	err = each(ctx, q, `SELECT id, given_key || ' ' || family_key FROM patient
		WHERE id IN (SELECT rowid FROM patient_search WHERE patient_search MATCH ?1 LIMIT +?2)`,
		[]any{match, mostNear}, func(r *row) error {
			id, names := r.figure(), r.text()
			known := slices.ContainsFunc(found, func(m clinic.Match) bool { return int64(m.Patient.ID) == id })
			if !known && meant(typed, strings.Fields(names)) {
				ids = append(ids, id)
			}
			return nil
		})
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	among, err := asJSON(ids)
	if err != nil {
		return nil, err
	}
	return patients(ctx, q, `SELECT `+patientColumns+` FROM patient p WHERE p.id IN (SELECT value FROM json_each(?1))
		ORDER BY p.family_key, p.given_key, p.birth, p.id LIMIT +?2`, among, limit)
}

// meant reports whether each typed word is one slip away from a name.
func meant(typed, names []string) bool {
	return !slices.ContainsFunc(typed, func(w string) bool {
		return !slices.ContainsFunc(names, func(name string) bool { return slip(w, name) })
	})
}
