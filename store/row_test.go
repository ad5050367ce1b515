package store

import (
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"chairside/store/clinic"
)

// TestWhatLiesInTheFileComesBack: states and protocols, with and without the
// words that have to be escaped.
func TestWhatLiesInTheFileComesBack(t *testing.T) {
	moments := rapid.Custom(func(t *rapid.T) time.Time { return moment(rapid.Int64Range(0, 1e13).Draw(t, "ms")) })
	lengths := rapid.Custom(func(t *rapid.T) time.Duration {
		return time.Duration(rapid.Int64Range(0, 1e9).Draw(t, "ms")) * time.Millisecond
	})
	said := rapid.OneOf(rapid.StringMatching(`[A-Za-z .,]{0,20}`), rapid.SampledFrom([]string{`O"Neill`, "a\\b", "<b>&", "Żółć", "\u2028"}))
	read := func(t *rapid.T, v any) *row {
		s, err := asJSON(v)
		if err != nil {
			t.Fatal(err)
		}
		return &row{values: []any{s}}
	}
	rapid.Check(t, func(t *rapid.T) {
		state := clinic.State{
			Stage: rapid.SampledFrom(clinic.Stages).Draw(t, "stage"), Chair: clinic.ChairID(rapid.Int64Range(0, 9).Draw(t, "chair")),
			ArrivedAt: moments.Draw(t, "arrived"), WaitingAt: moments.Draw(t, "waiting"), SeatedAt: moments.Draw(t, "seated"), StartedAt: moments.Draw(t, "started"),
			DueAt: moments.Draw(t, "due"), PausedAt: moments.Draw(t, "paused"), PauseTotal: lengths.Draw(t, "pauses"), TreatedAt: moments.Draw(t, "treated"),
			StopReason: said.Draw(t, "stop"), RecoverBy: moments.Draw(t, "recover"), ReadyAt: moments.Draw(t, "ready"), EndedAt: moments.Draw(t, "ended"),
			WentHomeWith: said.Draw(t, "with"), AloneReason: said.Draw(t, "alone"), Told: said.Draw(t, "told"), EndReason: said.Draw(t, "end"),
		}
		r := read(t, writeState(state))
		if got := readState(r); r.err != nil || *got != state {
			t.Fatalf("%+v, not %+v (%v)", got, state, r.err)
		}
		p := clinic.Protocol{
			ID: 7, Name: said.Draw(t, "name"), Treatment: rapid.Bool().Draw(t, "treatment"), IV: rapid.Bool().Draw(t, "iv"),
			Infusion: lengths.Draw(t, "infusion"), Recovery: lengths.Draw(t, "recovery"), FixedWatch: rapid.Bool().Draw(t, "fixed"),
			VitalsDuring: lengths.Draw(t, "during"), VitalsAfter: lengths.Draw(t, "after"), FastFood: lengths.Draw(t, "food"), FastDrink: lengths.Draw(t, "drink"),
			Retired: rapid.Bool().Draw(t, "retired"),
		}
		text, err := asJSON(writeProtocol(p))
		if err != nil {
			t.Fatal(err)
		}
		if was, err := readProtocolWas(text); err != nil || was.protocol(7) != p {
			t.Fatalf("%+v, not %+v (%v)", was, p, err)
		}
		signs := rapid.MapOf(rapid.Custom(func(t *rapid.T) clinic.Sign {
			return clinic.Signs[rapid.IntRange(0, len(clinic.Signs)-1).Draw(t, "sign")].Sign
		}),
			rapid.IntRange(-5, 500)).Draw(t, "signs")
		r = read(t, signs)
		if got := readSigns(r); r.err != nil || !reflect.DeepEqual(got, signs) {
			t.Fatalf("%v, not %v (%v)", got, signs, r.err)
		}
	})
}

// TestADayIsReadAsTheCalendarHasIt, the days included that not every month has.
func TestADayIsReadAsTheCalendarHasIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.StringMatching(`[0-2][0-9]{3}-[01][0-9]-[0-3][0-9]`), rapid.StringMatching(`[0-9-]{9,11}`), rapid.String()).Draw(t, "day")
		if s == "" {
			return
		}
		want, wrong := time.Parse(time.DateOnly, s)
		got, err := readDay(s)
		if (err == nil) != (wrong == nil) || err == nil && got != clinic.DateOf(want, time.UTC) {
			t.Fatalf("%q is read as %v (%v), want %v (%v)", s, got, err, want, wrong)
		}
	})
}

// TestARowSaysWhatItIsNot: a value of another kind, too many and too few.
func TestARowSaysWhatItIsNot(t *testing.T) {
	s, _ := newClinic(t)
	for query, read := range map[string]func(r *row){
		`SELECT 'a'`:           func(r *row) { r.figure() },
		`SELECT NULL`:          func(r *row) { r.figure() },
		`SELECT 0.5`:           func(r *row) { r.ref() },
		`SELECT 1`:             func(r *row) { r.text() },
		`SELECT NULL, 1`:       func(r *row) { _, _ = r.text(), r.figure() },
		`SELECT 2`:             func(r *row) { r.yes() },
		`SELECT '2026-02-30'`:  func(r *row) { r.day() },
		`SELECT '{'`:           func(r *row) { r.words() },
		`SELECT 3 AS n`:        func(r *row) { r.maybe() },
		`SELECT 1, 2`:          func(r *row) { r.figure() },
		`SELECT 5`:             func(r *row) { _, _ = r.figure(), r.figure() },
		`SELECT '{"a":"b"}'`:   func(r *row) { readSigns(r) },
		`SELECT '{"stage":1}'`: func(r *row) { readState(r) },
	} {
		if err := one(ctx, s.readers, query, nil, read); err == nil {
			t.Errorf("%s was read", query)
		}
	}
	if n, d := 0, (clinic.Date{}); one(ctx, s.readers, `SELECT 4, '', NULL, 1, NULL, '["a","b"]', NULL`, nil, func(r *row) {
		n, d = r.count(), r.day()
		if r.ref() != 0 || !r.yes() || !r.at().IsZero() || len(r.words()) != 2 || r.words() != nil {
			t.Error("a value is another")
		}
	}) != nil || n != 4 || !d.IsZero() {
		t.Error(n, d)
	}
}
