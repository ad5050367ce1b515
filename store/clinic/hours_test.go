package clinic

import (
	"testing"
	"time"
)

func TestHours(t *testing.T) {
	p := DefaultProfile()
	p.Name, p.DayPhone = "C", "555 0100"
	p.Closed = []Date{{2026, time.December, 25}}
	for _, c := range []struct {
		day  Date
		open string
		next Date
	}{
		{Date{2026, time.November, 20}, "08:00 to 18:00", Date{2026, time.November, 23}}, // Friday
		{Date{2026, time.November, 22}, "closed", Date{2026, time.November, 23}},         // Sunday
		{Date{2026, time.December, 24}, "08:00 to 18:00", Date{2026, time.December, 28}}, // Christmas, then a weekend
		{Date{2026, time.December, 25}, "closed", Date{2026, time.December, 28}},
	} {
		if got := p.OpenOn(c.day).String(); got != c.open {
			t.Errorf("%s is %s, want %s", c.day, got, c.open)
		}
		if got := p.NextOpen(c.day); got != c.next {
			t.Errorf("after %s comes %s, want %s", c.day, got, c.next)
		}
	}
	p.Week = Week{}
	if got := p.NextOpen(Date{2026, time.December, 31}); got != (Date{2027, time.January, 1}) {
		t.Errorf("a clinic that is never open: %s", got)
	}
	for _, h := range []Hours{{Open: -time.Minute, Close: time.Hour}, {Open: time.Hour, Close: 25 * time.Hour}, {Open: 2 * time.Hour, Close: time.Hour}, {Open: time.Second, Close: time.Hour}} {
		q := p
		q.Week[time.Saturday] = h
		if _, err := q.Check(); FieldOf(err) != "saturday" {
			t.Errorf("%v: %v", h, err)
		}
	}
	p.Closed = []Date{{2026, time.December, 25}, {2026, time.January, 1}, {2026, time.December, 25}}
	q, err := p.Check()
	if err != nil || len(q.Closed) != 2 || q.Closed[0].Month != time.January {
		t.Error(q.Closed, err)
	}
	p.Closed = []Date{{2026, time.February, 30}}
	if _, err := p.Check(); FieldOf(err) != "closed" {
		t.Error(err)
	}
}
