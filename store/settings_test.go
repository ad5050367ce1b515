package store

import (
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"chairside/store/clinic"
)

func lastDetail(t *testing.T, s *Store) (detail string) {
	t.Helper()
	ok(t, s.readers.QueryRowContext(ctx, `SELECT detail FROM history ORDER BY id DESC LIMIT 1`).Scan(&detail))
	return detail
}

func TestSettingsAreKeptWithBeforeAndAfter(t *testing.T) {
	s, _ := newClinic(t)
	p := testSetup().Profile
	p.Name, p.Address, p.NightPhone, p.Crisis, p.Emergency, p.Paper, p.Zone = "Other", "1 Street", "555 000 1111", "112", "999", clinic.A4, "Europe/Oslo"
	p.Limits = clinic.Limits{SystolicHigh: 1, SystolicLow: 2, DiastolicHigh: 3, PulseHigh: 4, PulseLow: 5, SpO2Low: 6, HoldSystolic: 7, HoldDiastolic: 8}
	p.Threshold, p.Fresh, p.Prep = 8, 20*time.Minute, 25*time.Minute
	p.Rise = 7 * time.Minute
	p.Scale, p.Load = clinic.PADSS, clinic.Load{Infusing: 3, Recovering: 4, Blocks: true}
	p.Week[time.Sunday], p.Week[time.Monday] = clinic.Hours{Open: 7*time.Hour + 30*time.Minute, Close: 24 * time.Hour}, clinic.Hours{}
	p.Closed = []clinic.Date{{Year: 2026, Month: 1, Day: 1}, {Year: 2026, Month: 12, Day: 25}}
	p.LimitsConfirmed, p.DiskConfirmed = clinic.Date{Year: 2026, Month: 11, Day: 20}, clinic.Date{Year: 2026, Month: 11, Day: 21}
	if q, err := p.Check(); err != nil { // the rules may want figures that make sense
		p.Limits = clinic.Limits{SystolicHigh: 171, SystolicLow: 92, DiastolicHigh: 103, PulseHigh: 124, PulseLow: 55, SpO2Low: 91, HoldSystolic: 137, HoldDiastolic: 88}
	} else {
		p = q
	}
	ok(t, s.SaveProfile(ctx, manager, p))
	d, err := s.Today(ctx)
	ok(t, err)
	if !reflect.DeepEqual(d.Clinic, p) {
		t.Fatalf("%+v\n%+v", d.Clinic, p)
	}
	if detail := lastDetail(t, s); !contains(detail, "Threshold: 9 → 8") || !contains(detail, "Fresh: 15 min → 20 min") || !contains(detail, `Zone: "UTC" → "Europe/Oslo"`) || !contains(detail, "Sunday: closed → 07:30 to 24:00; Monday: 08:00 to 18:00 → closed") {
		t.Error(detail)
	}
	lines := count(t, s, `SELECT count(*) FROM history`)
	ok(t, s.SaveProfile(ctx, manager, p))
	if lines != count(t, s, `SELECT count(*) FROM history`) {
		t.Error("nothing changed and something was told")
	}
	p.Threshold = 11
	wantCode(t, s.SaveProfile(ctx, manager, p), clinic.Invalid)
}

func TestStaffChairsAndProtocols(t *testing.T) {
	s, _ := newClinic(t)
	st := clinic.Staff{Name: "Blessing Okoye", Credential: "RN", Roles: clinic.Nurse | clinic.Manager}
	id, err := s.SaveStaff(ctx, manager, st)
	ok(t, err)
	st.ID, st.Retired = id, true
	_, err = s.SaveStaff(ctx, manager, st)
	ok(t, err)
	if detail := lastDetail(t, s); detail != "Staff 5. Retired: no → yes" {
		t.Error(detail)
	}
	list, err := s.Staff(ctx)
	ok(t, err)
	if list[4] != st {
		t.Fatal(list)
	}
	v := book(t, s, add(t, s, "Maria", "Alvarez", "1985-11-03"), 1)
	wantCode(t, s.Do(ctx, id, v, clinic.Arrive{}), clinic.NotAllowed)
	_, err = s.SaveStaff(ctx, manager, clinic.Staff{ID: manager, Name: "Maya Manager", Roles: clinic.Nurse})
	wantCode(t, err, clinic.Blocked)

	c := clinic.Chair{Name: "Chair 9", Kind: clinic.Bed, Features: []string{"private"}, Turnover: 7 * time.Minute, Order: 9}
	c.ID, err = s.SaveChair(ctx, manager, c)
	ok(t, err)
	chairs, err := s.Chairs(ctx)
	ok(t, err)
	c.Read = chairs[3].Read // of the clocks, not of the chair
	if !reflect.DeepEqual(chairs[3], c) {
		t.Fatalf("%+v", chairs[3])
	}
	seated := inChair(t, s, c.ID)
	c.Name, c.Features, c.CleaningSince, c.OutReason = "Chair 10", nil, monday, "ignored"
	_, err = s.SaveChair(ctx, manager, c)
	ok(t, err)
	if chairs, _ = s.Chairs(ctx); chairs[3].Occupant != seated || chairs[3].Name != "Chair 10" || chairs[3].OutReason != "" || chairs[3].Features != nil {
		t.Fatalf("%+v", chairs[3])
	}
	c.Name = "chair 1"
	_, err = s.SaveChair(ctx, manager, c)
	wantCode(t, err, clinic.Invalid)
	if clinic.FieldOf(err) != "name" {
		t.Error(err)
	}

	o := clinic.Protocol{
		Name: "IM ketamine", Treatment: true, IV: true, Infusion: 5 * time.Minute, Recovery: 6 * time.Minute, FixedWatch: true,
		VitalsDuring: 7 * time.Minute, VitalsAfter: 8 * time.Minute, FastFood: 9 * time.Minute, FastDrink: 10 * time.Minute, Retired: true,
	}
	o.ID, err = s.SaveProtocol(ctx, manager, o)
	ok(t, err)
	d, err := s.Today(ctx)
	ok(t, err)
	if d.Protocols[4] != o || !reflect.DeepEqual(d.Protocols[:4], clinic.Presets()) {
		t.Fatal(d.Protocols)
	}
	if o.ID, err = s.SaveProtocol(ctx, manager, clinic.Protocol{ID: o.ID, Name: "IM ketamine", Treatment: true, Recovery: time.Hour}); err != nil || !contains(lastDetail(t, s), "Recovery: 6 min → 1 h") {
		t.Error(err, lastDetail(t, s))
	}
	ok(t, s.Check(ctx))
}

func TestChairsAreCleanedAndTakenOut(t *testing.T) {
	s, c := newClinic(t)
	at := func(id clinic.ChairID) clinic.Chair {
		t.Helper()
		list, err := s.Chairs(ctx)
		ok(t, err)
		return list[id-1]
	}
	wantCode(t, s.DoChair(ctx, desk, clinic.MarkClean{Chair: 1}), clinic.Conflict)
	ok(t, s.DoChair(ctx, desk, clinic.TakeOut{Chair: 1, Reason: "torn cover"}))
	if c := at(1); c.State() != clinic.OutOfService || c.OutReason != "torn cover" || c.OutBy != desk || !c.OutSince.Equal(monday) {
		t.Fatalf("%+v", c)
	}
	wantCode(t, s.Do(ctx, desk, waiting(t, s), clinic.Seat{Chair: 1}), clinic.Conflict)
	ok(t, s.DoChair(ctx, nurse, clinic.PutBack{Chair: 1}))
	id := inChair(t, s, 1)
	wantCode(t, s.DoChair(ctx, desk, clinic.TakeOut{Chair: 1, Reason: "torn cover"}), clinic.Conflict)
	c.move(time.Minute)
	do(t, s, desk, id, clinic.MoveChair{Chair: 2})
	if at(1).State() != clinic.Cleaning || !at(1).CleanDue().Equal(monday.Add(11*time.Minute)) {
		t.Fatalf("%+v", at(1))
	}
	ok(t, s.DoChair(ctx, desk, clinic.MarkClean{Chair: 1}))
	if at(1).State() != clinic.Free {
		t.Fatal(at(1).State())
	}
	var lines int
	ok(t, s.readers.QueryRowContext(ctx, `SELECT count(*) FROM history WHERE chair = 1 AND visit IS NULL AND action IN ('out_of_service', 'back_in_service', 'mark_clean')`).Scan(&lines))
	if lines != 3 {
		t.Fatal(lines)
	}
}

func TestAChairGivenOnIsNotGivenBack(t *testing.T) {
	s, _ := newClinic(t)
	first, second := inChair(t, s, 1), waiting(t, s)
	do(t, s, desk, first, clinic.MoveChair{Chair: 2})
	ok(t, s.DoChair(ctx, desk, clinic.MarkClean{Chair: 1}))
	do(t, s, desk, second, clinic.Seat{Chair: 1})
	wantCode(t, s.Do(ctx, desk, first, clinic.Undo{Reason: "wrong chair"}), clinic.Conflict)
	do(t, s, desk, second, clinic.Undo{Reason: "wrong patient"})
	v := do(t, s, desk, first, clinic.Undo{Reason: "wrong chair"})
	if v.Chair != 1 {
		t.Fatal(v.Chair)
	}
	undone := 0
	for _, e := range v.History {
		if e.Undone {
			undone++
		}
	}
	if undone != 1 || v.History[len(v.History)-1].Undoes == 0 {
		t.Fatal("the move is not marked as undone")
	}
	ok(t, s.Check(ctx))
}

func TestSetUpHappensOnce(t *testing.T) {
	s := openAt(t, filepath.Join(t.TempDir(), "c.db"), &clock{t: monday})
	if d, err := s.Today(ctx); err != nil || !reflect.DeepEqual(d.Clinic, clinic.DefaultProfile()) {
		t.Fatal(err)
	}
	bad := testSetup()
	bad.Staff = bad.Staff[1:]
	_, err := s.SetUp(ctx, bad)
	wantCode(t, err, clinic.Invalid)
	bad = testSetup()
	bad.Chairs[1].Name = "CHAIR 1"
	_, err = s.SetUp(ctx, bad)
	wantCode(t, err, clinic.Invalid)
	if yes, err := s.IsSetUp(ctx); yes || err != nil {
		t.Fatal("half a set-up was kept", err)
	}
	id, err := s.SetUp(ctx, testSetup())
	ok(t, err)
	if yes, err := s.IsSetUp(ctx); !yes || err != nil || id != manager {
		t.Fatal(yes, err, id)
	}
	_, err = s.SetUp(ctx, testSetup())
	wantCode(t, err, clinic.Conflict)
}
