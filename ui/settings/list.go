package settings

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

const warnTone = theme.Hold

// listing says how the records of one kind are listed.
type listing[T any] struct {
	one     string // "chair": New chair, no chair
	of      func(clinic.Day) []T
	id      func(T) int64
	retired func(*T) *bool
	name    func(T) string
	about   func(T) string
	fresh   func() T // a new one as it is first shown
	words   string   // why nothing is removed
	order   func(desk *Desk, ids []int64, read []int64)
}

// listPage is a list of records and the form of the one that is marked.
type listPage[T any] struct {
	*editor[T]
	list   listing[T]
	rows   *part.Rows
	title  *part.Text
	retire *part.Button
	add    *part.Button
	all    []T
	day    clinic.Day
	adding bool
	whole  *fyne.Container
}

// newKey is the key of no row: the record that is being added.
const newKey int64 = 0

func newListPage[T any](desk *Desk, k kind[T], l listing[T]) *listPage[T] {
	p := &listPage[T]{list: l, title: part.TileTitle("")}
	p.editor = newEditor(desk, k)
	p.done = func(to T) {
		if p.adding {
			p.adding = false
			p.rows.Select(newKey) // the new one is marked when the board has it
		}
		p.settleList()
	}
	p.rows = part.NewRows(p.pick, func(int64) { p.enter() })
	p.rows.ID = k.id + ".rows"
	p.rows.SetEmpty(part.Small("Nothing here yet: N adds the first."))
	p.add = part.NewButton(part.Plain, "New "+l.one, p.begin)
	p.add.ID = k.id + ".add"
	p.add.SetKey("N")
	p.retire = part.NewButton(part.Plain, "Retire", p.toggle)
	p.retire.ID = k.id + ".retire"
	p.retire.SetKey("R")
	head := container.NewBorder(nil, nil, nil, p.retire, container.New(middled{}, p.title))
	words := part.NewText(l.words, part.TextStyle{Size: theme.TextSmall, Color: theme.Muted, Wrap: true})
	p.whole = container.New(&halves{left: 330}, container.NewBorder(nil, container.New(part.NewStack(theme.S8), p.add, words), nil, nil, p.rows),
		container.NewBorder(head, nil, nil, nil, p.editor.object))
	return p
}

func (p *listPage[T]) show(day clinic.Day, may bool) {
	p.day, p.all = day, p.list.of(day)
	keys := make([]int64, len(p.all))
	for i, t := range p.all {
		keys[i] = p.list.id(t)
	}
	before := p.rows.Selected()
	p.rows.Set(keys, func(int64) part.Row { return newItem() }, func(key int64, r part.Row) {
		if t, ok := p.find(key); ok {
			r.(*item).set(p.list.name(t), p.list.about(t), *p.list.retired(&t))
		}
	})
	if before == newKey && !p.adding && len(keys) > 0 {
		first := keys[0]
		if p.list.id(p.form.Loaded()) == newKey && p.list.name(p.form.Loaded()) != "" { // just added: the one with that name
			for _, t := range p.all {
				if p.list.name(t) == p.list.name(p.form.Loaded()) {
					first = p.list.id(t)
				}
			}
		}
		p.rows.Select(first)
		p.turn()
	}
	if t, ok := p.find(p.rows.Selected()); ok && !p.adding {
		p.follow(t, may)
	} else if p.may != may {
		p.may = may
		p.settle()
	}
	p.settleList()
}

func (p *listPage[T]) find(key int64) (t T, ok bool) {
	for _, t := range p.all {
		if p.list.id(t) == key {
			return t, true
		}
	}
	return t, false
}

// settleList draws what can be done with the marked record.
func (p *listPage[T]) settleList() {
	t, ok := p.find(p.rows.Selected())
	switch {
	case p.adding:
		p.title.SetText("New " + p.list.one)
	case ok:
		p.title.SetText(p.list.name(t))
	}
	word := "Retire"
	if ok && *p.list.retired(&t) {
		word = "Bring back"
	}
	p.retire.SetText(word)
	if ok && p.may && !p.adding && !p.busy {
		p.retire.Enable()
	} else {
		p.retire.Disable()
	}
	if p.may && !p.busy {
		p.add.Enable()
	} else {
		p.add.Disable()
	}
}

// pick shows the record that was marked, unless something typed would go.
func (p *listPage[T]) pick(key int64) {
	if p.dirty() {
		p.rows.Select(p.list.id(p.form.Loaded()))
		p.warn("Save what you typed, or take it back with Esc, before you go on.")
		return
	}
	p.adding = false
	p.turn()
	p.settleList()
}

// turn shows the marked record.
func (p *listPage[T]) turn() {
	if t, ok := p.find(p.rows.Selected()); ok {
		p.load(t)
	}
}

// enter goes into the fields of the marked record.
func (p *listPage[T]) enter() { p.desk.Canvas().Focus(p.form.First()) }

// begin shows an empty record to fill in.
func (p *listPage[T]) begin() {
	if !p.may || p.busy {
		return
	}
	if p.dirty() {
		p.warn("Save what you typed, or take it back with Esc, before you add another.")
		return
	}
	p.adding = true
	p.rows.Select(newKey)
	p.load(p.list.fresh())
	p.settleList()
	p.enter()
}

// toggle retires the marked record, or brings it back.
func (p *listPage[T]) toggle() {
	t, ok := p.find(p.rows.Selected())
	if !ok || !p.may || p.busy || p.adding {
		return
	}
	if p.dirty() {
		p.warn("Save what you typed, or take it back with Esc, before you retire it.")
		return
	}
	to := t
	*p.list.retired(&to) = !*p.list.retired(&t)
	p.quiet()
	p.write(t, to, false)
}

// move changes the place of the marked record in the list.
func (p *listPage[T]) move(by int) {
	keys := p.rows.Keys()
	i := slices.Index(keys, p.rows.Selected())
	j := i + by
	if p.list.order == nil || !p.may || p.busy || i < 0 || j < 0 || j >= len(keys) {
		return
	}
	to := slices.Clone(keys)
	to[i], to[j] = to[j], to[i]
	p.list.order(p.desk, to, keys)
}

func (p *listPage[T]) object() fyne.CanvasObject { return p.whole }
func (p *listPage[T]) warn(text string)          { p.tell(warnTone, text) }
func (p *listPage[T]) focus() fyne.Focusable     { return p.rows }
func (p *listPage[T]) save()                     { p.submit() }

func (p *listPage[T]) discard() {
	if p.adding {
		p.adding = false
		p.rows.Select(p.first())
		p.quiet()
		p.turn()
		p.settleList()
		return
	}
	p.editor.discard()
}

func (p *listPage[T]) first() int64 {
	if len(p.all) == 0 {
		return newKey
	}
	return p.list.id(p.all[0])
}

// escape gives up what was typed when asked twice, then goes from the fields
// to the list.
func (p *listPage[T]) escape() bool {
	typed := p.dirty()
	switch {
	case p.editor.escape():
		if typed && !p.dirty() && p.adding {
			p.discard()
		}
	case p.adding:
		p.discard()
	case p.desk.Canvas().Focused() != fyne.Focusable(p.rows):
	default:
		return false
	}
	if !p.dirty() {
		p.desk.Canvas().Focus(p.rows)
	}
	return true
}

func (p *listPage[T]) keys() []part.Key {
	keys := []part.Key{
		{Key: "N", Word: "New " + p.list.one, Do: p.begin},
		{Key: "R", Word: "Retire the marked " + p.list.one + ", or bring it back", Do: p.toggle},
	}
	if p.list.order != nil {
		keys = append(keys,
			part.Key{Key: "-", Word: "Move it up", Do: func() { p.move(-1) }},
			part.Key{Key: "+", Word: "Move it down", Do: func() { p.move(1) }})
	}
	return keys
}
