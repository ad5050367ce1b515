package sheet

import (
	"slices"
	"unicode/utf8"

	"chairside/store/clinic"
)

// felt is one side effect of the visit as the sheet counts it: once a name,
// in its gravest form.
type felt struct {
	said     string // "felt floating"; "" for one that only its note names
	short    string // "floating", or the note
	severity clinic.Severity
	during   bool // began while the infusion ran
}

var grave = []clinic.Severity{clinic.Mild, clinic.Moderate, clinic.Severe}

// effects lists the visit's side effects in the order they began to be
// recorded.
func (l *layout) effects() []felt {
	var out []felt
	for _, e := range l.visit.Effects {
		f := felt{severity: e.Severity, during: l.visit.Protocol.Infusion > 0 && !e.Onset.After(l.visit.TreatedAt)}
		if text, known := l.words.Effects[e.Name]; known {
			f.said, f.short = text.Said, text.Short
		} else if f.short = l.print.clean("the note of a side effect", e.Note); f.short == "" {
			f.short = l.print.clean("a side effect", e.Name)
		}
		same := slices.IndexFunc(out, func(o felt) bool { return o.short == f.short })
		if same < 0 {
			out = append(out, f)
			continue
		}
		out[same].during = out[same].during && f.during
		if slices.Index(grave, f.severity) > slices.Index(grave, out[same].severity) {
			out[same].severity = f.severity
		}
	}
	return out
}

// notice says what happened in this visit and what may come again today.
func (l *layout) notice() string {
	var said, noted []string
	during := true
	for _, f := range l.effects() {
		if f.said == "" {
			noted = append(noted, f.short)
			continue
		}
		said = append(said, f.said)
		during = during && f.during
	}
	if len(said)+len(noted) == 0 {
		return l.words.General
	}
	text := ""
	if len(said) > 0 {
		pattern := l.words.NoticedVisit
		if during {
			pattern = l.words.NoticedInfusion
		}
		text = fill(pattern, "effects", joined(said, l.words.ListComma, l.words.ListAnd)) + " "
	}
	if len(noted) > 0 {
		text += fill(l.words.Noted, "notes", joined(noted, "; ", "; ")) + " "
	}
	return text + l.words.AfterEffects
}

// longNote is how many letters of a note still fit the table's last column.
const longNote = 40

// effectNote lists the side effects for the table: floating, mild; dizzy.
func (l *layout) effectNote() string {
	var list []string
	for _, f := range l.effects() {
		word := f.short
		if f.said == "" && utf8.RuneCountInString(word) > longNote {
			word = l.words.OtherEffect // its note stands in full above the table
		}
		if s := l.words.Severities[string(f.severity)]; s != "" {
			word += ", " + s
		}
		list = append(list, word)
	}
	return joined(list, "; ", "; ")
}
