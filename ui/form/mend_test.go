package form

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"chairside/store/clinic"
)

// TestAMistakeGoesWithItsText: an error over a text that was mended says
// something wrong.
func TestAMistakeGoesWithItsText(t *testing.T) {
	test.NewTempApp(t)
	f := New("t", Hooks{}, Named)
	f.Load(clinic.DefaultProfile())
	in := f.inputs[0]
	f.Mark(&clinic.Error{Code: clinic.Invalid, Field: in.line.Field, Message: "Wrong."})
	if in.field.Error() == "" {
		t.Fatal("the mistake is not shown")
	}
	in.field.SetText("Another")
	if in.field.Error() != "" {
		t.Errorf("%q stands over another text", in.field.Error())
	}
}
