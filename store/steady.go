package store

import (
	"crypto/rand"
	"time"
)

// tick is the finest step of time that the file keeps.
const tick = time.Millisecond

var (
	programStart = time.Now()
	programName  = "program-" + rand.Text()
)

// sinceStart is the steady clock where the machine has none to offer: it
// counts from the start of this program, and another program, or this one
// opened again, can't go on with it. It may stand still in sleep, which makes
// it the smaller of the two clocks and so never clears anybody early.
func sinceStart() (time.Duration, string) { return time.Since(programStart), programName }
