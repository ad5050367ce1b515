package store

import (
	"context"
	"time"

	"chairside/store/clinic"
)

// How many earlier recoveries are looked at: enough for a median, few enough
// to follow how the clinic works now.
const (
	ownPace    = 12
	clinicPace = 60
)

// paces gives, for each visit under treatment, how long recoveries took
// before. Both questions are answered by an index alone.
func paces(ctx context.Context, q queries, list []clinic.Visit) (map[clinic.VisitID]clinic.Pace, error) {
	out := map[clinic.VisitID]clinic.Pace{}
	here := map[clinic.ProtocolID][]time.Duration{}
	for _, v := range list {
		if v.Stage != clinic.Infusing && v.Stage != clinic.Recovering {
			continue
		}
		all, known := here[v.Protocol.ID]
		if !known {
			var err error
			if all, err = rests(ctx, q, clinicRests, v.Protocol.ID, clinicPace); err != nil {
				return nil, err
			}
			here[v.Protocol.ID] = all
		}
		own, err := rests(ctx, q, ownRests, v.Protocol.ID, ownPace, v.Patient.ID)
		if err != nil {
			return nil, err
		}
		out[v.ID] = clinic.Pace{Own: own, Clinic: all}
	}
	return out, nil
}

// The conditions are written as the partial indexes have them, or they are
// not used.
const (
	clinicRests = `SELECT ready_at - treated_at FROM visit WHERE protocol = +?1 AND stage = 'discharged' AND ready_at > treated_at
		ORDER BY treated_at DESC LIMIT +?2`
	ownRests = `SELECT ready_at - treated_at FROM visit WHERE patient = +?3 AND protocol = +?1 AND stage = 'discharged' AND ready_at > treated_at
		ORDER BY treated_at DESC LIMIT +?2`
)

func rests(ctx context.Context, q queries, query string, args ...any) (list []time.Duration, err error) {
	err = each(ctx, q, query, args, func(r *row) error {
		list = append(list, r.length())
		return nil
	})
	return list, err
}
