package store

import (
	"slices"

	"chairside/store/clinic"
)

type execute = func(query string, args ...any) error

func keepAnswers(do execute, now, next clinic.Visit) error {
	for _, a := range next.Answers {
		if slices.Contains(now.Answers, a) {
			continue
		}
		if err := do(`INSERT INTO answer (visit, question, outcome, at, by, note, food, drink, total, item9)
			VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
			ON CONFLICT (visit, question) DO UPDATE SET outcome = excluded.outcome, at = excluded.at, by = excluded.by,
			note = excluded.note, food = excluded.food, drink = excluded.drink, total = excluded.total, item9 = excluded.item9`,
			next.ID, a.Question, a.Outcome, ms(a.At), a.By, a.Note, ms(a.Food), ms(a.Drink), a.Total, a.Item9); err != nil {
			return err
		}
	}
	return nil
}

func keepHolds(do execute, now, next clinic.Visit) error {
	for _, h := range next.Holds {
		var err error
		switch {
		case h.ID == 0:
			err = do(`INSERT INTO hold (visit, reason, source, at, by, released_at, released_by, release)
				VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)`,
				next.ID, h.Reason, h.Source, ms(h.At), h.By, ms(h.ReleasedAt), opt(h.ReleasedBy), h.Release)
		case !slices.Contains(now.Holds, h):
			err = do(`UPDATE hold SET released_at = ?2, released_by = ?3, release = ?4 WHERE id = ?1`,
				h.ID, ms(h.ReleasedAt), opt(h.ReleasedBy), h.Release)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func keepVitals(do execute, now, next clinic.Visit) error {
	type mark struct {
		amended bool
		stage   clinic.Stage
	}
	was := make(map[clinic.VitalsID]mark, len(now.Vitals))
	for _, s := range now.Vitals {
		was[s.ID] = mark{s.Amended, s.Stage}
	}
	for _, s := range next.Vitals {
		var err error
		switch {
		case s.ID == 0:
			var signs string
			if signs, err = asJSON(s.Signs); err != nil {
				return err
			}
			err = do(`INSERT INTO vitals (visit, at, by, stage, signs, note, amends, amended, why, entered)
				VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)`,
				next.ID, ms(s.At), s.By, s.Stage, signs, s.Note, opt(s.Amends), s.Amended, s.Why, ms(s.Entered))
		case was[s.ID] != mark{s.Amended, s.Stage}:
			err = do(`UPDATE vitals SET amended = ?2, stage = ?3 WHERE id = ?1`, s.ID, s.Amended, s.Stage)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func keepScores(do execute, now, next clinic.Visit) error {
	for _, s := range next.Scores[len(now.Scores):] {
		items, err := asJSON(s.Items)
		if err != nil {
			return err
		}
		if err := do(`INSERT INTO score (visit, at, by, total, scale, items, on_oxygen, entered) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)`,
			next.ID, ms(s.At), s.By, s.Total, s.Scale, items, s.OnOxygen, ms(s.Entered)); err != nil {
			return err
		}
	}
	return nil
}

func keepEffects(do execute, now, next clinic.Visit) error {
	for _, e := range next.Effects {
		var err error
		switch {
		case e.ID == 0:
			err = do(`INSERT INTO effect (visit, name, severity, onset, by, note, resolved_at, resolved_by, signed_by, signed_at, signed_why)
				VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)`,
				next.ID, e.Name, e.Severity, ms(e.Onset), e.By, e.Note, ms(e.ResolvedAt), opt(e.ResolvedBy), opt(e.SignedBy), ms(e.SignedAt), e.SignedWhy)
		case !slices.Contains(now.Effects, e):
			err = do(`UPDATE effect SET resolved_at = ?2, resolved_by = ?3, signed_by = ?4, signed_at = ?5, signed_why = ?6 WHERE id = ?1`,
				e.ID, ms(e.ResolvedAt), opt(e.ResolvedBy), opt(e.SignedBy), ms(e.SignedAt), e.SignedWhy)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func keepTicks(do execute, now, next clinic.Visit) error {
	for _, t := range now.Ticks {
		if slices.Contains(next.Ticks, t) {
			continue
		}
		if err := do(`DELETE FROM tick WHERE visit = ?1 AND item = ?2`, next.ID, t.Item); err != nil {
			return err
		}
	}
	for _, t := range next.Ticks {
		if slices.Contains(now.Ticks, t) {
			continue
		}
		if err := do(`INSERT INTO tick (visit, item, at, by) VALUES (?1, ?2, ?3, ?4)`, next.ID, t.Item, ms(t.At), t.By); err != nil {
			return err
		}
	}
	return nil
}

func keepClearance(do execute, now, next clinic.Visit) error {
	c := next.Clearance
	if c == nil || c == now.Clearance {
		return nil
	}
	checks, err := asJSON(writeChecks(c.Checks))
	if err != nil {
		return err
	}
	return do(`INSERT INTO clearance (visit, at, by, checks) VALUES (?1, ?2, ?3, ?4)`, next.ID, ms(c.At), c.By, checks)
}

func keepSheets(do execute, now, next clinic.Visit) error {
	for _, p := range next.Sheets[len(now.Sheets):] {
		if err := do(`INSERT INTO sheet (visit, at, by, version, place) VALUES (?1, ?2, ?3, ?4, ?5)`, next.ID, ms(p.At), p.By, p.Version, p.Where); err != nil {
			return err
		}
	}
	return nil
}

func keepAcks(do execute, now, next clinic.Visit) error {
	for _, a := range next.Acks[len(now.Acks):] {
		if err := do(`INSERT INTO ack (visit, kind, due, at, by) VALUES (?1, ?2, ?3, ?4, ?5)`, next.ID, a.Kind, ms(a.Set), ms(a.At), a.By); err != nil {
			return err
		}
	}
	return nil
}
