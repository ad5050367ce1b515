package today

import (
	"chairside/store/clinic"
	"chairside/ui/try"
)

var (
	testNow = try.Now
	at      = try.At
)

// testDay is the day of the picture 1-today.
func testDay() clinic.Day { return try.Day() }

// longDay has n visits with the names that break lists.
func longDay(n int) clinic.Day { return try.LongDay(testDay(), n) }
