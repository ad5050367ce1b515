package clinic

import (
	"testing"
	"time"
)

func TestParseHours(t *testing.T) {
	for text, want := range map[string]string{
		"": "closed", " Closed ": "closed", "-": "closed", "08:00 to 18:00": "08:00 to 18:00", "8-18": "08:00 to 18:00",
		"8:30 – 24:00": "08:30 to 24:00", "0730-1200": "07:30 to 12:00", "7.15 TO 9": "07:15 to 09:00",
		"18-8": "", "8": "", "8 to": "", "eight to six": "", "8-25": "", "8-18-20": "", "-1 to 5": "",
	} {
		h, err := ParseHours("monday", text)
		if (want == "") != (err != nil) || err == nil && h.String() != want {
			t.Errorf("%q is %v, %v; want %q", text, h, err, want)
		}
		if err != nil && FieldOf(err) != "monday" {
			t.Errorf("%q: the mistake is at %q", text, FieldOf(err))
		}
	}
	for open := 0 * time.Minute; open < 24*time.Hour; open += 7 * time.Minute {
		h := Hours{Open: open, Close: 24 * time.Hour}
		if back, err := ParseHours("", h.String()); err != nil || back != h {
			t.Errorf("%v reads back as %v, %v", h, back, err)
		}
	}
}
