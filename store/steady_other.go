//go:build !linux

package store

import "time"

func steadyNow() (time.Duration, string) { return sinceStart() }
