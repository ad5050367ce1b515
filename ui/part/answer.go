package part

import (
	"time"

	"fyne.io/fyne/v2"
)

// prompt is how long the window waits for an answer: less than a beat of its
// own, so that nobody can feel it.
const prompt = 8 * time.Millisecond

// Answer has ask run aside by spawn and calls the show that it gives, on the UI
// goroutine, where Answer is called too.
//
// An answer that comes within 8 ms is shown before Answer returns: the key
// that asked and what it found are then painted together. Otherwise the letter
// would be painted alone, and the answer a whole frame later.
func Answer(spawn func(work func()), ask func() (show func())) {
	come, shown := make(chan func(), 1), make(chan struct{})
	spawn(func() {
		come <- ask()
		fyne.Do(func() {
			select {
			case show := <-come:
				show()
				close(shown)
			default: // it was prompt
			}
		})
	})
	late := time.NewTimer(prompt)
	defer late.Stop()
	select {
	case show := <-come:
		show()
	case <-shown: // the work was run at once, not aside
	case <-late.C:
	}
}
