package clinic

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// wentHome is a visit that went as planned on a day, so many days before monday.
func treatedOn(id VisitID, no, daysAgo int) Past {
	day := monday.AddDays(-daysAgo)
	start := day.At(9, 0, time.UTC)
	return Past{Visit: Visit{
		ID: id, Day: day, Kind: Induction, Protocol: preset(standard), SeriesNo: no, SeriesOf: 6, Planned: start,
		State: State{
			Stage: Discharged, ArrivedAt: start.Add(-10 * minute), SeatedAt: start, StartedAt: start, TreatedAt: start.Add(40 * minute),
			RecoverBy: start.Add(70 * minute), ReadyAt: start.Add(73 * minute), EndedAt: start.Add(80 * minute),
		},
	}, Seat: 2}
}

func mood(v Past, total int) Past {
	v.Answers = []Answer{{Question: AskPHQ9, Outcome: Fine, At: v.ArrivedAt, Total: total}}
	return v
}

func ahead(id VisitID, no, days int) Past {
	day := monday.AddDays(days)
	return Past{Visit: Visit{ID: id, Day: day, Kind: Induction, Protocol: preset(standard), SeriesNo: no, SeriesOf: 6, Planned: day.At(9, 0, time.UTC), State: State{Stage: Booked}}}
}

// chartOf lists the visits newest first.
func chartOf(visits ...Past) Chart {
	slices.SortFunc(visits, func(a, b Past) int { return b.Planned.Compare(a.Planned) })
	return Chart{Patient: adult(), Date: monday, Clinic: clinicHere(), Chairs: chairs(), Visits: visits}
}

func TestSeries(t *testing.T) {
	today := treatedOn(5, 5, 0)
	today.Stage = Infusing
	missed := ahead(9, 3, -8)
	missed.Stage = NoShow
	c := chartOf(treatedOn(90, 1, 400), treatedOn(91, 2, 396), treatedOn(1, 1, 19), treatedOn(2, 2, 16), missed, treatedOn(4, 4, 5), today, ahead(6, 6, 2))
	var got []string
	for _, m := range c.Series() {
		got = append(got, fmt.Sprint(m.No, m.State, m.On.String(), m.Visit))
	}
	want := []string{"1 3 2026-11-04 1", "2 3 2026-11-07 2", "3 0  0", "4 3 2026-11-18 4", "5 2 2026-11-23 5", "6 1 2026-11-25 6"}
	for i := range want {
		want[i] = strings.ReplaceAll(want[i], " ", "")
		got[i] = strings.ReplaceAll(got[i], " ", "")
	}
	if !slices.Equal(got, want) {
		t.Errorf("%v\nwant %v", got, want)
	}
	if words := c.SeriesWords(); words != "6 infusions in 3 weeks" {
		t.Error(words)
	}
	if chartOf().Series() != nil || chartOf().SeriesWords() != "" {
		t.Error("nobody's series")
	}
}

func TestMoodOverTheSeries(t *testing.T) {
	for _, c := range []struct {
		totals       []int
		figure, word string
	}{
		{[]int{21, 18, 14, 9}, "−57 %", "PHQ-9, response"},
		{[]int{20, 10}, "−50 %", "PHQ-9, response"},
		{[]int{21, 11}, "−47 %", "PHQ-9"}, // one point short of half
		{[]int{20, 5}, "−75 %", "PHQ-9, response"},
		{[]int{20, 4}, "−80 %", "PHQ-9, remission"},
		{[]int{5, 4}, "−20 %", "PHQ-9, remission"},
		{[]int{4, 3}, "−25 %", "PHQ-9"},
		{[]int{10, 13}, "+30 %", "PHQ-9"},
		{[]int{10, 10}, "±0 %", "PHQ-9"},
		{[]int{12}, "", ""},
		{[]int{0, 5}, "", ""},
		{nil, "", ""},
	} {
		visits := []Past{mood(treatedOn(99, 6, 300), 27), treatedOn(98, 1, 30)} // another series, and one visit that asked nothing
		for i, total := range c.totals {
			visits = append(visits, mood(treatedOn(VisitID(i+1), i+2, 20-i), total))
		}
		m, ok := chartOf(visits...).Mood()
		figure, word := m.Words()
		if ok != (c.figure != "") || ok && (figure != c.figure || word != c.word) {
			t.Errorf("%v: %v %q %q", c.totals, ok, figure, word)
		}
	}
	skipped, byHand, item9 := mood(treatedOn(1, 1, 9), 0), mood(treatedOn(2, 2, 8), 0), mood(treatedOn(3, 3, 7), 12)
	skipped.Answers[0].Outcome, byHand.Answers[0].Outcome = Skipped, HeldFor
	item9.Answers[0].Outcome, item9.Answers[0].Item9 = HeldFor, 2
	if m, ok := chartOf(skipped, byHand, item9, mood(treatedOn(4, 4, 6), 6)).Mood(); !ok || m.First != 12 || m.Last != 6 {
		t.Errorf("%+v: what was not filled in counts", m)
	}
}

func TestMinutesAndNotes(t *testing.T) {
	limits := DefaultProfile().Limits
	at := func(v *Past, after time.Duration, sys, dia int) {
		v.Vitals = append(v.Vitals, Vitals{At: v.StartedAt.Add(after), Signs: map[Sign]int{Systolic: sys, Diastolic: dia}})
	}
	for _, c := range []struct {
		name, minutes, note string
		change              func(v *Past)
	}{
		{"plain", "40 + 33 min", "none", func(*Past) {}},
		{"at the limit", "40 + 33 min", "none", func(v *Past) { at(v, 20*minute, 140, 90) }},
		{"above it", "40 + 33 min", "BP 141/90 at 20 min", func(v *Past) { at(v, 10*minute, 130, 80); at(v, 20*minute, 141, 90) }},
		{"the highest", "40 + 33 min", "BP 162/98 at 30 min", func(v *Past) { at(v, 20*minute, 150, 90); at(v, 30*minute, 162, 98); at(v, 40*minute, 145, 80) }},
		{"amended", "40 + 33 min", "none", func(v *Past) { at(v, 20*minute, 190, 90); v.Vitals[0].Amended = true }},
		{"before the start", "40 + 33 min", "none", func(v *Past) { at(v, -5*minute, 160, 90) }},
		{"effects", "40 + 33 min", "mild nausea, settled; severe anxiety, not settled", func(v *Past) {
			v.Effects = []Effect{{Name: "nausea", Severity: Mild, ResolvedAt: v.EndedAt}, {Name: "anxiety", Severity: Severe}}
		}},
		{"extended", "40 + 33 min", "recovery extended", func(v *Past) { v.RecoverBy = v.RecoverBy.Add(minute) }},
		{"paused", "30 + 33 min", "none", func(v *Past) { v.PauseTotal = 10 * minute }},
		{"stopped", "40 + 33 min", "stopped early: asked to", func(v *Past) { v.StopReason = "asked to" }},
		{"nasal", "33 min", "none", func(v *Past) { v.Protocol, v.RecoverBy = preset(nasal), v.TreatedAt }},
		{"no-show", "", "did not come", func(v *Past) { v.State = State{Stage: NoShow} }},
		{"cancelled", "", "cancelled: has a cold", func(v *Past) { v.State = State{Stage: Cancelled, EndReason: "has a cold"} }},
		{"booked", "", "booked", func(v *Past) { v.State = State{Stage: Booked}; v.Planned = nine.Add(minute) }},
		{"booked, late", "", "booked, not come yet", func(v *Past) { v.State = State{Stage: Booked}; v.Planned = nine.Add(-minute) }},
	} {
		v := treatedOn(1, 1, 3)
		c.change(&v)
		if minutes, note := v.MinutesWords(), v.NoteWords(limits, nine); minutes != c.minutes || note != c.note {
			t.Errorf("%s: %q %q", c.name, minutes, note)
		}
	}
}

func TestWatchFor(t *testing.T) {
	has := func(c Chart, words string) bool {
		return slices.ContainsFunc(c.WatchFor(nine), func(s string) bool { return strings.Contains(s, words) })
	}
	if list := chartOf(treatedOn(1, 1, 9)).WatchFor(nine); len(list) != 0 {
		t.Errorf("a plain record: %v", list)
	}
	child := chartOf()
	child.Patient.Birth = monday.AddYears(-18).AddDays(1)
	if !has(child, "guardian") {
		t.Error("under 18")
	}
	if child.Patient.Birth = monday.AddYears(-18); has(child, "guardian") {
		t.Error("18 today")
	}
	high := treatedOn(1, 1, 9)
	high.Vitals = []Vitals{{At: high.StartedAt.Add(minute), Signs: map[Sign]int{Systolic: 162, Diastolic: 98}}}
	if !has(chartOf(high), "High blood pressure (162/98) in infusion 1 (14 Nov 2026).") {
		t.Error(chartOf(high).WatchFor(nine))
	}
	held := treatedOn(1, 1, 9)
	held.Holds = []Hold{{Reason: "BP 150/95: too high", Source: HoldBP}, {Reason: "Not fasted: food 2 h", Source: AskFasting, ReleasedAt: held.StartedAt}}
	if c := chartOf(held); !has(c, "before infusion 1") || !has(c, "Held 14 Nov 2026: Not fasted.") {
		t.Error(c.WatchFor(nine))
	}
	open := treatedOn(1, 1, 9)
	open.Effects = []Effect{{Name: "nausea", Severity: Mild}}
	if !has(chartOf(open), "Mild nausea of 14 Nov 2026 is not settled") {
		t.Error(chartOf(open).WatchFor(nine))
	}
	dead := chartOf(ahead(1, 1, 2))
	dead.Patient.Died = monday
	if !has(dead, "still booked for 25 Nov 2026") {
		t.Error(dead.WatchFor(nine))
	}
}

// TestBladderAndMemory are asked at every sixth treatment of a life.
func TestBladderAndMemory(t *testing.T) {
	for done := range 20 {
		var visits []Past
		for i := range done {
			visits = append(visits, treatedOn(VisitID(i+1), 0, 100-i))
		}
		talk := visits
		talk = append(talk, Past{Visit: Visit{ID: 900, Protocol: preset(consultation), State: State{Stage: Discharged, StartedAt: nine}}})
		got := strings.Join(chartOf(talk...).WatchFor(nine), " ")
		want := ""
		switch done % 6 {
		case 4:
			want = fmt.Sprintf("Bladder and memory questions are due at treatment %d.", done+2)
		case 5:
			want = fmt.Sprintf("Bladder and memory questions are due at the next treatment, number %d.", done+1)
		}
		if got != want {
			t.Errorf("after %d: %q, want %q", done, got, want)
		}
		if done == 0 {
			continue
		}
		visits[done-1].Stage = Infusing // the last one runs now
		now := strings.Contains(strings.Join(chartOf(visits...).WatchFor(nine), " "), "due now")
		if now != (done%6 == 0) {
			t.Errorf("during %d: %v", done, now)
		}
	}
}

func TestTheNextBookedVisit(t *testing.T) {
	c := chartOf(ahead(1, 2, 5), ahead(2, 1, 2), ahead(3, 0, -2))
	if next, ok := c.NextBooked(nine); !ok || next.ID != 2 {
		t.Errorf("%d %v", next.ID, ok)
	}
	if _, ok := chartOf(ahead(3, 0, -2)).NextBooked(nine); ok {
		t.Error("a visit of the past is still to come")
	}
}
