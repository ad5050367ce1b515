package recovery

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// Open is how the screen has things opened that are not its own.
type Open struct {
	// Act begins an act on a visit, with its form where it needs one.
	Act func(clinic.Action, clinic.VisitID)
	// More offers everything that can be done with a visit.
	More func(clinic.VisitID)
	// Duty asks which nurses are on duty today.
	Duty func()
	// Wall opens the board for the nurses' station.
	Wall func()
}

// Screen is the recovery screen. It is built once; Show is the only writer of
// what it shows.
type Screen struct {
	open   Open
	day    clinic.Day
	now    time.Time
	order  places
	moved  time.Time // when cards last changed places
	deck   *deck
	side   *side
	notice *part.Banner
	empty  *part.Card
	root   *fyne.Container
}

// New builds the screen. Nothing is shown before the first Show.
func New(o Open) *Screen {
	s := &Screen{open: o, deck: newDeck(), side: newSide(o), notice: part.NewBanner()}
	s.deck.onPress = s.press
	s.deck.onEnter = s.next
	s.deck.picked = s.hush
	s.empty = part.NewCard(container.New(part.NewStack(theme.S4),
		part.TileTitle("Nobody is being treated"),
		part.NewText("Patients come here when their infusion or observation starts, and stay until they have left.",
			part.TextStyle{Color: theme.Muted, Wrap: true})))
	s.root = container.New(halves{s}, s.notice, s.deck, s.empty, s.side.scroll)
	visible(s.empty, false)
	return s
}

// Object is the area below the top bar.
func (s *Screen) Object() fyne.CanvasObject { return s.root }

// Title gives the words of the top bar.
func (s *Screen) Title(day clinic.Day, now time.Time) (title, subtitle string) {
	n := map[clinic.Stage]int{}
	for _, v := range day.Visits {
		n[v.Stage]++
	}
	var words []string
	for _, w := range []struct {
		stage clinic.Stage
		word  string
	}{{clinic.Recovering, "recovering"}, {clinic.Infusing, "infusing"}, {clinic.Ready, "ready"}} {
		if n[w.stage] > 0 {
			words = append(words, fmt.Sprintf("%d %s", n[w.stage], w.word))
		}
	}
	if len(words) == 0 {
		return "Recovery", "Nobody is being treated"
	}
	return "Recovery", strings.Join(append(words, day.Clinic.Load.Counter(day.Load())), " · ")
}

// Show shows the day at a moment; only what reads differently is redrawn.
func (s *Screen) Show(day clinic.Day, now time.Time) {
	s.day, s.now = day, now
	visits, moved := s.order.place(day, now, s.formOpen())
	if moved {
		s.moved = now
	}
	views := make([]cardView, len(visits))
	for i, v := range visits {
		views[i] = viewOf(day, v, now)
	}
	s.deck.set(views)
	visible(s.deck, len(views) > 0)
	visible(s.empty, len(views) == 0)
	if s.side.load.show(viewLoad(day)) {
		s.side.scroll.Content.Refresh()
		s.side.scroll.Refresh()
	}
	s.side.show(needs(day, visits, now), comingUp(day, now))
}

// settling is how long cards that changed places take no press: a hand that was
// on its way would act on who has come under it (ours).
const settling = time.Second

// press takes a pressed button of a card.
func (s *Screen) press(c *card, button int) {
	if gone := s.now.Sub(s.moved); gone >= 0 && gone < settling {
		s.say("The cards have just changed places: nothing was done. Look whose card it is and press again.")
		return
	}
	s.act(c.action(button), c.view.id)
}

// formOpen reports whether something lies over the cards.
func (s *Screen) formOpen() bool {
	c := fyne.CurrentApp().Driver().CanvasForObject(s.root)
	return c != nil && c.Overlays().Top() != nil
}

// Focus is where the keyboard belongs when the screen opens.
func (s *Screen) Focus() fyne.Focusable { return s.deck }

// Select chooses a visit's card and scrolls to it.
func (s *Screen) Select(id clinic.VisitID) { s.deck.sel(id) }

// halves lays the cards out at the left and the column at the right.
type halves struct{ s *Screen }

func (halves) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1000, 400) }

func (h halves) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	s, pad := h.s, theme.S20
	right := float32(int(min(max(size.Width*0.235, 300), 400))) // whole, or a hairline is lost at the edge
	left := size.Width - 2*pad - theme.S16 - right
	top := pad
	if s.notice.Visible() {
		put(s.notice, pad, top, left, tall(s.notice, left))
		top += s.notice.Size().Height + theme.S12
	}
	put(s.deck, pad-edge, top-edge, left+2*edge, size.Height-top-pad+2*edge)
	put(s.empty, pad, top, left, tall(s.empty, left))
	x := pad + left + theme.S16
	put(s.side.scroll, x, pad, right+barRoom, size.Height-2*pad)
	s.side.scroll.Content.Refresh()
	s.side.scroll.Refresh()
}
