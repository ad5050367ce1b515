package store

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"chairside/store/clinic"
)

// recovering brings a new patient through the infusion into recovery.
func recovering(t testing.TB, s *Store, c *clock, chair clinic.ChairID) clinic.VisitID {
	t.Helper()
	id := inChair(t, s, chair)
	do(t, s, nurse, id, clinic.RecordVitals{Signs: bp(120, 80)})
	do(t, s, nurse, id, clinic.StartInfusion{PastLoad: true})
	c.move(40 * time.Minute)
	do(t, s, nurse, id, clinic.EndInfusion{})
	return id
}

func TestScoreKeepsItsFiveItems(t *testing.T) {
	s, c := newClinic(t)
	id := recovering(t, s, c, 1)
	do(t, s, nurse, id, clinic.RecordScore{Scale: clinic.Aldrete, Items: []int{2, 1, 2, 0, 1}, OnOxygen: true})
	r, err := s.Record(ctx, id)
	ok(t, err)
	got, _ := r.Visit.LastScore()
	if got.Total != 6 || got.Scale != clinic.Aldrete || !slices.Equal(got.Items, []int{2, 1, 2, 0, 1}) || !got.OnOxygen || got.By != nurse {
		t.Errorf("kept %+v", got)
	}
	p := r.Clinic
	p.Scale = clinic.PADSS
	ok(t, s.SaveProfile(ctx, manager, p))
	wantCode(t, s.Do(ctx, nurse, id, scored(9)), clinic.Conflict)
	do(t, s, nurse, id, clinic.RecordScore{Scale: clinic.PADSS, Items: []int{2, 2, 2, 2, 1}})
	for why, query := range map[string]string{
		"a score is changed": `UPDATE score SET total = 10`, "a score is taken out": `DELETE FROM score`,
		"an unknown scale": `INSERT INTO score (visit, at, by, total, scale) VALUES (1, 5, 3, 9, 'apgar')`,
	} {
		if _, err := raw(t, s.Path()).Exec(query); err == nil {
			t.Errorf("the schema lets through that %s", why)
		}
	}
}

// TestScoreOfBeforeKeepsItsTotal: a file of before the five items opens with
// what it has, and says so.
func TestScoreOfBeforeKeepsItsTotal(t *testing.T) {
	s, c := newClinic(t)
	id := recovering(t, s, c, 1)
	if _, err := raw(t, s.Path()).Exec(`INSERT INTO score (visit, at, by, total) VALUES (?1, ?2, ?3, 9)`, id, ms(s.Now()), nurse); err != nil {
		t.Fatal(err)
	}
	r, err := s.Record(ctx, id)
	ok(t, err)
	old, _ := r.Visit.LastScore()
	if old.Total != 9 || old.Scale != "" || old.Items != nil || !strings.Contains(old.Brief(), "only the total was kept") {
		t.Errorf("read as %+v, %q", old, old.Brief())
	}
}

// TestEarlierKeepsBothMoments enters a stay after the power was away and reads
// the file again.
func TestEarlierKeepsBothMoments(t *testing.T) {
	s, c := newClinic(t)
	id := waiting(t, s)
	came := s.Now()
	c.move(2 * time.Hour)
	step := func(by clinic.StaffID, after time.Duration, step clinic.Step) clinic.Visit {
		t.Helper()
		return do(t, s, by, id, clinic.Earlier{Step: step, At: came.Add(after)})
	}
	step(desk, 5*time.Minute, clinic.Seat{Chair: 1})
	do(t, s, nurse, id, clinic.RecordVitals{At: came.Add(8 * time.Minute), Signs: bp(120, 80)})
	do(t, s, nurse, id, clinic.RecordVitals{At: came.Add(20 * time.Minute), Signs: bp(130, 85)}) // in the chair, as far as is known
	step(nurse, 10*time.Minute, clinic.StartInfusion{PastLoad: true})
	step(nurse, 50*time.Minute, clinic.EndInfusion{})
	v := step(nurse, 80*time.Minute, scored(9))
	if !v.SeatedAt.Equal(came.Add(5*time.Minute)) || !v.StartedAt.Equal(came.Add(10*time.Minute)) || !v.RecoverBy.Equal(came.Add(80*time.Minute)) {
		t.Errorf("seated %s, started %s, recover by %s", v.SeatedAt, v.StartedAt, v.RecoverBy)
	}
	if v.Vitals[1].Stage != clinic.Infusing || !v.Vitals[1].Entered.Equal(s.Now()) || !v.Scores[0].Entered.Equal(s.Now()) {
		t.Errorf("vitals %+v, score %+v", v.Vitals[1], v.Scores[0])
	}
	lines, err := s.History(ctx, id)
	ok(t, err)
	start := lines[slices.IndexFunc(lines, func(e clinic.Entry) bool { return e.Action == clinic.ActStart })]
	if !start.At.Equal(s.Now()) || !start.For.Equal(came.Add(10*time.Minute)) {
		t.Errorf("the history keeps %s for %s", start.At, start.For)
	}
	if _, err := raw(t, s.Path()).Exec(`UPDATE history SET for_at = 0`); err == nil {
		t.Error("when a thing was done can be changed in the history")
	}
	wantCode(t, s.Do(ctx, nurse, id, clinic.Earlier{Step: clinic.Clear{}, At: s.Now().Add(time.Minute)}), clinic.Invalid)
	wantCode(t, s.Do(ctx, desk, id, clinic.Earlier{Step: clinic.Clear{}, At: s.Now()}), clinic.NotAllowed)
}

func TestDuty(t *testing.T) {
	s, c := newClinic(t)
	second, err := s.SaveStaff(ctx, manager, clinic.Staff{Name: "Nia Second", Credential: "LPN", Roles: clinic.Nurse})
	ok(t, err)
	d, err := s.Today(ctx)
	ok(t, err)
	if len(d.Duty) != 0 {
		t.Fatalf("somebody is on duty unasked: %v", d.Duty)
	}
	ok(t, s.SetDuty(ctx, nurse, []clinic.StaffID{second, nurse, nurse}))
	lines := count(t, s, `SELECT count(*) FROM history`)
	ok(t, s.SetDuty(ctx, manager, []clinic.StaffID{nurse, second}))
	if lines != count(t, s, `SELECT count(*) FROM history`) {
		t.Error("nothing changed and something was told")
	}
	for _, who := range []clinic.StaffID{desk, provider, 99} {
		wantCode(t, s.SetDuty(ctx, nurse, []clinic.StaffID{who}), clinic.Invalid)
	}
	if d, err = s.Today(ctx); err != nil || !slices.Equal(d.Duty, []clinic.StaffID{nurse, second}) {
		t.Fatalf("on duty %v, %v", d.Duty, err)
	}
	ok(t, s.SetDuty(ctx, nurse, []clinic.StaffID{nurse}))
	if n := count(t, s, `SELECT count(*) FROM history WHERE action = 'on_duty' AND detail LIKE '%N. Nurse RN, was N. Nurse RN, N. Second LPN%'`); n != 1 {
		t.Error("the history does not tell who was on duty before and after")
	}
	c.move(24 * time.Hour)
	if d, err = s.Today(ctx); err != nil || len(d.Duty) != 0 {
		t.Errorf("tomorrow %v are on duty, %v", d.Duty, err)
	}
}

// TestStartPastTheLoad: the store counts the whole clinic in the transaction
// of the start, whatever the form knew.
func TestStartPastTheLoad(t *testing.T) {
	s, _ := newClinic(t)
	for range 2 {
		_, err := s.SaveChair(ctx, manager, clinic.Chair{Name: "Bed " + string(rune('a'+count(t, s, `SELECT count(*) FROM chair`))), Kind: clinic.Bed})
		ok(t, err)
	}
	ok(t, s.SetDuty(ctx, nurse, []clinic.StaffID{nurse}))
	begin := func(chair clinic.ChairID) clinic.VisitID {
		id := inChair(t, s, chair)
		do(t, s, nurse, id, clinic.RecordVitals{Signs: bp(120, 80)})
		return id
	}
	a, b, third := begin(1), begin(2), begin(4)
	do(t, s, nurse, a, clinic.StartInfusion{})
	do(t, s, nurse, b, clinic.StartInfusion{})
	err := s.Do(ctx, nurse, third, clinic.StartInfusion{})
	wantCode(t, err, clinic.Blocked)
	if clinic.FieldOf(err) != "load" {
		t.Errorf("refused at %q: %v", clinic.FieldOf(err), err)
	}
	p, err := s.Today(ctx)
	ok(t, err)
	p.Clinic.Load.Blocks = true
	ok(t, s.SaveProfile(ctx, manager, p.Clinic))
	wantCode(t, s.Do(ctx, nurse, third, clinic.StartInfusion{PastLoad: true}), clinic.Blocked)
	p.Clinic.Load.Blocks = false
	ok(t, s.SaveProfile(ctx, manager, p.Clinic))
	do(t, s, nurse, third, clinic.StartInfusion{PastLoad: true})
	if n := count(t, s, `SELECT count(*) FROM history WHERE action = 'start_infusion' AND detail LIKE 'past the nurse load: 3 infusing%'`); n != 1 {
		t.Error("the confirmation is not in the history")
	}
}

func TestEveryClearanceIsRead(t *testing.T) {
	s, c := newClinic(t)
	id := recovering(t, s, c, 1)
	c.move(31 * time.Minute)
	over := map[clinic.Criterion]string{}
	for _, k := range []clinic.Criterion{clinic.CritScore, clinic.CritFresh, clinic.CritPressure, clinic.CritOriented} {
		over[k] = "seen by the doctor"
	}
	do(t, s, nurse, id, clinic.Mark{Item: clinic.IVOut, Done: true})
	do(t, s, nurse, id, clinic.Clear{Overrides: over})
	do(t, s, nurse, id, clinic.ReturnToRecovery{Reason: "dizzy on standing"})
	r, err := s.Record(ctx, id)
	ok(t, err)
	if len(r.Visit.Given) != 1 || r.Visit.Given[0].Checks[1].Override != "seen by the doctor" {
		t.Errorf("given %+v", r.Visit.Given)
	}
}

// TestPaceIsReadFromIndexesAlone: what the board asks of earlier recoveries
// stays cheap over the years.
func TestPaceIsReadFromIndexesAlone(t *testing.T) {
	s, c := newClinic(t)
	for _, q := range []struct {
		query, index string
		args         []any
	}{{clinicRests, "visit_pace", []any{1, 60}}, {ownRests, "visit_pace_own", []any{1, 12, 1}}} {
		rows, err := raw(t, s.Path()).Query(`EXPLAIN QUERY PLAN `+q.query, q.args...)
		ok(t, err)
		plan := ""
		for rows.Next() {
			var id, parent, unused int
			var detail string
			ok(t, rows.Scan(&id, &parent, &unused, &detail))
			plan += detail + "\n"
		}
		ok(t, rows.Err())
		if !strings.Contains(plan, "COVERING INDEX "+q.index+" ") || strings.Contains(plan, "TEMP B-TREE") {
			t.Errorf("%s is answered by\n%s", q.index, plan)
		}
	}
	id := recovering(t, s, c, 1)
	first, err := visit(ctx, s.readers, id)
	ok(t, err)
	db := raw(t, s.Path())
	for i, rest := range []time.Duration{50, 40, 31} {
		if _, err := db.Exec(`INSERT INTO visit (day, number, patient, kind, protocol, series_no, series_of, planned, walk_in, stage, arrived_at, started_at, treated_at, ready_at, ended_at)
			VALUES ('2026-11-0'||?1, 1, ?2, 'induction', 1, 0, 0, 1, 0, 'discharged', 1, 1, ?3, ?4, ?4)`, i+1, first.Patient.ID, int64(i+1)*1e9, int64(i+1)*1e9+(rest*time.Minute).Milliseconds()); err != nil {
			t.Fatal(err)
		}
	}
	other := add(t, s, "Olga", "Other", "1970-01-01")
	if _, err := db.Exec(`INSERT INTO visit (day, number, patient, kind, protocol, series_no, series_of, planned, walk_in, stage, arrived_at, started_at, treated_at, ready_at, ended_at)
		VALUES ('2026-11-09', 1, ?1, 'induction', 1, 0, 0, 1, 0, 'discharged', 1, 1, 1, 3600001, 3600001)`, other); err != nil {
		t.Fatal(err)
	}
	d, err := s.Today(ctx)
	ok(t, err)
	pace := d.Paces[id]
	if !slices.Equal(pace.Own, []time.Duration{31 * time.Minute, 40 * time.Minute, 50 * time.Minute}) || len(pace.Clinic) != 4 {
		t.Fatalf("pace %+v", pace)
	}
	v, _ := d.Visit(id)
	if e, found := v.LikelyReady(pace, s.Now()); !found || !e.At.Equal(v.TreatedAt.Add(40*time.Minute)) {
		t.Errorf("estimate %+v", e)
	}
}

// TestAnOlderFileGetsItsScores: a file of the schema before the five items
// is brought up to date and keeps every score it has.
func TestAnOlderFileGetsItsScores(t *testing.T) {
	steps, err := embedded()
	ok(t, err)
	before := slices.IndexFunc(steps, func(m migration) bool { return strings.Contains(m.sql, "ALTER TABLE score ADD COLUMN scale") })
	if before < 1 {
		t.Fatal("no migration adds the scale")
	}
	path := filepath.Join(t.TempDir(), "clinic.db")
	writeOld(t, path, steps[:before])
	s := openAt(t, path, nil)
	var scale, items string
	var total int
	ok(t, s.readers.QueryRowContext(ctx, `SELECT total, scale, items FROM score`).Scan(&total, &scale, &items))
	if total != 8 || scale != "" || items != "[]" {
		t.Errorf("score %d, scale %q, items %q", total, scale, items)
	}
}

// writeOld makes a file as an older program left it, with one score of 8.
func writeOld(t testing.TB, path string, steps []migration) {
	t.Helper()
	db := sql.OpenDB(clinicFile(address(path, "mode=rwc")))
	defer func() { _ = db.Close() }()
	db.SetMaxOpenConns(1)
	run := func(query string, args ...any) {
		t.Helper()
		_, err := db.Exec(query, args...)
		ok(t, err)
	}
	run(`PRAGMA journal_mode = WAL`)
	run(`CREATE TABLE migration (version INTEGER PRIMARY KEY, name TEXT NOT NULL, at INTEGER NOT NULL) STRICT`)
	for _, m := range steps {
		run(m.sql)
		run(`INSERT INTO migration (version, name, at) VALUES (?1, ?2, 1)`, m.version, m.name)
	}
	run(`INSERT INTO file (id, demo, made_at, next_mrn) VALUES (1, 0, 1, 10001)`)
	run(fmt.Sprintf(`PRAGMA application_id = %d`, applicationID))
	run(fmt.Sprintf(`PRAGMA user_version = %d`, steps[len(steps)-1].version))
	run(`PRAGMA foreign_keys = off`)
	run(`INSERT INTO score (visit, at, by, total) VALUES (1, 5, 3, 8)`)
}
