package clinic

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestNurseLoadAtItsBoundary(t *testing.T) {
	l := DefaultProfile().Load
	for _, c := range []struct {
		infusing, recovering, nurses int
		over                         bool
		counter                      string
	}{
		{0, 0, 1, false, "nurse load 0 of 1"},
		{2, 0, 1, false, "nurse load 1 of 1"},
		{3, 0, 1, true, "nurse load 1.5 of 1"},
		{0, 3, 1, false, "nurse load 1 of 1"},
		{0, 4, 1, true, "nurse load 1.4 of 1"}, // 1.33, rounded up
		{2, 3, 2, false, "nurse load 2 of 2"},
		{3, 2, 2, true, "nurse load 2.2 of 2"}, // 2.17
		{3, 1, 2, false, "nurse load 1.9 of 2"},
		{9, 9, 0, false, "on duty: nobody set"}, // says so rather than blocks
	} {
		n := NurseLoad{c.infusing, c.recovering, c.nurses}
		if l.Over(n) != c.over || l.Counter(n) != c.counter {
			t.Errorf("%+v: over %v, %q", n, l.Over(n), l.Counter(n))
		}
	}
	if (Load{}).Over(NurseLoad{50, 50, 1}) || (Load{Infusing: 2}).Over(NurseLoad{2, 50, 1}) || !(Load{Recovering: 3}).Over(NurseLoad{50, 4, 1}) {
		t.Error("a term of 0 is not off")
	}
}

// TestNurseLoadProperty: over means more than the nurses, never what a shown
// figure rounds to, and one more patient never makes it less.
func TestNurseLoadProperty(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		in := func(name string, most int) int { return rapid.IntRange(0, most).Draw(r, name) }
		l := Load{Infusing: in("per infusing", 20), Recovering: in("per recovering", 20)}
		n := NurseLoad{in("infusing", 30), in("recovering", 30), 1 + in("nurses", 9)}
		if l.Over(n) != (l.Needs(n) > 10*n.Nurses) {
			r.Fatalf("%+v %+v: over %v, needs %d tenths", l, n, l.Over(n), l.Needs(n))
		}
		if l.Over(n) && (!l.Over(n.with(1, 0)) || !l.Over(n.with(0, 1))) {
			r.Fatal("one more patient makes it less")
		}
	})
}

func TestStartPastTheLoadWarnsOrBlocks(t *testing.T) {
	for _, protocol := range []ProtocolID{standard, nasal} {
		w := booked(t, protocol).to(Infusing)
		if protocol == standard {
			w = booked(t, standard).to(InChair).by(okoye).do(bp(120, 80))
		}
		start := func(past bool) Step {
			if protocol == nasal {
				return GiveDose{PastLoad: past}
			}
			return StartInfusion{PastLoad: past}
		}
		w.Load = NurseLoad{Infusing: 2, Recovering: 0, Nurses: 1}
		_, err := w.Scene.Do(start(false))
		if CodeOf(err) != Blocked || FieldOf(err) != "load" || !strings.Contains(err.Error(), "1 is on duty") {
			t.Errorf("past the load: %v", err)
		}
		blocks := *w
		blocks.Clinic.Load.Blocks = true
		blocks.not(Blocked, start(true)).not(Blocked, start(false))
		nobody := *w
		nobody.Load.Nurses = 0
		nobody.Clinic.Load.Blocks = true
		nobody.do(start(false))
		w.do(start(true))
		if !strings.HasPrefix(w.Entry.Detail, "past the nurse load: ") {
			t.Errorf("the confirmation is not kept: %q", w.Entry.Detail)
		}
	}
	w := booked(t, standard).to(InChair).by(okoye).do(bp(120, 80))
	w.Load = NurseLoad{Infusing: 1, Nurses: 1}
	if w.do(StartInfusion{PastLoad: true}); w.Entry.Detail != "" {
		t.Errorf("within the load the history says %q", w.Entry.Detail)
	}
}

func TestDayCountsItsLoad(t *testing.T) {
	d := Day{Clinic: clinicHere(), Staff: []Staff{reyes, okoye, drHale, {ID: 5, Name: "Old Hand", Roles: Nurse, Retired: true}, {ID: 6, Name: "Ada Poe", Roles: Nurse | Manager}}}
	for i, s := range Stages {
		d.Visits = append(d.Visits, Visit{ID: VisitID(i), State: State{Stage: s}})
	}
	d.Visits = append(d.Visits, Visit{ID: 90, State: State{Stage: Infusing}})
	d.Duty = []StaffID{okoye.ID, drHale.ID, 5, 6, 77}
	if n := d.Load(); n != (NurseLoad{2, 1, 2}) {
		t.Errorf("load %+v", n)
	}
	var names []string
	for _, s := range d.Nurses() {
		names = append(names, s.Short())
	}
	if !slices.Equal(names, []string{"B. Okoye RN", "A. Poe"}) {
		t.Errorf("on duty %v", names)
	}
	if got := d.PastLoad(true); got != "" { // 3/2 + 1/3 of 2
		t.Errorf("two nurses: %q", got)
	}
	d.Duty = d.Duty[:1]
	if got := d.PastLoad(true); !strings.Contains(got, "3 infusing and 1 recovering need 1.9 nurses, 1 is on duty") {
		t.Errorf("one nurse: %q", got)
	}
}
