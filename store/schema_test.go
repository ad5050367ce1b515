package store

import (
	"errors"
	"testing"
	"time"

	"github.com/mattn/go-sqlite3"

	"chairside/store/clinic"
)

// TestTheSchemaRefusesWhatTheRulesRefuse goes past the store, as a faulty
// program or a second one could.
func TestTheSchemaRefusesWhatTheRulesRefuse(t *testing.T) {
	s, c := newClinic(t)
	seated := inChair(t, s, 1)
	wait := waiting(t, s)
	do(t, s, nurse, seated, clinic.RecordVitals{Signs: bp(120, 80)})
	left := inChair(t, s, 2)
	c.move(time.Minute)
	do(t, s, nurse, left, clinic.Exit{By: clinic.ActHospital, Reason: "for the test", Told: "Dr Who", IVOut: true}) // chair 2 is now being cleaned
	do(t, s, nurse, wait, clinic.PlaceHold{Reason: "for the test"})
	ok(t, s.DoChair(ctx, desk, clinic.TakeOut{Chair: 3, Reason: "wet floor"}))
	db := raw(t, s.Path())
	_, err := db.ExecContext(ctx, `UPDATE patient SET died = '2020-01-01' WHERE id = ?1`, add(t, s, "Dee", "Dead", "1950-01-01"))
	ok(t, err)
	for name, query := range map[string]string{
		"two visits in one chair":        `UPDATE visit SET chair = 1, stage = 'in_chair' WHERE id = ?1`,
		"a seat in a chair being clean":  `UPDATE visit SET chair = 2, stage = 'in_chair' WHERE id = ?1`,
		"a seat in a chair out":          `UPDATE visit SET chair = 3, stage = 'in_chair' WHERE id = ?1`,
		"a seat in no chair there is":    `UPDATE visit SET chair = 77, stage = 'in_chair' WHERE id = ?1`,
		"a chair at a stage without":     `UPDATE visit SET stage = 'waiting' WHERE chair = 1 OR id = -?1`,
		"a stage without its chair":      `UPDATE visit SET stage = 'in_chair' WHERE id = ?1`,
		"an unknown stage":               `UPDATE visit SET stage = 'elsewhere' WHERE id = ?1`,
		"an infusion that never began":   `UPDATE visit SET stage = 'infusing' WHERE chair = 1 OR id = -?1`,
		"a chair cleaned while taken":    `UPDATE chair SET cleaning_since = 5 WHERE id = 1 OR id = -?1`,
		"a chair put out while taken":    `UPDATE chair SET out_reason = 'x', out_since = 5 WHERE id = 1 OR id = -?1`,
		"the patient twice in building":  `INSERT INTO visit (day, number, patient, kind, protocol, series_no, series_of, planned, walk_in, stage, arrived_at) SELECT day, 90, patient, kind, protocol, 1, 6, planned, 1, 'arrived', 5 FROM visit WHERE id = ?1`,
		"two visits of one number":       `INSERT INTO visit (day, number, patient, kind, protocol, series_no, series_of, planned, walk_in, stage) SELECT day, number, patient, kind, protocol, 1, 6, planned, 0, 'booked' FROM visit WHERE id = ?1`,
		"a visit of nobody":              `UPDATE visit SET patient = 77 WHERE id = ?1`,
		"a history line without staff":   `INSERT INTO history (at, by, action, visit, from_stage, to_stage, reason, detail) VALUES (5, NULL, 'hold', ?1, '', '', '', '')`,
		"a history line of no one there": `INSERT INTO history (at, by, action, visit, from_stage, to_stage, reason, detail) VALUES (5, 77, 'hold', ?1, '', '', '', '')`,
		"history deleted":                `DELETE FROM history WHERE visit = ?1`,
		"history changed":                `UPDATE history SET reason = 'another' WHERE visit = ?1`,
		"history replaced":               `INSERT OR REPLACE INTO history (id, at, by, action, visit, from_stage, to_stage, reason, detail) SELECT id, at, by, action, ?1, from_stage, to_stage, 'another', detail FROM history WHERE id = 3`,
		"history marked and changed":     `UPDATE history SET undone_by = id, detail = 'another' WHERE visit = ?1`,
		"a visit deleted":                `DELETE FROM visit WHERE id = ?1`,
		"a patient deleted":              `DELETE FROM patient WHERE id = ?1`,
		"a visit of somebody dead":       `INSERT INTO visit (day, number, patient, kind, protocol, series_no, series_of, planned, walk_in, stage) SELECT day, 91, (SELECT id FROM patient WHERE died <> ''), kind, protocol, 1, 6, planned, 0, 'booked' FROM visit WHERE id = ?1`,
		"a death before the birth":       `UPDATE patient SET died = '1900-01-01' WHERE id = (SELECT patient FROM visit WHERE id = ?1)`,
		"vitals deleted":                 `DELETE FROM vitals WHERE id > -?1`,
		"a hold deleted":                 `DELETE FROM hold WHERE id > -?1`,
		"an answer deleted":              `DELETE FROM answer WHERE visit = ?1`,
		"text in a number":               `UPDATE visit SET arrived_at = 'soon' WHERE id = ?1`,
		"an MRN twice":                   `UPDATE patient SET mrn_key = (SELECT mrn_key FROM patient WHERE id <> p.id) FROM (SELECT patient AS id FROM visit WHERE id = ?1) p WHERE patient.id = p.id`,
		"a score of eleven":              `INSERT INTO score (visit, at, by, total) VALUES (?1, 5, 3, 11)`,
	} {
		t.Run(name, func(t *testing.T) {
			_, err := db.ExecContext(ctx, query, wait)
			var se sqlite3.Error
			if !errors.As(err, &se) || se.Code != sqlite3.ErrConstraint {
				t.Fatalf("not refused: %v", err)
			}
			if code := clinic.CodeOf(fail("test", err)); code != clinic.Conflict {
				t.Error(code)
			}
		})
	}
	ok(t, s.Check(ctx))
}

// TestCheckFindsWhatDisagrees breaks the file with the guards taken off.
func TestCheckFindsWhatDisagrees(t *testing.T) {
	for name, breaking := range map[string]string{
		"a taken chair being cleaned": `DROP TRIGGER chair_empties_first; UPDATE chair SET cleaning_since = 5 WHERE id = 1`,
		"two in one chair":            `DROP INDEX visit_chair; UPDATE visit SET chair = 1, stage = 'in_chair'`,
		"a patient twice":             `DROP INDEX visit_in_building; UPDATE visit SET patient = 1`,
		"a stage unlike its history":  `UPDATE visit SET stage = 'arrived', chair = NULL`,
		"a reference to nothing":      `PRAGMA foreign_keys = off; UPDATE visit SET planned_chair = 77`,
		"ready without clearance":     `UPDATE visit SET stage = 'ready', ready_at = 5, treated_at = 4, started_at = 3 WHERE chair = 1`,
		"a wrong undo":                `UPDATE history SET undone_by = id WHERE id = (SELECT max(id) FROM history)`,
		"an index without its row":    `PRAGMA writable_schema = on; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'score_visit') WHERE name = 'visit_board'; PRAGMA schema_version = 999`,
		"search unlike the patients":  `DROP TRIGGER patient_search_change; UPDATE patient SET family_key = 'xyz'`,
		"a name that lost its sound":  `UPDATE patient SET sound_key = 'xyz'`,
	} {
		t.Run(name, func(t *testing.T) {
			s, _ := newClinic(t)
			inChair(t, s, 1)
			waiting(t, s)
			ok(t, s.Check(ctx))
			db := raw(t, s.Path())
			db.SetMaxOpenConns(1)
			if _, err := db.ExecContext(ctx, breaking); err != nil {
				t.Fatal(err)
			}
			wantCode(t, s.Check(ctx), clinic.Foreign)
		})
	}
}

func TestTheBoardIsReadByIndex(t *testing.T) {
	s, _ := newClinic(t)
	for _, query := range []string{
		`SELECT * FROM visit v WHERE v.id IN (` + todayQuery + `)`,
		`SELECT id FROM visit WHERE day BETWEEN ?1 AND ?1`,
		`SELECT id FROM visit WHERE patient = ?1 AND id <> 5 AND stage IN (` + stagesInBuilding + `)`,
		`SELECT visit FROM vitals WHERE visit IN (SELECT value FROM json_each(?1)) ORDER BY at, id`,
		`SELECT visit FROM history WHERE visit IN (SELECT value FROM json_each(?1)) ORDER BY id`,
		chairQuery + ` WHERE c.id = +?1`,
	} {
		ok(t, each(ctx, s.readers, `EXPLAIN QUERY PLAN `+query, []any{"2026-11-23"}, func(r *row) error {
			_, _, _, plan := r.value(), r.value(), r.value(), r.text()
			if contains(plan, "SCAN ") && !contains(plan, "SCAN json_each") {
				t.Errorf("%s\n%s", query, plan)
			}
			return nil
		}))
	}
}
