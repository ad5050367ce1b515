package clinic

import (
	"cmp"
	"fmt"
	"slices"
)

// MarkState says how one number of a series stands.
type MarkState int

// The states of a number of a series.
const (
	MarkOpen   MarkState = iota // nothing is booked yet
	MarkBooked                  // booked for a day
	MarkToday                   // today's, not over yet
	MarkDone                    // the patient was treated
)

// SeriesMark is one number of a series.
type SeriesMark struct {
	No    int
	On    Date // zero for MarkOpen
	State MarkState
	Visit VisitID
}

// mostOfSeries is as many as a booking may name.
const mostOfSeries = 60

// Series gives the induction series the patient is in, or was in last: what
// came since its first visit. Visits that did not take place leave their
// number open, as booking counts on.
func (c Chart) Series() []SeriesMark {
	numbers, of := c.series()
	if len(numbers) == 0 {
		return nil
	}
	for no := range numbers {
		of = max(of, no)
	}
	marks := make([]SeriesMark, min(of, mostOfSeries))
	for i := range marks {
		marks[i].No = i + 1
		v, ok := numbers[i+1]
		if !ok {
			continue
		}
		marks[i].On, marks[i].Visit, marks[i].State = v.Day, v.ID, MarkBooked
		switch {
		case v.Stage.Ended():
			marks[i].State = MarkDone
		case v.Day == c.Date || v.Stage != Booked:
			marks[i].State = MarkToday
		}
	}
	return marks
}

func (c Chart) series() (numbers map[int]Past, of int) {
	numbers = map[int]Past{}
	visits := slices.Clone(c.Visits)
	slices.SortStableFunc(visits, func(a, b Past) int { return cmp.Or(a.Planned.Compare(b.Planned), cmp.Compare(a.ID, b.ID)) })
	for _, v := range visits {
		if v.Kind != Induction || v.SeriesNo <= 0 || v.Stage == NoShow || v.Stage == Cancelled || v.Stage == LeftBefore {
			continue
		}
		if v.SeriesNo == 1 {
			numbers, of = map[int]Past{}, 0
		}
		numbers[v.SeriesNo] = v
		if v.SeriesOf > 0 {
			of = v.SeriesOf
		}
	}
	return numbers, of
}

// SeriesWords writes how long the series is: "6 infusions in 3 weeks", the
// weeks as far as days are known.
func (c Chart) SeriesWords() string {
	marks := c.Series()
	if len(marks) == 0 {
		return ""
	}
	noun := "infusions"
	var first, last Date
	for _, m := range marks {
		if m.Visit == 0 {
			continue
		}
		if v, ok := c.Visit(m.Visit); ok && v.Protocol.Infusion == 0 {
			noun = "treatments"
		}
		if first.IsZero() {
			first = m.On
		}
		last = m.On
	}
	words := fmt.Sprintf("%d %s", len(marks), noun)
	days := 0
	for d := first; d.Before(last) && days < 400; d = d.AddDays(1) {
		days++
	}
	if weeks := (days + 6) / 7; days >= 7 {
		words += fmt.Sprintf(" in %d weeks", max(2, weeks))
	}
	return words
}

// Mood is how the PHQ-9 changed over the series.
type Mood struct {
	First, Last int
	Percent     int  // of the first, negative when it fell; towards 0, so that it never promises more
	Response    bool // at least half lower than at the start
	Remission   bool // below 5, from 5 or more
}

// Mood compares the first PHQ-9 of the series with the last. Response is at
// least 50 % lower, remission below 5: standard cut-points (clinical rules,
// "After"). ok is false before there are two.
func (c Chart) Mood() (m Mood, ok bool) {
	numbers, _ := c.series()
	var totals []int
	visits := make([]Past, 0, len(numbers))
	for _, v := range numbers {
		visits = append(visits, v)
	}
	slices.SortFunc(visits, func(a, b Past) int { return cmp.Or(a.Planned.Compare(b.Planned), cmp.Compare(a.ID, b.ID)) })
	for _, v := range visits {
		if total, asked := v.phq9Total(); asked {
			totals = append(totals, total)
		}
	}
	if len(totals) < 2 || totals[0] == 0 {
		return m, false
	}
	m.First, m.Last = totals[0], totals[len(totals)-1]
	m.Percent = (m.Last - m.First) * 100 / m.First
	m.Response = 2*m.Last <= m.First
	m.Remission = m.Last < 5 && m.First >= 5
	return m, true
}

// phq9Total gives the total that was filled in; one that was left out, or held
// without figures, has none.
func (v Visit) phq9Total() (total int, ok bool) {
	a, asked := v.Answer(AskPHQ9)
	if !asked || a.Outcome == Skipped || a.Outcome == HeldFor && a.Item9 == 0 {
		return 0, false
	}
	return a.Total, true
}

// Words writes the change as two lines: "−57 %" and "PHQ-9, response".
func (m Mood) Words() (figure, word string) {
	figure, word = fmt.Sprintf("%+d %%", m.Percent), "PHQ-9"
	switch {
	case m.Percent < 0:
		figure = fmt.Sprintf("−%d %%", -m.Percent)
	case m.Percent == 0:
		figure = "±0 %"
	}
	switch {
	case m.Remission:
		word += ", remission"
	case m.Response:
		word += ", response"
	}
	return figure, word
}
