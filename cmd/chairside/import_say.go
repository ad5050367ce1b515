package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"chairside/store"
	"chairside/store/exchange"
)

const (
	mostSaid  = 20              // lines said on the terminal; the report has all
	sayEvery  = 2 * time.Second // progress
	wrapAfter = 10              // columns named in one go
)

// howRead says how a file is read before anything is written.
func howRead(name string, p *exchange.Patients) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s, separated by %ss, %s below the line that names the columns.\n", name, p.Encoding, p.Separator, lineCount(p.Lines))
	var kept []string
	for _, f := range exchange.Fields {
		if at, ok := p.Columns[f]; ok {
			word := fmt.Sprintf("%s (column %d)", f, at+1)
			if o := p.Orders[f]; o != "" {
				word += " as " + string(o)
			}
			kept = append(kept, word)
		}
	}
	fmt.Fprintf(&b, "Read: %s.\n", strings.Join(kept, ", "))
	if rest := p.NotKept(); len(rest) > wrapAfter {
		fmt.Fprintf(&b, "Not kept: %s and %d more.\n", strings.Join(rest[:wrapAfter], ", "), len(rest)-wrapAfter)
	} else if len(rest) > 0 {
		fmt.Fprintf(&b, "Not kept: %s.\n", strings.Join(rest, ", "))
	}
	return b.String()
}

func lineCount(n int) string {
	if n == 1 {
		return "1 line"
	}
	return grouped(n) + " lines"
}

// teller says on the terminal and in the report how an import goes.
type teller struct {
	s      *session
	all    int
	report *exchange.Table
	said   int
	unsaid int
	broken error // the report's own trouble
	began  time.Time
	last   time.Time
}

func (t *teller) verdict(v store.Verdict) {
	if t.report != nil && t.broken == nil {
		t.broken = t.report.Add(strconv.Itoa(v.Line), v.Source, string(v.Fate), v.Reason)
	}
	if t.said == mostSaid {
		t.unsaid++
		return
	}
	t.said++
	fmt.Fprintf(t.s.errOut, "line %d: %s: %s\n", v.Line, v.Fate, v.Reason)
}

func (t *teller) progress(done store.Imported) {
	now := time.Now()
	if now.Sub(t.last) < sayEvery {
		return
	}
	t.last = now
	speed := float64(done.Lines) / now.Sub(t.began).Seconds()
	fmt.Fprintf(t.s.errOut, "%s of %s lines, %s a second\n", grouped(done.Lines), grouped(t.all), grouped(int(speed)))
}

// summary says what is on record when all is over, whatever ended it.
func (o *importOptions) summary(n store.Imported, t *teller, failed error) string {
	var b strings.Builder
	if t.unsaid > 0 {
		where := "--report FILE keeps them all"
		if t.report != nil {
			where = "the report has them all"
		}
		fmt.Fprintf(&b, "%s more not shown; %s.\n", lineCount(t.unsaid), where)
	}
	verb := map[bool]string{false: "Added", true: "Would be added"}[o.dryRun]
	fmt.Fprintf(&b, "%s: %s", verb, grouped(n.Added))
	for _, part := range []struct {
		n    int
		says string
	}{{n.Dead, "recorded as dead"}, {n.Doubles, "perhaps on record twice"}} {
		if part.n > 0 {
			fmt.Fprintf(&b, " (%s %s)", grouped(part.n), part.says)
		}
	}
	fmt.Fprintf(&b, ". On record already: %s. On record and different: %s. Left out: %s.\n", grouped(n.Known), grouped(n.Differ), grouped(n.LeftOut))
	switch {
	case o.dryRun:
		b.WriteString("Nothing was written.\n")
	case n.Added == 0:
		b.WriteString("Nobody was added.\n")
	default:
		if failed != nil {
			b.WriteString("It was stopped before its end; what is counted here is on record.\n")
		}
		fmt.Fprintf(&b, "Batch %d; chairside import undo %d takes it out again until one of its patients has a visit.\n", n.Batch, n.Batch)
	}
	return b.String()
}
