package clinic

import (
	"fmt"
	"maps"
	"strings"
)

// CheckSigns refuses an empty set and figures no body can show; the first of
// [SignMistakes].
func CheckSigns(signs map[Sign]int) error {
	if wrong := SignMistakes(signs); len(wrong) > 0 {
		return wrong[0]
	}
	return nil
}

// SignMistakes lists everything that cannot be right in a set, each naming its
// sign as the field, in the order of [Signs]: a form marks all of it at once.
func SignMistakes(signs map[Sign]int) []error {
	if len(signs) == 0 {
		return []error{wrong(string(Systolic), "No vital sign is filled in.", "Fill in at least one.")}
	}
	var out []error
	known, bad := 0, map[Sign]bool{}
	for _, s := range Signs {
		n, taken := signs[s.Sign]
		if !taken {
			continue
		}
		known++
		if n < s.Least || n > s.Most {
			bad[s.Sign] = true
			out = append(out, wrong(string(s.Sign), fmt.Sprintf("%s %s cannot be right.", s.Word, figure(s.Sign, n)),
				fmt.Sprintf("It lies between %s and %s %s.", figure(s.Sign, s.Least), figure(s.Sign, s.Most), s.Unit)))
		}
	}
	if known != len(signs) {
		out = append(out, wrong("", "A sign is not known.", "Use the signs on the form."))
	}
	if !bad[Systolic] && !bad[Diastolic] {
		if err := pairOf(signs); err != nil {
			out = append([]error{err}, out...)
		}
	}
	return out
}

// pairOf refuses half a pressure, and one the wrong way round.
func pairOf(signs map[Sign]int) error {
	sys, hasSys := signs[Systolic]
	dia, hasDia := signs[Diastolic]
	switch {
	case hasSys && !hasDia:
		return wrong(string(Diastolic), "The blood pressure lacks its lower figure.", "Write both, or neither.")
	case hasDia && !hasSys:
		return wrong(string(Systolic), "The blood pressure lacks its upper figure.", "Write both, or neither.")
	case hasSys && dia >= sys:
		return wrong(string(Diastolic), fmt.Sprintf("%d/%d is the wrong way round.", sys, dia), "The lower figure must be below the upper.")
	}
	return nil
}

// CheckSet lists everything that is wrong with a set and its note by the
// clinic's limits, in the order of the form, the note last. A figure that
// cannot be right asks for no note: it is to be typed again.
func (l Limits) CheckSet(signs map[Sign]int, note string) []error {
	out := SignMistakes(signs)
	if _, err := Line("note", "The note", note, 0, 300); err != nil {
		return append(out, err)
	}
	likely := maps.Clone(signs)
	for _, err := range out {
		switch sign := Sign(FieldOf(err)); sign {
		case Systolic, Diastolic:
			delete(likely, Systolic)
			delete(likely, Diastolic)
		default:
			delete(likely, sign)
		}
	}
	if beyond := l.Beyond(likely); len(beyond) > 0 && !says(note) {
		out = append(out, wrong("note", strings.Join(beyond, "; ")+" set by the clinic: a note is needed.", "Write what was done, or \"none taken because\" and why."))
	}
	return out
}
