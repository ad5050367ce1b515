// Package patient is one person's record on the screen: who it is and how to
// reach them, how the series goes, every visit and every change of the record,
// and the form that makes and corrects it. With nobody chosen it is the list
// of all patients.
package patient

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/part"
)

// Store is what the screen reads and writes.
type Store interface {
	Chart(ctx context.Context, id clinic.PatientID) (clinic.Chart, error)
	Patients(ctx context.Context, limit int) ([]clinic.Patient, error)
	FindPatients(ctx context.Context, query string, limit int) ([]clinic.Patient, error)
	SimilarPatients(ctx context.Context, p clinic.Patient, limit int) ([]clinic.Patient, error)
	AddPatient(ctx context.Context, by clinic.StaffID, p clinic.Patient) (clinic.PatientID, error)
	SavePatient(ctx context.Context, by clinic.StaffID, p clinic.Patient, reason string) error
}

// Open is what the window hands over.
type Open struct {
	Store   Store
	Staff   func() (clinic.Staff, bool) // who is at the desk
	Pick    func(then func())           // asks who is at the desk, then goes on
	Spawn   func(func())                // runs off the UI goroutine; in tests, in line
	Version func() int64                // of what the board was read from; another means to read again
	Done    func(message string, undo clinic.VisitID)
	Failed  func(err error)
	Focus   func(fyne.Focusable) // moves the keyboard
	Canvas  func() fyne.Canvas   // for panels
	Leave   func()               // back to where the patient was opened from
	Turned  func()               // another page is shown: the title of the window is another
	Now     func() time.Time     // how long a warning has stood

	CheckIn func(clinic.VisitID)
	Board   func(clinic.VisitID)   // shows the visit on today's board
	WalkIn  func(clinic.Patient)   // begins a walk-in of somebody on record
	Book    func(clinic.PatientID) // nil while nothing books: no button
	Visit   func(clinic.VisitID)   // one of today's visits where its work is done
	Sheet   func(clinic.VisitID)   // makes the sheet of a visit again and opens it
}

// page is what of the screen is shown.
type page int

const (
	listPage page = iota
	chartPage
	formPage
)

// Screen is the patient's screen. It is built once; Show is the only writer
// of what it shows.
type Screen struct {
	open Open
	day  clinic.Day
	now  time.Time
	page page

	id     clinic.PatientID // whose record is shown, 0 for nobody's
	chart  clinic.Chart     // as it was read; Patient.ID 0 before that
	read   int64            // the version it was read at
	asked  int              // readings asked for; an older answer is dropped
	listed bool             // opened from the list, so Esc goes back there
	homing bool             // the keyboard goes to the record once it is read
	drawn  int              // how often the record differed

	list  *list
	face  *face
	form  *form
	panes *fyne.Container
}

// New builds the screen. Nothing is shown before the first Show.
func New(open Open) *Screen {
	s := &Screen{open: open}
	s.list = newList(s)
	s.face = newFace(s)
	s.form = newForm(s)
	s.panes = pages(s.list.object, s.face.object, s.form.object)
	s.turn(listPage)
	return s
}

// Object is the area below the top bar.
func (s *Screen) Object() fyne.CanvasObject { return s.panes }

// Title names the screen in the top bar.
func (s *Screen) Title(clinic.Day, time.Time) (title, subtitle string) {
	switch {
	case s.page == formPage && s.form.base.ID == 0:
		return "New patient", "Search first: is the person on record?"
	case s.page == formPage:
		return "Correct the record", "MRN " + s.form.base.MRN + " · what was there stays in the history"
	case s.page == chartPage:
		return "Patient", "Everything on record, newest visit first"
	}
	return "Patients", "Everyone on record, by name"
}

// Show takes the board's moment, and reads the record again when anybody has
// written since.
func (s *Screen) Show(day clinic.Day, now time.Time) {
	s.day, s.now = day, now
	if v := s.open.Version(); v != s.read {
		s.read = v
		s.again()
	}
	s.list.show()
	s.face.show()
}

// again reads what is shown once more.
func (s *Screen) again() {
	s.list.look()
	if s.id != 0 {
		s.load(s.id)
	}
}

// load reads a record off the UI goroutine and shows it. An answer that a newer
// reading has overtaken is dropped.
func (s *Screen) load(id clinic.PatientID) {
	s.asked++
	asked := s.asked
	s.open.Spawn(func() {
		ctx, cancel := context.WithTimeout(context.Background(), loadTime)
		defer cancel()
		chart, err := s.open.Store.Chart(ctx, id)
		fyne.Do(func() {
			if asked != s.asked {
				return
			}
			if err != nil {
				s.open.Failed(err)
				if clinic.CodeOf(err) == clinic.Missing && s.page == chartPage {
					s.id, s.chart = 0, clinic.Chart{}
					s.turn(listPage)
				}
				return
			}
			s.chart = chart
			s.face.show()
			if s.homing && s.page == chartPage {
				s.homing = false
				s.home()
			}
		})
	})
}

// loadTime is how long one reading of a record may take before it counts as
// failed.
const loadTime = 10 * time.Second

// Open shows a patient's record. A form with something typed in it stays: it
// is saved or dropped first.
func (s *Screen) Open(id clinic.PatientID) {
	if s.keepForm(func() { s.Open(id) }) {
		return
	}
	s.listed = false
	s.begin(id)
}

func (s *Screen) begin(id clinic.PatientID) {
	if s.id != id {
		s.chart = clinic.Chart{}
	}
	s.id, s.homing = id, true
	s.turn(chartPage)
	s.face.first()
	s.load(id)
}

// List shows everyone on record, as the rail does, with nothing searched for:
// what was typed last time would stand before the next name.
func (s *Screen) List() {
	if s.keepForm(s.List) {
		return
	}
	s.list.search.SetText("")
	s.asked++ // a record on its way is not wanted any more
	s.id, s.chart = 0, clinic.Chart{}
	s.turn(listPage)
	s.list.look()
}

// New opens the form of a new patient with what was searched for.
func (s *Screen) New(query string) {
	if s.keepForm(func() { s.New(query) }) {
		return
	}
	given, family := clinic.SplitName(query)
	s.form.begin(clinic.Patient{Given: given, Family: family}, 0)
	s.turn(formPage)
	s.home()
}

// Edit opens the form of the record that is shown.
func (s *Screen) Edit() {
	if s.page != chartPage || s.chart.Patient.ID == 0 {
		return
	}
	s.form.begin(s.chart.Patient, s.chart.LastLine())
	s.turn(formPage)
	s.home()
}

// keepForm reports whether the form must stay, and says so in it; then is what
// was asked for, and follows when the form is dropped.
func (s *Screen) keepForm(then func()) bool {
	if s.page != formPage || !s.form.dirty() && !s.form.busy {
		return false
	}
	s.form.stays(then)
	return true
}

// Unsaved names the form while something typed in it is not saved.
func (s *Screen) Unsaved() string {
	if s.page == formPage && s.form.dirty() {
		return "the patient’s record"
	}
	return ""
}

// Patient is whose record is shown, 0 for nobody's.
func (s *Screen) Patient() clinic.PatientID { return s.id }

func (s *Screen) turn(p page) {
	s.page = p
	for i, o := range []fyne.CanvasObject{s.list.object, s.face.object, s.form.object} {
		part.Visible(o, i == int(p))
	}
	s.panes.Refresh()
	if s.open.Turned != nil {
		s.open.Turned()
	}
}

// home gives the keyboard to what is shown.
func (s *Screen) home() { s.open.Focus(s.Focus()) }

// Focus is where the keyboard belongs when the screen opens.
func (s *Screen) Focus() fyne.Focusable {
	switch s.page {
	case chartPage:
		return s.face.focus()
	case formPage:
		return s.form.focus()
	}
	return s.list.search.Focusable()
}

// Keys are the keys of what is shown.
func (s *Screen) Keys() []part.Key {
	switch s.page {
	case chartPage:
		return s.face.keys()
	case formPage:
		return s.form.keys()
	}
	return s.list.keys()
}

// escape goes back by one step.
func (s *Screen) escape() {
	switch {
	case s.page == formPage:
		s.form.escape()
	case s.page == chartPage && s.listed:
		s.List()
		s.home()
	default:
		s.open.Leave()
	}
}
