package form

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// Hooks are what a form tells whoever shows it. Each may be nil.
type Hooks struct {
	Changed func() // somebody typed or chose
	Submit  func() // Enter in a field
	Escape  func() // Esc in a field
}

// Form shows one record by its table. It is used on Fyne's goroutine.
type Form[T any] struct {
	// Object is what is shown.
	Object *fyne.Container
	hooks  Hooks
	inputs []*input[T]
	loaded T
	filled bool
	locked bool
}

// input is one line of the table as it is typed.
type input[T any] struct {
	line   Line[T]
	shown  string // what the record says
	base   string // the same as the field shows it, which may be shorter
	field  *part.Field
	choice *part.Choice
	marked bool // shows a mistake in what stood there when it was judged
}

// New makes an empty form; id begins the ids of its fields, "settings.name".
func New[T any](id string, hooks Hooks, groups ...Group[T]) *Form[T] {
	f := &Form[T]{hooks: hooks, Object: container.New(part.NewStack(theme.S4))}
	seen := map[string]int{}
	for i, g := range groups {
		if g.Title != "" && i > 0 {
			f.Object.Add(container.New(grid{gap: theme.S8}))
		}
		if g.Title != "" {
			f.Object.Add(part.TileTitle(g.Title))
		}
		if g.Text != "" {
			f.Object.Add(part.NewText(g.Text, part.TextStyle{Size: theme.TextSmall, Color: theme.Muted, Wrap: true}))
		}
		lines := container.New(grid{columns: g.Columns, gap: theme.S16})
		for _, l := range g.Lines {
			name := l.Field
			if seen[l.Field]++; seen[l.Field] > 1 { // two figures that are checked as one
				name = fmt.Sprintf("%s%d", l.Field, seen[l.Field])
			}
			in := f.input(l, id+"."+name)
			f.inputs = append(f.inputs, in)
			lines.Add(in.object())
		}
		f.Object.Add(lines)
	}
	return f
}

func (f *Form[T]) input(l Line[T], id string) *input[T] {
	in := &input[T]{line: l}
	if len(l.Options) > 0 {
		in.choice = part.NewChoice(l.Label, l.Options, func(int) {
			in.mend()
			f.changed()
		})
		in.choice.ID = id
		in.choice.SetHint(l.Note)
		return in
	}
	in.field = part.NewField(l.Label)
	in.field.ID, in.field.MaxLength = id, l.Most
	in.field.SetHint(l.Note)
	in.field.OnChanged = func(string) {
		in.mend()
		f.changed()
	}
	if f.hooks.Submit != nil {
		in.field.OnSubmitted = func(string) { f.hooks.Submit() }
	}
	in.field.OnEscape = f.hooks.Escape
	return in
}

func (f *Form[T]) changed() {
	if f.filled && f.hooks.Changed != nil {
		f.hooks.Changed()
	}
}

// Load shows a record. What was typed goes, and what was wrong.
func (f *Form[T]) Load(t T) {
	f.filled = false
	f.loaded = t
	for _, in := range f.inputs {
		in.show(in.line.Show(t))
	}
	f.filled = true
	f.changed()
}

// Loaded is the record that the form was filled from.
func (f *Form[T]) Loaded() T { return f.loaded }

// Follow takes the record as it has become: what nobody has typed over shows
// it, what somebody has stays and says at the field what it became. It gives
// the labels of the latter.
func (f *Form[T]) Follow(t T) (over []string) {
	f.filled = false
	f.loaded = t
	for _, in := range f.inputs {
		now := in.line.Show(t)
		switch {
		case now == in.shown:
		case in.text() == in.base || in.text() == now:
			in.show(now)
		default:
			is := now
			if is == "" {
				is = "empty"
			}
			in.setError("Meanwhile: " + is + ". Saving replaces it.")
			over = append(over, in.line.Label)
			in.shown, in.base = now, now
		}
	}
	f.filled = true
	f.changed()
	return over
}

// Dirty reports whether something was typed that is not in the record.
func (f *Form[T]) Dirty() bool {
	for _, in := range f.inputs {
		if in.text() != in.base {
			return true
		}
	}
	return false
}

// Record gives the record with what was typed; an error names the first field
// that cannot be read.
func (f *Form[T]) Record() (T, error) {
	t := f.loaded
	err := f.Apply(&t)
	return t, err
}

// Apply writes what was typed into a record, so that several forms can share
// one.
func (f *Form[T]) Apply(t *T) error {
	for _, in := range f.inputs {
		if in.text() == in.base {
			continue // as it was, to the last unit that the form does not show
		}
		if err := in.line.Read(t, in.text()); err != nil {
			return err
		}
	}
	return nil
}

// Unmark takes back what was said to be wrong.
func (f *Form[T]) Unmark() {
	for _, in := range f.inputs {
		in.setError("")
	}
}

// Mark shows a mistake at the field it names and gives that field for the
// keyboard; nil when the form has no such field.
func (f *Form[T]) Mark(err error) fyne.Focusable {
	for _, in := range f.inputs {
		if in.line.Field == clinic.FieldOf(err) {
			in.setError(clinic.Sentence(err))
			in.marked = true
			return in.focusable()
		}
	}
	return nil
}

// mend takes a mistake back once the text is another.
func (in *input[T]) mend() {
	if in.marked {
		in.marked = false
		in.setError("")
	}
}

// Lock lets the form only be read, or opens it again.
func (f *Form[T]) Lock(on bool) {
	if f.locked == on {
		return
	}
	f.locked = on
	for _, in := range f.inputs {
		var o fyne.Disableable = in.choice
		if in.field != nil {
			o = in.field
		}
		if on {
			o.Disable()
		} else {
			o.Enable()
		}
	}
}

// First is where typing begins.
func (f *Form[T]) First() fyne.Focusable { return f.inputs[0].focusable() }

// Note changes the words below a field.
func (f *Form[T]) Note(field, text string) {
	for _, in := range f.inputs {
		if in.line.Field == field && in.field != nil {
			in.field.SetHint(text)
		}
	}
}

// Typed is what stands in a field.
func (f *Form[T]) Typed(field string) string {
	for _, in := range f.inputs {
		if in.line.Field == field {
			return in.text()
		}
	}
	return ""
}

// show takes what the record says into the field.
func (in *input[T]) show(text string) {
	in.set(text)
	in.setError("")
	in.shown, in.base = text, in.text()
}

func (in *input[T]) object() fyne.CanvasObject {
	if in.field != nil {
		return in.field
	}
	return in.choice
}

func (in *input[T]) focusable() fyne.Focusable {
	if in.field != nil {
		return in.field.Focusable()
	}
	return in.choice
}

func (in *input[T]) text() string {
	if in.field != nil {
		return in.field.Text()
	}
	if i := in.choice.Selected(); i >= 0 {
		return in.line.Options[i]
	}
	return ""
}

func (in *input[T]) set(text string) {
	if in.field != nil {
		in.field.SetText(text)
		return
	}
	for i, o := range in.line.Options {
		if o == text {
			in.choice.SetSelected(i)
			return
		}
	}
	in.choice.SetSelected(-1)
}

func (in *input[T]) setError(text string) {
	if in.field != nil {
		in.field.SetError(text)
		return
	}
	in.choice.SetError(text)
}

// Has reports whether the form has a field.
func (f *Form[T]) Has(field string) bool {
	for _, in := range f.inputs {
		if in.line.Field == field {
			return true
		}
	}
	return false
}
