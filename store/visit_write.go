package store

import (
	"context"
	"fmt"
	"reflect"
	"slices"

	"chairside/store/clinic"
)

// keep writes what a step changed, and its history line.
func keep(ctx context.Context, tx writes, now, next clinic.Scene) error {
	// a chair that a visit returns to must be clean before, one that it
	// leaves can be cleaned only afterwards
	freed, soiled := changedChairs(now.Chairs, next.Chairs)
	for _, c := range freed {
		if err := keepChair(ctx, tx, c); err != nil {
			return err
		}
	}
	if err := keepVisit(ctx, tx, now.Visit, next.Visit); err != nil {
		return err
	}
	for _, c := range soiled {
		if err := keepChair(ctx, tx, c); err != nil {
			return err
		}
	}
	if !reflect.DeepEqual(now.Visit.Patient, next.Visit.Patient) {
		if err := keepPatient(ctx, tx, next.Visit.Patient); err != nil {
			return err
		}
	}
	if err := keepParts(ctx, tx, now.Visit, next.Visit); err != nil {
		return err
	}
	return tell(ctx, tx, next.Entry, replaced(now.Visit, next.Visit))
}

func changedChairs(now, next []clinic.Chair) (freed, soiled []clinic.Chair) {
	for i, c := range next {
		switch was := now[i]; {
		case was.CleaningSince.Equal(c.CleaningSince) && was.OutReason == c.OutReason && was.OutSince.Equal(c.OutSince) && was.OutBy == c.OutBy && was.Ack == c.Ack:
		case c.CleaningSince.IsZero() && c.OutReason == "":
			freed = append(freed, c)
		default:
			soiled = append(soiled, c)
		}
	}
	return freed, soiled
}

// keptColumns are those of a visit that a step may change, in the order of
// keptValues.
var keptColumns = []string{
	"stage", "chair", "arrived_at", "waiting_at", "seated_at", "started_at", "due_at",
	"paused_at", "pause_total", "treated_at", "stop_reason", "recover_by", "ready_at",
	"ended_at", "went_home_with", "alone_reason", "told", "end_reason",
	"escort_name", "escort_relation", "escort_phone", "escort_comes",
	"escort_confirmed_at", "escort_confirmed_by", "protocol_was",
	"day", "number", "kind", "protocol", "series_no", "series_of", "planned", "planned_chair",
	"call_due", "call_settled_at", "call_settled_by", "call_settled", "call_waits",
}

func keptValues(v clinic.Visit) ([]any, error) {
	var protocol any
	if v.Stage != clinic.Booked {
		text, err := asJSON(writeProtocol(v.Protocol))
		if err != nil {
			return nil, err
		}
		protocol = text
	}
	return []any{
		v.Stage, opt(v.Chair), ms(v.ArrivedAt), ms(v.WaitingAt), ms(v.SeatedAt), ms(v.StartedAt), ms(v.DueAt),
		ms(v.PausedAt), v.PauseTotal.Milliseconds(), ms(v.TreatedAt), v.StopReason, ms(v.RecoverBy), ms(v.ReadyAt),
		ms(v.EndedAt), v.WentHomeWith, v.AloneReason, v.Told, v.EndReason,
		v.Escort.Name, v.Escort.Relation, v.Escort.Phone, ms(v.Escort.Comes),
		ms(v.Escort.ConfirmedAt), opt(v.Escort.ConfirmedBy), protocol,
		v.Day.String(), v.Number, v.Kind, v.Protocol.ID, v.SeriesNo, v.SeriesOf, ms(v.Planned), opt(v.PlannedChair),
		v.After.Due.String(), ms(v.After.SettledAt), opt(v.After.SettledBy), v.After.Settled, callWaits(v),
	}, nil
}

// keepVisit writes the columns that differ, and none where none does: each
// index with a column among those named would be written anew, changed or not.
// now was read in the same transaction, so it is what the row holds.
func keepVisit(ctx context.Context, tx writes, now, next clinic.Visit) error {
	was, err := keptValues(now)
	if err != nil {
		return err
	}
	is, err := keptValues(next)
	if err != nil {
		return err
	}
	sets, args := "", []any{next.ID}
	for i, column := range keptColumns {
		if was[i] != is[i] {
			args = append(args, is[i])
			sets += fmt.Sprintf(", %s = ?%d", column, len(args))
		}
	}
	if sets == "" {
		return nil
	}
	_, err = tx.ExecContext(ctx, `UPDATE visit SET `+sets[2:]+` WHERE id = ?1`, args...) // #nosec G202 -- columns of the list above
	return err
}

// keepParts writes the records that are new or changed. None is ever taken
// out, ticks excepted.
func keepParts(ctx context.Context, tx writes, now, next clinic.Visit) error {
	do := func(query string, args ...any) error {
		_, err := tx.ExecContext(ctx, query, args...)
		return err
	}
	for _, keepOne := range []func(func(string, ...any) error, clinic.Visit, clinic.Visit) error{
		keepAnswers, keepHolds, keepVitals, keepScores, keepEffects, keepTicks, keepClearance, keepSheets, keepCalls, keepAcks,
	} {
		if err := keepOne(do, now, next); err != nil {
			return err
		}
	}
	return nil
}

// replaced gives what the step wrote over, by field, for the history.
func replaced(now, next clinic.Visit) map[string]any {
	was := map[string]any{}
	for _, a := range now.Answers {
		if !slices.Contains(next.Answers, a) {
			was["answer"] = a
		}
	}
	if now.Escort != next.Escort && now.Escort != (clinic.Escort{}) {
		was["escort"] = now.Escort
	}
	for _, t := range now.Ticks {
		if !slices.Contains(next.Ticks, t) {
			was["tick"] = t
		}
	}
	p, q := now.Patient, next.Patient
	if !slices.Equal(p.Allergies, q.Allergies) || p.NoAllergies != q.NoAllergies {
		was["allergies"], was["no_allergies"] = p.Allergies, p.NoAllergies
	}
	if p.AllergiesAsked != q.AllergiesAsked {
		was["allergies_asked"] = p.AllergiesAsked
	}
	if p.Medicines != q.Medicines {
		was["medicines"] = p.Medicines
	}
	if p.MedicinesAsked != q.MedicinesAsked {
		was["medicines_asked"] = p.MedicinesAsked
	}
	if p.ConsentUntil != q.ConsentUntil || p.ConsentSigned != q.ConsentSigned {
		was["consent_until"], was["consent_signed"] = p.ConsentUntil, p.ConsentSigned
	}
	return was
}
