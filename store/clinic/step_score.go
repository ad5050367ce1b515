package clinic

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// RecordScore records a recovery score by its five items, each confirmed by a
// nurse or provider. An item above what the vitals on record propose needs a
// reason; one below needs none (ours: the doubt goes to the patient).
type RecordScore struct {
	Scale    Scale // the scale the items are of; refused when the clinic uses another
	Items    []int // in the order of [Scale.Items], each 0 to 2
	OnOxygen bool
	Reason   string // why an item is above its proposal; kept only where one is
}

// Action implements [Step].
func (RecordScore) Action() Action { return ActScore }

func (r RecordScore) reason() string { return r.Reason }

func (r RecordScore) apply(s *Scene) error {
	scale := s.Clinic.Scale
	if r.Scale != scale {
		return refuse(Conflict, "The clinic now scores recovery by "+scale.Word()+".", "Open the form again.")
	}
	items := scale.Items()
	if len(r.Items) != len(items) {
		return wrong(items[0].Key, "A recovery score has five items.", "Answer each of them.")
	}
	score := Score{At: s.Now, By: s.By.ID, Scale: scale, Items: slices.Clone(r.Items), OnOxygen: r.OnOxygen}
	for i, n := range r.Items {
		switch {
		case n < 0 || n > 2:
			return wrong(items[i].Key, items[i].Word+" is not answered.", "Choose 0, 1 or 2.")
		case items[i].Key == ItemOxygen && r.OnOxygen && n == 2:
			return wrong(ItemOxygen, "2 is for above 92 % on room air.", "Choose 1 or 0, or take the tick \"on oxygen\" away.")
		}
		score.Total += n
	}
	switch above := s.Visit.ScoredAbove(score, s.Now, s.Clinic); {
	case len(above) == 0:
		s.Entry.Reason = ""
	case s.Entry.Reason == "":
		return wrong("reason", above[0].Word+" is scored above what is proposed. "+above[0].Says+".", "Write why, or choose what is proposed.")
	}
	s.Visit.Scores = append(s.Visit.Scores, score)
	s.Entry.Detail = strings.Join(append([]string{score.Brief()}, s.Visit.departures(*s, score)...), "; ")
	return nil
}

// departures names the items that were scored other than the vitals on record
// propose: the history tells a judgement from a proposal taken as it was.
func (v Visit) departures(s Scene, score Score) []string {
	var out []string
	for _, q := range v.Propose(score.Scale, score.OnOxygen, s.Now, s.Clinic) {
		for i, item := range score.Scale.Items() {
			if q.OK && item.Key == q.Key && score.Items[i] != q.Value {
				out = append(out, fmt.Sprintf("%s %d where %d was proposed", lower(item.Word), score.Items[i], q.Value))
			}
		}
	}
	return out
}

// Above is one item of a score that stands above its proposal.
type Above struct {
	Key  string
	Word string // the item: "Circulation"
	Says string // "Proposed 1: BP 142/79 at 08:36, 20.3 % above baseline 118/70"
}

// ScoredAbove lists the items of a score that are above what the vitals on
// record propose. Items not chosen yet, below 0, are above nothing.
func (v Visit) ScoredAbove(score Score, now time.Time, p Profile) []Above {
	var out []Above
	items := score.Scale.Items()
	for _, q := range v.Propose(score.Scale, score.OnOxygen, now, p) {
		for i, item := range items {
			if q.OK && item.Key == q.Key && i < len(score.Items) && score.Items[i] > q.Value {
				out = append(out, Above{q.Key, item.Word, fmt.Sprintf("Proposed %d: %s", q.Value, q.Why)})
			}
		}
	}
	return out
}
