package store

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"chairside/store/clinic"
)

// childWrites takes step after step and prints each once it is acknowledged:
// the number of its history line, the action, the visit. It never ends.
func childWrites() {
	s, err := Open(ctx, os.Getenv("CHAIRSIDE_FILE"), Options{})
	if err != nil {
		fmt.Println("open:", err)
		os.Exit(1)
	}
	r := rand.New(rand.NewPCG(uint64(os.Getpid()), 1))
	p := &player{s: s, r: r, chairs: 3, people: 6}
	for {
		var a clinic.Action
		var id clinic.VisitID
		var err error
		d, derr := s.Today(ctx)
		if derr != nil {
			fmt.Println("today:", derr)
			os.Exit(1)
		}
		open := d.Visits[:0:0]
		for _, v := range d.Visits {
			if !v.Stage.Ended() {
				open = append(open, v)
			}
		}
		switch {
		case len(open) < 4:
			a = clinic.ActBook
			id, err = p.book()
		case r.IntN(3) == 0:
			step := p.chairStep()
			a, err = step.Action(), s.DoChair(ctx, provider, step)
		default:
			v := pick(r, open...)
			step := p.next(v)
			if r.IntN(8) == 0 && v.Stage.InBuilding() { // nobody waits here for hours to pass
				step = clinic.Exit{By: clinic.ActHospital, Reason: reasonGiven, Told: "the doctor", IVOut: true}
			}
			a, id, err = step.Action(), v.ID, s.Do(ctx, provider, v.ID, step)
		}
		switch clinic.CodeOf(err) {
		case "":
			if err != nil {
				fmt.Println("step:", err)
				os.Exit(1)
			}
		case clinic.Foreign:
			fmt.Println("step:", err)
			os.Exit(1)
		default:
			continue // refused by a rule: nothing was acknowledged
		}
		var line int64
		if err := s.readers.QueryRowContext(ctx, `SELECT max(id) FROM history`).Scan(&line); err != nil {
			fmt.Println("line:", err)
			os.Exit(1)
		}
		fmt.Printf("ack %d %s %d\n", line, a, id)
	}
}

// TestKilledAtAnyMoment kills a program that is writing, again and again, and
// looks for what it had acknowledged (promise 1). CHAIRSIDE_DRILL=1 kills a
// thousand times.
func TestKilledAtAnyMoment(t *testing.T) {
	d := newDrill(t, 15, 1000)
	acknowledged := 0
	for kill := range d.kills {
		acks := killed(t, d.path, d.within(0, 120))
		acknowledged += len(acks)
		s, err := Open(ctx, d.path, Options{})
		ok(t, err)
		for _, a := range acks {
			var n int
			ok(t, s.readers.QueryRowContext(ctx, `SELECT count(*) FROM history WHERE id = ?1 AND action = ?2 AND (?3 = 0 OR visit = ?3)`, a.line, a.action, a.visit).Scan(&n))
			if n != 1 {
				t.Errorf("seed %d, kill %d: %v was acknowledged and is lost", d.seed, kill, a)
			}
		}
		half(t, s, d.seed, kill)
		ok(t, s.Close())
		if t.Failed() {
			return
		}
	}
	t.Logf("%d kills, %d acknowledged, 0 lost, 0 half done", d.kills, acknowledged)
	if acknowledged < d.kills {
		t.Error("too little was written to prove anything")
	}
}

// drill is a clinic whose program is killed again and again.
type drill struct {
	kills int
	path  string
	seed  uint64
	r     *rand.Rand
}

// newDrill makes the clinic with six patients; CHAIRSIDE_DRILL=1 kills many
// times, and not few.
func newDrill(t *testing.T, few, many int) *drill {
	t.Helper()
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	d := &drill{kills: few, path: filepath.Join(t.TempDir(), "clinic.db"), seed: seed, r: rand.New(rand.NewPCG(seed, seed))}
	if os.Getenv("CHAIRSIDE_DRILL") == "1" {
		d.kills = many
	}
	s, err := Open(ctx, d.path, Options{})
	ok(t, err)
	_, err = s.SetUp(ctx, testSetup())
	ok(t, err)
	for i := range 6 {
		add(t, s, "Pat", "Number "+string(rune('a'+i)), "1980-01-01")
	}
	ok(t, s.Close())
	return d
}

// within is some moment between two of so many milliseconds.
func (d *drill) within(from, to int) time.Duration {
	return time.Duration(1000*from+d.r.IntN(1000*(to-from))) * time.Microsecond
}

// child starts this test program again as the one that is to be killed.
func child(t *testing.T, does, path string) (*exec.Cmd, *bufio.Reader) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "CHAIRSIDE_CHILD="+does, "CHAIRSIDE_FILE="+path)
	out, err := cmd.StdoutPipe()
	ok(t, err)
	ok(t, cmd.Start())
	return cmd, bufio.NewReader(out)
}

type ack struct {
	line   int64
	action string
	visit  int64
}

// killed starts a writing program, kills it after its first line and the
// delay, and gives what it acknowledged.
func killed(t *testing.T, path string, delay time.Duration) (acks []ack) {
	t.Helper()
	cmd, in := child(t, "write", path)
	first := make(chan struct{})
	var once sync.Once
	read := make(chan struct{})
	go func() {
		defer close(read)
		defer once.Do(func() { close(first) })
		for {
			line, err := in.ReadString('\n')
			if err != nil {
				return // a line cut short was never said
			}
			once.Do(func() { close(first) })
			var a ack
			if n, _ := fmt.Sscanf(line, "ack %d %s %d", &a.line, &a.action, &a.visit); n != 3 {
				t.Errorf("the program says %q", strings.TrimSpace(line))
				return
			}
			acks = append(acks, a)
		}
	}()
	<-first
	time.Sleep(delay)
	_ = cmd.Process.Kill()
	<-read
	_ = cmd.Wait()
	return acks
}

// half looks for steps of which only a part was written: each kind of record
// must be there as often as the history tells of it.
func half(t *testing.T, s *Store, seed uint64, kill int) {
	t.Helper()
	if err := s.Check(ctx); err != nil {
		t.Errorf("seed %d, kill %d: %v", seed, kill, err)
	}
	for _, pair := range [][2]string{
		{`SELECT count(*) FROM vitals`, `SELECT count(*) FROM history WHERE action IN ('record_vitals', 'amend_vitals')`},
		{`SELECT count(*) FROM vitals WHERE amended = 1`, `SELECT count(*) FROM history WHERE action = 'amend_vitals'`},
		{`SELECT count(*) FROM score`, `SELECT count(*) FROM history WHERE action = 'record_score'`},
		{`SELECT count(*) FROM effect`, `SELECT count(*) FROM history WHERE action = 'record_effect'`},
		{`SELECT count(*) FROM sheet`, `SELECT count(*) FROM history WHERE action = 'print_sheet'`},
		{`SELECT count(*) FROM clearance`, `SELECT count(*) FROM history WHERE action = 'clear'`},
		{`SELECT count(*) FROM visit`, `SELECT count(*) FROM history WHERE action = 'book'`},
		{`SELECT count(*) FROM patient`, `SELECT count(*) FROM history WHERE action = 'add_patient'`},
		{`SELECT count(*) FROM history WHERE undone_by IS NOT NULL`, `SELECT count(*) FROM history WHERE action = 'undo'`},
		{`SELECT count(*) FROM hold WHERE released_at <> 0 AND release NOT LIKE 'held again%'`, `SELECT count(*) FROM history WHERE action = 'release_hold'`},
	} {
		if a, b := count(t, s, pair[0]), count(t, s, pair[1]); a != b {
			t.Errorf("seed %d, kill %d: %s gives %d, %s gives %d", seed, kill, pair[0], a, pair[1], b)
		}
	}
}
