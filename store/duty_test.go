package store

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"chairside/store/clinic"
)

// TestDutyOverTheDay: the day's report says who was on duty from when to when
// and who set it, of that day alone, also the day after and of those who have
// left since.
func TestDutyOverTheDay(t *testing.T) {
	s, c := newClinic(t)
	second, err := s.SaveStaff(ctx, manager, clinic.Staff{Name: "Nia Second", Credential: "LPN, BSN", Roles: clinic.Nurse})
	ok(t, err)
	date := clinic.DateOf(c.now(), time.UTC)
	spans := func(d clinic.Day) string {
		var out []string
		for _, one := range d.Report(s.Now()).Duty {
			out = append(out, fmt.Sprintf("%s-%s %s by %d", d.ClockOf(one.From), d.ClockOf(one.To), one.Names, one.By))
		}
		return strings.Join(out, "; ")
	}
	today := func() clinic.Day {
		t.Helper()
		d, err := s.Today(ctx)
		ok(t, err)
		return d
	}
	if got := spans(today()); got != "" {
		t.Errorf("before anybody was set: %q", got)
	}
	ok(t, s.SetDuty(ctx, nurse, []clinic.StaffID{nurse}))
	if got := spans(today()); got != "09:00- N. Nurse RN by 3" {
		t.Errorf("the first: %q", got)
	}
	c.move(90 * time.Minute)
	ok(t, s.SetDuty(ctx, manager, []clinic.StaffID{nurse, second}))
	c.move(3 * time.Hour)
	ok(t, s.SetDuty(ctx, nurse, nil))
	c.move(10 * time.Minute)
	ok(t, s.SetDuty(ctx, nurse, []clinic.StaffID{second}))
	want := fmt.Sprintf("09:00-10:30 N. Nurse RN by 3; 10:30-13:30 N. Nurse RN, N. Second LPN, BSN by %d; 13:30-13:40 nobody by 3; 13:40- N. Second LPN, BSN by 3", manager)
	if got := spans(today()); got != want {
		t.Errorf("%q\nwant %q", got, want)
	}
	c.move(10*time.Hour + 20*time.Minute) // midnight
	ok(t, s.SetDuty(ctx, nurse, []clinic.StaffID{nurse}))
	_, err = s.SaveStaff(ctx, manager, clinic.Staff{ID: second, Name: "Nia Second", Credential: "LPN, BSN", Roles: clinic.Nurse, Retired: true})
	ok(t, err)
	if got := spans(today()); got != "00:00- N. Nurse RN by 3" {
		t.Errorf("the next day: %q", got)
	}
	d, err := s.Day(ctx, date)
	ok(t, err)
	if got := spans(d); got != want {
		t.Errorf("yesterday's: %q\nwant %q", got, want)
	}
	ok(t, each(ctx, s.readers, `EXPLAIN QUERY PLAN `+dutyQuery, []any{0, 1}, func(r *row) error {
		_, _, _ = r.figure(), r.figure(), r.figure()
		if plan := r.text(); !contains(plan, "history_duty") && !contains(plan, "TEMP B-TREE") {
			t.Errorf("read by %s", plan)
		}
		return nil
	}))
}
