package store

import (
	"context"

	"chairside/store/clinic"
)

// part is one kind of record kept in a visit. read adds one line of it.
type part struct {
	columns, from, order string
	read                 func(r *row, v *clinic.Visit)
}

var visitParts = []part{
	{"question, outcome, at, by, note, food, drink, total, item9", "answer", "id", func(r *row, v *clinic.Visit) {
		v.Answers = append(v.Answers, clinic.Answer{
			Question: clinic.Question(r.text()), Outcome: clinic.Outcome(r.text()), At: r.at(), By: clinic.StaffID(r.figure()), Note: r.text(),
			Food: r.at(), Drink: r.at(), Total: r.count(), Item9: r.count(),
		})
	}},
	{"id, reason, source, at, by, released_at, released_by, release", "hold", "id", func(r *row, v *clinic.Visit) {
		v.Holds = append(v.Holds, clinic.Hold{
			ID: r.figure(), Reason: r.text(), Source: clinic.Question(r.text()), At: r.at(), By: clinic.StaffID(r.figure()),
			ReleasedAt: r.at(), ReleasedBy: clinic.StaffID(r.ref()), Release: r.text(),
		})
	}},
	{"id, at, entered, by, stage, signs, note, amends, amended, why", "vitals", "at, id", func(r *row, v *clinic.Visit) {
		v.Vitals = append(v.Vitals, clinic.Vitals{
			ID: clinic.VitalsID(r.figure()), At: r.at(), Entered: r.at(), By: clinic.StaffID(r.figure()), Stage: clinic.Stage(r.text()), Signs: readSigns(r),
			Note: r.text(), Amends: clinic.VitalsID(r.ref()), Amended: r.yes(), Why: r.text(),
		})
	}},
	{"at, entered, by, total, scale, items, on_oxygen", "score", "id", func(r *row, v *clinic.Visit) {
		s := clinic.Score{At: r.at(), Entered: r.at(), By: clinic.StaffID(r.figure()), Total: r.count(), Scale: clinic.Scale(r.text())}
		r.json(&s.Items)
		s.OnOxygen = r.yes()
		v.Scores = append(v.Scores, s)
	}},
	{"id, name, severity, onset, by, note, resolved_at, resolved_by, signed_by, signed_at, signed_why", "effect", "id", func(r *row, v *clinic.Visit) {
		v.Effects = append(v.Effects, clinic.Effect{
			ID: clinic.EffectID(r.figure()), Name: r.text(), Severity: clinic.Severity(r.text()), Onset: r.at(), By: clinic.StaffID(r.figure()), Note: r.text(),
			ResolvedAt: r.at(), ResolvedBy: clinic.StaffID(r.ref()), SignedBy: clinic.StaffID(r.ref()), SignedAt: r.at(), SignedWhy: r.text(),
		})
	}},
	{"item, at, by", "tick", "id", func(r *row, v *clinic.Visit) {
		v.Ticks = append(v.Ticks, clinic.Tick{Item: clinic.Item(r.text()), At: r.at(), By: clinic.StaffID(r.figure())})
	}},
	{"at, by, checks", "clearance", "id", func(r *row, v *clinic.Visit) {
		c := clinic.Clearance{At: r.at(), By: clinic.StaffID(r.figure())}
		var checks []checkWas
		r.json(&checks)
		c.Checks = readChecks(checks)
		v.Given = append(v.Given, c)
		if (v.Stage == clinic.Ready || v.Stage.Ended()) && c.At.Equal(v.ReadyAt) {
			v.Clearance = &c
		}
	}},
	{"at, by, version, place", "sheet", "version", func(r *row, v *clinic.Visit) {
		v.Sheets = append(v.Sheets, clinic.Printed{At: r.at(), By: clinic.StaffID(r.figure()), Version: r.count(), Where: r.text()})
	}},
	{"kind, due, at, by", "ack", "id", func(r *row, v *clinic.Visit) {
		v.Acks = append(v.Acks, clinic.Ack{Kind: clinic.TimerKind(r.text()), Set: r.at(), At: r.at(), By: clinic.StaffID(r.figure())})
	}},
	{"id, at, by, result, note, signed_at, signed_by, signed", "call", "id", func(r *row, v *clinic.Visit) {
		v.Calls = append(v.Calls, clinic.Call{
			ID: clinic.CallID(r.figure()), At: r.at(), By: clinic.StaffID(r.figure()), Result: clinic.CallResult(r.text()), Note: r.text(),
			SignedAt: r.at(), SignedBy: clinic.StaffID(r.ref()), Signed: r.text(),
		})
	}},
	{historyColumns, "history", "id", func(r *row, v *clinic.Visit) {
		e := readEntry(r)
		e.Visit = v.ID
		v.History = append(v.History, e)
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
	where, order, key := ` WHERE visit = +?1`, ` ORDER BY `, any(list[0].ID)
	if len(list) > 1 {
		ids := make([]clinic.VisitID, len(list))
		for i := range list {
			ids[i] = list[i].ID
		}
		among, err := asJSON(ids)
		if err != nil {
			return err
		}
		// by visit first: the indexes hold them so, and nothing is left to sort
		where, order, key = ` WHERE visit IN (SELECT value FROM json_each(?1))`, ` ORDER BY visit, `, among
	}
	for _, p := range kinds {
		query := `SELECT visit, ` + p.columns + ` FROM ` + p.from + where + order + p.order
		if err := each(ctx, q, query, []any{key}, func(r *row) error {
			p.read(r, by[clinic.VisitID(r.figure())])
			return nil
		}); err != nil {
			return err
		}
	}
	return nil
}
