package importing

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"chairside/ui/part"
	"chairside/ui/theme"
)

// mostShown is how many lines the list holds; the report has them all.
const mostShown = 200

// show writes all but the progress of a run.
func (s *Screen) show() {
	s.about.SetText(s.aboutFile())
	for i, t := range s.first {
		t.SetText("")
		if s.readOK && i < len(s.reading.First) {
			l := s.reading.First[i]
			t.SetText(fmt.Sprintf("line %d: %s%s", l.Number, l.Text, l.Problem))
		}
	}
	s.counts.SetText(s.says())
	s.showFates()
	s.main.SetText(s.next())
	able(s.main, !s.running && s.possible())
	part.Visible(s.halt, s.running && !s.undoing)
	part.Visible(s.bar, s.running && !s.undoing)
	part.Visible(s.report, !s.running && s.stage >= tried && len(s.outcome.Fates) > 0)
	part.Visible(s.undo, !s.running && s.stage == taken && s.outcome.Batch != 0 && !s.undone)
	if s.running {
		s.path.Disable()
	} else {
		s.path.Enable()
	}
	able(s.browse, !s.running)
	s.columns.lock(s.running)
	s.past.lock(s.running)
	s.left.Refresh()
	s.right.Refresh()
}

func (s *Screen) aboutFile() string {
	switch {
	case s.stage == choosing:
		return "A CSV file with a line that names its columns: UTF-8, UTF-16 or Latin-1; commas, semicolons or tabs. Nothing is written before you say so."
	case !s.readOK:
		return s.look.Name + ": " + s.look.How + "."
	}
	says := s.look.Name + ": " + s.look.How + ", " + lines(s.reading.Lines) + " below the one that names the columns."
	if s.reading.How != "" {
		says += " Dates are read as " + s.reading.How + "."
	}
	return says
}

// next is the word on the main button.
func (s *Screen) next() string {
	switch {
	case s.stage == choosing:
		return "Look at the file"
	case s.stage == taken:
		return "Another file"
	case s.stage == tried && s.outcome.Added > 0:
		return "Import " + people(s.outcome.Added, "", "")
	case s.stage == tried:
		return "Nobody to import"
	}
	return "Try it"
}

func (s *Screen) possible() bool {
	if s.waiting {
		return false
	}
	switch s.stage {
	case looked:
		return s.readOK
	case tried:
		return s.outcome.Added > 0
	}
	return true
}

// says is what would become, or has become, of the lines.
func (s *Screen) says() string {
	c := s.outcome.Count
	switch {
	case s.undoing:
		return "Taking the import out again…"
	case s.running:
		return s.counts.Text()
	case s.waiting:
		return "Reading the file…"
	case s.stage == choosing:
		return "Choose a file first. Then see what each of its columns is taken for, try it, and import it."
	case s.stage == looked && !s.readOK:
		return "Put right what is said here, then go on."
	case s.stage == looked:
		return "Try it: every line is judged and nothing is written."
	}
	verb, rest := "would be added", "Nothing has been written yet."
	if s.stage == taken {
		verb, rest = "added", fmt.Sprintf("This is import %d.", c.Batch)
		if c.Batch == 0 {
			rest = "Nobody was added."
		}
		if s.undone {
			rest = fmt.Sprintf("Import %d was taken out again.", c.Batch)
		}
	}
	all := []string{grouped(c.Added) + " " + verb}
	for _, more := range []struct {
		n    int
		says string
	}{
		{c.Dead, "of them recorded as dead"},
		{c.Double, "of them perhaps on record already (same name and birth date)"},
		{c.Known, "on record already"},
		{c.Differ, "on record and different, left as they are"},
		{c.Apart, "left out"},
	} {
		if more.n > 0 {
			all = append(all, grouped(more.n)+" "+more.says)
		}
	}
	return "Of " + lines(c.Lines) + ": " + strings.Join(all, "; ") + ". " + rest
}

// showProgress shows how far a run has come; the ticker calls it.
func (s *Screen) showProgress() {
	s.progress.Lock()
	c := s.progress.Count
	s.progress.Unlock()
	verb := "added"
	if s.dry {
		verb = "would be added"
	}
	s.counts.SetText(fmt.Sprintf("%s of %s; %s %s.", grouped(c.Lines), lines(s.reading.Lines), grouped(c.Added), verb))
	s.bar.set(c.Lines, s.reading.Lines)
	s.right.Refresh()
}

// showFates lists the lines that are not simply added.
func (s *Screen) showFates() {
	all := slices.Clone(s.outcome.Fates)
	slices.SortStableFunc(all, func(a, b Fate) int { return rank(a) - rank(b) })
	list := all[:min(len(all), mostShown)]
	keys := make([]int64, len(list))
	for i := range list {
		keys[i] = int64(i + 1)
	}
	if more := len(all) - len(list); more > 0 {
		keys = append(keys, int64(len(list)+1))
	}
	s.fates.Set(keys, func(int64) part.Row { return newFate() }, func(key int64, r part.Row) {
		if int(key) > len(list) {
			r.(*fate).set(fmt.Sprintf("%s more", grouped(len(all)-len(list))), "Save the report to see them all.")
			return
		}
		f := list[key-1]
		r.(*fate).set(fmt.Sprintf("line %d: %s", f.Line, f.Became), f.Says)
	})
}

func rank(f Fate) int {
	if f.Bad {
		return 0
	}
	return 1
}

// fate is one line of the list.
type fate struct {
	*part.Cells
	what, why *part.Text
}

func newFate() *fate {
	f := &fate{what: part.SmallStrong(""), why: part.NewText("", part.TextStyle{Size: theme.TextSmall, Color: theme.Muted, Wrap: true})}
	f.Cells = part.NewCells(part.NewColumns(150, -1), f.what, f.why)
	return f
}

func (f *fate) set(what, why string) {
	f.what.SetText(what)
	f.why.SetText(why)
	f.Refresh()
}

func able(b *part.Button, on bool) {
	if on {
		b.Enable()
	} else {
		b.Disable()
	}
}

// people writes a number of patients with its verb.
func people(n int, one, many string) string {
	if n == 1 {
		return strings.TrimSpace("1 patient " + one)
	}
	return strings.TrimSpace(grouped(n) + " patients " + many)
}

func lines(n int) string {
	if n == 1 {
		return "1 line"
	}
	return grouped(n) + " lines"
}

// grouped writes a number as people read it: 100,000.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
