package importing

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"chairside/store/clinic"
	"chairside/ui/try"
)

// files is a store that reads made-up files.
type files struct {
	look    Look
	lookErr error
	readErr error
	runErr  error
	plans   []Plan
	orders  []Order
	outcome Outcome
	during  func(ctx context.Context, o Order) // what happens in a run
	batches []Batch
	undone  []int64
	undoErr error
	saved   []Outcome
}

func (f *files) Fields() []Field {
	return []Field{{"family", "Family name"}, {"birth", "Birth date"}, {"phone", "Phone"}}
}
func (f *files) Look(context.Context, string) (Look, error) { return f.look, f.lookErr }

func (f *files) Read(_ context.Context, p Plan) (Reading, error) {
	f.plans = append(f.plans, p)
	return Reading{Lines: 1200, How: "day, month, year", First: []Line{{Number: 2, Text: "Quill, Zoë · born 03 Nov 1985"}, {Number: 3, Problem: "The birth date is missing."}}}, f.readErr
}

func (f *files) Run(ctx context.Context, o Order) (Outcome, error) {
	f.orders = append(f.orders, o)
	if f.during != nil {
		f.during(ctx, o)
	}
	return f.outcome, f.runErr
}

func (f *files) Report(_ context.Context, path string, o Outcome) (string, error) {
	f.saved = append(f.saved, o)
	return path + "-report", nil
}
func (f *files) Past(context.Context) ([]Batch, error) { return f.batches, nil }

func (f *files) Undo(_ context.Context, _ clinic.StaffID, batch int64) (int, error) {
	f.undone = append(f.undone, batch)
	return 3, f.undoErr
}

// bench is the screen over made-up files.
type bench struct {
	*Screen
	try.Work
	t     *testing.T
	files *files
	staff clinic.Staff
	asked []string
	said  []string
	picks int
}

func newBench(t *testing.T) *bench {
	t.Helper()
	try.Look(t, false)
	b := &bench{t: t, staff: clinic.Staff{ID: 7, Name: "Kim Sato", Roles: clinic.Manager}, files: &files{
		look:    Look{Name: "clients.csv", How: "UTF-8, separated by commas", Stamp: "s", Columns: []Column{{"LAST", "Quill", "family"}, {"DOB", "1985", "birth"}, {"TEL", "1", "phone"}, {"CELL", "2", ""}}},
		outcome: Outcome{Count: Count{Lines: 1200, Added: 1000, Dead: 3, Known: 190, Apart: 10}, Fates: []Fate{{Line: 9, Source: "a9", Became: "left out", Says: "The birth date is missing."}}},
	}}
	b.Screen = New(Desk{
		Store: b.files, Staff: func() (clinic.Staff, bool) { return b.staff, b.staff.ID != 0 }, Pick: func(func()) { b.picks++ },
		Spawn:  b.Spawn,
		Browse: func(chosen func(string)) { chosen("/home/x/clients.csv") },
		Ask: func(_, text, _ string, yes func()) {
			b.asked = append(b.asked, text)
			yes()
		},
		Done: func(message string) { b.said = append(b.said, message) }, Leave: func() {},
	})
	try.Window(t, b.Object(), try.Laptop)
	return b
}

// shown is all that can be read.
func (b *bench) shown() string { return try.Says(b.Object()) + "\n" + try.Says(b.columns.box) }

func (b *bench) want(texts ...string) {
	b.t.Helper()
	try.Want(b.t, b.shown(), texts...)
}

func (b *bench) file() {
	b.path.SetText("clients.csv")
	b.goOn()
}

func TestAFileIsLookedAtTriedAndImported(t *testing.T) {
	b := newBench(t)
	b.want("Look at the file", "Choose a file first.")
	b.file()
	b.want("clients.csv: UTF-8, separated by commas, 1,200 lines below", "Dates are read as day, month, year", "1  LAST", "Not kept", "line 2: Quill, Zoë · born 03 Nov 1985", "line 3: The birth date is missing.", "Try it")
	if len(b.files.orders) != 0 || b.files.plans[0].Stamp != "s" || strings.Join(b.files.plans[0].Takes, ",") != "family,birth,phone," {
		t.Fatalf("%+v %+v", b.files.plans, b.files.orders)
	}
	b.goOn()
	b.want("Of 1,200 lines: 1,000 would be added; 3 of them recorded as dead; 190 on record already; 10 left out. Nothing has been written yet.", "line 9: left out", "Import 1,000 patients", "Save report")
	b.files.outcome.Batch = 4
	b.goOn()
	if len(b.files.orders) != 2 || !b.files.orders[0].Dry || b.files.orders[1].Dry || b.files.orders[1].By != 7 {
		t.Fatalf("%+v", b.files.orders)
	}
	b.want("1,000 added", "This is import 4.", "Another file", "Take them out again")
	if len(b.said) != 1 || b.said[0] != "1,000 patients were imported" {
		t.Error(b.said)
	}
	b.save()
	if len(b.files.saved) != 1 || b.files.saved[0].Fates[0].Line != 9 {
		t.Error("no report", b.files.saved)
	}
	b.undo.Tapped(nil)
	if len(b.files.undone) != 1 || b.files.undone[0] != 4 || len(b.asked) != 1 {
		t.Error(b.files.undone, b.asked)
	}
	b.want("Import 4 was taken out again.")
	if b.undo.Visible() {
		t.Error("it can be taken out twice")
	}
	b.goOn()
	b.want("Look at the file")
}

func TestWhatWasTriedCountsNoMoreAfterAChange(t *testing.T) {
	b := newBench(t)
	b.file()
	b.goOn()
	b.want("Import 1,000 patients")
	b.columns.all[3] = "phone"
	b.mapped()
	b.want("“Phone” is chosen for columns 3 and 4.", "columns 3, 4", "Try it")
	if !b.main.Disabled() {
		t.Error("it can be tried all the same")
	}
	before := len(b.files.orders)
	b.goOn()
	b.columns.all[2] = ""
	b.mapped()
	if len(b.files.orders) != before || b.main.Disabled() || b.main.Text() != "Try it" {
		t.Error(len(b.files.orders), b.main.Text())
	}
	if got := b.files.plans[len(b.files.plans)-1].Takes; strings.Join(got, ",") != "family,birth,,phone" {
		t.Error(got)
	}
	b.goOn()
	b.dates.SetSelected(2)
	b.mapped()
	if p := b.files.plans[len(b.files.plans)-1]; p.Dates != "mdy" || b.main.Text() != "Try it" {
		t.Error(p, b.main.Text())
	}
	b.goOn()
	b.path.SetText("other.csv")
	b.want("Look at the file")
}

func TestTroubleIsSaidWhereItIs(t *testing.T) {
	b := newBench(t)
	b.goOn()
	b.want("Name the file, or press Browse.")
	b.files.lookErr = &clinic.Error{Code: clinic.Blocked, Message: "There is no file x."}
	b.file()
	if b.path.Error() != "There is no file x." {
		t.Error(b.path.Error())
	}
	b.files.lookErr = nil
	b.files.readErr = &clinic.Error{Code: clinic.Invalid, Field: "dates", Message: "The date on line 2 can be read as two days."}
	b.goOn()
	b.want("The date on line 2 can be read as two days.")
	if b.dates.Error() == "" || !b.main.Disabled() {
		t.Error("the order is not asked for")
	}
	b.files.readErr = nil
	b.dates.SetSelected(1)
	b.mapped()
	if b.dates.Error() != "" || b.banner.Text() != "" || b.main.Disabled() {
		t.Error("what was put right still stands")
	}
	b.files.runErr = errors.New("disk I/O error")
	b.goOn()
	b.want("That could not be done. Try again.")
	if strings.Contains(b.shown(), "disk I/O") || b.main.Text() != "Try it" {
		t.Error(b.main.Text())
	}
}

func TestARunShowsHowFarItIsAndCanBeStopped(t *testing.T) {
	b := newBench(t)
	b.file()
	b.goOn()
	b.Held = true
	b.files.during = func(ctx context.Context, o Order) {
		o.Progress(Count{Lines: 600, Added: 500})
		if strings.Contains(b.shown(), "600 of") {
			t.Error("the screen is written from the run itself")
		}
		b.Show(clinic.Day{}, time.Now()) // the ticker
		b.want("600 of 1,200 lines; 500 added.", "Stop")
		b.halt.Tapped(nil)
		if ctx.Err() == nil {
			t.Error("Stop does not end the run")
		}
		b.files.outcome, b.files.runErr = Outcome{Count: Count{Batch: 5, Lines: 600, Added: 500}}, ctx.Err()
	}
	b.goOn()
	if !b.path.Disabled() || !b.main.Disabled() || !b.columns.selects[0].Disabled() || !b.halt.Visible() {
		t.Error("something can be changed under the run")
	}
	b.goOn()
	b.mapped()
	b.takeOut(1, 1, "x")
	if len(b.Waiting) != 1 || len(b.asked) != 0 {
		t.Fatalf("%d at work", len(b.Waiting))
	}
	b.Held = false
	b.Waiting[0]()
	b.want("Stopped. 500 patients were added and can be taken out again.", "Of 600 lines: 500 added", "Take them out again", "Another file")
	if b.halt.Visible() || b.path.Disabled() {
		t.Error("the run is not over")
	}
}

func TestWhoMayNotIsRefusedAndNobodyIsAsked(t *testing.T) {
	for role := clinic.Receptionist; role <= clinic.Manager; role <<= 1 {
		b := newBench(t)
		b.staff.Roles = role
		b.file()
		b.goOn()
		if may := b.staff.May(clinic.ActImport) == nil; may != (len(b.files.orders) == 1) {
			t.Errorf("role %v: may %v, %d runs", role, may, len(b.files.orders))
		}
	}
	b := newBench(t)
	b.staff = clinic.Staff{}
	b.file()
	b.goOn()
	if b.picks != 1 || len(b.files.orders) != 0 {
		t.Error("nobody is at the desk and it runs")
	}
}

func TestEarlierImportsCanBeTakenOut(t *testing.T) {
	b := newBench(t)
	b.files.batches = []Batch{{ID: 3, File: "c.csv", Added: 9, When: "today", By: "K. Sato"}, {ID: 2, File: "b.csv", Added: 8, Used: 1}, {ID: 1, File: "a.csv", Undone: true}}
	b.Open()
	b.want("3  c.csv", "today · K. Sato · 9 patients", "on record", "1 in use", "taken out again")
	for id, can := range map[int64]bool{3: true, 2: false, 1: false} {
		b.past.rows.Select(id)
		b.past.settle()
		if b.past.undo.Disabled() == can {
			t.Errorf("import %d: %v", id, can)
		}
	}
	b.past.rows.Select(3)
	b.past.settle()
	b.files.undoErr = &clinic.Error{Code: clinic.Blocked, Message: "A visit is on record for 1 patient."}
	b.past.undo.Tapped(nil)
	b.want("A visit is on record for 1 patient.")
	b.files.undoErr = nil
	b.past.undo.Tapped(nil)
	if len(b.files.undone) != 2 || b.said[0] != "3 patients were taken out again" || !strings.Contains(b.asked[0], "c.csv") {
		t.Error(b.files.undone, b.said, b.asked)
	}
}

func TestOvertakenReadingsAreDropped(t *testing.T) {
	b := newBench(t)
	b.Held = true
	b.file()
	b.path.SetText("other.csv")
	b.Waiting[0]()
	if b.stage != choosing || len(b.Waiting) != 1 {
		t.Error("the answer for another file is shown")
	}
	b.Waiting = nil
	b.goOn()
	b.goOn() // while it is read
	if len(b.Waiting) != 1 || b.main.Disabled() == false {
		t.Error(len(b.Waiting))
	}
	b.want("Reading the file…")
	b.Waiting[0]()
	b.dates.SetSelected(1)
	b.mapped()
	b.files.readErr = errors.New("old")
	b.Waiting[1]() // for the order before
	if b.banner.Text() != "" || b.readOK {
		t.Error("an overtaken reading is shown")
	}
	b.files.readErr = nil
	b.Waiting[2]()
	b.want("Try it", "Quill, Zoë")
}

func TestTheListHoldsOnlySoMany(t *testing.T) {
	b := newBench(t)
	for i := range 100_000 {
		b.files.outcome.Fates = append(b.files.outcome.Fates, Fate{Line: i + 10, Became: "left out"})
	}
	b.file()
	b.goOn()
	if n := len(b.fates.Keys()); n != mostShown+1 {
		t.Error(n)
	}
	b.want("99,801 more")

	// what can't be taken in is never among those that are not shown
	b.files.outcome.Fates[90_000].Bad = true
	b.columns.all[3] = ""
	b.mapped()
	b.goOn()
	b.want("line 90009: left out")
}
