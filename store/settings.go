package store

import (
	"context"

	"chairside/store/clinic"
)

// Change makes one change of the settings for one member of staff: judged by
// the rules and told to the history, before and after, in one transaction. A
// change of what another station has changed since it was read is refused with
// [clinic.Conflict], which names what; nothing is lost by it. One that takes
// something from coming visits is refused at [clinic.FieldConfirm] until it is
// confirmed. Nothing changed is nothing told.
func (s *Store) Change(ctx context.Context, by clinic.StaffID, c clinic.Setting) error {
	var err error
	switch c := c.(type) {
	case clinic.ProfileChange:
		err = s.changeProfile(ctx, by, c, &c.Read)
	case clinic.StaffChange:
		_, err = s.changeStaff(ctx, by, c, &c.Read)
	case clinic.ChairChange:
		_, err = s.changeChair(ctx, by, c, &c.Read)
	case clinic.ProtocolChange:
		_, err = s.changeProtocol(ctx, by, c, &c.Read)
	case clinic.ChairOrder:
		err = s.orderChairs(ctx, by, c)
	default:
		err = &clinic.Error{Code: clinic.NotAllowed, Message: "Nobody can change that."}
	}
	return err
}

// SaveProfile changes what the clinic says of itself and its figures, whatever
// they were. A manager's act; see [Store.Change] for one who has read them.
func (s *Store) SaveProfile(ctx context.Context, by clinic.StaffID, p clinic.Profile) error {
	return s.changeProfile(ctx, by, clinic.ProfileChange{To: p}, nil)
}

func (s *Store) changeProfile(ctx context.Context, by clinic.StaffID, c clinic.ProfileChange, read *clinic.Profile) error {
	return s.change(ctx, by, c.Action(), func(tx writes) (before, after any, line clinic.Entry, err error) {
		p, err := c.To.Check()
		if err != nil {
			return nil, nil, line, err
		}
		was, err := profile(ctx, tx)
		if err == nil && read != nil {
			err = unchanged(*read, was)
		}
		if err != nil {
			return nil, nil, line, err
		}
		return was, p, line, keepProfile(ctx, tx, p)
	})
}

// SaveStaff changes a person's record, whatever it was, or adds one whose ID
// is 0. A manager's act. The last manager stays one: somebody must be able to
// change it back.
func (s *Store) SaveStaff(ctx context.Context, by clinic.StaffID, st clinic.Staff) (id clinic.StaffID, err error) {
	return s.changeStaff(ctx, by, clinic.StaffChange{To: st}, nil)
}

func (s *Store) changeStaff(ctx context.Context, by clinic.StaffID, c clinic.StaffChange, read *clinic.Staff) (id clinic.StaffID, err error) {
	err = s.change(ctx, by, c.Action(), func(tx writes) (before, after any, line clinic.Entry, err error) {
		var was clinic.Staff
		st, err := c.To.Check()
		if err != nil {
			return nil, nil, line, err
		}
		if st.ID != 0 {
			if was, err = person(ctx, tx, st.ID); err != nil {
				return nil, nil, line, err
			}
			if was.ID == 0 {
				return nil, nil, line, missing("member of staff")
			}
			if read != nil {
				if err := unchanged(*read, was); err != nil {
					return nil, nil, line, err
				}
			}
		}
		if id, err = keepStaff(ctx, tx, st); err != nil {
			return nil, nil, line, err
		}
		var managers int
		if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM staff WHERE retired = 0 AND roles & ?1 <> 0`, clinic.Manager).Scan(&managers); err != nil {
			return nil, nil, line, err
		}
		if managers == 0 {
			return nil, nil, line, &clinic.Error{Code: clinic.Blocked, Field: "roles", Message: "Nobody would be a manager any more.", Next: "Make somebody else a manager first."}
		}
		was.ID, st.ID = id, id
		return was, st, line, nil
	})
	return id, err
}

// SaveProtocol changes a protocol, whatever it was, or adds one whose ID is 0.
// A manager's act. It holds from the next arrival on: visits under way keep
// the protocol they came under.
func (s *Store) SaveProtocol(ctx context.Context, by clinic.StaffID, p clinic.Protocol) (id clinic.ProtocolID, err error) {
	return s.changeProtocol(ctx, by, clinic.ProtocolChange{To: p}, nil)
}

func (s *Store) changeProtocol(ctx context.Context, by clinic.StaffID, c clinic.ProtocolChange, read *clinic.Protocol) (id clinic.ProtocolID, err error) {
	err = s.change(ctx, by, c.Action(), func(tx writes) (before, after any, line clinic.Entry, err error) {
		if c.To, err = c.To.Check(); err != nil {
			return nil, nil, line, err
		}
		var was clinic.Protocol
		if c.To.ID != 0 {
			if was, err = protocol(ctx, tx, c.To.ID); err != nil {
				return nil, nil, line, err
			}
			if read != nil {
				if err := unchanged(*read, was); err != nil {
					return nil, nil, line, err
				}
			}
			if err := s.judgeProtocol(ctx, tx, c); err != nil {
				return nil, nil, line, err
			}
		}
		id, err = keepProtocol(ctx, tx, c.To)
		was.ID, c.To.ID = id, id
		return was, c.To, line, err
	})
	return id, err
}

func (s *Store) judgeProtocol(ctx context.Context, tx writes, c clinic.ProtocolChange) error {
	all, err := protocols(ctx, tx)
	if err != nil {
		return err
	}
	planned, err := s.planned(ctx, tx, `protocol = ?2 AND stage = 'booked'`, int64(c.To.ID))
	if err != nil {
		return err
	}
	return c.Check(all, planned)
}

// change runs one act on the settings and tells the history what it was
// before and is after. Nothing changed is nothing told.
func (s *Store) change(ctx context.Context, by clinic.StaffID, a clinic.Action, act func(tx writes) (before, after any, line clinic.Entry, err error)) error {
	return s.write(ctx, string(a), func(tx writes) error {
		who, err := person(ctx, tx, by)
		if err != nil {
			return err
		}
		if err := who.May(a); err != nil {
			return err
		}
		before, after, line, err := act(tx)
		if err != nil {
			return err
		}
		if line.Detail = differences(before, after); line.Detail == "" {
			return nil
		}
		line.At, line.By, line.Action = s.Now(), by, a
		return tell(ctx, tx, line, nil)
	})
}

// settingsLines is how many changes are read at once: more than anybody reads.
const settingsLines = 300

// Changes lists what was changed in the settings and the staff, newest first,
// at most the last 300 of them; of one part, or of all.
func (s *Store) Changes(ctx context.Context, part clinic.SettingPart) (list []clinic.Entry, err error) {
	err = s.read(ctx, "changes", func(q queries) error {
		return each(ctx, q, `SELECT `+historyColumns+` FROM history
			WHERE action IN ('settings', 'staff') AND (?1 = '' OR detail GLOB ?1 || '[ .s]*') ORDER BY id DESC LIMIT +?2`,
			[]any{part, settingsLines}, func(r *row) error {
				list = append(list, readEntry(r))
				return nil
			})
	})
	return list, err
}
