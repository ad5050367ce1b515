// Package welcome is the first start: a clinic says what it is, on a few pages
// that can be gone back to, or the demo clinic is opened.
package welcome

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// Answers are what the first start asks. The first of the staff is also the
// manager; protocols that are not used here are retired.
type Answers struct {
	Clinic    clinic.Profile
	Staff     []clinic.Staff
	Chairs    []clinic.Chair
	Protocols []clinic.Protocol
}

// Desk is the window the screen works in.
type Desk struct {
	SetUp  func(a Answers, failed func(error))
	Demo   func(failed func(error))
	Canvas func() fyne.Canvas
	Now    func() time.Time
}

// page is one step of the first start.
type page interface {
	object() fyne.CanvasObject
	title() string
	first() fyne.Focusable
	// read writes what was typed on the page into the answers.
	read(a *Answers) error
	// mark shows a mistake at its field and gives where the keyboard belongs;
	// nil when it is not of this page.
	mark(err error) fyne.Focusable
	unmark()
}

// Screen is the first start.
type Screen struct {
	desk   Desk
	busy   bool
	pages  []page
	scroll []*container.Scroll
	at     int

	clinic *clinicPage
	places *placesPage
	treat  *treatPage
	people *peoplePage

	step   *part.Text
	title  *part.Text
	intro  *part.Text
	failed *part.Banner
	back   *part.Button
	next   *part.Button
	demo   *part.Button
	inner  *fyne.Container // of the card: laid out anew when something in it comes or goes
	root   *fyne.Container
}

// New makes the screen.
func New(desk Desk) *Screen {
	s := &Screen{desk: desk, failed: part.NewBanner(), step: part.Small("").Fixed(true), title: part.NewText("", part.TextStyle{Size: 22, Heavy: true})}
	s.clinic, s.places, s.treat, s.people = newClinicPage(s), newPlacesPage(s), newTreatPage(s), newPeoplePage(s)
	s.pages = []page{s.clinic, s.places, s.treat, s.people}
	s.intro = part.NewText("Everything stays on this workstation. Set up your clinic, or look around first in a demo clinic with made-up patients; it has a database of its own.", part.TextStyle{Wrap: true, Color: theme.Muted})

	s.back = part.NewButton(part.Plain, "Back", s.goBack)
	s.back.ID = "welcome.back"
	s.back.SetLarge(true)
	s.next = part.NewButton(part.Main, "Next", s.goOn)
	s.next.ID = "welcome.next"
	s.next.SetLarge(true)
	s.next.SetKey("Enter")
	s.demo = part.NewButton(part.Plain, "Explore a demo clinic", s.explore)
	s.demo.ID = "welcome.demo"
	s.demo.SetLarge(true)

	body := container.NewStack()
	for _, p := range s.pages {
		inset := container.New(layout.NewCustomPaddedLayout(4, 4, 4, 14), p.object())
		scroll := container.NewVScroll(inset)
		part.Follow(scroll, inset)
		s.scroll = append(s.scroll, scroll)
		body.Add(scroll)
	}
	head := container.New(part.NewStack(theme.S8), container.NewBorder(nil, nil, nil, s.step, s.title), s.intro, s.failed)
	foot := container.New(layout.NewCustomPaddedLayout(theme.S12, 0, 4, 4),
		container.NewBorder(nil, nil, s.demo, container.New(layout.NewCustomPaddedHBoxLayout(theme.S12), s.back, s.next)))
	s.inner = container.New(headed{}, head, body, foot)
	card := part.NewCard(s.inner)
	card.SetPadding(20)
	s.root = container.New(centred{}, card)
	s.turn(0)
	return s
}

// Object is the screen.
func (s *Screen) Object() fyne.CanvasObject { return s.root }

// Title names the screen in the top bar.
func (s *Screen) Title(clinic.Day, time.Time) (title, subtitle string) {
	return "Chairside", "First start"
}

// Show has nothing to follow.
func (s *Screen) Show(clinic.Day, time.Time) {}

// Keys are those of the pages.
func (s *Screen) Keys() []part.Key {
	return []part.Key{
		{Key: "Enter", Word: "Next page, from anything but another button", Do: s.goOn},
		{Key: "Space", Word: "Tick or untick the marked line"},
		{Key: "Ctrl+Enter", Word: "Next page, from anywhere", Do: s.goOn},
		{Key: "Esc", Word: "The page before", Do: s.goBack},
	}
}

// Unsaved names the first start while answers to it are typed.
func (s *Screen) Unsaved() string {
	if s.busy || s.at == 0 && !s.clinic.form.Dirty() {
		return ""
	}
	return "the first start"
}

// Focus is the first field of the page: Space on a button would open the demo
// under somebody's typing.
func (s *Screen) Focus() fyne.Focusable { return s.pages[s.at].first() }

// Open goes to a page, for pictures and tests.
func (s *Screen) Open(page int) { s.turn(min(max(page, 0), len(s.pages)-1)) }

// turn shows a page; what was typed on the others stays.
func (s *Screen) turn(to int) {
	s.at = to
	for i, scroll := range s.scroll {
		if i == to {
			scroll.Show()
		} else {
			scroll.Hide()
		}
	}
	s.step.SetText(fmt.Sprintf("Step %d of %d", to+1, len(s.pages)))
	s.title.SetText(s.pages[to].title())
	show := func(o fyne.CanvasObject, on bool) {
		if on {
			o.Show()
		} else {
			o.Hide()
		}
	}
	show(s.intro, to == 0)
	show(s.demo, to == 0)
	show(s.back, to > 0)
	if to == len(s.pages)-1 {
		s.next.SetText("Set up the clinic")
	} else {
		s.next.SetText("Next")
	}
	s.inner.Refresh()
}

func (s *Screen) goBack() {
	if s.at == 0 || s.busy {
		return
	}
	s.hush()
	s.turn(s.at - 1)
	s.desk.Canvas().Focus(s.Focus())
}

// goOn turns the page, unless something on it or before it is wrong; after the
// last the clinic is set up.
func (s *Screen) goOn() {
	if s.busy {
		return
	}
	s.hush()
	a, err := s.read(s.at)
	switch {
	case err != nil:
		s.refused(err)
	case s.at < len(s.pages)-1:
		s.turn(s.at + 1)
		s.scroll[s.at].ScrollToOffset(fyne.NewPos(0, 0))
		s.desk.Canvas().Focus(s.Focus())
	default:
		s.wait(true)
		s.desk.SetUp(a, s.refused)
	}
}

// read gathers the answers of the pages up to and with one.
func (s *Screen) read(last int) (Answers, error) {
	a := Answers{Clinic: clinic.DefaultProfile()}
	for _, p := range s.pages[:last+1] {
		if err := p.read(&a); err != nil {
			return a, err
		}
	}
	return a, nil
}

func (s *Screen) explore() {
	if s.busy {
		return
	}
	s.hush()
	s.wait(true)
	s.demo.SetText("Making the demo clinic…")
	s.desk.Demo(func(err error) {
		s.demo.SetText("Explore a demo clinic")
		s.refused(err)
	})
}

// hush takes what went wrong before away, and its room with it.
func (s *Screen) hush() {
	for _, p := range s.pages {
		p.unmark()
	}
	if s.failed.Visible() {
		s.failed.Clear()
		s.inner.Refresh()
	}
}

func (s *Screen) wait(on bool) {
	s.busy = on
	for _, b := range []*part.Button{s.next, s.back, s.demo} {
		if on {
			b.Disable()
		} else {
			b.Enable()
		}
	}
}

// refused leads to the page and the field that an error names, and says it
// whole above.
func (s *Screen) refused(err error) {
	s.wait(false)
	s.failed.Set(theme.Danger, theme.IconWarning, clinic.Sentence(err))
	for i, p := range s.pages {
		if at := p.mark(err); at != nil {
			if i != s.at {
				s.turn(i)
			}
			s.inner.Refresh()
			s.desk.Canvas().Focus(at)
			return
		}
	}
	s.inner.Refresh()
}
