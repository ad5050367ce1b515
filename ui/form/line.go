// Package form is a record as it is typed: a table of lines, each a field of
// the record with its label, its unit and where its figure comes from, and the
// form that shows such a table. A figure more is a line more.
package form

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"chairside/store/clinic"
)

// Line is one field of a record.
type Line[T any] struct {
	Field   string // as a [clinic.Error] names it
	Label   string
	Note    string // below it: the unit, and where the figure comes from
	Most    int    // characters
	Options []string
	Show    func(T) string
	Read    func(t *T, text string) error
}

// Group is some lines that belong together.
type Group[T any] struct {
	Title, Text string
	Columns     int
	Lines       []Line[T]
}

// Text is a line of words, kept as they are typed.
func Text[T any](field, label, note string, most int, at func(*T) *string) Line[T] {
	return Line[T]{
		Field: field, Label: label, Note: note, Most: most,
		Show: func(t T) string { return *at(&t) },
		Read: func(t *T, text string) error { *at(t) = text; return nil },
	}
}

// Figure is a whole number; nothing typed is 0.
func Figure[T any](field, label, note string, at func(*T) *int) Line[T] {
	return Line[T]{
		Field: field, Label: label, Note: note, Most: 4,
		Show: func(t T) string {
			if *at(&t) == 0 {
				return ""
			}
			return strconv.Itoa(*at(&t))
		},
		Read: func(t *T, text string) (err error) {
			if text = strings.TrimSpace(text); text == "" {
				text = "0"
			}
			if *at(t), err = strconv.Atoi(text); err != nil {
				return &clinic.Error{Code: clinic.Invalid, Field: field, Message: label + ": write a whole number."}
			}
			return nil
		},
	}
}

// Length is a length of time, shown and read as 45 min or 6 h; a bare number
// is minutes, nothing typed is none.
func Length[T any](field, label, note string, at func(*T) *time.Duration) Line[T] {
	return Line[T]{
		Field: field, Label: label, Note: note, Most: 12,
		Show: func(t T) string {
			if *at(&t) == 0 {
				return ""
			}
			return clinic.Span(*at(&t))
		},
		Read: func(t *T, text string) (err error) {
			*at(t), err = ParseLength(field, label, text)
			return err
		},
	}
}

var lengthForm = regexp.MustCompile(`^(?:(\d{1,3})\s*h)?\s*(?:(\d{1,4})\s*(?:min|m)?)?$`)

// ParseLength reads a length of time: 45, 45 min, 6 h, 1 h 30. label names it
// in the error.
func ParseLength(field, label, text string) (time.Duration, error) {
	m := lengthForm.FindStringSubmatch(strings.ToLower(strings.TrimSpace(text)))
	if m == nil {
		return 0, &clinic.Error{Code: clinic.Invalid, Field: field, Message: label + " cannot be read.", Next: "Write minutes, or hours as 6 h."}
	}
	h, _ := strconv.Atoi(m[1]) // digits, or nothing
	min, _ := strconv.Atoi(m[2])
	return time.Duration(h)*time.Hour + time.Duration(min)*time.Minute, nil
}

// Pick is one of a few values, each with its word.
func Pick[T any, V comparable](field, label, note string, at func(*T) *V, values []V, words ...string) Line[T] {
	return Line[T]{
		Field: field, Label: label, Note: note, Options: words,
		Show: func(t T) string {
			if i := slices.Index(values, *at(&t)); i >= 0 {
				return words[i]
			}
			return ""
		},
		Read: func(t *T, text string) error {
			i := slices.Index(words, text)
			if i < 0 {
				return &clinic.Error{Code: clinic.Invalid, Field: field, Message: label + ": choose one."}
			}
			*at(t) = values[i]
			return nil
		},
	}
}

// Yes is a yes or a no.
func Yes[T any](field, label, note string, at func(*T) *bool) Line[T] {
	return Pick(field, label, note, at, []bool{false, true}, "No", "Yes")
}

// List is several words parted by commas.
func List[T any](field, label, note string, at func(*T) *[]string) Line[T] {
	return Line[T]{
		Field: field, Label: label, Note: note, Most: 200,
		Show: func(t T) string { return strings.Join(*at(&t), ", ") },
		Read: func(t *T, text string) error { *at(t) = Split(text); return nil },
	}
}

// Split gives what stands between commas, without what is empty.
func Split(text string) (list []string) {
	for _, one := range strings.Split(text, ",") {
		if one = strings.TrimSpace(one); one != "" {
			list = append(list, one)
		}
	}
	return list
}

// Days is a list of calendar days parted by commas.
func Days[T any](field, label, note string, at func(*T) *[]clinic.Date) Line[T] {
	return Line[T]{
		Field: field, Label: label, Note: note, Most: 2000,
		Show: func(t T) string {
			var words []string
			for _, d := range *at(&t) {
				words = append(words, d.Long())
			}
			return strings.Join(words, ", ")
		},
		Read: func(t *T, text string) error {
			var days []clinic.Date
			for _, one := range Split(text) {
				d, err := clinic.ParseDate(one)
				if err != nil {
					return &clinic.Error{Code: clinic.Invalid, Field: field, Message: fmt.Sprintf("%q is no day that can be read.", one), Next: "Write 25 Dec 2026, with commas between the days."}
				}
				days = append(days, d)
			}
			*at(t) = days
			return nil
		},
	}
}

// Open is the opening hours of one weekday.
func Open(day time.Weekday) Line[clinic.Profile] {
	field := clinic.WeekFields[day]
	return Line[clinic.Profile]{
		Field: field, Label: day.String(), Most: 20,
		Show: func(p clinic.Profile) string { return p.Week[day].String() },
		Read: func(p *clinic.Profile, text string) (err error) {
			p.Week[day], err = clinic.ParseHours(field, text)
			return err
		},
	}
}
