package importing

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/ui/part"
	"chairside/ui/theme"
)

// past lists the earlier imports, each with a way out.
type past struct {
	list   []Batch
	out    func(batch int64, added int, file string)
	says   *part.Text
	rows   *part.Rows
	undo   *part.Button
	locked bool
	object *fyne.Container
}

func newPast(out func(int64, int, string)) *past {
	p := &past{out: out, says: part.Small("")}
	p.rows = part.NewRows(func(int64) { p.settle() }, func(int64) { p.press() })
	p.rows.ID = "importing.past"
	p.rows.SetRowHeight(40)
	p.undo = button("Take out again", "past.undo", part.Plain, p.press)
	head := container.NewBorder(nil, nil, part.SmallStrong("Earlier imports").Fixed(true), p.undo, p.says)
	p.object = container.New(tall(190), head, p.rows)
	p.settle()
	return p
}

func (p *past) show(list []Batch, err error) {
	p.list = list
	if err != nil {
		p.says.SetText("   could not be read")
	} else if len(list) == 0 {
		p.says.SetText("   none yet")
	} else {
		p.says.SetText("")
	}
	var keys []int64
	at := map[int64]Batch{}
	for _, b := range list {
		keys, at[b.ID] = append(keys, b.ID), b
	}
	p.rows.Set(keys, func(int64) part.Row { return newBatchRow() }, func(key int64, r part.Row) { r.(*batchRow).set(at[key]) })
	p.settle()
}

func (p *past) lock(on bool) {
	p.locked = on
	p.settle()
}

func (p *past) selected() (Batch, bool) {
	for _, b := range p.list {
		if b.ID == p.rows.Selected() {
			return b, !b.Undone && b.Used == 0
		}
	}
	return Batch{}, false
}

func (p *past) settle() {
	_, ok := p.selected()
	able(p.undo, ok && !p.locked)
}

func (p *past) press() {
	if b, ok := p.selected(); ok && !p.locked {
		p.out(b.ID, b.Added, b.File)
	}
}

type batchRow struct {
	*part.Cells
	what, who, state *part.Text
}

func newBatchRow() *batchRow {
	r := &batchRow{what: part.SmallStrong(""), who: part.Small(""), state: part.NewText("", part.TextStyle{Size: theme.TextSmall, Align: fyne.TextAlignTrailing})}
	r.Cells = part.NewCells(part.NewColumns(-1, 150), container.New(part.NewStack(0), r.what, r.who), r.state)
	return r
}

func (r *batchRow) set(b Batch) {
	r.what.SetText(fmt.Sprintf("%d  %s", b.ID, b.File))
	r.who.SetText(b.When + " · " + b.By + " · " + people(b.Added, "", ""))
	switch {
	case b.Undone:
		r.state.SetText("taken out again")
	case b.Used > 0:
		r.state.SetText(fmt.Sprintf("%s in use", grouped(b.Used)))
	default:
		r.state.SetText("on record")
	}
}
