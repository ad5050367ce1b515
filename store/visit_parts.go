package store

import (
	"context"

	"chairside/store/clinic"
)

// part is one kind of record kept in a visit. row gives fresh places to read
// a line into, and what to do with the line then.
type part struct {
	columns, from, order string
	row                  func() (to []any, put func(v *clinic.Visit))
}

var visitParts = []part{
	{"question, outcome, at, by, note, food, drink, total, item9", "answer", "id", func() ([]any, func(*clinic.Visit)) {
		var a clinic.Answer
		return []any{&a.Question, &a.Outcome, at(&a.At), &a.By, &a.Note, at(&a.Food), at(&a.Drink), &a.Total, &a.Item9},
			func(v *clinic.Visit) { v.Answers = append(v.Answers, a) }
	}},
	{"id, reason, source, at, by, released_at, released_by, release", "hold", "id", func() ([]any, func(*clinic.Visit)) {
		var h clinic.Hold
		return []any{&h.ID, &h.Reason, &h.Source, at(&h.At), &h.By, at(&h.ReleasedAt), ref(&h.ReleasedBy), &h.Release},
			func(v *clinic.Visit) { v.Holds = append(v.Holds, h) }
	}},
	{"id, at, entered, by, stage, signs, note, amends, amended, why", "vitals", "at, id", func() ([]any, func(*clinic.Visit)) {
		var s clinic.Vitals
		return []any{&s.ID, at(&s.At), at(&s.Entered), &s.By, &s.Stage, fromJSON(&s.Signs), &s.Note, ref(&s.Amends), &s.Amended, &s.Why},
			func(v *clinic.Visit) { v.Vitals = append(v.Vitals, s) }
	}},
	{"at, entered, by, total, scale, items, on_oxygen", "score", "id", func() ([]any, func(*clinic.Visit)) {
		var s clinic.Score
		return []any{at(&s.At), at(&s.Entered), &s.By, &s.Total, &s.Scale, fromJSON(&s.Items), &s.OnOxygen}, func(v *clinic.Visit) { v.Scores = append(v.Scores, s) }
	}},
	{"id, name, severity, onset, by, note, resolved_at, resolved_by, signed_by, signed_at, signed_why", "effect", "id", func() ([]any, func(*clinic.Visit)) {
		var e clinic.Effect
		return []any{&e.ID, &e.Name, &e.Severity, at(&e.Onset), &e.By, &e.Note, at(&e.ResolvedAt), ref(&e.ResolvedBy), ref(&e.SignedBy), at(&e.SignedAt), &e.SignedWhy},
			func(v *clinic.Visit) { v.Effects = append(v.Effects, e) }
	}},
	{"item, at, by", "tick", "id", func() ([]any, func(*clinic.Visit)) {
		var t clinic.Tick
		return []any{&t.Item, at(&t.At), &t.By}, func(v *clinic.Visit) { v.Ticks = append(v.Ticks, t) }
	}},
	{"at, by, checks", "clearance", "id", func() ([]any, func(*clinic.Visit)) {
		var c clinic.Clearance
		var checks []checkWas
		return []any{at(&c.At), &c.By, fromJSON(&checks)}, func(v *clinic.Visit) {
			c.Checks = readChecks(checks)
			v.Given = append(v.Given, c)
			if (v.Stage == clinic.Ready || v.Stage.Ended()) && c.At.Equal(v.ReadyAt) {
				v.Clearance = &c
			}
		}
	}},
	{"at, by, version, place", "sheet", "version", func() ([]any, func(*clinic.Visit)) {
		var p clinic.Printed
		return []any{at(&p.At), &p.By, &p.Version, &p.Where}, func(v *clinic.Visit) { v.Sheets = append(v.Sheets, p) }
	}},
	{"kind, due, at, by", "ack", "id", func() ([]any, func(*clinic.Visit)) {
		var a clinic.Ack
		return []any{&a.Kind, at(&a.Set), at(&a.At), &a.By}, func(v *clinic.Visit) { v.Acks = append(v.Acks, a) }
	}},
	{"id, at, by, result, note, signed_at, signed_by, signed", "call", "id", func() ([]any, func(*clinic.Visit)) {
		var c clinic.Call
		return []any{&c.ID, at(&c.At), &c.By, &c.Result, &c.Note, at(&c.SignedAt), ref(&c.SignedBy), &c.Signed},
			func(v *clinic.Visit) { v.Calls = append(v.Calls, c) }
	}},
	{historyColumns, "history", "id", func() ([]any, func(*clinic.Visit)) {
		var e clinic.Entry
		to, done := historyFields(&e)
		return to, func(v *clinic.Visit) {
			done()
			e.Visit = v.ID
			v.History = append(v.History, e)
		}
	}},
}

// parts fills in what was recorded in the visits: one query for each kind of
// record, however many visits there are.
func parts(ctx context.Context, q queries, list []clinic.Visit) error {
	return partsOf(ctx, q, list, visitParts)
}

// partsOf fills in some kinds of record only.
func partsOf(ctx context.Context, q queries, list []clinic.Visit, kinds []part) error {
	by := make(map[clinic.VisitID]*clinic.Visit, len(list))
	for i := range list {
		by[list[i].ID] = &list[i]
	}
	where, key := ` WHERE visit = ?1`, any(list[0].ID)
	if len(list) > 1 {
		ids := make([]clinic.VisitID, len(list))
		for i := range list {
			ids[i] = list[i].ID
		}
		among, err := asJSON(ids)
		if err != nil {
			return err
		}
		where, key = ` WHERE visit IN (SELECT value FROM json_each(?1))`, among
	}
	for _, p := range kinds {
		// by visit first: the indexes hold them so, and nothing is left to sort
		query := `SELECT visit, ` + p.columns + ` FROM ` + p.from + where + ` ORDER BY visit, ` + p.order
		if err := each(ctx, q, query, []any{key}, func(scan func(...any) error) error {
			var id clinic.VisitID
			to, put := p.row()
			if err := scan(append([]any{&id}, to...)...); err != nil {
				return err
			}
			put(by[id])
			return nil
		}); err != nil {
			return err
		}
	}
	return nil
}
