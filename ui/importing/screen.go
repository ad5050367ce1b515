package importing

import (
	"context"
	"errors"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// stage is how far an import has come.
type stage int

const (
	choosing stage = iota // a file is to be named
	looked                // its columns are shown
	tried                 // and what would become of its lines
	taken                 // it is over: done, or stopped
)

// orders are the orders of dates, the first to find it out.
var orders = []struct{ key, word string }{
	{"", "Find it out"}, {"dmy", "Day month year"}, {"mdy", "Month day year"}, {"ymd", "Year month day"},
}

// Screen imports a file.
type Screen struct {
	desk   Desk
	fields []Field

	stage   stage
	look    Look
	plan    Plan
	reading Reading
	readOK  bool
	outcome Outcome
	asked   int                // looks and readings begun; an older answer is dropped
	waiting bool               // for the last of them
	enough  context.CancelFunc // ends it
	running bool               // a run is under way
	dry     bool               // it only tries
	undoing bool               // it takes an import out again
	stop    context.CancelFunc // ends it
	undone  bool

	progress struct { // written by the run, shown by the ticker
		sync.Mutex
		Count
	}

	path    *part.Field
	browse  *part.Button
	about   *part.Text
	columns *columns
	dates   *part.Choice
	first   []*part.Text
	banner  *part.Banner
	counts  *part.Text
	bar     *bar
	fates   *part.Rows
	main    *part.Button
	halt    *part.Button
	report  *part.Button
	undo    *part.Button
	past    *past
	left    *fyne.Container
	right   *fyne.Container
	object  *fyne.Container
}

// firstLines is how many lines are shown as they will be read.
const firstLines = 5

// New makes the screen.
func New(desk Desk) *Screen {
	s := &Screen{desk: desk, fields: desk.Store.Fields(), stop: func() {}, enough: func() {}, banner: part.NewBanner(), bar: newBar()}
	s.path = part.NewField("The file")
	s.path.ID, s.path.MaxLength = "importing.path", 1000
	s.path.SetPlaceHolder("clients.csv, with its folder")
	s.path.OnChanged = func(string) { s.begin() }
	s.path.OnSubmitted = func(string) { s.goOn() }
	s.path.OnEscape = desk.Leave
	s.browse = button("Browse…", "browse", part.Plain, func() { desk.Browse(s.Choose) })
	s.about = part.NewText("", part.TextStyle{Wrap: true, Color: theme.Muted, Size: theme.TextSmall})
	s.columns = newColumns(s.fields, s.mapped)
	words := make([]string, len(orders))
	for i, o := range orders {
		words[i] = o.word
	}
	s.dates = part.NewChoice("The three numbers of a date stand as", words, func(int) { s.mapped() })
	s.dates.ID = "importing.dates"
	s.dates.SetSelected(0)
	lines := []fyne.CanvasObject{s.dates, part.SmallStrong("The first lines, as they will be read")}
	for range firstLines {
		t := part.Small("")
		s.first, lines = append(s.first, t), append(lines, t)
	}
	s.counts = part.NewText("", part.TextStyle{Wrap: true})
	s.counts.ID = "importing.counts"
	s.fates = part.NewRows(nil, nil)
	s.fates.ID = "importing.fates"
	s.fates.SetRowHeight(40)
	s.main = button("", "main", part.Main, s.goOn)
	s.main.SetKey("Ctrl Enter")
	s.halt = button("Stop", "stop", part.Caution, func() { s.stop() })
	s.report = button("Save report", "report", part.Plain, s.save)
	s.report.SetKey("Ctrl S")
	s.undo = button("Take them out again", "undo", part.Plain, func() { s.takeOut(s.outcome.Batch, s.outcome.Added, s.look.Name) })
	s.past = newPast(s.takeOut)
	buttons := container.New(layout.NewCustomPaddedHBoxLayout(theme.S8), s.main, s.halt, s.undo, s.report)
	s.left = container.New(pillar{},
		container.New(part.NewStack(theme.S8), container.NewBorder(nil, nil, nil, container.New(low{}, s.browse), s.path), s.about),
		s.columns.object, container.New(part.NewStack(theme.S4), lines...))
	s.right = container.New(pillar{},
		container.New(part.NewStack(theme.S8), part.TileTitle("What will happen"), s.banner, s.counts, s.bar, buttons),
		s.fates, s.past.object)
	s.object = container.New(halves{}, part.NewCard(s.left), part.NewCard(s.right))
	s.begin()
	return s
}

func button(text, id string, kind part.ButtonKind, press func()) *part.Button {
	b := part.NewButton(kind, text, press)
	b.ID = "importing." + id
	return b
}

// Object is the screen.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Title names the screen in the top bar.
func (s *Screen) Title(clinic.Day, time.Time) (title, subtitle string) {
	return "Import patients", "From another system’s file (CSV)"
}

// Focus is where the file is named.
func (s *Screen) Focus() fyne.Focusable { return s.path.Focusable() }

// Keys are the keys of the screen.
func (s *Screen) Keys() []part.Key {
	return []part.Key{
		{Key: "Ctrl+Enter", Word: "Go on: look, try, import", Do: s.goOn},
		{Key: "Ctrl+S", Word: "Save the report", Do: s.save},
		{Key: "Esc", Word: "Back; an import goes on", Do: s.desk.Leave},
	}
}

// Show shows how far a run has come. The window calls it once a second.
func (s *Screen) Show(clinic.Day, time.Time) {
	if s.running && !s.undoing {
		s.showProgress()
	}
}

// Open begins anew unless an import is under way, and lists the earlier ones.
func (s *Screen) Open() {
	if !s.running && s.stage == taken {
		s.path.SetText("")
	}
	s.list()
}

// Choose takes a file that was browsed for, and looks at it.
func (s *Screen) Choose(path string) {
	s.path.SetText(path)
	s.glance()
}

// begin forgets all that was known of another file.
func (s *Screen) begin() {
	if s.running { // the field can't be changed then
		return
	}
	s.ask()
	s.waiting = false
	s.stage, s.look, s.readOK, s.outcome, s.undone = choosing, Look{}, false, Outcome{}, false
	s.columns.set(nil)
	s.banner.Clear()
	s.show()
}

// goOn is the main button: look, try, import, and begin again.
func (s *Screen) goOn() {
	switch {
	case s.running, s.waiting:
	case s.stage == choosing:
		s.glance()
	case s.stage == taken:
		s.path.SetText("")
	case !s.readOK:
		s.mapped()
	default:
		s.start(s.stage == looked)
	}
}

// ask begins a look or a reading, and ends the one before.
func (s *Screen) ask() (context.Context, int) {
	s.enough()
	ctx, enough := context.WithCancel(context.Background())
	s.asked, s.waiting, s.enough = s.asked+1, true, enough
	return ctx, s.asked
}

// overtaken reports whether an answer is of no use any more. One that is not
// is waited for no longer.
func (s *Screen) overtaken(asked int) bool {
	if asked != s.asked || s.running {
		return true
	}
	s.waiting = false
	return false
}

// glance looks at the file's columns.
func (s *Screen) glance() {
	path := s.path.Text()
	if path == "" {
		s.path.SetError("Name the file, or press Browse.")
		return
	}
	s.path.SetError("")
	ctx, asked := s.ask()
	s.show()
	s.desk.Spawn(func() {
		look, err := s.desk.Store.Look(ctx, path)
		fyne.Do(func() {
			switch {
			case s.overtaken(asked):
			case err != nil:
				s.path.SetError(sentence(err))
				s.show()
			default:
				s.look, s.stage = look, looked
				s.columns.set(look.Columns)
				s.mapped()
			}
		})
	})
}

// mapped reads the first lines again, after a column or the order of the dates
// was changed; what was tried before counts no more.
func (s *Screen) mapped() {
	if s.stage == choosing || s.running {
		return
	}
	ctx, asked := s.ask()
	s.stage, s.readOK, s.outcome = looked, false, Outcome{}
	s.dates.SetError("")
	s.banner.Clear()
	s.plan = Plan{Path: s.path.Text(), Stamp: s.look.Stamp, Takes: s.columns.takes(), Dates: orders[max(0, s.dates.Selected())].key}
	if twice := s.columns.twice(); twice != "" {
		s.waiting = false
		s.refuse(errors.New(twice), twice)
		return
	}
	s.show()
	plan := s.plan
	s.desk.Spawn(func() {
		reading, err := s.desk.Store.Read(ctx, plan)
		fyne.Do(func() {
			switch {
			case s.overtaken(asked):
			case err != nil:
				if clinic.FieldOf(err) == "dates" {
					s.dates.SetError("Choose the order.")
				}
				s.refuse(err, sentence(err))
			default:
				s.reading, s.readOK = reading, true
				s.show()
			}
		})
	})
}

// refuse shows why it does not go on.
func (s *Screen) refuse(err error, says string) {
	s.show()
	if err != nil {
		s.banner.Set(theme.Danger, theme.IconWarning, says)
		s.right.Refresh()
	}
}

// sentence is what staff read of an error.
func sentence(err error) string {
	if clinic.CodeOf(err) != "" {
		return clinic.Sentence(err)
	}
	return "That could not be done. Try again."
}
