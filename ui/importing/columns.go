package importing

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/ui/part"
	"chairside/ui/theme"
)

// mostColumns is how many columns can be changed: files of records have some
// thirty, and each costs a list of its own.
const mostColumns = 120

// columns lists the columns of a file and what each is taken for.
type columns struct {
	fields  []Field
	words   []string // of the selects: "Not kept" and the fields
	changed func()
	names   []string
	all     []string // what each column is taken for, by key
	selects []*part.Select
	box     *fyne.Container
	object  *container.Scroll
}

func newColumns(fields []Field, changed func()) *columns {
	c := &columns{fields: fields, words: []string{"Not kept"}, changed: changed, box: container.New(part.NewStack(theme.S4))}
	for _, f := range fields {
		c.words = append(c.words, f.Word)
	}
	c.object = container.NewVScroll(c.box)
	return c
}

// set shows the columns of another file.
func (c *columns) set(list []Column) {
	c.names, c.all, c.selects, c.box.Objects = nil, nil, nil, nil
	for i, col := range list {
		c.names, c.all = append(c.names, col.Name), append(c.all, col.Takes)
		if i >= mostColumns {
			continue
		}
		choice := part.NewSelect("", c.words, func(n int) {
			c.all[i] = c.key(n)
			c.changed()
		})
		choice.ID = fmt.Sprintf("importing.column.%d", i+1)
		choice.SetSelected(c.place(col.Takes))
		c.selects = append(c.selects, choice)
		name := part.Strong(fmt.Sprintf("%d  %s", i+1, col.Name))
		row := container.New(part.NewColumns(-1, -1, 176), name, part.Small(col.Sample), choice)
		choice.OnFocus = func() { c.reveal(row) }
		c.box.Add(row)
	}
	if more := len(list) - mostColumns; more > 0 {
		c.box.Add(part.Small(fmt.Sprintf("%d more columns, taken by their names.", more)))
	}
	c.object.ScrollToTop()
	c.object.Refresh()
}

func (c *columns) key(n int) string {
	if n < 1 || n > len(c.fields) {
		return ""
	}
	return c.fields[n-1].Key
}

func (c *columns) place(key string) int {
	for i, f := range c.fields {
		if f.Key == key && key != "" {
			return i + 1
		}
	}
	return 0
}

// takes are the keys of the fields, by the column's place.
func (c *columns) takes() []string { return append([]string{}, c.all...) }

// twice says which columns are taken for the same, there and in a sentence; ""
// when none are.
func (c *columns) twice() string {
	by := map[string][]string{}
	for i, key := range c.all {
		if key != "" {
			by[key] = append(by[key], fmt.Sprint(i+1))
		}
	}
	for i, s := range c.selects {
		wrong := ""
		if places := by[c.all[i]]; len(places) > 1 {
			wrong = "columns " + strings.Join(places, ", ")
		}
		s.SetError(wrong)
	}
	c.box.Refresh()
	for _, f := range c.fields {
		if places := by[f.Key]; len(places) > 1 {
			return fmt.Sprintf("“%s” is chosen for columns %s. Keep one of them and set the others to “Not kept”.", f.Word, strings.Join(places, " and "))
		}
	}
	return ""
}

// reveal scrolls to the row that has got the keyboard.
func (c *columns) reveal(row fyne.CanvasObject) {
	top, bottom := row.Position().Y, row.Position().Y+row.Size().Height
	offset, view := c.object.Offset, c.object.Size().Height
	switch {
	case top < offset.Y:
		offset.Y = top
	case bottom > offset.Y+view:
		offset.Y = bottom - view
	default:
		return
	}
	c.object.ScrollToOffset(offset)
}

// lock keeps the choices as they are while a run is under way.
func (c *columns) lock(on bool) {
	for _, s := range c.selects {
		if on {
			s.Disable()
		} else {
			s.Enable()
		}
	}
}
