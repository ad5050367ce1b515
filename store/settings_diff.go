package store

import (
	"fmt"
	"reflect"
	"strings"
	"time"
	"unicode"

	"chairside/store/clinic"
)

// differences writes two records of one kind against each other, field by
// field: "Staff 3. Roles: nurse → nurse or manager". "" when they are equal.
func differences(before, after any) string {
	b, a := reflect.ValueOf(before), reflect.ValueOf(after)
	var out []string
	compare("", b, a, &out)
	if len(out) == 0 {
		return ""
	}
	what := a.Type().Name()
	if id := a.FieldByName("ID"); id.IsValid() {
		what = fmt.Sprintf("%s %d", what, id.Int())
	}
	return what + ". " + strings.Join(out, "; ")
}

func compare(name string, b, a reflect.Value, out *[]string) {
	if _, shown := a.Interface().(fmt.Stringer); a.Kind() == reflect.Struct && !shown {
		for i := range a.NumField() {
			compare(a.Type().Field(i).Name, b.Field(i), a.Field(i), out)
		}
		return
	}
	if _, week := a.Interface().(clinic.Week); week {
		for i := range a.Len() {
			compare(time.Weekday(i).String(), b.Index(i), a.Index(i), out)
		}
		return
	}
	if !reflect.DeepEqual(b.Interface(), a.Interface()) && !(a.Kind() == reflect.Slice && a.Len() == 0 && b.Len() == 0) {
		*out = append(*out, fmt.Sprintf("%s: %s → %s", inWords(name), shown(b), shown(a)))
	}
}

// inWords writes a field's name as a person would: SystolicHigh as Systolic
// high.
func inWords(name string) string {
	var b strings.Builder
	for i, r := range strings.ReplaceAll(name, "SpO2", "Spo2") {
		if i > 0 && unicode.IsUpper(r) && !unicode.IsUpper(rune(name[i-1])) { // field names are ASCII
			b.WriteByte(' ')
			r = unicode.ToLower(r)
		}
		b.WriteRune(r)
	}
	return strings.ReplaceAll(b.String(), "Spo2", "SpO2")
}

// unchanged refuses to write over what another station has changed since it
// was read, and says what that is.
func unchanged(read, stored any) error {
	var changed []string
	compare("", reflect.ValueOf(read), reflect.ValueOf(stored), &changed)
	if len(changed) == 0 {
		return nil
	}
	return &clinic.Error{
		Code: clinic.Conflict, Message: "Another station changed this meanwhile. " + strings.Join(changed, "; ") + ".",
		Next: "What you typed is kept: look at it and save again.",
	}
}

func shown(v reflect.Value) string {
	switch x := v.Interface().(type) {
	case time.Duration:
		return clinic.Span(x)
	case string:
		return `"` + x + `"`
	case bool:
		return map[bool]string{true: "yes", false: "no"}[x]
	}
	return fmt.Sprint(v.Interface())
}
