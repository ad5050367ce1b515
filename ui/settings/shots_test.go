package settings

import (
	"testing"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
	"chairside/ui/try"
)

// TestEveryStateIsDrawn at both sizes and in both looks; CHAIRSIDE_SHOTS names
// a folder to look at them.
func TestEveryStateIsDrawn(t *testing.T) {
	long := "Wolfeschlegelsteinhausenbergerdorff-Montgomery, Maximiliane Konstantina"
	for name, state := range map[string]func(f *fake){
		"mistake": func(f *fake) {
			f.write("clinic.night_phone", "12")
			f.press("Ctrl+S")
		},
		"readonly": func(f *fake) {
			f.staff = okoye
			f.show()
			f.screen.Open(Figures)
		},
		"meanwhile": func(f *fake) {
			f.screen.Open(Figures)
			f.write("figures.threshold", "7")
			f.day.Clinic.Threshold = 8
			f.show()
		},
		"sure": func(f *fake) {
			f.refuse = &clinic.Error{Code: clinic.Blocked, Field: clinic.FieldConfirm, Message: "Wolfeschlegelsteinhausen is planned for 12 coming visits, the first on 25 Nov 2026.", Next: "Retire it all the same, and they keep their time without a planned chair."}
			f.screen.Open(Chairs)
			f.window.Canvas().Focus(find[*part.Rows](f, "chair.rows"))
			f.key(fyne.KeyEnd)
			f.press("R")
		},
		"staff": func(f *fake) {
			f.day.Staff = append(f.day.Staff, clinic.Staff{ID: 3, Name: long[:80-9], Credential: "APRN", Roles: clinic.Anyone | clinic.Manager},
				clinic.Staff{ID: 4, Name: "Ewa Żółkiewska", Roles: clinic.Provider, Retired: true}, clinic.Staff{ID: 5, Name: "محمد", Roles: clinic.Nurse})
			f.show()
			f.screen.Open(Staff)
			f.window.Canvas().Focus(find[*part.Rows](f, "staff.rows"))
			f.key(fyne.KeyDown, fyne.KeyDown)
		},
		"new": func(f *fake) {
			f.screen.Open(Protocols)
			f.press("N")
		},
		"leaving": func(f *fake) {
			f.write("clinic.address", long)
			f.screen.MayLeave()
		},
		"changes": func(f *fake) {
			f.lines = []clinic.Entry{
				{ID: 9, At: now, By: 1, Detail: "Profile. Name: \"Riverside\" → \"" + long + "\"; Systolic high: 180 → 170; Diastolic high: 110 → 105; Monday: 08:00 to 18:00 → closed; Limits confirmed:  → 2026-11-22"},
				{ID: 8, At: now, By: 2, Detail: "Chair 3. Retired: no → yes", Reason: "2 visits lost their planned chair: 4, 5"},
			}
			f.screen.Open(Changes)
		},
		"nochanges": func(f *fake) { f.screen.Open(Changes) },
	} {
		for suffix, dark := range map[string]bool{"": false, "-dark": true} {
			for wide, size := range map[string]fyne.Size{"": try.Laptop, "-wide": try.Large} {
				f := open(t, sato)
				fyne.CurrentApp().Settings().SetTheme(theme.New(dark))
				f.window.Resize(size)
				state(f)
				picture := f.window.Canvas().Capture()
				if b := picture.Bounds(); b.Dx() < int(size.Width) || b.Dy() < int(size.Height) {
					t.Errorf("%s is %v", name, b)
				}
				try.Shot(t, f.window, "settings-"+name+suffix+wide)
			}
		}
	}
}
