package today

import (
	"time"

	"chairside/store/clinic"
	"chairside/ui/try"
)

var (
	testDate = try.Date
	testNow  = testDate.At(10, 42, time.UTC)
	at       = try.At
)

// testDay is the day of the picture 1-today.
func testDay() clinic.Day { return try.Day() }

// longDay has n visits with the names that break lists.
func longDay(n int) clinic.Day { return try.LongDay(testDay(), n) }
