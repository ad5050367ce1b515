package today

import (
	"fmt"
	"slices"

	"chairside/store/clinic"
)

// order gives the rows: who is still to be done by the planned time, then, when
// they are wanted, the visits that are over. The selected visit stays on the
// list when it ends, so that the last move can be looked at and undone.
func (s *Screen) order() (keys []int64, gone int) {
	visits := slices.Clone(s.day.Visits)
	slices.SortStableFunc(visits, func(a, b clinic.Visit) int {
		if over := a.Stage.Ended(); over != b.Stage.Ended() {
			if over {
				return 1
			}
			return -1
		}
		return a.Planned.Compare(b.Planned)
	})
	for _, v := range visits {
		if v.Stage.Ended() {
			gone++
			if !s.showGone && int64(v.ID) != s.rows.Selected() {
				continue
			}
		}
		keys = append(keys, int64(v.ID))
	}
	return keys, gone
}

func (s *Screen) toggleGone() {
	s.showGone = !s.showGone
	s.Show(s.day, s.now)
}

func (s *Screen) showGoneButton(gone int) {
	word := "show"
	if s.showGone {
		word = "hide"
	}
	text := fmt.Sprintf("%d gone home or cancelled — %s", gone, word)
	if s.gone.Text() == text && s.gone.Visible() == (gone > 0) {
		return
	}
	s.gone.SetText(text)
	visible(s.gone, gone > 0)
	s.list.Layout.Layout(s.list.Objects, s.list.Size())
}

func (s *Screen) emptyWords(gone int) string {
	if gone > 0 {
		return "Everybody of today has gone home. Press Ctrl N for a walk-in."
	}
	return "Nobody is expected today. Press Ctrl N for a walk-in."
}
