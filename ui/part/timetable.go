package part

import (
	"math"
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/ui/theme"
)

// PieceLook is how strongly a piece of a block is drawn.
type PieceLook int

// The looks of a piece.
const (
	PiecePale  PieceLook = iota // soft fill, dark words
	PieceDeep                   // deep fill, white words
	PieceHatch                  // stripes: nobody is there
)

// Piece is a stretch of a block in one colour.
type Piece struct {
	From, To float64 // hours of the day, such as 9.5
	Tone     theme.Tone
	Look     PieceLook
}

// Block is one thing in a lane that can be chosen; a key of 0 cannot be.
type Block struct {
	Key       int64
	Pieces    []Piece // in their order, without gaps
	Row       int     // from 0, where blocks of a lane lie over each other
	Text, Sub string
	Outline   bool // proposed and not there yet
}

// Span is a stretch of hours.
type Span struct{ From, To float64 }

// TimeLane is one line of a timetable.
type TimeLane struct {
	Name, Sub string
	Off       bool // shaded all along
	Blocks    []Block
}

func (l TimeLane) rows() int {
	n := 1
	for _, b := range l.Blocks {
		n = max(n, b.Row+1)
	}
	return n
}

// CountBar is how many there are in a stretch; Over is drawn as too many.
type CountBar struct {
	Span
	N    int
	Over bool
}

// TimeSpec is all that a timetable shows.
type TimeSpec struct {
	From, To  float64 // the hours shown
	Now       float64 // where the red line is; below From for none
	Lanes     []TimeLane
	Shades    []Span // of every lane
	CountName string // the row at the foot; without a name there is none
	CountSub  string
	Counts    []CountBar
	Limit     int // a dashed line over the counts; 0 for none
}

// Timetable is the lanes of a day with the hours above, which stay, and a row
// of counts below, which stays too. It is one stop of Tab: the arrows walk over
// the blocks, Enter is told to onEnter.
type Timetable struct {
	base
	onSelect, onEnter func(key int64)
	spec              TimeSpec
	selected          int64
	focused           bool

	head   *timeHead
	body   *timeBody
	foot   *timeFoot
	scroll *container.Scroll
	halo   halo
}

// NewTimetable makes an empty timetable; both functions may be nil.
func NewTimetable(onSelect, onEnter func(key int64)) *Timetable {
	t := &Timetable{onSelect: onSelect, onEnter: onEnter, halo: newHalo(theme.ButtonRadius, -1)}
	t.head, t.body, t.foot = newTimeHead(t), newTimeBody(t), newTimeFoot(t)
	t.scroll = container.NewVScroll(t.body)
	t.ExtendBaseWidget(t)
	return t
}

// Set shows another day, or the same with what differs. A selection that is
// gone is given up without a call of onSelect.
func (t *Timetable) Set(spec TimeSpec) {
	now := spec.Now
	spec.Now = t.spec.Now
	if reflect.DeepEqual(spec, t.spec) {
		if now != t.spec.Now {
			t.spec.Now = now
			t.body.placeNow()
		}
		return
	}
	spec.Now = now
	t.spec = spec
	if _, _, ok := t.find(t.selected); !ok {
		t.selected = 0
	}
	t.head.build()
	t.body.build()
	t.foot.build()
	t.Refresh()
}

// Select chooses a block and scrolls to it, without a call of onSelect.
func (t *Timetable) Select(key int64) {
	lane, _, ok := t.find(key)
	if !ok {
		key = 0
	}
	if t.selected == key {
		return
	}
	t.selected = key
	t.body.Refresh()
	if ok {
		t.reveal(lane)
	}
}

// Selected is the key of the chosen block, or 0.
func (t *Timetable) Selected() int64 { return t.selected }

func (t *Timetable) find(key int64) (lane, block int, ok bool) {
	if key == 0 {
		return 0, 0, false
	}
	for i, l := range t.spec.Lanes {
		for j, b := range l.Blocks {
			if b.Key == key {
				return i, j, true
			}
		}
	}
	return 0, 0, false
}

func (t *Timetable) pick(key int64) {
	if key == 0 || key == t.selected {
		return
	}
	t.Select(key)
	if t.onSelect != nil {
		t.onSelect(key)
	}
}

// reveal scrolls a lane into sight.
func (t *Timetable) reveal(lane int) {
	top := t.body.top(lane)
	bottom := t.body.top(lane + 1)
	offset, view := t.scroll.Offset, t.scroll.Size().Height
	switch {
	case view <= 0:
		return
	case top < offset.Y:
		offset.Y = top
	case bottom > offset.Y+view:
		offset.Y = bottom - view
	default:
		return
	}
	t.scroll.ScrollToOffset(offset)
}

// FocusGained is Fyne's.
func (t *Timetable) FocusGained() {
	t.focused = true
	t.halo.paint(true)
}

// FocusLost is Fyne's.
func (t *Timetable) FocusLost() {
	t.focused = false
	t.halo.paint(false)
}

// TypedKey walks over the blocks and hands on the rest.
func (t *Timetable) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyLeft:
		t.along(-1)
	case fyne.KeyRight:
		t.along(1)
	case fyne.KeyUp:
		t.across(-1)
	case fyne.KeyDown:
		t.across(1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if t.selected == 0 || t.onEnter == nil {
			passKey(t, event)
			return
		}
		t.onEnter(t.selected)
	default:
		passKey(t, event)
	}
}

// TypedRune hands on every character.
func (t *Timetable) TypedRune(r rune) { passRune(t, r) }

// along goes to the next block of the lane, and from its end to the next lane
// that has one.
func (t *Timetable) along(by int) {
	var keys []int64
	at := -1
	for _, l := range t.spec.Lanes {
		for _, b := range l.Blocks {
			if b.Key == 0 {
				continue
			}
			if b.Key == t.selected {
				at = len(keys)
			}
			keys = append(keys, b.Key)
		}
	}
	if len(keys) == 0 {
		return
	}
	if at < 0 {
		t.pick(keys[0])
		return
	}
	t.pick(keys[min(max(at+by, 0), len(keys)-1)])
}

// across goes to the block nearest in time, in the next lane that has one.
func (t *Timetable) across(by int) {
	lane, block, ok := t.find(t.selected)
	if !ok {
		t.along(1)
		return
	}
	here := t.spec.Lanes[lane].Blocks[block].middle()
	for lane += by; lane >= 0 && lane < len(t.spec.Lanes); lane += by {
		best, far := int64(0), math.Inf(1)
		for _, b := range t.spec.Lanes[lane].Blocks {
			if d := math.Abs(b.middle() - here); b.Key != 0 && d < far {
				best, far = b.Key, d
			}
		}
		if best != 0 {
			t.pick(best)
			return
		}
	}
}

func (b Block) from() float64 {
	if len(b.Pieces) == 0 {
		return 0
	}
	return b.Pieces[0].From
}

func (b Block) to() float64 {
	if len(b.Pieces) == 0 {
		return 0
	}
	return b.Pieces[len(b.Pieces)-1].To
}

func (b Block) middle() float64 { return (b.from() + b.to()) / 2 }

// PartText says every block, for end-to-end tests.
func (t *Timetable) PartText() string {
	all := ""
	for _, l := range t.spec.Lanes {
		all += l.Name + " " + l.Sub + "\n"
		for _, b := range l.Blocks {
			all += "  " + b.Text + " " + b.Sub + "\n"
		}
	}
	return all
}

const (
	timeName  float32 = 126
	timePad   float32 = 8 // of the names, inside the ring of the focus
	timeHour  float32 = 24
	timeLane  float32 = 50
	timeCount float32 = 70
)

// x is where an hour is drawn; hours outside are drawn at the ends.
func (t *Timetable) x(hour float64, width float32) float32 {
	if t.spec.To <= t.spec.From {
		return timeName
	}
	share := math.Min(1, math.Max(0, (hour-t.spec.From)/(t.spec.To-t.spec.From)))
	return timeName + float32(share)*(width-timeName)
}

// CreateRenderer is Fyne's.
func (t *Timetable) CreateRenderer() fyne.WidgetRenderer {
	return (&sketch{
		owner: t, objects: still(t.head, t.scroll, t.foot, t.halo.Rectangle),
		layout: t.layout, paint: func() { t.halo.paint(t.focused) },
		min: func() fyne.Size { return fyne.NewSize(timeName+300, timeHour+2*timeLane+timeCount) },
	}).begin()
}

func (t *Timetable) layout(size fyne.Size) {
	foot := float32(0)
	if t.spec.CountName != "" {
		foot = timeCount
	}
	show(t.foot, foot > 0)
	put(t.head, 0, 0, size.Width, timeHour)
	high := fyne.Min(size.Height-timeHour-foot, t.body.top(len(t.spec.Lanes)))
	put(t.scroll, 0, timeHour, size.Width, high)
	put(t.foot, 0, timeHour+high, size.Width, foot)
	t.body.Resize(fyne.NewSize(size.Width, t.body.MinSize().Height))
	t.head.Refresh()
	t.body.Refresh()
	t.foot.Refresh()
	t.scroll.Refresh()
	t.halo.place(fyne.NewPos(0, 0), size)
}
