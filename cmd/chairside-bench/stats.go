//go:build linux

package main

import (
	"math"
	"slices"
)

// sample is what repeats of one measurement gave, in the unit of its figure.
type sample []float64

// at gives the value below which that share of the repeats lies: 0.5 for the
// median. Between two repeats it gives the higher: with few of them the 95th
// of a hundred is the worst.
func (s sample) at(share float64) float64 {
	if len(s) == 0 {
		return math.NaN()
	}
	sorted := slices.Sorted(slices.Values(s))
	return sorted[min(int(math.Ceil(share*float64(len(sorted))))-1+btoi(share == 0), len(sorted)-1)]
}

func (s sample) median() float64 { return s.at(0.5) }
func (s sample) p95() float64    { return s.at(0.95) }

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
