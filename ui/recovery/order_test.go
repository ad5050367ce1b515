package recovery

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"chairside/store/clinic"
	"chairside/ui/part"
)

// cardOf is a recovery that is due nothing, with an id of its own.
func cardOf(id clinic.VisitID) clinic.Visit {
	v := early()
	v.ID, v.Chair = id, clinic.ChairID(id)
	v.Patient.Family = fmt.Sprintf("Number%d", id)
	return v
}

func names(s string) (out []string) {
	for _, line := range strings.Split(s, "\n") {
		if strings.HasPrefix(line, "Chair ") {
			out = append(out, line)
		}
	}
	return out
}

// TestCardsAreInOrderOfDanger: a reading beyond a limit, late vitals, a time
// that is reached, what runs, who may leave; and the column beside them alike.
func TestCardsAreInOrderOfDanger(t *testing.T) {
	over := cardOf(5)
	over.TreatedAt, over.RecoverBy = at("10:05"), at("10:35") // its time is reached, its vitals are not due
	leaves := ready()
	leaves.ID, leaves.Chair = 6, 6
	leaves.Vitals = append(leaves.Vitals, bp("10:30", clinic.Ready, 190, 100)) // cleared, and beyond a limit
	o := open(t, dayOf(ready(), early(), over, leaves, beyond(), assess()), false, small)
	if got := order(o.Screen); !slices.Equal(got, []clinic.VisitID{6, 2, 1, 5, 3, 4}) {
		t.Fatalf("order %v", got)
	}
	want := []string{"Chair 6 · D. Okafor", "Chair 2 · A. Petrov", "Chair 1 · M. Alvarez", "Chair 5 · T. Number5"}
	if got := names(says(o.side.alarms)); !slices.Equal(got, want) {
		t.Errorf("beside them %q", got)
	}
	both := beyond()
	both.Vitals[2].Signs[clinic.SpO2] = 86
	if got := needs(dayOf(both), []clinic.Visit{both}, now)[0].what; got != "SpO2 86 at 10:39, limit 92; BP 184/104 at 10:39, limit 180: limits set by the clinic" {
		t.Errorf("two readings: %q", got)
	}
}

// TestCardsKeepTheirPlaces: what becomes due, who is extended and whose vitals
// are taken in time moves nobody; only another danger does, and the card goes
// to the others of that danger, before the first that is due later.
func TestCardsKeepTheirPlaces(t *testing.T) {
	a, b, c, d := cardOf(1), cardOf(2), cardOf(3), cardOf(4)
	for i, v := range []*clinic.Visit{&a, &b, &c, &d} {
		v.RecoverBy = v.RecoverBy.Add(time.Duration(i) * time.Minute)
		v.Vitals = append(v.Vitals, bp(fmt.Sprintf("10:%d", 34+i), clinic.Recovering, 110, 70)) // due at 10:49 to 10:52
	}
	o := open(t, dayOf(a, b, c, d), false, small)
	want := func(when string, ids ...clinic.VisitID) {
		t.Helper()
		if got := order(o.Screen); !slices.Equal(got, ids) {
			t.Fatalf("%s: order %v, want %v", when, got, ids)
		}
	}
	want("at first", 1, 2, 3, 4)
	o.Select(2)
	a.Vitals = append(a.Vitals, bp("10:43", clinic.Recovering, 110, 70)) // due after all the others now
	a.RecoverBy = a.RecoverBy.Add(time.Hour)
	o.Show(dayOf(d, c, b, a), at("10:44"))
	want("vitals taken and extended", 1, 2, 3, 4)
	o.Show(dayOf(a, b, c, d), at("10:51")) // 2 and 3 are late now, 4 in a minute
	want("two are late", 2, 3, 1, 4)
	o.Show(dayOf(a, b, c, d), at("10:52"))
	want("the third is late", 2, 3, 4, 1)
	c.Vitals = append(c.Vitals, bp("10:53", clinic.Recovering, 195, 110))
	o.Show(dayOf(a, b, c, d), at("10:53"))
	want("one beyond a limit", 3, 2, 4, 1)
	c.Vitals = append(c.Vitals, bp("10:54", clinic.Recovering, 120, 70))
	o.Show(dayOf(a, b, c, d), at("10:54"))
	want("settled: before who is due later", 2, 4, 1, 3)
	if o.deck.selected != 2 {
		t.Errorf("card %d is chosen", o.deck.selected)
	}
	if card := o.deck.known[2]; card.Position().Y != edge {
		t.Errorf("the first card lies at %v", card.Position().Y)
	}
}

// TestCardsStayUnderAForm: while a form is open nobody changes places, who
// comes stands at the end, who goes goes; when it is closed the order is told
// by danger again.
func TestCardsStayUnderAForm(t *testing.T) {
	a, b, c := cardOf(1), cardOf(2), cardOf(3)
	o := open(t, dayOf(a, b, c), false, small)
	panel := part.ShowPanel(o.w.Canvas(), part.PanelSpec{Title: "Vitals"})
	b.Vitals = append(b.Vitals, bp("10:41", clinic.Recovering, 195, 110))
	new := beyond()
	new.ID = 7
	for _, second := range []time.Duration{0, 1, 2} {
		o.Show(dayOf(new, a, b, c), now.Add(second*time.Second))
		if got := order(o.Screen); !slices.Equal(got, []clinic.VisitID{1, 2, 3, 7}) {
			t.Fatalf("under a form: order %v", got)
		}
	}
	o.Show(dayOf(new, b, c), now.Add(3*time.Second))
	if got := order(o.Screen); !slices.Equal(got, []clinic.VisitID{2, 3, 7}) {
		t.Fatalf("one has left: order %v", got)
	}
	panel.Close()
	o.Show(dayOf(new, b, c), now.Add(4*time.Second))
	if got := order(o.Screen); !slices.Equal(got, []clinic.VisitID{7, 2, 3}) {
		t.Fatalf("the form is closed: order %v", got)
	}
}

// TestAPressMeantForTheCardBefore is not taken: "+10 min" asks nothing more.
func TestAPressMeantForTheCardBefore(t *testing.T) {
	a, b := cardOf(1), cardOf(2)
	o := open(t, dayOf(a, b), false, small)
	o.press(t, "recovery.extend_recovery.1")
	if len(o.acted) != 1 {
		t.Fatalf("acted %v", o.acted)
	}
	b.Vitals = append(b.Vitals, bp("10:41", clinic.Recovering, 195, 110))
	o.Show(dayOf(a, b), now.Add(time.Second))
	o.press(t, "recovery.extend_recovery.2")
	if len(o.acted) != 1 || !strings.Contains(o.notice.Text(), "changed places") {
		t.Fatalf("acted %v, says %q", o.acted, o.notice.Text())
	}
	o.key(t, "+") // keys act on the chosen card, wherever it is
	o.Show(dayOf(a, b), now.Add(2*time.Second))
	o.press(t, "recovery.extend_recovery.2")
	if want := []string{"extend_recovery 1", "extend_recovery 2", "extend_recovery 2"}; !slices.Equal(o.acted, want) {
		t.Fatalf("acted %v", o.acted)
	}
	if o.notice.Visible() {
		t.Errorf("still says %q", o.notice.Text())
	}
}

// TestSideTellsTwoOfOneNameApart: neither list calls two people of today alike.
func TestSideTellsTwoOfOneNameApart(t *testing.T) {
	one, two := beyond(), early()
	for v, given := range map[*clinic.Visit]string{&one: "Jonathan", &two: "Johnathan"} {
		v.Patient.Family, v.Patient.Given = "Smith", given
		v.Patient.Key = clinic.NameKey{Given: given, Family: "smith"}
	}
	day := dayOf(one, two)
	var all []string
	for _, n := range needs(day, day.Visits, now) {
		all = append(all, n.who)
	}
	for _, l := range comingUp(day, now) {
		all = append(all, l.who)
	}
	said := strings.Join(all, "\n")
	if strings.Contains(said, "J. Smith") || !strings.Contains(said, "Smith, Jonathan") || !strings.Contains(said, "Smith, Johnathan") {
		t.Errorf("%s", said)
	}
}
