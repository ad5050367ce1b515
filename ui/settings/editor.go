package settings

import (
	"context"
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"chairside/store/clinic"
	"chairside/ui/form"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// kind says how records of one kind are changed.
type kind[T any] struct {
	id     string
	groups []form.Group[T]
	change func(read, to T, confirmed bool) clinic.Setting
	check  func(T) (T, error)
	saved  func(read, to T) string // what the toast says
	ready  func(*T)                // a last touch before it is saved; may be nil
}

// editor is the form of one record with what saves it.
type editor[T any] struct {
	desk   *Desk
	kind   kind[T]
	form   *form.Form[T]
	banner *part.Banner
	state  *part.Text
	save   *part.Button
	back   *part.Button
	sure   *part.Button // of a refusal that can be confirmed
	page   *container.Scroll
	object *fyne.Container
	busy   bool
	may    bool
	warned bool       // Esc was pressed once over something typed
	done   func(to T) // after it was saved; may be nil
	left   func()     // Esc in a field: the screen's own
	typed  func()     // something was typed; may be nil
}

func newEditor[T any](desk *Desk, k kind[T]) *editor[T] {
	e := &editor[T]{desk: desk, kind: k, banner: part.NewBanner(), state: part.Small("").Fixed(true)}
	e.form = form.New(k.id, form.Hooks{Changed: e.changed, Submit: e.submit, Escape: func() { e.left() }}, k.groups...)
	e.save = part.NewButton(part.Main, "Save", e.submit)
	e.save.ID = k.id + ".save"
	e.save.SetKey("Ctrl S")
	e.back = part.NewButton(part.Plain, "Take back what I typed", e.discard)
	e.back.ID = k.id + ".discard"
	e.sure = part.NewButton(part.Caution, "All the same", nil)
	e.sure.ID = k.id + ".sure"
	inset := container.New(layout.NewCustomPaddedLayout(4, 4, 4, 16), e.form.Object)
	e.page = container.NewVScroll(inset)
	part.Follow(e.page, inset)
	foot := container.New(layout.NewCustomPaddedHBoxLayout(theme.S12), e.save, e.back, container.NewCenter(e.state))
	e.object = container.NewBorder(container.New(&collapsing{}, e.banner), container.New(layout.NewCustomPaddedLayout(theme.S12, 0, 4, 0), foot), nil, nil, e.page)
	e.settle()
	return e
}

// follow shows a record as it is on disk, and who may change it.
func (e *editor[T]) follow(t T, may bool) {
	if e.may != may {
		e.may = may
		e.settle()
	}
	if e.busy || reflect.DeepEqual(t, e.form.Loaded()) {
		return
	}
	over := e.form.Follow(t)
	if len(over) == 0 {
		return
	}
	text := "Changed at another station meanwhile: "
	for i, label := range over {
		if i > 0 {
			text += ", "
		}
		text += label
	}
	e.tell(theme.Hold, text+". What you typed is kept; saving replaces what is on record.")
}

// load begins with another record.
func (e *editor[T]) load(t T) {
	e.quiet()
	e.form.Load(t)
}

func (e *editor[T]) dirty() bool { return e.form.Dirty() }

func (e *editor[T]) changed() {
	e.warned = false
	if e.typed != nil {
		e.typed()
	}
	e.settle()
}

// settle draws what can be done now.
func (e *editor[T]) settle() {
	if e.form == nil {
		return
	}
	e.form.Lock(!e.may || e.busy)
	dirty := e.form.Dirty()
	switch {
	case !e.may:
		e.state.SetText(WhoMay)
	case e.busy:
		e.state.SetText("Saving…")
	case dirty:
		e.state.SetText("Not saved yet.")
	default:
		e.state.SetText("As it is on record.")
	}
	for b, on := range map[*part.Button]bool{e.save: e.may && dirty && !e.busy, e.back: e.may && dirty && !e.busy} {
		if on {
			b.Enable()
		} else {
			b.Disable()
		}
	}
}

// submit saves what was typed.
func (e *editor[T]) submit() {
	if e.busy || !e.may || !e.dirty() {
		return
	}
	e.quiet()
	to, err := e.form.Record()
	if err == nil && e.kind.ready != nil {
		e.kind.ready(&to)
	}
	if err == nil {
		to, err = e.kind.check(to)
	}
	if err != nil {
		e.refuse(err)
		return
	}
	e.write(e.form.Loaded(), to, false)
}

// write makes the change off the UI goroutine.
func (e *editor[T]) write(read, to T, confirmed bool) {
	staff, ok := e.desk.Staff()
	if !ok {
		e.desk.Pick(func() { e.write(read, to, confirmed) })
		return
	}
	e.hold(true)
	e.desk.Spawn(func() {
		err := e.desk.Store.Change(context.Background(), staff.ID, e.kind.change(read, to, confirmed))
		fyne.Do(func() {
			e.hold(false)
			if err != nil {
				e.refused(err, read, to)
				return
			}
			e.quiet()
			if number(e.form.Loaded()) == number(to) { // an undo may be of another record
				e.form.Load(to)
			}
			if e.done != nil {
				e.done(to)
			}
			e.desk.Saved(func() { e.desk.Say(e.kind.saved(read, to), e.undo(read, to, confirmed)) })
		})
	})
}

// undo saves the record back as it was; nil where that cannot be: what was
// added is retired instead, and visits that lost something do not get it back.
func (e *editor[T]) undo(read, to T, confirmed bool) func() {
	if confirmed || number(read) == 0 {
		return nil
	}
	return func() {
		if e.dirty() {
			e.tell(theme.Hold, "Save or take back what you typed first.")
			return
		}
		e.write(to, read, false)
	}
}

// number is that of a record in the store, 0 of one that is being added. There
// is one profile.
func number(record any) int64 {
	if id := reflect.ValueOf(record).FieldByName("ID"); id.IsValid() {
		return id.Int()
	}
	return 1
}

func (e *editor[T]) refused(err error, read, to T) {
	switch {
	case clinic.FieldOf(err) == clinic.FieldConfirm:
		e.sure.OnTapped(func() { e.write(read, to, true) })
		e.banner.Set(theme.Hold, theme.IconWarning, clinic.Sentence(err), e.sure)
		e.object.Refresh()
		e.desk.Canvas().Focus(e.sure)
		return
	case clinic.CodeOf(err) == "":
		e.desk.Failed(err)
		return
	}
	e.refuse(err)
	if clinic.CodeOf(err) == clinic.Conflict {
		e.desk.Saved(func() { e.tell(theme.Danger, clinic.Sentence(err)) })
	}
}

// refuse shows a mistake at its field, and whole in the banner.
func (e *editor[T]) refuse(err error) {
	e.tell(theme.Danger, clinic.Sentence(err))
	if at := e.form.Mark(err); at != nil {
		e.desk.Canvas().Focus(at)
	}
}

func (e *editor[T]) tell(tone theme.Tone, text string) {
	e.banner.Set(tone, theme.IconWarning, text)
	e.object.Refresh()
}

func (e *editor[T]) quiet() {
	e.warned = false
	e.form.Unmark()
	if e.banner.Visible() {
		if e.desk.Canvas().Focused() == fyne.Focusable(e.sure) {
			e.desk.Canvas().Focus(e.form.First())
		}
		e.banner.Clear()
		e.object.Refresh()
	}
}

func (e *editor[T]) hold(on bool) {
	e.busy = on
	e.settle()
}

// discard shows the record again in place of what was typed.
func (e *editor[T]) discard() {
	e.load(e.form.Loaded())
}

// escape takes back what was typed, when it is asked for twice; it answers
// whether there was anything to do.
func (e *editor[T]) escape() bool {
	switch {
	case e.busy:
	case e.dirty() && !e.warned:
		words := "Once more to take back what you typed; Ctrl S saves it."
		if !e.may {
			words = "Once more to take back what was typed; only a manager can save it."
		}
		e.tell(theme.Hold, words)
		e.warned = true
	case e.dirty():
		e.discard()
	case e.banner.Visible():
		e.quiet()
	default:
		return false
	}
	return true
}

// collapsing gives its one object no room while it is hidden, and the height
// that its words need at this width otherwise.
type collapsing struct{ width float32 }

func (c *collapsing) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if !objects[0].Visible() {
		return fyne.NewSize(0, 0)
	}
	for range 2 { // a text that wraps knows its height after it has a width
		objects[0].Resize(fyne.NewSize(c.width, objects[0].MinSize().Height))
	}
	return objects[0].MinSize().AddWidthHeight(0, theme.S8)
}

func (c *collapsing) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	c.width = size.Width
	objects[0].Resize(fyne.NewSize(size.Width, fyne.Max(size.Height-theme.S8, 0)))
}
