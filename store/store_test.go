package store

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"reflect"
	"sync"
	"testing"
	"time"

	"chairside/store/clinic"
)

// The staff of every test clinic, by what they may do.
const (
	manager clinic.StaffID = iota + 1
	desk
	nurse
	provider
)

var ctx = context.Background()

// children are the programs that tests start: this test binary, told by its
// environment to be another.
var children = map[string]func(){"write": childWrites, "play": childPlays, "upgrade": childUpgrades, "import": childImports, "timers": childTimers}

func TestMain(m *testing.M) {
	if child := children[os.Getenv("CHAIRSIDE_CHILD")]; child != nil {
		child()
		return
	}
	os.Exit(m.Run())
}

// clock is a clock that stands until it is moved.
type clock struct {
	mu sync.Mutex
	t  time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.t
}

func (c *clock) move(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.t = c.t.Add(d)
}

var monday = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

func testSetup() Setup {
	p := clinic.DefaultProfile()
	p.Name, p.DayPhone, p.Zone = "Lakeview Ketamine", "555 010 2030", "UTC"
	return Setup{
		Profile: p,
		Staff: []clinic.Staff{
			{Name: "Maya Manager", Roles: clinic.Manager},
			{Name: "Rita Desk", Roles: clinic.Receptionist},
			{Name: "Noor Nurse", Credential: "RN", Roles: clinic.Nurse},
			{Name: "Paul Provider", Credential: "MD", Roles: clinic.Provider},
		},
		Chairs: []clinic.Chair{
			{Name: "Chair 1", Kind: clinic.Recliner, Turnover: clinic.DefaultTurnover, Features: []string{"monitor", "wheelchair"}},
			{Name: "Chair 2", Kind: clinic.Recliner, Turnover: clinic.DefaultTurnover},
			{Name: "Room A", Kind: clinic.Room, Turnover: 5 * time.Minute},
		},
	}
}

func openAt(t testing.TB, path string, c *clock) *Store {
	t.Helper()
	o := Options{NoSync: true}
	if c != nil {
		o.Now = c.now
	}
	s, err := Open(ctx, path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// newClinic opens a new clinic that is set up, at nine on a Monday.
func newClinic(t testing.TB) (*Store, *clock) {
	t.Helper()
	c := &clock{t: monday}
	s := openAt(t, filepath.Join(t.TempDir(), "clinic.db"), c)
	first, err := s.SetUp(ctx, testSetup())
	if err != nil || first != manager {
		t.Fatal(first, err)
	}
	return s, c
}

// raw opens the file past the store.
func raw(t testing.TB, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite3", address(path, "mode=rw&_foreign_keys=on&_busy_timeout=5000"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wantCode(t testing.TB, err error, code clinic.Code) {
	t.Helper()
	if clinic.CodeOf(err) != code {
		t.Fatalf("got %v (%q), want %q", err, clinic.CodeOf(err), code)
	}
	if code != clinic.Blocked && code != clinic.Foreign && !refused(err) {
		t.Fatalf("refused by the schema, not by a rule: %v", err)
	}
}

func add(t testing.TB, s *Store, given, family, birth string) clinic.PatientID {
	t.Helper()
	d, err := clinic.ParseDate(birth)
	ok(t, err)
	id, err := s.AddPatient(ctx, desk, clinic.Patient{Given: given, Family: family, Birth: d, NoAllergies: true, MedicinesAsked: clinic.Date{Year: 2026, Month: 1, Day: 31}, ConsentUntil: clinic.Date{Year: 2028, Month: 1, Day: 31}})
	ok(t, err)
	return id
}

func book(t testing.TB, s *Store, p clinic.PatientID, protocol clinic.ProtocolID) clinic.VisitID {
	t.Helper()
	kind := clinic.Induction
	if protocol == 4 {
		kind = clinic.Consultation
	}
	id, err := s.Book(ctx, desk, clinic.Booking{Patient: p, Kind: kind, Protocol: protocol, Planned: s.Now().Add(30 * time.Minute), Anyway: true})
	ok(t, err)
	return id
}

// do takes a step and proves that the file holds, field by field, what the
// rule said it would.
func do(t testing.TB, s *Store, by clinic.StaffID, id clinic.VisitID, step clinic.Step) clinic.Visit {
	t.Helper()
	who, err := person(ctx, s.readers, by)
	ok(t, err)
	now, err := s.scene(ctx, s.readers, who, id, true)
	ok(t, err)
	ok(t, s.plan(ctx, s.readers, &now, step))
	want, err := now.Do(step)
	if err != nil {
		t.Fatalf("%s: %v", step.Action(), err)
	}
	if err := s.Do(ctx, by, id, step); err != nil {
		t.Fatalf("%s: %v", step.Action(), err)
	}
	return same(t, s, want, step)
}

func same(t testing.TB, s *Store, want clinic.Scene, step clinic.Step) clinic.Visit {
	t.Helper()
	r, err := s.Record(ctx, want.Visit.ID)
	ok(t, err)
	got, w := r.Visit, want.Visit
	w.Next, w.NextProtocol = got.Next, got.NextProtocol // of other visits: the rule does not look at it
	for i := range w.Holds {
		w.Holds[i].ID = cmpOr(w.Holds[i].ID, got.Holds[i].ID)
	}
	for i := range w.Vitals {
		w.Vitals[i].ID = cmpOr(w.Vitals[i].ID, got.Vitals[i].ID)
	}
	for i := range w.Effects {
		w.Effects[i].ID = cmpOr(w.Effects[i].ID, got.Effects[i].ID)
	}
	for i := range w.Calls {
		w.Calls[i].ID = cmpOr(w.Calls[i].ID, got.Calls[i].ID)
	}
	if n := len(w.History); n != len(got.History) {
		t.Fatalf("%s: %d lines of history, want %d", step.Action(), len(got.History), n)
	}
	w.History[len(w.History)-1].ID = got.History[len(w.History)-1].ID
	differ(t, string(step.Action()), reflect.ValueOf(w), reflect.ValueOf(got))
	chairs, err := s.Chairs(ctx)
	ok(t, err)
	differ(t, string(step.Action())+" chairs", reflect.ValueOf(want.Chairs), reflect.ValueOf(chairs))
	return got
}

// differ names the field in which two values differ; nil and empty lists are
// the same.
func differ(t testing.TB, at string, want, got reflect.Value) {
	t.Helper()
	if want.Type() == reflect.TypeFor[time.Time]() {
		if !want.Interface().(time.Time).Equal(got.Interface().(time.Time)) {
			t.Fatalf("%s: %v, want %v", at, got, want)
		}
		return
	}
	switch want.Kind() {
	case reflect.Struct:
		for i := range want.NumField() {
			differ(t, at+"."+want.Type().Field(i).Name, want.Field(i), got.Field(i))
		}
	case reflect.Pointer:
		if want.IsNil() != got.IsNil() {
			t.Fatalf("%s: %v, want %v", at, got, want)
		}
		if !want.IsNil() {
			differ(t, at, want.Elem(), got.Elem())
		}
	case reflect.Slice:
		if want.Len() != got.Len() {
			t.Fatalf("%s: %v, want %v", at, got, want)
		}
		for i := range want.Len() {
			differ(t, at, want.Index(i), got.Index(i))
		}
	default:
		if !reflect.DeepEqual(want.Interface(), got.Interface()) {
			t.Fatalf("%s: %v, want %v", at, got, want)
		}
	}
}

func cmpOr[T ~int64](a, b T) T {
	if a != 0 {
		return a
	}
	return b
}

func count(t testing.TB, s *Store, query string, args ...any) (n int) {
	t.Helper()
	ok(t, s.readers.QueryRowContext(ctx, query, args...).Scan(&n))
	return n
}
