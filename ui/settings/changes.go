package settings

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

var parts = []clinic.SettingPart{"", clinic.PartProfile, clinic.PartChair, clinic.PartProtocol, clinic.PartStaff}

// changes is the list of what was changed by whom.
type changes struct {
	page
	screen *Screen
	only   *part.Choice
	rows   *part.Rows
	failed *part.Banner
	asked  int // readings asked for; an older answer is dropped
	lines  map[int64]clinic.Entry
}

func newChanges(s *Screen) *changes {
	c := &changes{screen: s, failed: part.NewBanner()}
	c.only = part.NewChoice("", []string{"All", "Clinic and figures", "Chairs", "Protocols", "Staff"}, func(int) { c.read() })
	c.only.ID = "settings.changes.only"
	c.only.SetSelected(0)
	c.rows = part.NewRows(nil, nil)
	c.rows.ID = "settings.changes.rows"
	c.rows.SetRowHeight(44)
	c.rows.SetEmpty(part.Small("Nothing was changed yet."))
	c.first = c.only
	c.box = container.NewBorder(container.New(part.NewStack(theme.S8), part.TileTitle("Changes"), c.only, container.New(&collapsing{}, c.failed)), nil, nil, nil, c.rows)
	return c
}

// read fetches the lines off the UI goroutine.
func (c *changes) read() {
	c.asked++
	n, of := c.asked, parts[max(0, c.only.Selected())]
	c.screen.desk.Spawn(func() {
		list, err := c.screen.desk.Store.Changes(context.Background(), of)
		fyne.Do(func() {
			if n != c.asked {
				return
			}
			c.answer(list, err)
		})
	})
}

func (c *changes) answer(list []clinic.Entry, err error) {
	if err != nil {
		c.failed.Set(theme.Danger, theme.IconWarning, "The changes could not be read.")
		c.screen.desk.Failed(err)
	} else {
		c.failed.Clear()
	}
	c.lines = map[int64]clinic.Entry{}
	keys := make([]int64, len(list))
	for i, e := range list {
		keys[i], c.lines[e.ID] = e.ID, e
	}
	c.rows.Set(keys, func(int64) part.Row { return newChangeRow() }, func(key int64, r part.Row) {
		r.(*changeRow).set(c.screen.day, c.lines[key])
	})
	c.box.Refresh()
}

// changeRow is when, who, and what.
type changeRow struct {
	*part.Cells
	when, who, of, what *part.Text
}

func newChangeRow() *changeRow {
	wrapped := part.TextStyle{Wrap: true}
	r := &changeRow{when: part.Small(""), who: part.NewText("", wrapped), of: part.NewText("", part.TextStyle{Bold: true, Wrap: true}), what: part.NewText("", wrapped)}
	r.Cells = part.NewCells(part.NewColumns(116, 150, 170, -1), r.when, r.who, r.of, r.what)
	return r
}

func (r *changeRow) set(day clinic.Day, e clinic.Entry) {
	at := e.At.In(day.Clinic.Location())
	r.when.SetText(clinic.DateOf(at, at.Location()).Long() + " " + at.Format("15:04"))
	r.who.SetText(day.StaffName(e.By))
	of, what := subject(day, e)
	r.of.SetText(of)
	if e.Reason != "" {
		what += ". " + e.Reason
	}
	r.what.SetText(what)
}

// subject says what a line is about, by the name it has now.
func subject(day clinic.Day, e clinic.Entry) (of, what string) {
	kind, id, what := e.Setting()
	switch kind {
	case clinic.PartProfile:
		return "The clinic", what
	case clinic.PartChair:
		if c, ok := day.Chair(clinic.ChairID(id)); ok {
			return c.Name, what
		}
		return "Chairs", what
	case clinic.PartProtocol:
		for _, p := range day.Protocols {
			if p.ID == clinic.ProtocolID(id) {
				return p.Name, what
			}
		}
		return fmt.Sprintf("Protocol %d", id), what
	case clinic.PartStaff:
		return day.StaffName(clinic.StaffID(id)), what
	}
	return "", what
}
