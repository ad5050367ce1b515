package leaving

import (
	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/status"
	"chairside/ui/theme"
)

// The list is compact: it stands above what the screen is for.
const (
	pickHeight float32 = 38
	pickMost   int     = 3 // rows seen at once, the rest is scrolled to; more in a high window
)

// picker is the list of patients who may leave, seen only when there is
// something to pick.
type picker struct {
	screen *Screen
	rows   *part.Rows
	card   *part.Card
	count  int
}

func newPicker(s *Screen) *picker {
	p := &picker{screen: s}
	p.rows = part.NewRows(func(key int64) { s.turnTo(clinic.VisitID(key)) }, func(int64) { s.goToDoor() })
	p.rows.ID = "leaving.patients"
	p.rows.SetRowHeight(pickHeight)
	p.rows.HandOnPages() // they scroll the sheet: paging must never change who leaves
	p.card = part.NewCard(p.rows)
	p.card.SetPadding(1)
	p.card.Hide()
	return p
}

func (p *picker) visible() bool { return p.card.Visible() }

func (p *picker) show(visits []clinic.Visit) {
	day, now := p.screen.day, p.screen.now
	byKey := make(map[int64]clinic.Visit, len(visits))
	keys := make([]int64, len(visits))
	for i, v := range visits {
		keys[i] = int64(v.ID)
		byKey[keys[i]] = v
	}
	p.rows.Set(keys, func(int64) part.Row { return newPickRow() }, func(key int64, row part.Row) {
		row.(*pickRow).show(day, byKey[key])
		status.SetChip(row.(*pickRow).chip, byKey[key], now)
	})
	p.rows.Select(int64(p.screen.id))
	if p.count != len(visits) {
		p.count = len(visits)
		part.Visible(p.card, p.count > 1)
		p.screen.panes.arrange()
	}
}

// height is the room for the rows seen at once.
func (p *picker) height() float32 {
	most := pickMost
	if p.screen.panes != nil && p.screen.panes.root.Size().Height > 880 {
		most *= 2
	}
	return float32(min(p.count, most))*pickHeight + 2
}

// pickRow is one line of the list.
type pickRow struct {
	*part.Cells
	name, about, since *part.Text
	chip               *part.Chip
}

func newPickRow() *pickRow {
	r := &pickRow{
		name: part.Strong(""), about: part.Small(""), since: part.Small(""),
		chip: part.NewChip(theme.Neutral, theme.NoIcon, ""),
	}
	r.Cells = part.NewCells(part.NewColumns(-4, -3, 92, 112), r.name, r.about, r.since, r.chip)
	return r
}

func (r *pickRow) show(day clinic.Day, v clinic.Visit) {
	r.name.SetText(v.Patient.Label())
	about, style := chairAnd(day, v, v.Title()), part.TextStyle{Size: theme.TextSmall, Color: theme.Muted}
	if day.SimilarToday(v) {
		about, style.Bold, style.Color = "born "+v.Patient.Birth.Long()+" · "+about, true, theme.WarningText
	}
	r.about.SetStyle(style)
	r.about.SetText(about)
	switch v.Stage {
	case clinic.Ready:
		r.since.SetText("cleared " + day.ClockOf(v.ReadyAt))
	case clinic.Recovering:
		r.since.SetText("not cleared")
	default:
		r.since.SetText(day.ClockOf(v.EndedAt))
	}
}

// goToDoor moves the keyboard from the list to what is to be done.
func (s *Screen) goToDoor() {
	if c := s.canvas(); c != nil {
		c.Focus(s.door.first())
	}
}

func (s *Screen) canvas() fyne.Canvas {
	return fyne.CurrentApp().Driver().CanvasForObject(s.panes.root)
}
