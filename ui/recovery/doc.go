// Package recovery is the screen of what runs: every patient who is being
// treated, recovers or is ready to leave, ordered by danger: a reading
// beyond a limit, late vitals, a time that is reached, the rest.
//
// It decides nothing. Acts are opened through the functions it is handed, and
// it shows what the day it is given says.
package recovery
