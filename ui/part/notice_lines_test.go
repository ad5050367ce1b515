package part

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"chairside/ui/theme"
)

// TestNoticeKeepsToItsLines: as many as it may have and needs, every word once
// and in its order, and only the last is ever shortened.
func TestNoticeKeepsToItsLines(t *testing.T) {
	const said = "BP 184/104 at 10:35, limit 180 · Vitals due 10:38 · Allergy: latex (hives), penicillin (anaphylaxis)"
	n := NewNotice(theme.IconWarning, theme.TextSmall, theme.DangerText)
	shown(t, n)
	n.SetText(said)
	line := measure("", theme.TextSmall, bold).Height
	for _, c := range []struct {
		most  int
		width float32
		lines int
		whole bool
	}{{2, 1200, 1, true}, {2, 400, 2, true}, {2, 172, 2, false}, {8, 172, 4, true}, {3, 172, 3, false}, {8, 1200, 1, true}} {
		n.SetMost(c.most)
		n.Resize(fyne.NewSize(c.width, 0))
		set := n.split(c.width)
		if len(set) != c.lines || n.Needs(c.width) != float32(c.lines)*line || n.MinSize().Height != n.Needs(c.width) || n.Whole(c.width) != c.whole {
			t.Errorf("%d lines in %v: %q, needs %v, whole %v", c.most, c.width, set, n.Needs(c.width)/line, n.Whole(c.width))
		}
		if strings.Join(set, " ") != said {
			t.Errorf("%d lines in %v: %q", c.most, c.width, set)
		}
		for i, words := range set[:len(set)-1] {
			if n.lines[i].Text() != words || !n.fits(words, c.width) {
				t.Errorf("line %d reads %q", i, words)
			}
		}
	}
	n.SetText("Similar name today")
	if n.Needs(400) != line || n.lines[1].Text() != "" {
		t.Errorf("needs %v, the second line reads %q", n.Needs(400), n.lines[1].Text())
	}
}
