package clinic

import (
	"testing"
	"time"
)

func TestParseClock(t *testing.T) {
	for in, want := range map[string]string{
		"7:45": "07:45", "07:45": "07:45", "07.45": "07:45", "0745": "07:45", "745": "07:45", "7h45": "07:45", " 7 45 ": "07:45", "0:00": "00:00", "23:59": "23:59",
		"24:00": "", "12:60": "", "7": "07:00", "9": "09:00", "12": "12:00", " 12 ": "12:00", "0": "00:00", "00": "00:00", "23": "23:00", "24": "", "930": "09:30", "1430": "14:30",
		"2400": "", "960": "", "-1": "", "1:": "", ":3": "", "x": "", "9h": "", "": "", "noon": "", "-1:30": "", "7:45pm": "", "77777": "", "07:45:10": "",
	} {
		h, m, err := ParseClock("at", in)
		if got := monday.At(h, m, time.UTC).Format("15:04"); (err == nil) != (want != "") || err == nil && got != want || err != nil && FieldOf(err) != "at" {
			t.Errorf("%q is %s, %v; want %q", in, got, err, want)
		}
	}
}

func TestParsePastLiesBehind(t *testing.T) {
	now := monday.At(0, 30, time.UTC)
	for in, want := range map[string]time.Time{
		"0:30": now, "0:29": now.Add(-time.Minute), "0:31": now.Add(time.Minute - 24*time.Hour), "23:50": now.Add(-40 * time.Minute), "": {}, "Now": {},
	} {
		if got, err := ParsePast("food", in, now, time.UTC); err != nil || !got.Equal(want) {
			t.Errorf("%q is %s, %v; want %s", in, got, err, want)
		}
	}
	if got, err := ParseToday("comes", "23:50", now, time.UTC); err != nil || !got.Equal(monday.At(23, 50, time.UTC)) {
		t.Errorf("%s, %v", got, err)
	}
}

// FuzzParseClock: what is read lies in a day and reads the same when it is
// written again; what is not names its field.
func FuzzParseClock(f *testing.F) {
	for _, s := range []string{"9", "12", "930", "14:30", "7h45", "24", ":", "1:", "\xff", "٩", "-1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		h, m, err := ParseClock("at", s)
		if err != nil {
			if FieldOf(err) != "at" || CodeOf(err) != Invalid || h != 0 || m != 0 {
				t.Fatalf("%q: %d:%d, %v", s, h, m, err)
			}
			return
		}
		if h < 0 || h > 23 || m < 0 || m > 59 {
			t.Fatalf("%q is %d:%d", s, h, m)
		}
		if bh, bm, err := ParseClock("at", monday.At(h, m, time.UTC).Format("15:04")); err != nil || bh != h || bm != m {
			t.Fatalf("%q is %d:%d, written again %d:%d, %v", s, h, m, bh, bm, err)
		}
	})
}
