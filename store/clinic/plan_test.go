package clinic

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// planDay is an open Monday with two recliners and a room.
func planDay(visits ...Visit) Day {
	return Day{Date: monday, Clinic: clinicHere(), Chairs: chairs(), Protocols: Presets(), Visits: visits}
}

func bookedAt(id VisitID, at time.Time, chair ChairID, p ProtocolID) Visit {
	patient := adult()
	patient.ID = PatientID(100 + id)
	return Visit{ID: id, Day: DateOf(at, time.UTC), Patient: patient, Kind: Maintenance, Protocol: preset(p), Planned: at, PlannedChair: chair, State: State{Stage: Booked}}
}

var seven = monday.At(7, 0, time.UTC)

// TestThePlanOfAVisit: prep 20, infusion 40, recovery 30; late with the clock,
// and on another day not.
func TestThePlanOfAVisit(t *testing.T) {
	p := clinicHere()
	v := bookedAt(1, nine, 1, standard)
	say := func(now time.Time) string {
		var out []string
		for _, s := range v.Plan(p, now) {
			out = append(out, fmt.Sprintf("%s %s-%s", s.Part, s.From.Format("15:04"), s.To.Format("15:04")))
		}
		return strings.Join(out, ", ")
	}
	for _, c := range []struct {
		now  time.Time
		want string
	}{
		{seven, "prep 09:00-09:20, treatment 09:20-10:00, recovery 10:00-10:30"},
		{nine.Add(15 * minute), "prep 09:15-09:35, treatment 09:35-10:15, recovery 10:15-10:45"},
		{nine.Add(48 * time.Hour), "prep 09:00-09:20, treatment 09:20-10:00, recovery 10:00-10:30"},
	} {
		if got := say(c.now); got != c.want {
			t.Errorf("at %s: %s, want %s", c.now, got, c.want)
		}
	}
	from, to := v.Takes(p, nine.Add(15*minute))
	if !from.Equal(nine) || !to.Equal(nine.Add(105*minute)) {
		t.Errorf("a late visit takes %s to %s: its place is kept from the planned time on", from, to)
	}
	v.Stage, v.Protocol = Cancelled, preset(nasal)
	if got := say(seven); got != "" {
		t.Errorf("a cancelled visit still has %s", got)
	}
	v.Stage = Booked
	if got := say(seven); got != "prep 09:00-09:20, recovery 09:20-11:20" {
		t.Error(got)
	}
	w := booked(t, standard).to(Infusing)
	if from, to := w.Visit.Takes(p, w.Now); !from.Equal(w.Visit.SeatedAt) || !to.Equal(w.Visit.DueAt.Add(30*minute)) || w.Visit.PlanChair() != 1 {
		t.Errorf("infusing: chair %d from %s to %s", w.Visit.PlanChair(), from, to)
	}
}

func TestWhatStandsAgainstABooking(t *testing.T) {
	there := bookedAt(1, nine, 1, standard) // takes chair 1 until 10:30, cleaned until 10:40
	sunday, closed := planDay(there), planDay()
	sunday.Date = monday.AddDays(-1)
	closed.Clinic.Closed = []Date{monday}
	out := planDay()
	out.Chairs[0].OutReason = "torn cover"
	full := planDay(there, bookedAt(2, nine, 2, standard), bookedAt(3, nine, 3, consultation))
	at := func(h, m int) time.Time { return monday.At(h, m, time.UTC) }
	for name, c := range map[string]struct {
		day     Day
		at      time.Time
		chair   ChairID
		patient PatientID
		want    string // kinds
		says    string
	}{
		"free":                       {planDay(there), nine, 2, 1, "", ""},
		"the same chair":             {planDay(there), at(10, 0), 1, 1, "chair", "Chair 1 is taken from 09:00 to 10:40, cleaning included."},
		"while it is cleaned":        {planDay(there), at(10, 39), 1, 1, "chair", ""},
		"as soon as it is clean":     {planDay(there), at(10, 40), 1, 1, "", ""},
		"its own cleaning is left":   {planDay(bookedAt(1, at(13, 0), 1, standard)), at(11, 20), 1, 1, "", ""},
		"its own cleaning is not":    {planDay(bookedAt(1, at(13, 0), 1, standard)), at(11, 21), 1, 1, "chair", ""},
		"the patient again that day": {planDay(there), at(14, 0), 2, 101, "patient", "The patient already has a visit that day, at 09:00."},
		"a Sunday":                   {sunday, sunday.Date.At(9, 0, time.UTC), 0, 1, "hours", "The clinic is closed on Sunday 22 November."},
		"a closed day":               {closed, nine, 0, 1, "hours", "The clinic is closed on Monday 23 November."},
		"before opening":             {planDay(), at(7, 59), 2, 1, "hours", "The clinic opens at 08:00 that day."},
		"at opening":                 {planDay(), at(8, 0), 2, 1, "", ""},
		"ends at closing":            {planDay(), at(16, 30), 2, 1, "", ""},
		"ends after closing":         {planDay(), at(16, 31), 2, 1, "hours", "The visit would end at 18:01; the clinic closes at 18:00."},
		"out of service":             {out, nine, 1, 1, "out", "Chair 1 is out of service."},
		"no chair at all":            {full, nine, 0, 1, "full", "No chair is free from 09:00 to 10:30."},
		"gone by":                    {planDay(), at(6, 59), 2, 1, "past hours", "That time has gone by."},
	} {
		now := seven
		if name == "a Sunday" {
			now = sunday.Date.At(7, 0, time.UTC)
		}
		clashes := c.day.Clashes(Booking{Patient: c.patient, Kind: Maintenance, Protocol: standard, Planned: c.at, Chair: c.chair}, 0, now)
		var kinds, texts []string
		for _, one := range clashes {
			kinds, texts = append(kinds, string(one.Kind)), append(texts, one.Text)
		}
		if got := strings.Join(kinds, " "); got != c.want || !strings.Contains(strings.Join(texts, " "), c.says) {
			t.Errorf("%s: %q %q, want %q %q", name, got, texts, c.want, c.says)
		}
	}
	if c := full.Clashes(Booking{Patient: 101, Kind: Maintenance, Protocol: standard, Planned: nine, Chair: 1}, 1, seven); len(c) != 0 {
		t.Errorf("a visit stands in its own way: %v", c)
	}
	if c := planDay(there).Clashes(Booking{Patient: 1, Kind: Maintenance, Protocol: standard, Planned: nine, Chair: 1}, 0, seven); len(c) != 1 || c[0].With != 1 {
		t.Errorf("who is in the way is not named: %v", c)
	}
}

func TestTheChairThatFits(t *testing.T) {
	at := func(h, m int) time.Time { return monday.At(h, m, time.UTC) }
	tight := planDay(bookedAt(1, at(11, 0), 2, standard)) // chair 2 has 08:00 to 11:00, chair 1 all day
	for name, c := range map[string]struct {
		day  Day
		need Need
		at   time.Time
		want string
	}{
		"the tightest gap":               {tight, Need{Protocol: preset(standard)}, at(9, 0), "Chair 2, free until 11:00"},
		"where it fits":                  {tight, Need{Protocol: preset(long)}, at(9, 0), "Chair 1, free for the rest of the day"},
		"the chair that is wanted":       {tight, Need{Protocol: preset(standard), Chair: 1}, at(9, 0), "Chair 1, free for the rest of the day"},
		"a consultation gets the room":   {tight, Need{Protocol: preset(consultation)}, at(9, 0), "Room A, free for the rest of the day"},
		"a consultation, a chair too":    {tight, Need{Protocol: preset(consultation), Chair: 1}, at(9, 0), "Chair 1, free for the rest of the day"},
		"the visit itself is not in way": {planDay(bookedAt(1, nine, 1, standard)), Need{Protocol: preset(standard), Chair: 1, Visit: 1}, nine, "Chair 1, free for the rest of the day"},
	} {
		s, ok := c.day.Fits(c.need, c.at, seven)
		if got := s.Name + ", " + s.Why; !ok || got != c.want {
			t.Errorf("%s: %q %v, want %q", name, got, ok, c.want)
		}
	}
	taken := planDay(bookedAt(1, nine, 1, standard), bookedAt(2, nine, 2, standard))
	for _, o := range []ProtocolID{standard, long, nasal} {
		for _, need := range []Need{{Protocol: preset(o)}, {Protocol: preset(o), Chair: 3}} {
			if s, ok := taken.Fits(need, nine, seven); ok {
				t.Errorf("%s is offered %s", need.Protocol.Name, s.Name)
			}
		}
	}
	for name, spoil := range map[string]func(d *Day){
		"retired": func(d *Day) { d.Chairs[1].Retired = true },
		"out":     func(d *Day) { d.Chairs[1].OutReason = "torn" },
		"cleaned": func(d *Day) { d.Chairs[1].CleaningSince = at(8, 55) },
	} {
		d := planDay(bookedAt(1, at(11, 0), 2, standard))
		spoil(&d)
		if s, _ := d.Fits(Need{Protocol: preset(standard)}, at(9, 0), at(9, 0)); s.Chair != 1 {
			t.Errorf("%s: %s was proposed", name, s.Name)
		}
	}
	d := planDay(bookedAt(1, at(8, 0), 1, standard), bookedAt(2, at(8, 0), 2, standard), bookedAt(3, at(8, 0), 3, consultation))
	for from, want := range map[time.Time]string{at(6, 0): "09:40 Chair 1", at(8, 0): "09:40 Chair 1", at(9, 37): "09:40 Chair 1", at(16, 30): "16:30 Chair 1", at(16, 31): ""} {
		s, ok := d.FirstFit(Need{Protocol: preset(standard)}, from, seven)
		got := ""
		if ok {
			got = s.At.Format("15:04") + " " + s.Name
		}
		if got != want {
			t.Errorf("from %s: %q, want %q", from.Format("15:04"), got, want)
		}
	}
}

// TestNothingBookedOverlaps books and moves at random: what was booked without
// Anyway never overlaps in its chair, cleaning included, and lies within the
// hours.
func TestNothingBookedOverlaps(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		d := planDay()
		d.Clinic.Prep = time.Duration(rapid.IntRange(0, 60).Draw(r, "prep")) * minute
		for i := range d.Chairs {
			d.Chairs[i].Turnover = time.Duration(rapid.IntRange(0, 40).Draw(r, "turnover")) * minute
		}
		anyway := map[VisitID]bool{}
		for id := VisitID(1); id < 30; id++ {
			b := Booking{
				Patient: PatientID(id), Kind: Maintenance, Protocol: rapid.SampledFrom([]ProtocolID{standard, long, nasal, consultation}).Draw(r, "protocol"),
				Planned: monday.At(6, 0, time.UTC).Add(time.Duration(rapid.IntRange(60, 840).Draw(r, "minute")) * minute),
				Chair:   ChairID(rapid.IntRange(0, 3).Draw(r, "chair")), Anyway: rapid.IntRange(0, 9).Draw(r, "anyway") == 0,
			}
			if b.Protocol == consultation {
				b.Kind = Consultation
			}
			v := Visit{ID: id, Day: monday, State: State{Stage: Booked}}
			v.Patient.ID = b.Patient
			at := len(d.Visits)
			if at > 0 && rapid.IntRange(0, 3).Draw(r, "move") == 0 {
				at = rapid.IntRange(0, at-1).Draw(r, "which")
				v = d.Visits[at]
				b.Patient = v.Patient.ID
			}
			got, against, err := d.Judge(b, v.ID, seven)
			if err != nil {
				if (CodeOf(err) != Conflict || b.Anyway) && (b.Chair != 3 || b.Protocol == consultation) {
					r.Fatalf("%+v: %v", b, err)
				}
				continue
			}
			if got.Chair == 3 && got.Protocol != consultation {
				r.Fatalf("a treatment in a room: %+v", got)
			}
			anyway[v.ID] = against != ""
			v.Planned, v.PlannedChair, v.Protocol, v.Kind = got.Planned, got.Chair, preset(got.Protocol), got.Kind
			if got.Chair == 0 && !b.Anyway {
				r.Fatalf("booked without a chair: %+v", got)
			}
			if at == len(d.Visits) {
				d.Visits = append(d.Visits, v)
			} else {
				d.Visits = slices.Clone(d.Visits)
				d.Visits[at] = v
			}
		}
		opens, closes := monday.At(8, 0, time.UTC), monday.At(18, 0, time.UTC)
		for i, v := range d.Visits {
			end := v.Planned.Add(v.Stay(d.Clinic.Prep))
			if !anyway[v.ID] && (v.Planned.Before(opens) || end.After(closes)) {
				r.Fatalf("%d lies outside the hours: %s to %s", v.ID, v.Planned, end)
			}
			for _, o := range d.Visits[i+1:] {
				if anyway[v.ID] || anyway[o.ID] || v.PlannedChair != o.PlannedChair {
					continue
				}
				c, _ := d.Chair(v.PlannedChair)
				other := o.Planned.Add(o.Stay(d.Clinic.Prep) + c.Turnover)
				if v.Planned.Before(other) && o.Planned.Before(end.Add(c.Turnover)) {
					r.Fatalf("%d and %d overlap in %s", v.ID, o.ID, c.Name)
				}
			}
		}
	})
}

// TestNoTreatmentIsBookedIntoARoom whatever the booking says: a room to talk
// has nobody who watches a drip.
func TestNoTreatmentIsBookedIntoARoom(t *testing.T) {
	for _, o := range []ProtocolID{standard, long, nasal, consultation} {
		for _, anyway := range []bool{false, true} {
			for _, walkIn := range []bool{false, true} {
				b := Booking{Patient: 7, Kind: Maintenance, Protocol: o, Planned: nine, Chair: 3, Anyway: anyway, WalkIn: walkIn}
				if o == consultation {
					b.Kind = Consultation
				}
				_, _, err := planDay().Judge(b, 0, seven)
				clashes := planDay().Clashes(b, 0, seven)
				if o == consultation {
					if err != nil || len(clashes) > 0 {
						t.Errorf("a consultation: %v %v", err, clashes)
					}
					continue
				}
				if CodeOf(err) != Blocked || FieldOf(err) != "chair" || !strings.Contains(Sentence(err), "Choose a chair") {
					t.Errorf("%+v: %v", b, err)
				}
				if len(clashes) != 1 || clashes[0].Kind != ClashRoom {
					t.Errorf("%+v: %v", b, clashes)
				}
			}
		}
	}
}

func TestATimeOfTheDayTheClocksChange(t *testing.T) {
	for _, c := range []struct {
		zone, day, clock string
		want             string // the moment in UTC; "" when there is none
		twice            bool
	}{
		{"Europe/Oslo", "2026-03-29", "01:59", "00:59", false},
		{"Europe/Oslo", "2026-03-29", "02:00", "", false},
		{"Europe/Oslo", "2026-03-29", "02:59", "", false},
		{"Europe/Oslo", "2026-03-29", "03:00", "01:00", false},
		{"Europe/Oslo", "2026-10-25", "01:59", "23:59", false},
		{"Europe/Oslo", "2026-10-25", "02:00", "00:00", true},
		{"Europe/Oslo", "2026-10-25", "02:59", "00:59", true},
		{"Europe/Oslo", "2026-10-25", "03:00", "02:00", false},
		{"Europe/Oslo", "2026-10-25", "09:00", "08:00", false},
		{"America/Chicago", "2026-03-08", "01:59", "07:59", false},
		{"America/Chicago", "2026-03-08", "02:00", "", false},
		{"America/Chicago", "2026-03-08", "02:30", "", false},
		{"America/Chicago", "2026-03-08", "03:00", "08:00", false},
		{"America/Chicago", "2026-11-01", "00:59", "05:59", false},
		{"America/Chicago", "2026-11-01", "01:00", "06:00", true},
		{"America/Chicago", "2026-11-01", "01:59", "06:59", true},
		{"America/Chicago", "2026-11-01", "02:00", "08:00", false},
		{"America/Chicago", "2026-06-01", "09:00", "14:00", false},
		{"UTC", "2026-03-29", "02:30", "02:30", false},
	} {
		zone, err := time.LoadLocation(c.zone)
		if err != nil {
			t.Fatal(err)
		}
		day, _ := ParseDate(c.day)
		h, m, _ := ParseClock("", c.clock)
		at, twice, err := day.Moment(h, m, zone)
		if c.want == "" {
			if FieldOf(err) != "time" {
				t.Errorf("%s %s %s: %v %v, want it refused", c.zone, c.day, c.clock, at, err)
			}
			continue
		}
		if err != nil || at.UTC().Format("15:04") != c.want || twice != c.twice {
			t.Errorf("%s %s %s: %s twice %v %v, want %s %v", c.zone, c.day, c.clock, at.UTC(), twice, err, c.want, c.twice)
		}
	}
}

func TestTheNextVisitIsProposedByTheRhythm(t *testing.T) {
	p := clinicHere() // open Monday to Friday
	for _, c := range []struct {
		kind   Kind
		no, of int
		day    int // of November; 23 is a Monday
		want   string
	}{
		{Induction, 3, 6, 23, "induction 2026-11-26"},
		{Induction, 3, 6, 25, "induction 2026-11-30"}, // Saturday: on to Monday
		{Induction, 6, 6, 23, "maintenance 2026-12-21"},
		{Maintenance, 0, 0, 23, "maintenance 2026-12-21"},
		{Maintenance, 0, 0, 27, "maintenance 2026-12-28"}, // Christmas Day: on to Monday
	} {
		p.Closed = []Date{{2026, time.December, 25}}
		v := Visit{Kind: c.kind, SeriesNo: c.no, SeriesOf: c.of, Day: Date{2026, time.November, c.day}}
		kind, day := v.NextVisit(p)
		if got := string(kind) + " " + day.String(); got != c.want {
			t.Errorf("after %s %d of %d on the %dth: %s, want %s", c.kind, c.no, c.of, c.day, got, c.want)
		}
	}
}

func TestADayAsItIsTyped(t *testing.T) {
	for text, want := range map[string]string{
		"today": "2026-11-23", "Tomorrow": "2026-11-24", "24 Nov": "2026-11-24", "Nov 24": "2026-11-24", "Tue 24 Nov 2026": "2026-11-24",
		"tuesday, 24 Nov": "2026-11-24", "2026-12-01": "2026-12-01", "1 Dec 2026": "2026-12-01", "25/12/2026": "2026-12-25", "3 Jan": "2027-01-03",
		"29 Feb": "2028-02-29", "20 Nov": "2026-11-20", "": "", "soon": "", "31 Feb": "", "24": "", "02/03/2027": "",
	} {
		d, err := ParseDay(text, monday)
		if d.String() != want || (err == nil) != (want != "") {
			t.Errorf("%q: %s %v, want %s", text, d, err, want)
		}
	}
}
