package main

import (
	"fmt"
	"io"
	"iter"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"chairside/store"
	"chairside/store/clinic"
	"chairside/ui"
	"chairside/ui/sheet"
)

// together is how many alarms are due at the same moment.
const together = 24

// handClock is a clock that runs at its own distance from the real one, or
// stands where it is put.
type handClock struct {
	mu     sync.Mutex
	at     time.Time
	runs   bool
	offset time.Duration
}

func (c *handClock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.runs {
		return time.Now().Add(c.offset)
	}
	return c.at
}

func (c *handClock) set(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = t
}

// run lets the clock go on from a moment at the real pace.
func (c *handClock) run(from time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.runs, c.offset = true, time.Until(from)
}

// fullHouse makes a clinic in which 24 infusions were started at one moment,
// so that vitals are due at one moment, ten minutes later. One more patient
// recovers, for the printer.
func fullHouse(t *testing.T, path string, start time.Time) (c *handClock, recovers clinic.VisitID) {
	t.Helper()
	c = &handClock{at: start.Add(-2 * time.Hour)}
	s, err := store.Open(t.Context(), path, store.Options{Now: c.now})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	p := clinic.DefaultProfile()
	p.Name, p.DayPhone, p.Zone = "Full house", "555 010 2030", "UTC"
	setup := store.Setup{Profile: p, Staff: []clinic.Staff{{Name: "Maya Manager", Credential: "RN", Roles: clinic.Nurse | clinic.Manager}}}
	for i := range together + 1 {
		setup.Chairs = append(setup.Chairs, clinic.Chair{Name: fmt.Sprintf("Chair %d", i+1), Kind: clinic.Recliner, Turnover: 10 * time.Minute})
	}
	by, err := s.SetUp(t.Context(), setup)
	if err != nil {
		t.Fatal(err)
	}
	var all []clinic.VisitID
	do := func(id clinic.VisitID, steps ...clinic.Step) {
		t.Helper()
		for _, step := range steps {
			if err := s.Do(t.Context(), by, id, step); err != nil {
				t.Fatalf("%s: %v", step.Action(), err)
			}
		}
	}
	vitals := clinic.RecordVitals{Signs: map[clinic.Sign]int{clinic.Systolic: 120, clinic.Diastolic: 80, clinic.Pulse: 70, clinic.SpO2: 98}}
	for i := range together + 1 {
		patient, err := s.AddPatient(t.Context(), by, clinic.Patient{
			Given: "Pat", Family: "Number " + string(rune('a'+i)), Birth: clinic.Date{Year: 1980, Month: 1, Day: 1},
			NoAllergies: true, MedicinesAsked: clinic.DateOf(start, time.UTC), ConsentUntil: clinic.DateOf(start, time.UTC).AddDays(90),
		})
		if err != nil {
			t.Fatal(err)
		}
		id, err := s.Book(t.Context(), by, clinic.Booking{Patient: patient, Kind: clinic.Induction, Protocol: 1, Planned: c.now(), Anyway: true}) // on any day, at any hour
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, id)
		do(id, clinic.Arrive{}, clinic.NameEscort{Escort: clinic.Escort{Name: "Tom Reed", Phone: "555 777 1234"}, Confirmed: true})
		for _, q := range []clinic.Question{clinic.AskConsent, clinic.AskMedicines, clinic.AskHealth} {
			do(id, clinic.Respond{Question: q, Outcome: clinic.Fine})
		}
		do(id, clinic.Respond{Question: clinic.AskPHQ9, Outcome: clinic.Skipped},
			clinic.Respond{Question: clinic.AskFasting, Outcome: clinic.Fine, Food: c.now().Add(-12 * time.Hour), Drink: c.now().Add(-5 * time.Hour)},
			clinic.FinishCheckIn{}, clinic.Seat{Chair: clinic.ChairID(i + 1)}, vitals)
	}
	recovers = all[together]
	do(recovers, clinic.StartInfusion{PastLoad: true})
	c.set(start.Add(-time.Minute))
	do(recovers, vitals, clinic.EndInfusion{Reason: "for the printer"}) // nothing of it is due
	c.set(start)
	for _, id := range all[:together] {
		do(id, clinic.StartInfusion{PastLoad: true})
	}
	return c, recovers
}

// crowd is a file of made-up patients without end.
func crowd(lines int, read *atomic.Int64) iter.Seq2[store.Incoming, error] {
	return func(yield func(store.Incoming, error) bool) {
		for i := range lines {
			read.Add(1)
			p := clinic.Patient{Given: "Im", Family: fmt.Sprintf("Port %d", i), Birth: clinic.Date{Year: 1950 + i%50, Month: time.Month(1 + i%12), Day: 1 + i%28}}
			if !yield(store.Incoming{Line: i + 2, Patient: p, Source: fmt.Sprint("x", i)}, nil) {
				return
			}
		}
	}
}

// load imports into the file and prints sheets until it is stopped.
func load(t *testing.T, path string, recovers clinic.VisitID) (stop func() (imported, sheets int64)) {
	t.Helper()
	s, err := store.Open(t.Context(), path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var over atomic.Bool
	var imported, sheets atomic.Int64
	var work sync.WaitGroup
	work.Go(func() {
		for i := 0; !over.Load(); i++ {
			_, err := s.ImportPatients(t.Context(), store.Import{By: 1, File: fmt.Sprint(i, ".csv"), Commit: func() error {
				if over.Load() {
					return io.EOF
				}
				return nil
			}}, crowd(200_000, &imported))
			if err != nil && !over.Load() {
				t.Error(err)
				return
			}
		}
	})
	work.Go(func() {
		for !over.Load() {
			record, err := s.Record(t.Context(), recovers)
			if err != nil {
				t.Error(err)
				return
			}
			document, err := sheet.Lay(record, sheet.Options{Journal: true})
			if err == nil {
				err = sheet.WritePDF(io.Discard, document)
			}
			if err != nil {
				t.Error(err)
				return
			}
			sheets.Add(1)
		}
	})
	return func() (int64, int64) {
		over.Store(true)
		work.Wait()
		_ = s.Close()
		return imported.Load(), sheets.Load()
	}
}

// listener is a sound device that keeps when it was first asked to play.
type listener struct {
	mu    sync.Mutex
	first time.Time
	now   func() time.Time
}

func (l *listener) Play(clinic.AlarmLevel) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.first.IsZero() {
		l.first = l.now()
	}
}
func (l *listener) Works() bool { return true }

// TestAlarmsOnTimeUnderLoad: 24 vitals due at one moment, on the real ticker,
// while an import writes and sheets are printed (promise 5).
func TestAlarmsOnTimeUnderLoad(t *testing.T) {
	rounds := 1
	if os.Getenv("CHAIRSIDE_DRILL") == "1" {
		rounds = 20
	}
	var worst time.Duration
	for round := range rounds {
		worst = max(worst, dueTogether(t, time.Duration(round)*50*time.Millisecond))
	}
	t.Logf("%d rounds of %d alarms due together while importing and printing: 0 missed, the latest %v after", rounds, together, worst.Round(time.Millisecond))
	if rounds > 1 && worst > time.Second {
		t.Error("later than a second")
	}
}

// dueTogether gives how late the last of 24 alarms was shown and heard. shift
// moves the moment they are due against the ticker.
func dueTogether(t *testing.T, shift time.Duration) (late time.Duration) {
	t.Helper()
	path := filepath.Join(t.TempDir(), databaseName)
	start := time.Date(2026, 11, 23, 11, 0, 0, 0, time.UTC)
	c, recovers := fullHouse(t, path, start)
	due := start.Add(10 * time.Minute)
	c.run(due.Add(-3*time.Second - shift))
	st, err := store.Open(t.Context(), path, store.Options{Now: c.now})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	sound := &listener{now: c.now}
	d := windowOver(t, st, sound)
	stop := load(t, path, recovers)
	ticks := time.NewTimer(time.Second)
	defer ticks.Stop()
	for c.now().Before(due.Add(20 * time.Second)) {
		<-ticks.C
		ticks.Reset(d.Second())
		if shown(d, fmt.Sprintf("+%d more", together-3)) {
			late = c.now().Sub(due)
			break
		}
	}
	imported, sheets := stop()
	heard := sound.first.Sub(due)
	t.Logf("%d alarms due together, %d lines imported and %d sheets printed meanwhile: all shown %v after, heard %v after, 0 missed", together, imported, sheets, late.Round(time.Millisecond), heard.Round(time.Millisecond))
	switch {
	case late == 0:
		t.Error("they were never shown together")
	case sound.first.IsZero() || heard < 0:
		t.Errorf("heard %v after they were due", heard)
	case imported == 0 || sheets == 0:
		t.Error("there was no load")
	}
	return max(late, heard)
}

// windowOver opens the window in software, with a nurse at the desk.
func windowOver(t *testing.T, st *store.Store, sound ui.Sound) *ui.Desk {
	t.Helper()
	a := test.NewTempApp(t)
	config := deskConfig(a, st, slog.New(slog.DiscardHandler))
	config.Sound, config.Spawn = sound, func(work func()) { work() }
	d := ui.New(a, config)
	day, err := st.Today(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range day.Staff {
		if s.Roles.Has(clinic.Nurse) {
			d.SetStaff(s)
		}
	}
	d.Start()
	return d
}

// shown tells whether anything visible in the window says the text.
func shown(d *ui.Desk, text string) bool {
	found := false
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if found || o == nil || !o.Visible() {
			return
		}
		if says, ok := o.(interface{ PartText() string }); ok && strings.Contains(says.PartText(), text) {
			found = true
			return
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, child := range o.Objects {
				walk(child)
			}
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(o).Objects() {
				walk(child)
			}
		}
	}
	walk(d.Window().Content())
	return found
}

// TestAlarmDay runs the window for eight simulated hours with the demo
// clinic's board, alarms coming, being seen and being settled: memory grows
// under 5 %, goroutines and files not at all (promise 15). A short day in the
// ordinary tests; CHAIRSIDE_DRILL=1 makes it whole.
func TestAlarmDay(t *testing.T) {
	hours := 1
	if os.Getenv("CHAIRSIDE_DRILL") == "1" {
		hours = 8
	}
	path := filepath.Join(t.TempDir(), databaseName)
	start := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	c, _ := fullHouse(t, path, start)
	st, err := store.Open(t.Context(), path, store.Options{Now: c.now})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	sound := &listener{now: c.now}
	d := windowOver(t, st, sound)
	alarmsSeen := 0
	seconds := func(n int) {
		for range n {
			c.set(c.now().Add(time.Second))
			d.Second()
			if c.now().Second() != 0 {
				continue
			}
			alarmsSeen += settleOne(t, st)
		}
	}
	seconds(15 * 60) // until what is made once is made
	before := measure()
	seconds(hours*3600 - 15*60)
	after := measure()
	growth := 100 * (float64(after.memory)/float64(before.memory) - 1)
	t.Logf("%d h, %d alarms seen or settled: memory %.1f MB to %.1f MB (%+.1f %%), goroutines %+d, files %+d",
		hours, alarmsSeen, float64(before.memory)/1e6, float64(after.memory)/1e6, growth, after.goroutines-before.goroutines, after.files-before.files)
	if alarmsSeen < 30*hours {
		t.Error("too little happened")
	}
	if after.goroutines > before.goroutines || after.files > before.files {
		t.Error("something is left behind")
	}
	if hours == 8 && growth > 5 {
		t.Error("memory grows")
	}
}

// settleOne sees the first alarm that sounds; every fifth minute it settles
// one that was seen, by taking vitals.
func settleOne(t *testing.T, st *store.Store) (n int) {
	t.Helper()
	day, err := st.Today(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	now := st.Now()
	for _, a := range day.Alarms(now) {
		var step clinic.Step
		switch {
		case a.Visit == 0:
			continue
		case !a.Silent(now) && now.Minute()%10 == 3:
			step = clinic.Acknowledge{Kind: a.Kind, Set: a.Set}
		case a.Kind == clinic.TimerVitals && now.Minute()%10 == 7:
			step = clinic.RecordVitals{Signs: map[clinic.Sign]int{clinic.Systolic: 121, clinic.Diastolic: 79}}
		default:
			continue
		}
		if err := st.Do(t.Context(), 1, a.Visit, step); err != nil {
			t.Fatal(err)
		}
		if n++; n == 6 {
			break
		}
	}
	return n
}

type measured struct {
	memory            uint64
	goroutines, files int
}

func measure() (m measured) {
	runtime.GC()
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	m.memory, m.goroutines = stats.HeapAlloc, runtime.NumGoroutine()
	if list, err := os.ReadDir("/proc/self/fd"); err == nil {
		m.files = len(list)
	}
	return m
}

// seenOnRecord counts the alarms that somebody has acknowledged, read beside
// the running program.
func seenOnRecord(t *testing.T, path string) (n int) {
	t.Helper()
	st, err := store.Open(t.Context(), path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	day, err := st.Today(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range day.Visits {
		n += len(v.Acks)
	}
	return n
}
