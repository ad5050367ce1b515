package store

import (
	"context"
	"slices"

	"chairside/store/clinic"
)

const visitColumns = `v.id, v.day, v.number, v.kind, v.series_no, v.series_of, v.planned, v.planned_chair, v.walk_in,
	v.stage, v.chair, v.arrived_at, v.waiting_at, v.seated_at, v.started_at, v.due_at, v.paused_at, v.pause_total,
	v.treated_at, v.stop_reason, v.recover_by, v.ready_at, v.ended_at, v.went_home_with, v.alone_reason, v.told, v.end_reason,
	v.escort_name, v.escort_relation, v.escort_phone, v.escort_comes, v.escort_confirmed_at, v.escort_confirmed_by,
	(SELECT min(n.planned) FROM visit n WHERE n.patient = v.patient AND n.stage = 'booked' AND n.planned > v.planned AND n.id <> v.id),
	(SELECT n.protocol FROM visit n WHERE n.patient = v.patient AND n.stage = 'booked' AND n.planned > v.planned AND n.id <> v.id ORDER BY n.planned LIMIT 1),
	v.call_due, v.call_settled_at, v.call_settled_by, v.call_settled,
	v.protocol_was`

// visits loads whole visits in the order of their planned time: those whose
// id the query given as among selects.
func visits(ctx context.Context, q queries, among string, args ...any) ([]clinic.Visit, error) {
	list, err := bareVisits(ctx, q, among, args...)
	if err != nil || len(list) == 0 {
		return list, err
	}
	if err := nextProtocols(ctx, q, list); err != nil {
		return list, err
	}
	return list, parts(ctx, q, list)
}

// bareVisits loads visits without what was recorded in them.
func bareVisits(ctx context.Context, q queries, among string, args ...any) (list []clinic.Visit, err error) {
	err = each(ctx, q, `SELECT `+visitColumns+`, `+patientColumns+`, `+protocolColumns+`
		FROM visit v JOIN patient p ON p.id = v.patient JOIN protocol o ON o.id = v.protocol
		WHERE v.id IN (`+among+`) ORDER BY v.planned, v.id`, args, func(scan func(...any) error) error {
		var v clinic.Visit
		var was *protocolWas
		to := append(visitFields(&v), fromJSON(&was))
		to = append(to, patientFields(&v.Patient)...)
		to = append(to, protocolFields(&v.Protocol)...)
		if err := scan(to...); err != nil {
			return err
		}
		if was != nil {
			v.Protocol = was.protocol(v.Protocol.ID)
		}
		list = append(list, v)
		return nil
	})
	return list, err
}

// visit loads one whole visit.
func visit(ctx context.Context, q queries, id clinic.VisitID) (clinic.Visit, error) {
	list, err := visits(ctx, q, `?1`, id)
	if err != nil {
		return clinic.Visit{}, err
	}
	if len(list) == 0 {
		return clinic.Visit{}, missing("visit")
	}
	return list[0], nil
}

func visitFields(v *clinic.Visit) []any {
	return []any{
		&v.ID, day(&v.Day), &v.Number, &v.Kind, &v.SeriesNo, &v.SeriesOf, at(&v.Planned), ref(&v.PlannedChair), &v.WalkIn,
		&v.Stage, ref(&v.Chair), at(&v.ArrivedAt), at(&v.WaitingAt), at(&v.SeatedAt), at(&v.StartedAt), at(&v.DueAt), at(&v.PausedAt), length(&v.PauseTotal),
		at(&v.TreatedAt), &v.StopReason, at(&v.RecoverBy), at(&v.ReadyAt), at(&v.EndedAt), &v.WentHomeWith, &v.AloneReason, &v.Told, &v.EndReason,
		&v.Escort.Name, &v.Escort.Relation, &v.Escort.Phone, at(&v.Escort.Comes), at(&v.Escort.ConfirmedAt), ref(&v.Escort.ConfirmedBy),
		at(&v.Next), ref(&v.NextProtocol.ID),
		day(&v.After.Due), at(&v.After.SettledAt), ref(&v.After.SettledBy), &v.After.Settled,
	}
}

// nextProtocols fills in the protocols of the next visits: few, so they are
// read once and not joined to every visit.
func nextProtocols(ctx context.Context, q queries, list []clinic.Visit) error {
	if !slices.ContainsFunc(list, func(v clinic.Visit) bool { return v.NextProtocol.ID != 0 }) {
		return nil
	}
	all, err := protocols(ctx, q)
	if err != nil {
		return err
	}
	for i := range list {
		for _, o := range all {
			if o.ID == list[i].NextProtocol.ID {
				list[i].NextProtocol = o
			}
		}
	}
	return nil
}
