package clinic

import (
	"strings"
	"testing"
	"time"
)

func TestMissedVitals(t *testing.T) {
	clock := func(list []LateSet) string {
		var out []string
		for _, m := range list {
			out = append(out, Clock(m.Due, time.UTC)+">"+Clock(m.Taken, time.UTC))
		}
		return strings.Join(out, " ")
	}
	for _, c := range []struct {
		name string
		take []int // minutes after the start, which was 09:10
		want string
	}{
		{"in time", []int{10, 20, 30, 40}, ""},
		{"five minutes late still counts", []int{15, 25, 35}, ""},
		{"six do not", []int{16, 26, 36}, "09:20>09:26"},
		{"none at all", nil, "09:20>"},
		{"one, then none", []int{10}, "09:30>"},
		{"due in the last minutes", []int{10, 20, 30, 34}, ""},
	} {
		w := booked(t, standard).to(Infusing)
		start := w.Now
		for _, m := range c.take {
			w.after(start.Add(time.Duration(m) * minute).Sub(w.Now)).do(bp(125, 82))
		}
		w.after(w.Visit.DueAt.Sub(w.Now)).do(EndInfusion{})
		if got := clock(w.Visit.LateSets(w.Now)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	w := booked(t, standard).to(Infusing).after(40 * minute)
	for range 3 {
		w.do(bp(125, 82))
	}
	w.do(EndInfusion{}).after(21 * minute)
	if got := clock(w.Visit.LateSets(w.Now)); got != "09:20>09:50 10:05>" {
		t.Errorf("recovering: %q", got)
	}
	if n := len(booked(t, consultation).Visit.LateSets(nine)); n != 0 {
		t.Errorf("a consultation missed %d", n)
	}
}

func TestReportListsWhatSomebodyAnswersFor(t *testing.T) {
	w := booked(t, standard).to(InChair).by(okoye).do(bp(150, 95))
	w.do(ReleaseHold{Hold: w.Visit.Held()[0].ID, Reason: "white coat, 138/86 by hand"})
	w.do(AmendVitals{Vitals: w.Visit.Vitals[0].ID, Signs: bp(138, 86).Signs, Reason: "cuff too small"})
	w.Load = NurseLoad{Infusing: 2, Nurses: 1}
	w.do(StartInfusion{PastLoad: true}).after(40 * minute).do(EndInfusion{}).after(30 * minute).fit()
	w.do(scored(8), Clear{Overrides: map[Criterion]string{CritScore: "as always, says his wife"}}).atDoor().do(Mark{EscortHere, false})
	w.by(drHale).do(Depart{Alone: true, Reason: "lives next door"})
	other := booked(t, nasal).to(Recovering).do(RecordVitals{Signs: map[Sign]int{SpO2: 86}, Note: "oxygen 2 l, Dr Hale told"}, Exit{By: ActLeaveAMA, Reason: "would not stay", Told: "Dr Hale", IVOut: true}).Visit
	other.ID = 12
	other.Holds = []Hold{{ID: 1, Reason: "never released", At: nine}}
	yesterday := other
	yesterday.ID, yesterday.Day = 13, monday.AddDays(-1)
	d := Day{Date: monday, Clinic: w.Clinic, Visits: []Visit{w.Visit, other, yesterday}}
	r := d.Report(w.Now)
	if len(r.Visits) != 2 {
		t.Fatalf("%d visits", len(r.Visits))
	}
	for title, want := range map[string][]string{
		"Overridden":    {"Score ≥ 9: score 8 of 10 at 10:10, needs 9|as always, says his wife|2"},
		"Holds":         {"BP 150/95 before treatment, above 140/90|white coat, 138/86 by hand|2"},
		"Left against":  {"Left against advice, told: Dr Hale|would not stay|2", "Left without an escort|lives next door|3"},
		"Started past":  {"3 infusing and 0 recovering need 1.5 nurses, 1 is on duty|confirmed at the start|2"},
		"Amendments":    {"BP 138/86 at 09:00, was BP 150/95 at 09:00|cuff too small|2"},
		"Vitals late":   {"due at 09:10, not taken||0", "due at 09:55, taken at 10:10||0"},
		"Vitals beyond": {"SpO2 86 at 09:10, limit 92|oxygen 2 l, Dr Hale told|2"},
		"Entered":       nil,
	} {
		part := partOf(t, r, title)
		var got []string
		for _, l := range part.Lines {
			got = append(got, l.What+"|"+l.Why+"|"+string(rune('0'+l.By)))
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%s:\n%s\nwant\n%s", title, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// TestReportListsWhatWentOtherwise: pauses, early stops, more recovery, what
// was undone and what a call told, each with its reason and who.
func TestReportListsWhatWentOtherwise(t *testing.T) {
	w := booked(t, standard).to(Infusing).by(okoye)
	w.after(5 * minute).do(Pause{Reason: "dizzy"}).after(5 * minute).do(Resume{})
	w.after(2 * minute).do(Pause{Reason: "slip of the finger"}).do(Undo{Reason: "wrong chair"})
	w.after(5 * minute).do(EndInfusion{Reason: "asked for it"}).do(Extend{By: 10 * minute})
	told := booked(t, standard).to(Discharged).by(reyes).do(RecordCall{Result: CallConcern, Note: "headache since last night"}).Visit
	told.ID, told.Day = 12, monday.AddDays(-1)
	later := told
	later.ID = 13
	later.Calls = []Call{{At: nine.AddDate(0, 0, 1), Result: CallConcern, Note: "of tomorrow"}}
	missed := booked(t, standard).after(2 * time.Hour).do(Exit{By: ActNoShow}).Visit
	missed.ID = 14
	d := Day{Date: monday, Clinic: w.Clinic, Visits: []Visit{w.Visit, missed}, Concerns: []Visit{told, later}}
	r := d.Report(w.Now)
	for title, want := range map[string]string{
		"Infusions paused":  "paused at 09:15, resumed at 09:20|dizzy|2",
		"Infusions stopped": "stopped at 09:27, planned to run until 09:55|asked for it|2",
		"Recovery extended": "by 10 min||2",
		"Steps undone":      "Undone: infusion paused|wrong chair|2",
		"Concerns":          "headache since last night, after the visit of " + told.Day.Long() + "; not signed yet||1",
	} {
		var got []string
		for _, l := range partOf(t, r, title).Lines {
			got = append(got, l.What+"|"+l.Why+"|"+string(rune('0'+l.By)))
		}
		if strings.Join(got, "\n") != want {
			t.Errorf("%s: %q, want %q", title, got, want)
		}
	}
	if !missed.LeftAt().IsZero() || missed.EndedAt.IsZero() || told.LeftAt() != told.EndedAt {
		t.Error("a no-show has a time of leaving, or a departure none")
	}
}
