package sheet

import (
	"strings"
	"testing"
	"time"
)

func TestWhen(t *testing.T) {
	at := func(s string) time.Time {
		m, err := time.Parse(time.RFC3339, s)
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	for name, c := range map[string]struct {
		zone           string
		day            string
		started, ended string
		next           string
		want           []string
	}{
		"on the quarter": {
			"America/Chicago", "2026-11-22", "2026-11-22T15:24:00Z", "2026-11-22T16:15:00Z", "",
			[]string{"Not before Monday 23 November, 10:15,", "09:24 to 10:15 (51 min)"},
		},
		"a second past the quarter": {
			"America/Chicago", "2026-11-22", "2026-11-22T15:24:59Z", "2026-11-22T16:15:01Z", "",
			[]string{"Not before Monday 23 November, 10:30,", "09:24 to 10:15 (51 min)"},
		},
		"past midnight by rounding": {
			"Europe/Berlin", "2026-06-01", "2026-06-01T21:00:00Z", "2026-06-01T21:46:00Z", "",
			[]string{"Not before Wednesday 3 June, 00:00,", "23:00 to 23:46 (46 min)"},
		},
		"the clocks go back in the night": {
			"America/Chicago", "2026-10-31", "2026-10-31T14:24:00Z", "2026-10-31T15:08:00Z", "2026-11-01T14:00:00Z",
			[]string{"Not before Sunday 1 November, 09:15,", "09:24 to 10:08 (44 min)", "Next visit: Sunday 1 November, 08:00. No food after 02:00, clear drinks until 06:00."},
		},
		"the clocks go forward in the night": {
			"Europe/Berlin", "2026-03-28", "2026-03-28T08:24:00Z", "2026-03-28T09:08:00Z", "2026-03-29T06:00:00Z",
			[]string{"Not before Sunday 29 March, 11:15,", "Next visit: Sunday 29 March, 08:00. No food after 01:00, clear drinks until 06:00."},
		},
		"quarter hours of Nepal": {
			"Asia/Kathmandu", "2026-05-04", "2026-05-04T04:00:00Z", "2026-05-04T04:44:00Z", "",
			[]string{"Not before Tuesday 5 May, 10:30,", "09:45 to 10:29 (44 min)"},
		},
		"over the new year": {
			"UTC", "2026-12-31", "2026-12-31T09:24:00Z", "2026-12-31T10:08:00Z", "2027-01-04T05:00:00Z",
			[]string{"Not before Friday 1 January 2027, 10:15,", "Next visit: Monday 4 January 2027, 05:00. No food after 23:00 on Sunday, clear drinks until 03:00.", "We call you Friday before 12:00."},
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := pictured()
			r.Clinic.Zone = c.zone
			if err := r.Visit.Day.UnmarshalText([]byte(c.day)); err != nil {
				t.Fatal(err)
			}
			r.Visit.StartedAt, r.Visit.TreatedAt = at(c.started), at(c.ended)
			if r.Visit.Next = (time.Time{}); c.next != "" {
				r.Visit.Next = at(c.next)
			}
			got := said(t, r, Options{})
			for _, w := range c.want {
				if !strings.Contains(got, w) {
					t.Errorf("%q is not in %s", w, got)
				}
			}
		})
	}
}
