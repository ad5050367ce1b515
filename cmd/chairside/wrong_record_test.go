package main

import (
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"chairside/store"
	"chairside/store/clinic"
	"chairside/store/demo"
	"chairside/ui/checkin"
	"chairside/ui/part"
	"chairside/ui/try"
)

// TestWrongRecordOnTheRealStore: "wrong record" before both identifiers matched
// writes nothing at all, and after it puts the row back; what was typed is not
// there for the next patient.
func TestWrongRecordOnTheRealStore(t *testing.T) {
	now := screensDay.At(10, 42, demo.Profile().Location())
	path := filepath.Join(t.TempDir(), databaseName)
	if err := demo.Around(t.Context(), path, now); err != nil {
		t.Fatal(err)
	}
	st, err := store.Open(t.Context(), path, store.Options{Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	day := func() clinic.Day {
		t.Helper()
		d, err := st.Today(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	var id clinic.VisitID
	for _, v := range day().Visits {
		if v.Stage == clinic.Booked && clinic.DateOf(v.Planned, demo.Profile().Location()) == screensDay {
			id = v.ID
		}
	}
	read := func() clinic.Visit {
		t.Helper()
		r, err := st.Record(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		return r.Visit
	}
	var desk clinic.Staff
	for _, s := range day().Staff {
		if s.Roles.Has(clinic.Receptionist) && !s.Retired {
			desk = s
		}
	}
	test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	var screen *checkin.Screen
	left := 0
	show := func() { screen.Show(day(), now) }
	screen = checkin.New(checkin.Desk{
		Store: st, Walk: st, Staff: func() (clinic.Staff, bool) { return desk, true }, Pick: func(func()) {},
		Spawn: func(work func()) { work() }, Saved: func(then func()) { show(); then() }, Say: func(string, clinic.VisitID) {},
		Failed: func(err error) { t.Error(err) }, Leave: func() { left++ }, Search: func() {}, Begin: func(clinic.VisitID) {},
		Focus: func(f fyne.Focusable) { w.Canvas().Focus(f) },
	})
	w.SetContent(screen.Object())
	w.Resize(fyne.NewSize(1282, 704))
	press := func(button string) {
		t.Helper()
		var found *part.Button
		try.See(screen.Object(), func(o fyne.CanvasObject) {
			if b, ok := o.(*part.Button); ok && b.ID == button && b.Visible() {
				found = b
			}
		})
		if found == nil {
			t.Fatalf("no button %s", button)
		}
		found.Tapped(nil)
	}

	before := read()
	screen.Open(id)
	show()
	press("checkin.identity.second")
	if after := read(); left != 1 || !reflect.DeepEqual(after, before) {
		t.Errorf("wrong record before any answer changed the visit:\n%+v\n%+v", before, after)
	}

	screen.Open(id)
	show()
	press("checkin.identity")
	if read().Stage != clinic.Arrived {
		t.Fatal("both match is no arrival")
	}
	press("checkin.identity.second")
	after := read()
	if left != 2 || !reflect.DeepEqual(after.State, before.State) || len(after.History) != len(before.History)+2 || len(after.Unanswered()) != len(before.Unanswered()) {
		t.Errorf("wrong record after the arrival left %+v with %d lines of %d", after.State, len(after.History), len(before.History))
	}
	if err := st.Check(t.Context()); err != nil {
		t.Error(err)
	}
}
