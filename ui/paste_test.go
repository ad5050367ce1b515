package ui

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"chairside/store/clinic"
	"chairside/ui/part"
)

// TestAPastedFileIsBoundedInEveryField: 5,000 lines into each field of each
// screen and form. It is cut and said, no line feed gets into a single line,
// and the window is still there.
func TestAPastedFileIsBoundedInEveryField(t *testing.T) {
	file := strings.Repeat("sertraline 100 mg\tmorning\u202e\x00 and evening\r\n", 5000)
	places := map[string]func(*front){
		"check-in": func(f *front) { f.checkIn(arrives) },
		"walk-in":  func(f *front) { f.Open(PlaceWalkIn); f.walkin.Show(f.day, f.store.now) },
		"new patient": func(f *front) {
			f.Open(PlaceWalkIn)
			search := find[*part.Field](f, "walkin.search")
			test.Type(search.Focusable(), "Kim New")
			f.key(fyne.KeyReturn)
		},
		"welcome": func(f *front) { f.Open(PlaceWelcome) },
	}
	for action, id := range map[clinic.Action]clinic.VisitID{
		clinic.ActSeat: waits, clinic.ActHold: waits, clinic.ActNameEscort: waits, clinic.ActVitals: infuses, clinic.ActScore: recovers,
		clinic.ActEffect: recovers, clinic.ActClear: recovers, clinic.ActEnd: infuses, clinic.ActLeaveAMA: recovers, clinic.ActHospital: recovers,
		clinic.ActMoveChair: infuses, clinic.ActCancel: comes, clinic.ActPause: infuses, clinic.ActReturn: leaves,
	} {
		places[string(action)] = func(f *front) { f.acts.Open(action, id) }
	}
	places["out of service"] = func(f *front) { f.acts.OutOfService(f.day.Chairs[3]) }
	tried, slowest := map[string]bool{}, time.Duration(0)
	for name, open := range places {
		f := opened(t, okoye)
		v := f.store.day.Visits[comes-1]
		v.ID, v.Number, v.Stage, v.ArrivedAt = arrives, 9, clinic.Arrived, at(10, 0)
		v.Patient.ID, v.Patient.NoAllergies, v.Escort = 909, false, clinic.Escort{}
		v.Answers = []clinic.Answer{{Question: clinic.AskIdentity, Outcome: clinic.Fine, At: at(10, 1)}}
		f.store.day.Visits = append(f.store.day.Visits, v)
		f.refresh(nil)
		open(f)
		var fields []*part.Field
		gather := func() {
			f.see(func(o fyne.CanvasObject) {
				if field, ok := o.(*part.Field); ok && !field.Disabled() && !slices.Contains(fields, field) {
					fields = append(fields, field)
				}
			})
		}
		gather()
		if name == "check-in" {
			for _, key := range []fyne.KeyName{"3", "4", "5", "7"} {
				f.key(fyne.KeyEscape)
				f.checkIn(arrives)
				f.canvas().Unfocus()
				f.key(key)
				gather()
			}
		}
		if len(fields) == 0 {
			t.Errorf("%s has no field", name)
		}
		for _, field := range fields {
			before := field.Text()
			begun := time.Now()
			f.canvas().Focus(field.Focusable())
			field.SelectAll()
			field.Focusable().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: pasted(file)})
			slowest = max(slowest, time.Since(begun))
			tried[field.PartID()] = true
			text := field.Text()
			switch {
			case utf8.RuneCountInString(text) > field.MaxLength || field.MaxLength <= 0 || field.MaxLength > part.MostInArea:
				t.Errorf("%s, %s took %d characters of %d", name, field.PartID(), utf8.RuneCountInString(text), field.MaxLength)
			case strings.ContainsAny(text, "\n\r\t\x00\u202e"):
				t.Errorf("%s, %s took what is no text", name, field.PartID())
			case !strings.Contains(field.Error(), "the rest was left out"):
				t.Errorf("%s, %s says %q", name, field.PartID(), field.Error())
			case text == before:
				t.Errorf("%s, %s took nothing", name, field.PartID())
			}
		}
		f.second(1) // the window lives
	}
	for _, id := range []string{
		"checkin.escort.phone", "checkin.fasting.food", "checkin.medicines.list", "checkin.phq9.answers", "walkin.search", "walkin.birth",
		"welcome.name", "vitals.bp", "vitals.note", "act.reason", "act.told", "act.score", "act.chair_number", "effect.note", "escort.comes",
	} {
		if !tried[id] {
			t.Errorf("%s was not tried", id)
		}
	}
	t.Logf("%d fields, %d bytes pasted into each, the slowest took %v", len(tried), len(file), slowest)
}

// arrives is at the desk.
const arrives clinic.VisitID = 9

type pasted string

func (p pasted) Content() string   { return string(p) }
func (p pasted) SetContent(string) {}
