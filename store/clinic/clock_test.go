package clinic

import (
	"testing"
	"time"
)

func TestParseClock(t *testing.T) {
	for in, want := range map[string]string{
		"7:45": "07:45", "07:45": "07:45", "07.45": "07:45", "0745": "07:45", "745": "07:45", "7h45": "07:45", " 7 45 ": "07:45", "0:00": "00:00", "23:59": "23:59",
		"24:00": "", "12:60": "", "7": "", "": "", "noon": "", "-1:30": "", "7:45pm": "", "77777": "", "07:45:10": "",
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
