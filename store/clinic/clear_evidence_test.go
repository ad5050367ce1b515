package clinic

import (
	"strings"
	"testing"
	"time"
)

func TestClearEvidenceSaysWhatItRestsOn(t *testing.T) {
	w := booked(t, standard).to(Recovering) // from 09:50, over at 10:20
	want := func(c Criterion, met bool, text string) {
		t.Helper()
		if k := check(w.Visit, w.Now, c); k.Met != met || !strings.Contains(k.Evidence, text) {
			t.Errorf("%s: met %v, %q; want %v, %q", c, k.Met, k.Evidence, met, text)
		}
	}
	w.after(23 * minute)
	want(CritTime, false, "7 min left of 30 min")
	w.after(6*minute + 59*time.Second)
	want(CritTime, false, "1 min left")
	want(CritScore, false, "no score yet")
	w.after(time.Second)
	want(CritTime, true, "minimum recovery over since 10:20")
	w.do(bp(121, 79), scored(9))
	want(CritScore, true, "score 9 of 10 at 10:20, needs 9")
	want(CritPressure, true, "BP 121/79 at 10:20, 1 % below baseline")
	w.after(16 * minute)
	want(CritScore, false, "older than 15 min")
	want(CritFresh, false, "older than 15 min")
	w.Visit.Scores = []Score{{At: w.Now, Total: 9}}
	want(CritScore, true, "only its total was kept")
}

func TestClearKeepsEveryClearanceEverGiven(t *testing.T) {
	w := booked(t, standard).to(Recovering).after(30 * minute).fit().do(scored(8))
	w.do(Clear{Overrides: map[Criterion]string{CritScore: "talks to his wife as always"}})
	w.do(ReturnToRecovery{Reason: "dizzy on standing"}).after(10 * minute).fit().do(Clear{})
	if n := len(w.Visit.Given); n != 2 || w.Visit.Clearance.Checks[1].Override != "" {
		t.Fatalf("%d clearances", n)
	}
	d := Day{Date: monday, Clinic: w.Clinic, Visits: []Visit{w.Visit}}
	part := partOf(t, d.Report(w.Now), "Overridden")
	if len(part.Lines) != 1 || part.Lines[0].Why != "talks to his wife as always" || part.Lines[0].By != okoye.ID {
		t.Errorf("an override of a clearance taken back is not reported: %+v", part.Lines)
	}
}

func TestClearEnteredLaterNeverShortensTheObservation(t *testing.T) {
	w := booked(t, nasal).to(Recovering)
	all := map[Criterion]string{CritTime: why, CritScore: why, CritFresh: why, CritPressure: why, CritOriented: why, CritNausea: why, CritEffects: why}
	over := w.Visit.RecoverBy
	w.by(drHale).after(119*minute).not(Blocked, Earlier{Clear{all}, w.Now.Add(-minute)})
	w.after(2*minute).not(Blocked, Earlier{Clear{all}, over.Add(-minute)}).not(Invalid, Earlier{Clear{all}, w.Now.Add(minute)})
	w.do(Earlier{Clear{all}, over})
	if !w.Visit.ReadyAt.Equal(over) || !w.Entry.At.Equal(w.Now) || !w.Entry.For.Equal(over) {
		t.Errorf("cleared at %s, line %+v", w.Visit.ReadyAt, w.Entry)
	}
}

func partOf(t testing.TB, r DayReport, title string) ReportPart {
	t.Helper()
	for _, p := range r.Parts {
		if strings.HasPrefix(p.Title, title) {
			return p
		}
	}
	t.Fatalf("the report has no part %q", title)
	return ReportPart{}
}
