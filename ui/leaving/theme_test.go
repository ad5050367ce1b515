package leaving

import (
	"testing"

	"fyne.io/fyne/v2"

	"chairside/ui/try"
)

func TestFollowsTheTheme(t *testing.T) {
	try.FollowsTheTheme(t, func(dark bool) fyne.Window { return bothCleared(t, dark, try.Laptop).W })
}
