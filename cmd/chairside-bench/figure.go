//go:build linux

package main

import (
	"fmt"
	"strings"
)

// figure is one line of the table.
type figure struct {
	name      string
	unit      string
	ours      sample
	reference string // what ref measures; "" where there is none
	ref       sample
	aim       aim
	note      string
}

// aim is what a figure is to reach. Zero fields ask for nothing.
type aim struct {
	ratio    float64 // median against the reference's median
	p95, p99 float64 // in the figure's unit
	most     float64 // every repeat
}

func (a aim) String() string {
	var words []string
	if a.ratio > 0 {
		words = append(words, fmt.Sprintf("ratio ≤ %g", a.ratio))
	}
	if a.p95 > 0 {
		words = append(words, fmt.Sprintf("p95 ≤ %g", a.p95))
	}
	if a.p99 > 0 {
		words = append(words, fmt.Sprintf("p99 ≤ %g", a.p99))
	}
	if a.most > 0 {
		words = append(words, fmt.Sprintf("≤ %g", a.most))
	}
	if words == nil {
		return "–"
	}
	return strings.Join(words, ", ")
}

func (f figure) ratio() float64 { return f.ours.median() / f.ref.median() }

// met says whether the aim was reached: "yes", "no", or "–" without an aim.
func (f figure) met() string {
	switch a := f.aim; {
	case a == aim{}:
		return "–"
	case len(f.ours) == 0, a.ratio > 0 && len(f.ref) == 0:
		return "not measured"
	case a.ratio > 0 && f.ratio() > a.ratio, a.p95 > 0 && f.ours.p95() > a.p95,
		a.p99 > 0 && f.ours.at(0.99) > a.p99, a.most > 0 && f.ours.at(1) > a.most:
		return "**no**"
	}
	return "yes"
}

// row gives the figure's cells.
func (f figure) row() []string {
	ref := []string{"–", "", ""}
	ratio := "–"
	switch {
	case len(f.ref) > 0:
		ref = []string{f.reference, short(f.ref.median()), short(f.ref.p95())}
		ratio = fmt.Sprintf("%.2f", f.ratio())
	case f.reference != "":
		ref[0] = f.reference
	}
	worst := short(f.ours.p95())
	if f.aim.p99 > 0 {
		worst += " (p99 " + short(f.ours.at(0.99)) + ")"
	}
	return []string{f.name, f.unit, fmt.Sprint(len(f.ours)), short(f.ours.median()), worst, ref[0], ref[1], ref[2], ratio, f.aim.String(), f.met()}
}

// short writes a figure with three digits that count.
func short(v float64) string {
	switch {
	case v >= 100:
		return fmt.Sprintf("%.0f", v)
	case v >= 10:
		return fmt.Sprintf("%.1f", v)
	case v >= 1:
		return fmt.Sprintf("%.2f", v)
	}
	return fmt.Sprintf("%.3f", v)
}
