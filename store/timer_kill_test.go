package store

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"
)

// timersOf writes every timer of the clinic with its due time to the
// millisecond.
func timersOf(s *Store) string {
	d, err := s.Today(ctx)
	if err != nil {
		return err.Error()
	}
	var out []string
	for _, t := range d.Timers() {
		out = append(out, fmt.Sprintf("%d/%d/%s/%d", t.Visit, t.Chair, strings.ReplaceAll(string(t.Kind), " ", "_"), t.Set.UnixMilli()))
	}
	return strings.Join(out, ",")
}

// childTimers plays on a clinic and says after each step how many lines the
// history has and what is due. It never ends.
func childTimers() {
	s, err := Open(ctx, os.Getenv("CHAIRSIDE_FILE"), Options{})
	if err != nil {
		fmt.Println("open:", err)
		os.Exit(1)
	}
	r := rand.New(rand.NewPCG(uint64(os.Getpid()), 1))
	p := &player{s: s, r: r, chairs: 3, people: 6}
	for {
		d, err := s.Today(ctx)
		if err != nil {
			fmt.Println("today:", err)
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
			_, err = p.book()
		case r.IntN(3) == 0:
			err = s.DoChair(ctx, provider, p.chairStep())
		default:
			v := pick(r, open...)
			err = s.Do(ctx, provider, v.ID, p.next(v))
		}
		if err != nil {
			continue
		}
		var lines int64
		if err := s.readers.QueryRowContext(ctx, `SELECT count(*) FROM history`).Scan(&lines); err != nil {
			fmt.Println("lines:", err)
			os.Exit(1)
		}
		fmt.Printf("lines %d due %s\n", lines, timersOf(s))
	}
}

// TestTimersOutliveTheProgram kills a program at random moments and opens the
// file again: every due time is where it was, to the millisecond (promise 3).
func TestTimersOutliveTheProgram(t *testing.T) {
	d := newDrill(t, 8, 200)
	compared, timers := 0, 0
	for kill := range d.kills {
		said := killedSaying(t, d.path, d.within(200, 600))
		s, err := Open(ctx, d.path, Options{})
		ok(t, err)
		var lines int64
		var due string
		if _, err := fmt.Sscanf(said, "lines %d due %s", &lines, &due); err == nil && int(lines) == count(t, s, `SELECT count(*) FROM history`) {
			compared++
			timers += 1 + strings.Count(due, ",")
			if got := timersOf(s); got != due {
				t.Errorf("seed %d, kill %d: due %s\nwas %s", d.seed, kill, got, due)
			}
		}
		ok(t, s.Close())
	}
	t.Logf("%d kills, %d compared, %d timers, drift 0 s", d.kills, compared, timers)
	if compared == 0 || timers == 0 {
		t.Error("nothing was compared")
	}
}

// killedSaying starts the playing program, kills it after the delay and gives
// the last whole line it said.
func killedSaying(t *testing.T, path string, delay time.Duration) (last string) {
	t.Helper()
	cmd, in := child(t, "timers", path)
	stop := time.AfterFunc(delay, func() { _ = cmd.Process.Kill() })
	defer stop.Stop()
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			break // a line cut short was never said
		}
		last = line
	}
	_ = cmd.Wait()
	return last
}
