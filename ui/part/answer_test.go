package part_test

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"chairside/ui/part"
)

// However the work is run, its answer is shown once: before Answer returns
// when it is there by then, and later when it is not.
func TestAnAnswerIsShownOnce(t *testing.T) {
	test.NewTempApp(t)
	var held func()
	done := make(chan struct{})
	for name, run := range map[string]struct {
		spawn  func(work func())
		before int // shown when Answer returns
		finish func()
	}{
		"at once": {func(work func()) { work() }, 1, func() {}},
		"aside": {func(work func()) {
			go func() { work(); close(done) }()
		}, 1, func() { <-done }},
		"late": {func(work func()) { held = work }, 0, func() { held() }},
	} {
		t.Run(name, func(t *testing.T) {
			shown := 0
			part.Answer(run.spawn, func() func() { return func() { shown++ } })
			if name != "aside" && shown != run.before { // aside, the machine decides
				t.Errorf("shown %d times at first, not %d", shown, run.before)
			}
			run.finish()
			if shown != 1 {
				t.Errorf("shown %d times in the end", shown)
			}
		})
	}
}
