package store

import (
	"context"
	"database/sql"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"chairside/store/clinic"
	madeup "chairside/store/demo/crowd"
)

// figures is one line of the table that make bench writes; cmd/chairside-bench
// reads it from the file that CHAIRSIDE_FIGURES names.
type figures struct {
	Name, Unit, Reference, Note string
	Ours, Ref                   []float64
	Ratio, P95, P99             float64 `json:",omitempty"` // the aim
}

// BenchmarkFigures measures what stands beside plain SQL or a plain write, in
// turns with it. Run it with -benchtime 1x; CHAIRSIDE_PATIENTS says how many
// patients there are, 5,000 without it.
func BenchmarkFigures(b *testing.B) {
	people := 5000
	if n, err := strconv.Atoi(os.Getenv("CHAIRSIDE_PATIENTS")); err == nil {
		people = n
	}
	var out *json.Encoder
	if path := os.Getenv("CHAIRSIDE_FIGURES"); path != "" {
		f, err := os.Create(path)
		ok(b, err)
		defer func() { ok(b, f.Close()) }()
		out = json.NewEncoder(f)
	}
	s, c := crowded(b, people)
	for range b.N {
		list := append([]figures{findFigures(b, s), todayFigures(b, s)}, doFigures(b, s, c)...)
		for _, f := range list {
			b.Logf("%s: median %.3f %s, 99th %.3f; %s: median %.3f; ratio %.2f", f.Name, share(f.Ours, 0.5), f.Unit, share(f.Ours, 0.99), f.Reference, share(f.Ref, 0.5), share(f.Ours, 0.5)/share(f.Ref, 0.5))
			if out != nil {
				ok(b, out.Encode(f))
			}
		}
	}
}

func share(list []float64, part float64) float64 {
	sorted := slices.Sorted(slices.Values(list))
	return sorted[int(part*float64(len(sorted)-1))]
}

// crowded opens a clinic of many patients with 64 visits today, 24 of them
// with some recorded. It is held as the program holds it, synchronous FULL.
func crowded(t testing.TB, people int) (*Store, *clock) {
	t.Helper()
	c := &clock{t: monday}
	s, err := Open(ctx, filepath.Join(t.TempDir(), "clinic.db"), Options{Now: c.now})
	ok(t, err)
	t.Cleanup(func() { _ = s.Close() })
	su := testSetup()
	for n := range 24 {
		su.Chairs = append(su.Chairs, clinic.Chair{Name: fmt.Sprint("More ", n), Kind: clinic.Recliner, Turnover: clinic.DefaultTurnover})
	}
	_, err = s.SetUp(ctx, su)
	ok(t, err)
	_, err = s.ImportPatients(ctx, Import{By: desk, File: "crowd.csv"}, func(yield func(Incoming, error) bool) {
		for n := range people {
			if !yield(Incoming{Line: n + 2, Source: madeup.Source(n), Patient: madeup.Patient(1, n)}, nil) {
				return
			}
		}
	})
	ok(t, err)
	for n := range 64 {
		id := book(t, s, clinic.PatientID(1+n*people/64), 1)
		if n >= 24 {
			continue
		}
		for _, step := range []clinic.Step{
			clinic.Arrive{},
			clinic.Respond{Question: clinic.AskConsent, Outcome: clinic.Fine, NewConsent: true},
			escort(),
			clinic.Respond{Question: clinic.AskFasting, Outcome: clinic.Fine, Food: monday.Add(-12 * time.Hour), Drink: monday.Add(-4 * time.Hour)},
			clinic.Respond{Question: clinic.AskMedicines, Outcome: clinic.Fine, Changed: true, NoAllergies: true},
			clinic.Respond{Question: clinic.AskHealth, Outcome: clinic.Fine},
			clinic.Respond{Question: clinic.AskPHQ9, Outcome: clinic.Fine, Total: 9},
			clinic.FinishCheckIn{},
			clinic.Seat{Chair: clinic.ChairID(4 + n)},
			clinic.RecordVitals{Signs: bp(120, 78)},
			clinic.StartInfusion{PastLoad: true},
		} {
			c.move(time.Second)
			do(t, s, nurseOrDesk(step), id, step)
		}
	}
	_, err = s.writer.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`)
	ok(t, err)
	return s, c
}

func nurseOrDesk(step clinic.Step) clinic.StaffID {
	if rule, _ := clinic.RuleOf(step.Action()); rule.Roles.Has(clinic.Receptionist) {
		return desk
	}
	return nurse
}

// bare opens the file as any program would, with nothing of the store's, on
// one connection.
func bare(t testing.TB, s *Store) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite3", address(s.Path(), "mode=ro"))
	ok(t, err)
	t.Cleanup(func() { _ = db.Close() })
	db.SetMaxOpenConns(1)
	return db
}

// asked is one query that the store has run.
type asked struct {
	query string
	args  []any
}

// listening hands queries on and keeps them.
type listening struct {
	queries
	heard *[]asked
}

// ExecContext is there for a listener within a transaction.
func (l listening) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	*l.heard = append(*l.heard, asked{query, args})
	return l.queries.(writes).ExecContext(ctx, query, args...)
}

func (l listening) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	*l.heard = append(*l.heard, asked{query, args})
	return l.queries.QueryContext(ctx, query, args...)
}

func (l listening) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	*l.heard = append(*l.heard, asked{query, args})
	return l.queries.QueryRowContext(ctx, query, args...)
}

// replay is queries prepared once on a bare connection.
type replay struct {
	stmts []*sql.Stmt
	args  [][]any
}

func prepared(t testing.TB, db *sql.DB, list []asked) (r replay) {
	t.Helper()
	for _, a := range list {
		stmt, err := db.Prepare(a.query)
		ok(t, err)
		t.Cleanup(func() { _ = stmt.Close() })
		r.stmts, r.args = append(r.stmts, stmt), append(r.args, a.args)
	}
	return r
}

// run runs them and takes every value of every row, as it comes.
func (r replay) run(t testing.TB) {
	t.Helper()
	for i, stmt := range r.stmts {
		rows, err := stmt.Query(r.args[i]...)
		ok(t, err)
		columns, err := rows.Columns()
		ok(t, err)
		values, to := make([]any, len(columns)), make([]any, len(columns))
		for n := range values {
			to[n] = &values[n]
		}
		for rows.Next() {
			ok(t, rows.Scan(to...))
		}
		ok(t, rows.Err())
		ok(t, rows.Close())
	}
}

func timed(into *[]float64, work func()) {
	begun := time.Now()
	work()
	*into = append(*into, time.Since(begun).Seconds()*1000)
}

// looked is what people type, letter by letter.
var looked = []string{"smith", "alvarez ma", "nguyen thi", "kowalski", "o'neill", "an", "5550142", "1985", "3 nov 1985", "10442", "zo garson", "xyzzy"}

func findFigures(t *testing.B, s *Store) figures {
	people := count(t, s, `SELECT count(*) FROM patient`)
	f := figures{
		Name: fmt.Sprintf("patient search, %d patients", people), Unit: "ms", Reference: "the same SQL, bare connection", Ratio: 1.5, P99: 5,
		Note: "every beginning of twelve queries, of two letters and more. The bare side has its statements prepared and takes the values as they come; ours reads the query, asks in one snapshot and makes patients of the rows.",
	}
	db := bare(t, s)
	plain, err := db.Prepare(matchQuery)
	ok(t, err)
	defer func() { _ = plain.Close() }()
	for range 6 {
		for _, query := range looked {
			for n := 2; n <= len(query); n++ {
				typed := query[:n]
				r := replay{[]*sql.Stmt{plain}, [][]any{{matching(typed), squeeze(typed), 8, mostMatches, Fold(typed)}}}
				if matching(typed) == "" {
					continue
				}
				timed(&f.Ours, func() {
					_, err := s.FindPatients(ctx, typed, 8)
					ok(t, err)
				})
				timed(&f.Ref, func() { r.run(t) })
			}
		}
	}
	return f
}

func todayFigures(t *testing.B, s *Store) figures {
	f := figures{
		Name: "today's board, 64 visits", Unit: "ms", Reference: "the same SQL, bare connection", Ratio: 1.5,
		Note: "all that the boards show, in one snapshot, and visits made of it. The bare side has its statements prepared and takes the values as they come.",
	}
	var heard []asked
	ok(t, s.read(ctx, "listen", func(q queries) error {
		l := listening{q, &heard}
		today, err := s.today(ctx, l)
		if err == nil {
			_, err = s.dayOf(ctx, l, today, todayQuery)
		}
		return err
	}))
	plain := prepared(t, bare(t, s), heard)
	for range 300 {
		timed(&f.Ours, func() {
			d, err := s.Today(ctx)
			ok(t, err)
			if len(d.Visits) != 64 {
				t.Fatal(len(d.Visits))
			}
		})
		timed(&f.Ref, func() { plain.run(t) })
	}
	return f
}

// doFigures records vitals, visit after visit. Beside each step the bytes that
// it has written to the log are written to a file of their own and synced, at
// the same places: where the log grows that file grows too, and where the log
// begins again it is written over as well. Beside that, the step's own
// statements are run on a copy of the clinic's file as any program would.
func doFigures(t *testing.B, s *Store, c *clock) []figures {
	f := figures{Name: "one durable transition (vitals recorded)", Unit: "ms", Reference: "write and fsync of the same bytes", Ratio: 2}
	same := figures{Name: f.Name, Unit: f.Unit, Reference: "the same SQL and commit, bare connection"}
	beside, err := os.Create(filepath.Join(filepath.Dir(s.Path()), "beside"))
	ok(t, err)
	defer func() { ok(t, beside.Close()) }()
	plain := bareWriter(t, s)
	const head = 32
	frame := int64(24 + count(t, s, `PRAGMA page_size`))
	total, begun := int64(0), 0
	d, err := s.Today(ctx)
	ok(t, err)
	for n := range 240 {
		v := d.Visits[n%24]
		if v.Stage != clinic.Infusing {
			t.Fatal(v.Stage)
		}
		c.move(time.Second)
		step := clinic.RecordVitals{Signs: bp(118+n%9, 77)}
		before := logged(t, s)
		timed(&f.Ours, func() { ok(t, s.Do(ctx, nurse, v.ID, step)) })
		after, from := logged(t, s), before
		if after < before { // the log was folded into the file and began again
			from = 0
			begun++
		}
		payload, place := make([]byte, (after-from)*frame), head+from*frame
		if from == 0 {
			payload, place = make([]byte, head+after*frame), 0
		}
		total += int64(len(payload))
		timed(&f.Ref, func() {
			_, err := beside.WriteAt(payload, place)
			ok(t, err)
			ok(t, beside.Sync())
		})
		said := plain.prepare(t, heardStep(t, s, v.ID, step))
		timed(&same.Ref, func() { plain.run(t, said) })
	}
	f.Note = fmt.Sprintf("store.Do as a nurse's key calls it: visit loaded, rule asked, vitals and history written, committed with synchronous FULL. A step writes %.1f KiB to the log, counted for each by the log's own index; the reference writes as many bytes at the same places of another file, in one write, and syncs. The log began again %d times in 240 steps, which is ours alone.",
		float64(total)/float64(len(f.Ours))/1024, begun)
	same.Ours, same.Note = f.Ours, "the statements of that very step, prepared once, in one transaction on a copy of the file with the same settings: what SQLite takes for it, and what is left to us."
	return []figures{f, same}
}

// heardStep gives the statements of a step without leaving anything of it.
func heardStep(t testing.TB, s *Store, id clinic.VisitID, step clinic.Step) (heard []asked) {
	t.Helper()
	tx, err := s.begin(ctx)
	ok(t, err)
	defer abandon(tx)
	l := listening{tx, &heard}
	who, err := person(ctx, l, nurse)
	ok(t, err)
	now, err := s.scene(ctx, l, who, id, clinic.LooksAround(step.Action()))
	ok(t, err)
	next, err := now.Do(step)
	ok(t, err)
	ok(t, keep(ctx, l, now, next))
	return heard
}

// bareFile is a copy of the clinic's file, held by one plain connection.
type bareFile struct {
	conn  *sql.Conn
	stmts map[string]*sql.Stmt
}

func bareWriter(t testing.TB, s *Store) bareFile {
	t.Helper()
	path := filepath.Join(filepath.Dir(s.Path()), "copy.db")
	_, err := s.writer.ExecContext(ctx, `VACUUM INTO ?1`, path)
	ok(t, err)
	db, err := sql.Open("sqlite3", address(path, "mode=rw&_journal_mode=WAL&_synchronous=FULL&_foreign_keys=on&_secure_delete=on"))
	ok(t, err)
	conn, err := db.Conn(ctx)
	ok(t, err)
	t.Cleanup(func() { _, _ = conn.Close(), db.Close() })
	return bareFile{conn, map[string]*sql.Stmt{}}
}

func (b bareFile) prepare(t testing.TB, list []asked) (r replay) {
	t.Helper()
	for _, a := range list {
		if b.stmts[a.query] == nil {
			stmt, err := b.conn.PrepareContext(ctx, a.query)
			ok(t, err)
			b.stmts[a.query] = stmt
		}
		r.stmts, r.args = append(r.stmts, b.stmts[a.query]), append(r.args, a.args)
	}
	return r
}

func (b bareFile) run(t testing.TB, r replay) {
	t.Helper()
	_, err := b.conn.ExecContext(ctx, `BEGIN IMMEDIATE`)
	ok(t, err)
	r.run(t)
	_, err = b.conn.ExecContext(ctx, `COMMIT`)
	ok(t, err)
}

// logged gives how many pages the log holds, as its index says (the format of
// the file -shm: walIndexHdr.mxFrame).
func logged(t testing.TB, s *Store) int64 {
	t.Helper()
	index, err := os.Open(s.Path() + "-shm")
	ok(t, err)
	defer func() { ok(t, index.Close()) }()
	var head [20]byte
	_, err = io.ReadFull(index, head[:])
	ok(t, err)
	return int64(binary.NativeEndian.Uint32(head[16:]))
}
