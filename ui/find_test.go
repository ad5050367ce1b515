package ui

import (
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/try"
)

// only are patients on record without a visit today.
func only(id clinic.PatientID, given, family string, birth clinic.Date) clinic.Patient {
	return clinic.Patient{
		ID: id, Given: given, Family: family, Birth: birth, MRN: "2000" + string(rune('0'+id%10)), Phone: "(555) 010-9047",
		Key: clinic.NameKey{Given: strings.ToLower(given), Family: strings.ToLower(family)},
	}
}

func (f *front) searchField() *part.Field { return find[*part.Field](f, "search.field") }

// write types letters where the keyboard is.
func (f *front) write(text string) {
	for _, r := range text {
		f.canvas().Focused().TypedRune(r)
	}
}

// whose gives the patient of a visit.
func (f *front) whose(id clinic.VisitID) clinic.PatientID {
	v, _ := f.day.Visit(id)
	return v.Patient.ID
}

func (f *front) marked() int64 { return find[*part.Rows](f, "search.rows").Selected() }

func TestCtrlKFindsFromEverywhere(t *testing.T) {
	f := opened(t, okoye)
	for _, place := range []string{PlaceToday, PlaceChairs, PlaceRecovery, PlaceLeaving, PlaceWalkIn, PlaceCheckIn} {
		f.checkin.Open(comes)
		f.open(place)
		before := f.canvas().Focused()
		f.ctrl(fyne.KeyK)
		if !f.searchField().Focused() {
			t.Fatalf("Ctrl+K on %s does not lead to the search", place)
		}
		f.write("bro")
		f.want("Brown, Keisha", "1 on record.")
		f.key(fyne.KeyEscape)
		if f.place != place || f.canvas().Focused() != before || f.shows("1 on record.") || f.searchField().Text() != "" {
			t.Errorf("after Esc on %s: at %s, the keyboard on %T", place, f.place, f.canvas().Focused())
		}
	}
	// in a field of a screen, with something typed
	f.ctrl(fyne.KeyN)
	f.write("hal")
	f.ctrl(fyne.KeyK)
	f.write("bro")
	f.key(fyne.KeyEscape)
	if field := find[*part.Field](f, "walkin.search"); !field.Focused() || field.Text() != "hal" {
		t.Errorf("the keyboard did not come back to the field, which says %q", field.Text())
	}
}

func TestEscGivesTheKeyboardBack(t *testing.T) {
	f := opened(t, okoye)
	f.newPatient("Hoa Nguyen")
	phone := find[*part.Field](f, "walkin.phone")
	phone.Focus(f.canvas())
	f.ctrl(fyne.KeyK)
	f.write("bro")
	f.ctrl(fyne.KeyK) // once more, from the search itself
	f.key(fyne.KeyEscape)
	if !phone.Focused() {
		t.Errorf("the keyboard is on %T", f.canvas().Focused())
	}
	// what had it has gone meanwhile
	f.ctrl(fyne.KeyK)
	f.place = PlaceToday
	f.frame.show(PlaceToday, f.today)
	f.key(fyne.KeyEscape)
	if f.canvas().Focused() != f.today.Focus() {
		t.Errorf("the keyboard is on %T", f.canvas().Focused())
	}
}

// While a search runs nothing of the older answer is marked, and one that
// failed does not make anybody new.
func TestNothingIsMarkedWhileSearching(t *testing.T) {
	f := opened(t, okoye)
	f.ctrl(fyne.KeyK)
	f.write("xyzzy")
	if f.marked() != -1 {
		t.Fatal("New patient is not marked although nobody answers to the text")
	}
	f.held = true
	f.write("b")
	f.want("Searching…")
	if f.marked() != 0 {
		t.Errorf("row %d is marked", f.marked())
	}
	f.held = false
	f.store.cantRead = errors.New("disk")
	f.write("r")
	f.key(fyne.KeyReturn)
	if f.marked() != 0 || f.place == PlaceWalkIn {
		t.Errorf("a failed search leads to %s, row %d", f.place, f.marked())
	}
}

func TestEnterOpensTheRecord(t *testing.T) {
	f := opened(t, okoye)
	f.open(PlaceRecovery)
	f.ctrl(fyne.KeyK)
	f.write("pet")
	f.key(fyne.KeyReturn)
	if f.place != PlacePatient || f.patient.Patient() != f.whose(infuses) || f.canvas().Focused() != f.patient.Focus() {
		t.Errorf("at %s with patient %d, the keyboard on %T", f.place, f.patient.Patient(), f.canvas().Focused())
	}
	if f.searchField().Text() != "" || f.shows("1 on record.") {
		t.Error("the search is still open")
	}
}

func TestEnterOpensTheRecordOfWhoHasNoVisit(t *testing.T) {
	f := opened(t, okoye)
	f.store.record = []clinic.Patient{only(41, "Ewa", "Zolkiewska", clinic.Date{Year: 1994, Month: 6, Day: 30})}
	f.ctrl(fyne.KeyK)
	f.write("zol")
	f.want("born 30 Jun 1994 (32) · MRN 20001 · phone …9047")
	f.key(fyne.KeyReturn)
	if f.place != PlacePatient || !f.shows("Zolkiewska, Ewa") {
		t.Errorf("at %s", f.place)
	}
	f.tap("patient.main")
	if f.place != PlaceWalkIn || !f.shows("Zolkiewska, Ewa") || f.shows("New patient") {
		t.Errorf("the record leads to %s", f.place)
	}
}

func TestNobodyFoundLeadsToANewPatient(t *testing.T) {
	f := opened(t, okoye)
	f.ctrl(fyne.KeyK)
	f.write("Hoa Nguyen")
	f.want("Nobody on record matches. Check the spelling, or try the birth date.", "+ New patient")
	f.key(fyne.KeyReturn)
	if f.place != PlaceWalkIn || find[*part.Field](f, "walkin.family").Text() != "Nguyen" || find[*part.Field](f, "walkin.given").Text() != "Hoa" {
		t.Errorf("at %s", f.place)
	}
	f.key(fyne.KeyEscape) // back to the walk-in's own search for the same
	if text := find[*part.Field](f, "walkin.search").Text(); text != "Hoa Nguyen" {
		t.Errorf("the walk-in searches for %q", text)
	}
}

// Enter must not open somebody whose name is another than what was typed.
func TestWhoSoundsAlikeHasToBeChosen(t *testing.T) {
	f := opened(t, okoye)
	meier := only(42, "Sophie", "Meier", clinic.Date{Year: 1980, Month: 8, Day: 8})
	f.store.record = []clinic.Patient{meier}
	f.store.alike = map[string][]clinic.Patient{"mayr": {meier}}
	f.ctrl(fyne.KeyK)
	f.write("mayr")
	f.want("Nobody is written so. Down marks one who is written almost so.", "sounds alike")
	f.key(fyne.KeyReturn)
	if f.place != PlaceToday {
		t.Fatalf("Enter opened %d at %s", f.marked(), f.place)
	}
	f.key(fyne.KeyDown)
	f.key(fyne.KeyReturn)
	if f.place != PlacePatient || !f.shows("Meier, Sophie") {
		t.Errorf("at %s", f.place)
	}
}

// An answer that a newer search has overtaken is dropped, and Enter before the
// answer opens nobody but the only one there is.
func TestOvertakenAnswersAreDropped(t *testing.T) {
	f := opened(t, okoye)
	f.ctrl(fyne.KeyK)
	f.held = true
	f.write("pe")
	f.key(fyne.KeyReturn)
	if len(f.work) != 2 || f.place != PlaceToday {
		t.Fatal(len(f.work))
	}
	f.work[0]() // for "p": it comes late
	if f.shows("1 on record.") {
		t.Fatal("an overtaken answer is shown")
	}
	f.open(PlaceChairs)
	f.ctrl(fyne.KeyK) // asks again
	f.key(fyne.KeyReturn)
	f.work[len(f.work)-1]()
	if f.place != PlacePatient || f.patient.Patient() != f.whose(infuses) {
		t.Errorf("the one there is was not opened: at %s", f.place)
	}

	f.work = nil
	f.store.record = []clinic.Patient{only(43, "Ana", "Petra", clinic.Date{Year: 1980, Month: 8, Day: 8})}
	f.ctrl(fyne.KeyK)
	f.write("pet")
	f.key(fyne.KeyReturn)
	f.work[len(f.work)-1]()
	if f.place != PlacePatient || f.patient.Patient() != f.whose(infuses) || !f.shows("2 on record.") {
		t.Errorf("Enter before the answer chose one of two: at %s", f.place)
	}

	f.write("r")
	f.key(fyne.KeyReturn)
	f.open(PlaceChairs)
	f.work[len(f.work)-1]()
	if f.place != PlaceChairs || f.shows("2 on record.") {
		t.Errorf("an answer acts after the keyboard has gone: at %s", f.place)
	}
}

func TestArrowsAndTheMouseChoose(t *testing.T) {
	f := opened(t, okoye)
	f.store.record = []clinic.Patient{only(44, "Ana", "Brone", clinic.Date{Year: 1980, Month: 8, Day: 8})}
	f.ctrl(fyne.KeyK)
	f.write("bro")
	first := f.marked()
	for _, step := range []struct {
		key  fyne.KeyName
		want int64
	}{{fyne.KeyDown, 44}, {fyne.KeyDown, -1}, {fyne.KeyDown, -1}, {fyne.KeyUp, 44}, {fyne.KeyUp, first}, {fyne.KeyUp, first}} {
		if f.key(step.key); f.marked() != step.want {
			t.Errorf("%s leads to row %d, want %d", step.key, f.marked(), step.want)
		}
	}
	rows := find[*part.Rows](f, "search.rows")
	f.canvas().Unfocus() // as a press of the button does
	rows.Row(first).(fyne.Tappable).Tapped(nil)
	if f.place != PlacePatient || f.patient.Patient() != f.whose(waits) {
		t.Error("a press on the marked row opens nothing")
	}
}

// TestAPageInTheSearchTurnsNothingBehindIt: the schedule turns its day by PgDn,
// but not while the list of the search or a panel lies over it.
func TestAPageInTheSearchTurnsNothingBehindIt(t *testing.T) {
	f := opened(t, okoye)
	f.store.record = []clinic.Patient{only(44, "Ana", "Brone", clinic.Date{Year: 1980, Month: 8, Day: 8})}
	f.key(fyne.KeyF6)
	shown := func() clinic.Date { return f.schedule.Day().Date }
	f.ctrl(fyne.KeyK)
	f.key(fyne.KeyPageDown) // nothing is typed, no list is open
	f.write("bro")
	first := f.marked()
	if f.key(fyne.KeyPageDown); f.marked() != -1 || shown() != testDate {
		t.Errorf("PgDn in the search leads to row %d, the schedule shows %s", f.marked(), shown())
	}
	if f.key(fyne.KeyPageUp); f.marked() != first || shown() != testDate {
		t.Errorf("PgUp in the search leads to row %d, the schedule shows %s", f.marked(), shown())
	}
	f.key(fyne.KeyEscape)
	f.key(fyne.KeyF6)
	field := part.NewField("Reason")
	part.ShowPanel(f.canvas(), part.PanelSpec{Title: "A form", Content: field, First: field.Focusable()})
	if f.key(fyne.KeyPageDown); shown() != testDate {
		t.Errorf("PgDn in a panel turns the schedule to %s", shown())
	}
	f.key(fyne.KeyEscape)
	if f.key(fyne.KeyPageDown); shown() != testDate.AddDays(1) {
		t.Errorf("PgDn on the schedule leads to %s", shown())
	}
}

func TestWhatTellsPatientsApartIsShown(t *testing.T) {
	f := opened(t, okoye)
	birth := clinic.Date{Year: 1980, Month: 2, Day: 3}
	twin, dead := only(45, "Keisha", "Browne", birth), only(46, "Al", "Brodsky", birth)
	dead.Died = clinic.Date{Year: 2020, Month: 3, Day: 4}
	f.store.record = []clinic.Patient{twin, dead}
	f.ctrl(fyne.KeyK)
	f.write("bro")
	f.want("Died 04 Mar 2020", "born 03 Feb 1980 · MRN 20006", "Waiting", "09:01")
	warned := 0
	f.see(func(o fyne.CanvasObject) {
		if p, ok := o.(*part.Notice); ok && p.Text() == "Similar: compare the birth date" {
			warned++
		}
	})
	if warned != 2 {
		t.Errorf("%d of the two who are similar are marked", warned)
	}
	f.store.day.Visits[waits-1].State = clinic.State{Stage: clinic.Cancelled}
	f.refresh(nil)
	if f.shows("Waiting") && !f.shows("Cancelled") {
		t.Error("the list shows the board as it was")
	}
}

func TestTheListGoesWithTheKeyboard(t *testing.T) {
	f := opened(t, okoye)
	f.ctrl(fyne.KeyK)
	f.write("bro")
	f.key(fyne.KeyF3)
	if f.place != PlaceChairs || f.shows("1 on record.") {
		t.Error("the list lies over another screen")
	}
	if f.searchField().Text() != "bro" {
		t.Error("the text is gone")
	}
	searches := len(f.store.searches)
	f.ctrl(fyne.KeyK)
	if !f.shows("1 on record.") || len(f.store.searches) != searches+1 {
		t.Error("Ctrl+K does not show the list again, freshly read")
	}
}

func TestAFailedSearchSaysSo(t *testing.T) {
	f := opened(t, okoye)
	f.store.cantRead = errors.New("disk I/O error")
	f.ctrl(fyne.KeyK)
	f.write("b")
	f.want("The patients could not be searched. Type again, or look at the list of today.")
	if f.shows("disk I/O error") {
		t.Error("the cause is shown")
	}
}

func TestNoSearchBeforeThereIsAClinic(t *testing.T) {
	f := newFront(t)
	f.store.ready = false
	f.Start()
	f.ctrl(fyne.KeyK)
	seen := false
	f.see(func(o fyne.CanvasObject) {
		if p, ok := o.(part.Identified); ok && p.PartID() == "search.field" {
			seen = true
		}
	})
	if seen || f.place != PlaceWelcome {
		t.Error("the welcome has a search")
	}
}

func TestSearchShots(t *testing.T) {
	if try.Shots() == "" {
		t.Skip("set CHAIRSIDE_SHOTS to look at the pictures")
	}
	birth := clinic.Date{Year: 1980, Month: 2, Day: 3}
	long := only(50, "Maximiliane Konstantina", "Wolfeschlegelsteinhausenbergerdorff-Montgomery", birth)
	dead := only(51, "محمد", "علي", birth)
	dead.Died = clinic.Date{Year: 2020, Month: 3, Day: 4}
	all := []clinic.Patient{long, dead, only(52, "Ewa", "Żółkiewska", birth), only(53, "Pat", "O’Neill", birth), only(54, "Thị Hoa", "Nguyễn", birth)}
	for look, dark := range map[string]bool{"light": false, "dark": true} {
		for name, size := range map[string]fyne.Size{"1366": fyne.NewSize(1366, 768), "1920": fyne.NewSize(1920, 1080)} {
			for what, text := range map[string]string{"nobody": "xyzzy", "alike": "alike", "many": "", "few": "bro"} {
				f := opened(t, okoye)
				f.store.record, f.store.alike = all, map[string][]clinic.Patient{"alike": all}
				if what == "many" {
					for i := range 20 {
						p := all[i%len(all)]
						p.ID, p.Key = clinic.PatientID(100+i), clinic.NameKey{Family: "many"}
						f.store.record = append(f.store.record, p)
					}
					text = "many"
				}
				if dark {
					f.toggleLook()
				}
				f.window.Resize(size)
				f.Search(text)
				f.store.now = f.store.now.Add(time.Second)
				f.Tick()
				try.Shot(t, f.window, "search-"+what+"-"+name+"-"+look)
			}
		}
	}
}

// One figure or two tell nobody from anybody: nobody is found, and nobody new
// is begun by Enter.
func TestTooFewFiguresLeadNowhere(t *testing.T) {
	f := opened(t, okoye)
	f.ctrl(fyne.KeyK)
	f.write("99")
	f.want("At least two letters, or three figures.")
	f.key(fyne.KeyReturn)
	if f.place != PlaceToday {
		t.Errorf("Enter leads to %q", f.place)
	}
	f.key(fyne.KeyEscape)
	f.ctrl(fyne.KeyN)
	f.write("99")
	f.key(fyne.KeyReturn)
	if search := find[*part.Field](f, "walkin.search"); !search.Focused() || search.Text() != "99" {
		t.Errorf("Enter leads on from two figures")
	}
}
