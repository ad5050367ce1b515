package store

import (
	"context"
	"database/sql"
	"reflect"
	"slices"

	"chairside/store/clinic"
)

// keep writes what a step changed, and its history line.
func keep(ctx context.Context, tx *sql.Tx, now, next clinic.Scene) error {
	// a chair that a visit returns to must be clean before, one that it
	// leaves can be cleaned only afterwards
	freed, soiled := changedChairs(now.Chairs, next.Chairs)
	for _, c := range freed {
		if err := keepChair(ctx, tx, c); err != nil {
			return err
		}
	}
	if err := keepVisit(ctx, tx, next.Visit); err != nil {
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

func keepVisit(ctx context.Context, tx *sql.Tx, v clinic.Visit) error {
	var protocol any
	if v.Stage != clinic.Booked {
		text, err := asJSON(writeProtocol(v.Protocol))
		if err != nil {
			return err
		}
		protocol = text
	}
	_, err := tx.ExecContext(ctx, `UPDATE visit SET
		stage = ?2, chair = ?3, arrived_at = ?4, waiting_at = ?5, seated_at = ?6, started_at = ?7, due_at = ?8,
		paused_at = ?9, pause_total = ?10, treated_at = ?11, stop_reason = ?12, recover_by = ?13, ready_at = ?14,
		ended_at = ?15, went_home_with = ?16, alone_reason = ?17, told = ?18, end_reason = ?19,
		escort_name = ?20, escort_relation = ?21, escort_phone = ?22, escort_comes = ?23,
		escort_confirmed_at = ?24, escort_confirmed_by = ?25, protocol_was = ?26,
		day = ?27, number = ?28, kind = ?29, protocol = ?30, series_no = ?31, series_of = ?32, planned = ?33, planned_chair = ?34,
		call_due = ?35, call_settled_at = ?36, call_settled_by = ?37, call_settled = ?38, call_waits = ?39 WHERE id = ?1`,
		v.ID, v.Stage, opt(v.Chair), ms(v.ArrivedAt), ms(v.WaitingAt), ms(v.SeatedAt), ms(v.StartedAt), ms(v.DueAt),
		ms(v.PausedAt), v.PauseTotal.Milliseconds(), ms(v.TreatedAt), v.StopReason, ms(v.RecoverBy), ms(v.ReadyAt),
		ms(v.EndedAt), v.WentHomeWith, v.AloneReason, v.Told, v.EndReason,
		v.Escort.Name, v.Escort.Relation, v.Escort.Phone, ms(v.Escort.Comes),
		ms(v.Escort.ConfirmedAt), opt(v.Escort.ConfirmedBy), protocol,
		v.Day.String(), v.Number, v.Kind, v.Protocol.ID, v.SeriesNo, v.SeriesOf, ms(v.Planned), opt(v.PlannedChair),
		v.After.Due.String(), ms(v.After.SettledAt), opt(v.After.SettledBy), v.After.Settled, callWaits(v))
	return err
}

// keepParts writes the records that are new or changed. None is ever taken
// out, ticks excepted.
func keepParts(ctx context.Context, tx *sql.Tx, now, next clinic.Visit) error {
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
