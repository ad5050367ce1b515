//go:build linux

package main

import (
	"fmt"
	"os"
	"strings"
	"time"
)

// table is everything that was measured, and where.
type table struct {
	machine machine
	took    time.Duration
	failed  string // what could not be measured
	figures []figure
}

// add puts a figure into the table and says it at once.
func (t *table) add(f figure) {
	t.figures = append(t.figures, f)
	fmt.Fprintf(os.Stderr, "  %s\n", strings.Join(f.row(), " | "))
}

// The marks between which the figures stand in the file; what is written by
// hand around them stays.
const (
	begins = "<!-- figures: written by make bench -->"
	ends   = "<!-- end of figures -->"
)

// write puts the figures into the file, between the marks where it has them.
func (t *table) write(path string) error {
	text := begins + "\n" + t.markdown() + ends + "\n"
	if path == "" {
		fmt.Print(text)
		return nil
	}
	before, after := "# Performance\n\n", ""
	if old, err := os.ReadFile(path); err == nil {
		head, rest, found := strings.Cut(string(old), begins)
		_, tail, closed := strings.Cut(rest, ends+"\n")
		if !found || !closed {
			return fmt.Errorf("%s has no place for the figures: the lines %q and %q", path, begins, ends)
		}
		before, after = head, tail
	}
	return os.WriteFile(path, []byte(before+text+after), 0o644)
}

func (t *table) markdown() string {
	var b strings.Builder
	m := t.machine
	fmt.Fprintf(&b, "\nMeasured %s at commit %s in %s, load average at start %s.\n\n", m.at.UTC().Format("2006-01-02 15:04 UTC"), m.commit, t.took.Round(time.Second), m.load)
	fmt.Fprintf(&b, "%s, %d cores, %s of memory, Linux %s. Go %s, Fyne %s, SQLite %s. Drawn by %s.\n\n", m.cpu, m.cores, m.memory, m.kernel, m.golang, m.fyne, m.sqlite, m.drawn)
	if t.failed != "" {
		fmt.Fprintf(&b, "**Not all could be measured:** %s\n\n", strings.ReplaceAll(t.failed, "\n", "; "))
	}
	line := func(cells ...string) { fmt.Fprintf(&b, "| %s |\n", strings.Join(cells, " | ")) }
	line("Figure", "Unit", "Repeats", "Median", "p95", "Reference", "Median", "p95", "Ratio", "Aim", "Met")
	line("---", "---", "---:", "---:", "---:", "---", "---:", "---:", "---:", "---", "---")
	for _, f := range t.figures {
		line(f.row()...)
	}
	b.WriteByte('\n')
	for _, f := range t.figures {
		if f.note != "" {
			fmt.Fprintf(&b, "- %s: %s\n", f.name, f.note)
		}
	}
	b.WriteByte('\n')
	return b.String()
}
