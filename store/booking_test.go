package store

import (
	"testing"
	"time"

	"chairside/store/clinic"
)

func TestBooking(t *testing.T) {
	s, c := newClinic(t)
	p := add(t, s, "Maria", "Alvarez", "1985-11-03")
	b := clinic.Booking{Patient: p, Kind: clinic.Induction, Protocol: 1, Planned: monday.Add(26 * time.Hour), Chair: 2}
	first, err := s.Book(ctx, desk, b)
	ok(t, err)
	r, err := s.Record(ctx, first)
	ok(t, err)
	v := r.Visit
	if v.Stage != clinic.Booked || v.Code() != "2026-11-24/0001" || v.Title() != "Infusion 1 of 6" || !v.Planned.Equal(b.Planned) || v.PlannedChair != 2 || v.WalkIn || !v.ArrivedAt.IsZero() || !v.Next.IsZero() {
		t.Fatalf("%+v", v)
	}
	if len(v.History) != 1 || v.History[0].Action != clinic.ActBook || v.History[0].By != desk {
		t.Fatal(v.History)
	}
	walkIn, err := s.Book(ctx, nurse, clinic.Booking{Patient: p, Kind: clinic.Induction, Protocol: 1, WalkIn: true})
	ok(t, err)
	r, err = s.Record(ctx, walkIn)
	ok(t, err)
	if v = r.Visit; v.Stage != clinic.Arrived || !v.ArrivedAt.Equal(c.now()) || !v.Planned.Equal(c.now()) || !v.WalkIn || v.Title() != "Infusion 2 of 6" || !v.Next.Equal(b.Planned) || v.Code() != "2026-11-23/0001" {
		t.Fatalf("%+v", v)
	}
	_, err = s.Book(ctx, desk, clinic.Booking{Patient: p, Kind: clinic.Induction, Protocol: 1, WalkIn: true})
	wantCode(t, err, clinic.Conflict)
	wantCode(t, s.Do(ctx, desk, first, clinic.Arrive{}), clinic.Conflict)
	b.Anyway = true // the days that follow have a Sunday
	for i, want := range []string{"Infusion 3 of 6", "Infusion 4 of 6", "Infusion 5 of 6", "Infusion 6 of 6", "Infusion 1 of 6"} {
		b.Planned = b.Planned.AddDate(0, 0, 1)
		id, err := s.Book(ctx, desk, b)
		ok(t, err)
		r, err := s.Record(ctx, id)
		ok(t, err)
		if r.Visit.Title() != want {
			t.Errorf("%d: %s, want %s", i, r.Visit.Title(), want)
		}
	}
	// a visit that does not take place leaves its number open
	var fourth clinic.VisitID
	ok(t, s.readers.QueryRowContext(ctx, `SELECT max(id) FROM visit WHERE series_no = 1`).Scan(&fourth))
	do(t, s, desk, fourth, clinic.Exit{By: clinic.ActCancel, Reason: "moves house"})
	again, err := s.Book(ctx, desk, b)
	ok(t, err)
	if r, err = s.Record(ctx, again); err != nil || r.Visit.Title() != "Infusion 1 of 6" {
		t.Fatal(r.Visit.Title())
	}
	b.SeriesNo, b.SeriesOf = 2, 8
	id, err := s.Book(ctx, desk, b)
	ok(t, err)
	r, err = s.Record(ctx, id)
	ok(t, err)
	if r.Visit.Title() != "Infusion 2 of 8" || r.Visit.Number != 3 {
		t.Fatal(r.Visit.Title(), r.Visit.Number)
	}
}

func TestBookingsThatAreRefused(t *testing.T) {
	s, _ := newClinic(t)
	p := add(t, s, "Maria", "Alvarez", "1985-11-03")
	o := clinic.Presets()[1]
	o.Retired = true
	_, err := s.SaveProtocol(ctx, manager, o)
	ok(t, err)
	good := clinic.Booking{Patient: p, Kind: clinic.Maintenance, Protocol: 1, Planned: monday}
	for name, c := range map[string]struct {
		change func(b *clinic.Booking)
		code   clinic.Code
	}{
		"nobody":             {func(b *clinic.Booking) { b.Patient = 0 }, clinic.Invalid},
		"unknown patient":    {func(b *clinic.Booking) { b.Patient = 99 }, clinic.Missing},
		"unknown protocol":   {func(b *clinic.Booking) { b.Protocol = 99 }, clinic.Missing},
		"retired protocol":   {func(b *clinic.Booking) { b.Protocol = 2 }, clinic.Invalid},
		"unknown chair":      {func(b *clinic.Booking) { b.Chair = 99 }, clinic.Missing},
		"consultation drip":  {func(b *clinic.Booking) { b.Kind = clinic.Consultation }, clinic.Invalid},
		"maintenance of air": {func(b *clinic.Booking) { b.Protocol = 4 }, clinic.Invalid},
		"last week":          {func(b *clinic.Booking) { b.Planned = monday.AddDate(0, 0, -7) }, clinic.Invalid},
	} {
		b := good
		c.change(&b)
		if _, err := s.Book(ctx, desk, b); clinic.CodeOf(err) != c.code {
			t.Errorf("%s: %v", name, err)
		}
	}
	if n := count(t, s, `SELECT count(*) FROM visit`); n != 0 {
		t.Fatal(n)
	}
}

// TestNothingLeftOpenDropsOffAtMidnight: the board of the next day still has
// who is in the building and who was never settled.
func TestNothingLeftOpenDropsOffAtMidnight(t *testing.T) {
	s, c := newClinic(t)
	seated := inChair(t, s, 1)
	booked := book(t, s, add(t, s, "Sam", "Osei", "1990-02-01"), 1)
	gone := book(t, s, add(t, s, "Eva", "Lund", "1970-07-07"), 1)
	do(t, s, desk, gone, clinic.Exit{By: clinic.ActCancel, Reason: "has a cold"})
	tomorrow, err := s.Book(ctx, desk, clinic.Booking{Patient: 3, Kind: clinic.Maintenance, Protocol: 1, Planned: monday.Add(24 * time.Hour)})
	ok(t, err)
	on := func() map[clinic.VisitID]bool {
		t.Helper()
		d, err := s.Today(ctx)
		ok(t, err)
		m := map[clinic.VisitID]bool{}
		for i, v := range d.Visits {
			m[v.ID] = true
			if i > 0 && v.Planned.Before(d.Visits[i-1].Planned) {
				t.Error("not in the order of the planned time")
			}
		}
		return m
	}
	if m := on(); len(m) != 3 || m[tomorrow] {
		t.Fatal(m)
	}
	c.move(15*time.Hour - time.Millisecond) // the last moment of the day
	if m := on(); len(m) != 3 {
		t.Fatal(m)
	}
	c.move(time.Millisecond)
	if m := on(); len(m) != 3 || !m[seated] || !m[booked] || !m[tomorrow] || m[gone] {
		t.Fatal(m)
	}
	if d, err := s.Day(ctx, clinic.Date{Year: 2026, Month: 11, Day: 23}); err != nil || len(d.Visits) != 3 || len(d.Visits[0].History) == 0 {
		t.Fatal(err, len(d.Visits))
	}
	c.move(-48 * time.Hour) // a clock put back does not hide who sits here
	if m := on(); len(m) != 1 || !m[seated] {
		t.Fatal(m)
	}
	list, err := s.Visits(ctx, clinic.Date{Year: 2026, Month: 11, Day: 23}, clinic.Date{Year: 2026, Month: 11, Day: 24})
	if err != nil || len(list) != 4 || list[3].ID != tomorrow {
		t.Fatal(err, len(list))
	}
}

// TestTheDayIsTheClinicsOwn: it changes at midnight in the clinic's zone.
func TestTheDayIsTheClinicsOwn(t *testing.T) {
	s, c := newClinic(t)
	p := testSetup().Profile
	p.Zone = "America/Chicago"
	ok(t, s.SaveProfile(ctx, manager, p))
	c.move(-5 * time.Hour) // 04:00 UTC, still Sunday evening in Chicago
	d, err := s.Today(ctx)
	ok(t, err)
	if d.Date.String() != "2026-11-22" {
		t.Fatal(d.Date)
	}
	id := book(t, s, add(t, s, "Maria", "Alvarez", "1985-11-03"), 1)
	if r, _ := s.Record(ctx, id); r.Visit.Day.String() != "2026-11-22" {
		t.Fatal(r.Visit.Day)
	}
}
