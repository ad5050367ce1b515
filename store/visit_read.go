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
	var text string
	var protocol protocolWas // what text says
	err = each(ctx, q, `SELECT `+visitColumns+`, `+patientColumns+`, `+protocolColumns+`
		FROM visit v JOIN patient p ON p.id = v.patient JOIN protocol o ON o.id = v.protocol
		WHERE v.id IN (`+among+`) ORDER BY v.planned, v.id`, args, func(r *row) error {
		v, was := readVisit(r)
		v.Patient, v.Protocol = readPatient(r), readProtocol(r)
		if was != "" {
			if was != text { // most of a day's have the same
				if protocol, err = readProtocolWas(was); err != nil {
					return err
				}
				text = was
			}
			v.Protocol = protocol.protocol(v.Protocol.ID)
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

// readVisit reads a visit without its patient and its protocol, and the text
// of the protocol as it was when the patient came, "" while booked.
func readVisit(r *row) (v clinic.Visit, was string) {
	v.ID, v.Day, v.Number, v.Kind = clinic.VisitID(r.figure()), r.day(), r.count(), clinic.Kind(r.text())
	v.SeriesNo, v.SeriesOf = r.count(), r.count()
	v.Planned, v.PlannedChair, v.WalkIn = r.at(), clinic.ChairID(r.ref()), r.yes()
	v.State = clinic.State{
		Stage: clinic.Stage(r.text()), Chair: clinic.ChairID(r.ref()), ArrivedAt: r.at(), WaitingAt: r.at(), SeatedAt: r.at(), StartedAt: r.at(),
		DueAt: r.at(), PausedAt: r.at(), PauseTotal: r.length(), TreatedAt: r.at(), StopReason: r.text(), RecoverBy: r.at(), ReadyAt: r.at(), EndedAt: r.at(),
		WentHomeWith: r.text(), AloneReason: r.text(), Told: r.text(), EndReason: r.text(),
	}
	v.Escort = clinic.Escort{
		Name: r.text(), Relation: r.text(), Phone: r.text(), Comes: r.at(), ConfirmedAt: r.at(), ConfirmedBy: clinic.StaffID(r.ref()),
	}
	v.Next, v.NextProtocol.ID = r.at(), clinic.ProtocolID(r.ref())
	v.After = clinic.FollowUp{Due: r.day(), SettledAt: r.at(), SettledBy: clinic.StaffID(r.ref()), Settled: r.text()}
	return v, r.maybe()
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
