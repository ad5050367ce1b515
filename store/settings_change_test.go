package store

import (
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"chairside/store/clinic"
)

// settingsOf gives one change of every kind, as somebody who has just read the
// clinic would make it.
func settingsOf(t testing.TB, s *Store) map[string]clinic.Setting {
	t.Helper()
	d, err := s.Today(ctx)
	ok(t, err)
	i := slices.IndexFunc(d.Chairs, func(c clinic.Chair) bool { return c.ID == 2 })
	p, c, o, st := d.Clinic, d.Chairs[i], d.Protocols[1], d.Staff[3]
	p.Threshold, c.Turnover, o.Recovery, st.Credential = p.Threshold%10+1, c.Turnover+time.Minute, o.Recovery+time.Minute, st.Credential+"x"
	var order []clinic.ChairID
	for _, c := range d.Chairs {
		order = append(order, c.ID)
	}
	return map[string]clinic.Setting{
		"profile":  clinic.ProfileChange{Read: d.Clinic, To: p},
		"chair":    clinic.ChairChange{Read: d.Chairs[i], To: c},
		"protocol": clinic.ProtocolChange{Read: d.Protocols[1], To: o},
		"staff":    clinic.StaffChange{Read: d.Staff[3], To: st},
		"order":    clinic.ChairOrder{Read: order, To: append(slices.Clone(order[1:]), order[0])},
		"new chair": clinic.ChairChange{To: clinic.Chair{
			Name: "New " + string(rune('a'+count(t, s, `SELECT count(*) FROM chair`))), Kind: clinic.Bed,
		}},
		"new protocol": clinic.ProtocolChange{To: clinic.Protocol{Name: "New", Treatment: true, Recovery: time.Hour}},
		"new staff":    clinic.StaffChange{To: clinic.Staff{Name: "New", Roles: clinic.Nurse}},
	}
}

// TestEveryRoleAgainstEverySetting: a manager changes each, nobody else any.
func TestEveryRoleAgainstEverySetting(t *testing.T) {
	s, _ := newClinic(t)
	retired, err := s.SaveStaff(ctx, manager, clinic.Staff{Name: "Otto Old", Roles: clinic.Anyone | clinic.Manager, Retired: true})
	ok(t, err)
	for kind := range settingsOf(t, s) {
		for _, who := range []clinic.StaffID{desk, nurse, provider, retired, 0, 999, manager} {
			c := settingsOf(t, s)[kind]
			before := dump(t, s)
			err := s.Change(ctx, who, c)
			if who == manager {
				ok(t, err)
				if before == dump(t, s) {
					t.Errorf("%s: the manager's change is not there", kind)
				}
				continue
			}
			wantCode(t, err, clinic.NotAllowed)
			if before != dump(t, s) {
				t.Errorf("%s by %d was refused and left something", kind, who)
			}
		}
	}
	wantCode(t, s.Change(ctx, manager, nil), clinic.NotAllowed)
	ok(t, s.Check(ctx))
}

// dump is everything that the settings write.
func dump(t testing.TB, s *Store) string {
	t.Helper()
	var all string
	ok(t, s.readers.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM history) || (SELECT group_concat(threshold || ' ' || name) FROM profile)
		|| (SELECT group_concat(id || name || turnover || place || retired) FROM chair) || (SELECT group_concat(id || name || recovery || retired) FROM protocol)
		|| (SELECT group_concat(id || name || credential || roles || retired) FROM staff)`).Scan(&all))
	return all
}

// TestTwoStationsEditOneSetting on one real file: the second is told what
// became of it, nothing of the first is lost, and the second can then go on.
func TestTwoStationsEditOneSetting(t *testing.T) {
	s, c := newClinic(t)
	other := openAt(t, s.Path(), c)
	for kind, told := range map[string]string{
		"profile": "Threshold: 9 → 10", "chair": "Turnover: 10 min → 11 min", "protocol": "Recovery: 45 min → 46 min",
		"staff": `Credential: "MD" → "MDx"`, "order": "chairs were changed",
	} {
		mine, theirs := settingsOf(t, s)[kind], settingsOf(t, other)[kind]
		ok(t, s.Change(ctx, manager, mine))
		if kind == "order" { // the same order again would be no conflict of wishes
			o := theirs.(clinic.ChairOrder)
			o.To = []clinic.ChairID{o.Read[2], o.Read[1], o.Read[0]}
			theirs = o
		}
		before := dump(t, s)
		err := other.Change(ctx, manager, theirs)
		wantCode(t, err, clinic.Conflict)
		if !strings.Contains(err.Error(), told) {
			t.Errorf("%s: %v", kind, err)
		}
		if before != dump(t, s) {
			t.Errorf("%s: the refused change left something", kind)
		}
		ok(t, other.Change(ctx, manager, settingsOf(t, other)[kind])) // read anew
	}
	// Seating somebody is no change of the chair's record.
	read := settingsOf(t, s)["chair"].(clinic.ChairChange)
	inChair(t, s, read.To.ID)
	ok(t, s.Change(ctx, manager, read))
	ok(t, s.Check(ctx))
}

func TestAChairIsRetiredNotRemoved(t *testing.T) {
	s, c := newClinic(t)
	chairAt := func(id clinic.ChairID) clinic.Chair {
		t.Helper()
		list, err := s.Chairs(ctx)
		ok(t, err)
		return list[id-1]
	}
	retire := func(id clinic.ChairID, confirmed bool) error {
		was := chairAt(id)
		now := was
		now.Retired = true
		return s.Change(ctx, manager, clinic.ChairChange{Read: was, To: now, Confirmed: confirmed})
	}
	seated := inChair(t, s, 1)
	err := retire(1, true)
	wantCode(t, err, clinic.Blocked)
	if !strings.Contains(err.Error(), "Somebody sits in Chair 1") {
		t.Error(err)
	}
	do(t, s, desk, seated, clinic.MoveChair{Chair: 2})
	ok(t, s.DoChair(ctx, desk, clinic.MarkClean{Chair: 1}))

	// Planned for two visits to come, and for one of the past that counts no more.
	p := add(t, s, "Maria", "Alvarez", "1985-11-03")
	plan := func(days int) clinic.VisitID {
		id, err := s.Book(ctx, desk, clinic.Booking{Patient: p, Kind: clinic.Maintenance, Protocol: 1, Planned: s.Now().AddDate(0, 0, days), Chair: 1})
		ok(t, err)
		return id
	}
	past := plan(0)
	c.move(24 * time.Hour)
	first, second := plan(2), plan(9)
	err = retire(1, false)
	wantCode(t, err, clinic.Blocked)
	if clinic.FieldOf(err) != clinic.FieldConfirm || !strings.Contains(err.Error(), "2 coming visits, the first on 26 Nov 2026") || chairAt(1).Retired {
		t.Fatal(err)
	}
	ok(t, retire(1, true))
	for id, want := range map[clinic.VisitID]clinic.ChairID{past: 1, first: 0, second: 0} {
		if r, err := s.Record(ctx, id); err != nil || r.Visit.PlannedChair != want || r.Visit.Stage != clinic.Booked {
			t.Errorf("visit %d is planned for chair %d, %v", id, r.Visit.PlannedChair, err)
		}
	}
	lines, err := s.Changes(ctx, clinic.PartChair)
	ok(t, err)
	if lines[0].Detail != "Chair 1. Retired: no → yes" || !strings.HasPrefix(lines[0].Reason, "2 visits lost their planned chair: ") || lines[0].Chair != 1 {
		t.Errorf("%+v", lines[0])
	}
	// Chair 2 is the last for treatments: neither retired nor made a room.
	last := chairAt(2)
	ok(t, s.Do(ctx, nurse, seated, clinic.Exit{By: clinic.ActLeaveBefore, Reason: "for the test"}))
	wantCode(t, retire(2, true), clinic.Blocked)
	room := last
	room.Kind = clinic.Room
	wantCode(t, s.Change(ctx, manager, clinic.ChairChange{Read: last, To: room}), clinic.Blocked)
	ok(t, retire(3, false)) // a room is none of them

	back := chairAt(1)
	now := back
	now.Retired = false
	ok(t, s.Change(ctx, manager, clinic.ChairChange{Read: back, To: now}))
	ok(t, s.DoChair(ctx, desk, clinic.MarkClean{Chair: 2}))
	ok(t, retire(2, false))
	ok(t, s.Check(ctx))
}

func TestAProtocolIsRetiredNotRemoved(t *testing.T) {
	s, _ := newClinic(t)
	at := func(id clinic.ProtocolID) clinic.Protocol {
		t.Helper()
		d, err := s.Today(ctx)
		ok(t, err)
		return d.Protocols[id-1]
	}
	set := func(id clinic.ProtocolID, retired, confirmed bool) error {
		was := at(id)
		now := was
		now.Retired = retired
		return s.Change(ctx, manager, clinic.ProtocolChange{Read: was, To: now, Confirmed: confirmed})
	}
	v := book(t, s, add(t, s, "Maria", "Alvarez", "1985-11-03"), 1)
	err := set(1, true, false)
	wantCode(t, err, clinic.Blocked)
	if clinic.FieldOf(err) != clinic.FieldConfirm || !strings.Contains(err.Error(), "booked for 1 coming visit, the first on 23 Nov 2026") {
		t.Error(err)
	}
	ok(t, set(1, true, true))
	if r, err := s.Record(ctx, v); err != nil || r.Visit.Protocol.ID != 1 {
		t.Errorf("the visit lost its protocol: %+v %v", r.Visit.Protocol, err)
	}
	do(t, s, desk, v, clinic.Arrive{})
	ok(t, set(2, true, false))
	wantCode(t, set(3, true, true), clinic.Blocked) // the last treatment
	last := at(3)
	talk := last
	talk.Treatment = false
	wantCode(t, s.Change(ctx, manager, clinic.ProtocolChange{Read: last, To: talk}), clinic.Blocked)
	ok(t, set(1, false, false))
	ok(t, set(3, true, false))
	ok(t, s.Check(ctx))
}

func TestTheChangesAreRead(t *testing.T) {
	s, c := newClinic(t)
	want := map[clinic.SettingPart]int{}
	for kind := range settingsOf(t, s) {
		c.move(time.Minute)
		ok(t, s.Change(ctx, manager, settingsOf(t, s)[kind]))
	}
	want[clinic.PartProfile], want[clinic.PartChair], want[clinic.PartProtocol], want[clinic.PartStaff] = 1, 3, 2, 2
	total := 2 // the first set-up
	for part, n := range want {
		lines, err := s.Changes(ctx, part)
		ok(t, err)
		if len(lines) != n {
			t.Errorf("%s: %d lines", part, len(lines))
		}
		for i, e := range lines {
			got, id, what := e.Setting()
			if got != part || what == "" || e.By != manager || e.At.IsZero() || (id == 0) != (part == clinic.PartProfile || strings.HasPrefix(e.Detail, "Chairs")) {
				t.Errorf("%+v reads as %s %d %q", e, got, id, what)
			}
			if i > 0 && lines[i-1].At.Before(e.At) {
				t.Error("not newest first")
			}
		}
		total += n
	}
	all, err := s.Changes(ctx, "")
	ok(t, err)
	if len(all) != total {
		t.Errorf("%d lines in all, want %d", len(all), total)
	}
	if part, _, what := all[len(all)-1].Setting(); part != "" || what != "first set-up" {
		t.Errorf("%q %q", part, what)
	}
	var plan string
	var a, b, d any
	ok(t, s.readers.QueryRowContext(ctx, `EXPLAIN QUERY PLAN SELECT * FROM history WHERE action IN ('settings', 'staff') ORDER BY id DESC`).Scan(&a, &b, &d, &plan))
	if !strings.Contains(plan, "history_settings") {
		t.Error(plan)
	}
}

func TestSetUpTakesTheProtocolsAndTheConfirmations(t *testing.T) {
	s := openAt(t, filepath.Join(t.TempDir(), "c.db"), &clock{t: monday})
	su := testSetup()
	su.Profile.LimitsConfirmed, su.Profile.DiskConfirmed = clinic.Date{Year: 2026, Month: 11, Day: 23}, clinic.Date{Year: 2026, Month: 11, Day: 23}
	su.Protocols = clinic.Presets()
	for i := range su.Protocols {
		su.Protocols[i].Retired = true
	}
	_, err := s.SetUp(ctx, su)
	wantCode(t, err, clinic.Invalid)
	su.Protocols[2].Retired, su.Protocols[2].Recovery = false, -time.Minute
	_, err = s.SetUp(ctx, su)
	wantCode(t, err, clinic.Invalid)
	if n := count(t, s, `SELECT (SELECT count(*) FROM staff) + (SELECT count(*) FROM chair) + (SELECT count(*) FROM protocol) + (SELECT count(*) FROM profile)`); n != 0 {
		t.Fatalf("half a set-up was kept: %d rows", n)
	}
	su.Protocols[2].Recovery = 3 * time.Hour
	_, err = s.SetUp(ctx, su)
	ok(t, err)
	d, err := s.Today(ctx)
	ok(t, err)
	if !reflect.DeepEqual(d.Protocols, su.Protocols) || d.Clinic.LimitsConfirmed != su.Profile.LimitsConfirmed || d.Clinic.DiskConfirmed != su.Profile.DiskConfirmed {
		t.Fatalf("%+v %+v", d.Protocols, d.Clinic)
	}
}
