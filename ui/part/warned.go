package part

import "time"

// readTime is how long a warning stands before it can be confirmed: a second
// press that was on its way already has read nothing.
const readTime = time.Second

// Warned is a warning that the next press confirms, once it can have been
// read. That the same press is not taken twice is for [Once] to see to.
type Warned struct{ since time.Time }

// Say notes that the warning is on the screen from now on.
func (w *Warned) Say(now time.Time) { w.since = now }

// Forget takes it back: the next warning is a new one.
func (w *Warned) Forget() { w.since = time.Time{} }

// Said tells whether it is on the screen.
func (w *Warned) Said() bool { return !w.since.IsZero() }

// Unread tells whether it is on the screen for too short a time to count.
func (w *Warned) Unread(now time.Time) bool {
	return w.Said() && now.Sub(w.since) < readTime && !now.Before(w.since)
}
