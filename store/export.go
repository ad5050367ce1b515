package store

import (
	"context"
	"fmt"
	"time"

	"chairside/store/clinic"
)

// ExportPatients hands on every patient by name, with the id in the system
// they came from, as one snapshot. It stops at put's error.
func (s *Store) ExportPatients(ctx context.Context, put func(source string, p clinic.Patient) error) error {
	return s.read(ctx, "export patients", func(q queries) error {
		return each(ctx, q, `SELECT `+patientColumns+`, coalesce(p.source_id, '') FROM patient p
			ORDER BY p.family_key, p.given_key, p.birth, p.id`, nil, func(r *row) error {
			p, source := readPatient(r), r.text()
			if r.err != nil {
				return r.err
			}
			return put(source, p)
		})
	})
}

// VisitLine is a visit as a list of all visits shows it.
type VisitLine struct {
	Visit    clinic.Visit // without answers, vitals and the other parts
	Chair    string       // the chair it sits in or was planned for, by name
	Protocol string
	Zone     *time.Location
}

// ExportVisits hands on every visit in the order of its planned time, as one
// snapshot. It stops at put's error.
func (s *Store) ExportVisits(ctx context.Context, put func(VisitLine) error) error {
	return s.read(ctx, "export visits", func(q queries) error {
		p, err := profile(ctx, q)
		if err != nil {
			return err
		}
		zone := p.Location()
		return each(ctx, q, `SELECT `+visitColumns+`, `+patientColumns+`, o.name, coalesce(c.name, '')
			FROM visit v JOIN patient p ON p.id = v.patient JOIN protocol o ON o.id = v.protocol
			LEFT JOIN chair c ON c.id = coalesce(v.chair, v.planned_chair)
			ORDER BY v.planned, v.id`, nil, func(r *row) error {
			v, was := readVisit(r)
			v.Patient = readPatient(r)
			l := VisitLine{Visit: v, Protocol: r.text(), Chair: r.text(), Zone: zone}
			if was != "" {
				protocol, err := readProtocolWas(was)
				if err != nil {
					r.fail(err)
				}
				l.Protocol = protocol.Name
			}
			if r.err != nil {
				return fmt.Errorf("visit %d: %w", v.ID, r.err)
			}
			return put(l)
		})
	})
}
