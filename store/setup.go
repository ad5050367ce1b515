package store

import (
	"context"
	"slices"

	"chairside/store/clinic"
)

// Setup is what a clinic says of itself when it starts.
type Setup struct {
	Profile   clinic.Profile    // with the days on which the limits and the disk were confirmed
	Staff     []clinic.Staff    // the first is a manager, and who the history names
	Chairs    []clinic.Chair    // in the order of the boards unless they carry one
	Protocols []clinic.Protocol // those not used here are retired; nil for all that are shipped
}

// IsSetUp reports whether the clinic has been set up: whether there is staff.
func (s *Store) IsSetUp(ctx context.Context) (yes bool, err error) {
	err = s.read(ctx, "set up", func(q queries) error {
		yes, err = isSetUp(ctx, q)
		return err
	})
	return yes, err
}

func isSetUp(ctx context.Context, q queries) (yes bool, err error) {
	err = q.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM staff)`).Scan(&yes)
	return yes, err
}

// SetUp starts a clinic: its profile, staff, chairs and protocols, all or
// nothing. It gives the first of the staff
// and is refused once there is any.
func (s *Store) SetUp(ctx context.Context, su Setup) (first clinic.StaffID, err error) {
	err = s.write(ctx, "set up", func(tx writes) error {
		if done, err := isSetUp(ctx, tx); err != nil {
			return err
		} else if done {
			return &clinic.Error{Code: clinic.Conflict, Message: "The clinic is already set up.", Next: "Change it in the settings."}
		}
		if len(su.Staff) == 0 || !su.Staff[0].Roles.Has(clinic.Manager) || su.Staff[0].Retired {
			return wrong("roles", "The first member of staff must be a manager.", "Somebody has to keep the settings.")
		}
		p, err := su.Profile.Check()
		if err != nil {
			return err
		}
		if err := keepProfile(ctx, tx, p); err != nil {
			return err
		}
		for _, st := range su.Staff {
			if st, err = st.Check(); err != nil {
				return err
			}
			st.ID = 0
			id, err := keepStaff(ctx, tx, st)
			if err != nil {
				return err
			}
			if first == 0 {
				first = id
			}
		}
		for i, c := range su.Chairs {
			c.ID, c.Features = 0, slices.Clone(c.Features)
			if c, err = c.Check(); err != nil {
				return err
			}
			if c.Order == 0 {
				c.Order = i + 1
			}
			if _, err := keepChairRecord(ctx, tx, c); err != nil {
				return err
			}
		}
		if su.Protocols == nil {
			su.Protocols = clinic.Presets()
		}
		if !slices.ContainsFunc(su.Protocols, func(o clinic.Protocol) bool { return !o.Retired }) {
			return wrong("protocols", "No protocol is used here.", "Choose at least one.")
		}
		for _, o := range su.Protocols {
			if o, err = o.Check(); err != nil {
				return err
			}
			if _, err := keepProtocol(ctx, tx, o); err != nil {
				return err
			}
		}
		now := s.Now()
		for _, a := range []clinic.Action{clinic.ActSettings, clinic.ActStaff} {
			if err := tell(ctx, tx, clinic.Entry{At: now, By: first, Action: a, Detail: "first set-up"}, nil); err != nil {
				return err
			}
		}
		return nil
	})
	return first, err
}
