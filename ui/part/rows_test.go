package part

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"chairside/ui/theme"
)

// visits is a list of ten rows of which five are seen.
type visits struct {
	rows            *Rows
	canvas          fyne.Canvas
	made, updated   []int64
	selected, enter []int64
}

func newVisits(t *testing.T, keys ...int64) *visits {
	v := &visits{}
	v.rows = NewRows(func(key int64) { v.selected = append(v.selected, key) }, func(key int64) { v.enter = append(v.enter, key) })
	v.set(keys...)
	v.canvas = opened(t, false, func() fyne.CanvasObject { return v.rows }, fyne.NewSize(400, 5*theme.RowHeight)).Canvas()
	return v
}

func (v *visits) set(keys ...int64) {
	v.rows.Set(keys, func(key int64) Row {
		v.made = append(v.made, key)
		return NewCells(NewColumns(-1), Body(fmt.Sprint(key)))
	}, func(key int64, _ Row) { v.updated = append(v.updated, key) })
}

func TestRowsAreKeptByKey(t *testing.T) {
	v := newVisits(t, 1, 2, 3)
	row := v.rows.Row(2)
	v.made, v.updated = nil, nil

	v.set(3, 2, 4, 2)
	want(t, "rows made", fmt.Sprint(v.made), "[4]")
	want(t, "rows updated", fmt.Sprint(v.updated), "[3 2 4]")
	want(t, "order", fmt.Sprint(v.rows.Keys()), "[3 2 4]")
	want(t, "row 2 is the same", v.rows.Row(2), row)
	want(t, "row 1 is gone", v.rows.Row(1), Row(nil))
	if a, b := v.rows.lines[3].Position().Y, v.rows.lines[2].Position().Y; a >= b {
		t.Errorf("row 3 at %.0f is not above row 2 at %.0f", a, b)
	}
}

func TestRowsAreWalkedByKeys(t *testing.T) {
	v := newVisits(t, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
	v.canvas.Focus(v.rows)
	press(v.rows, fyne.KeyDown)
	want(t, "first Down", v.rows.Selected(), 1)
	press(v.rows, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp)
	want(t, "Down Down Up", v.rows.Selected(), 2)
	press(v.rows, fyne.KeyUp, fyne.KeyUp, fyne.KeyUp)
	want(t, "Up beyond the top", v.rows.Selected(), 1)
	press(v.rows, fyne.KeyPageDown)
	want(t, "PageDown", v.rows.Selected(), 5)
	press(v.rows, fyne.KeyEnd)
	want(t, "End", v.rows.Selected(), 10)
	want(t, "scrolled to the end", v.rows.scroll.Offset.Y, 5*theme.RowHeight)
	press(v.rows, fyne.KeyPageUp)
	want(t, "PageUp", v.rows.Selected(), 6)
	press(v.rows, fyne.KeyHome)
	want(t, "Home", v.rows.Selected(), 1)
	want(t, "scrolled to the top", v.rows.scroll.Offset.Y, 0)
	press(v.rows, fyne.KeyReturn)
	want(t, "entered", fmt.Sprint(v.enter), "[1]")
	if slices.Contains(v.selected, 0) || v.selected[len(v.selected)-1] != 1 {
		t.Errorf("told of %v", v.selected)
	}
}

func TestTappedRowIsSelectedAndTheListHasTheKeyboard(t *testing.T) {
	v := newVisits(t, 1, 2, 3)
	test.TapCanvas(v.canvas, fyne.NewPos(200, 1.5*theme.RowHeight))
	want(t, "selected", v.rows.Selected(), 2)
	want(t, "told", fmt.Sprint(v.selected), "[2]")
	if v.canvas.Focused() != v.rows {
		t.Error("the list does not have the keyboard")
	}
	line := v.rows.lines[2]
	want(t, "bar", line.bar.Visible(), true)
	want(t, "bar width", line.bar.Size().Width, 3)
	want(t, "fill", line.back.FillColor, theme.Color(theme.SelectedRow))
	want(t, "row is told", v.rows.Row(2).(*Cells).Selected(), true)
	v.rows.Select(3)
	want(t, "bar of the row before", line.bar.Visible(), false)
	want(t, "row before is told", v.rows.Row(2).(*Cells).Selected(), false)
	want(t, "Select tells nobody", fmt.Sprint(v.selected), "[2]")
}

func TestSelectionSurvivesByKeyAndIsGivenUpWithItsRow(t *testing.T) {
	v := newVisits(t, 1, 2, 3)
	v.rows.Select(2)
	v.set(9, 3, 2)
	want(t, "selected in another order", v.rows.Selected(), 2)
	v.set(9, 3)
	want(t, "selected when its row is gone", v.rows.Selected(), 0)
	press(v.rows, fyne.KeyReturn)
	want(t, "Enter with nothing selected", len(v.enter), 0)
	v.set(9, 3, 2)
	if v.rows.lines[2].bar.Visible() {
		t.Error("a row that comes back is drawn as selected")
	}
	press(v.rows, fyne.KeyDown)
	want(t, "Down goes on where the row was", v.rows.Selected(), 2)
}

func TestRowsSayWhenThereAreNone(t *testing.T) {
	v := newVisits(t)
	empty := Small("Nobody is waiting.")
	v.rows.SetEmpty(empty)
	objects := func() []fyne.CanvasObject { return test.WidgetRenderer(v.rows).Objects() }
	want(t, "shown", slices.Contains(objects(), fyne.CanvasObject(empty)), true)
	press(v.rows, fyne.KeyDown, fyne.KeyEnd, fyne.KeyPageUp)
	want(t, "selected", v.rows.Selected(), 0)
	v.set(1)
	want(t, "shown with a row", slices.Contains(objects(), fyne.CanvasObject(empty)), false)
}

func TestColumnsLineUpAndShareTheRest(t *testing.T) {
	fixed, wide, narrow := Body("08:30"), Body("Okafor"), NewChip(theme.Good, theme.IconTick, "Ready")
	shown(t)
	layout := NewColumns(50, -2, -1)
	objects := []fyne.CanvasObject{fixed, wide, narrow}
	layout.Layout(objects, fyne.NewSize(50+2*12+2*16+300, 56))
	want(t, "first at", fixed.Position().X, 16)
	want(t, "second at", wide.Position().X, 16+50+12)
	want(t, "two shares", wide.Size().Width, 200)
	want(t, "one share", narrow.Size().Width, 100)
	want(t, "chip in the middle", narrow.Position().Y, (56-theme.ChipHeight)/2)
	wide.Hide()
	layout.Layout(objects, fyne.NewSize(50+2*12+2*16+300, 56))
	want(t, "a hidden child keeps its column", narrow.Position().X, 16+50+12+200+12)
	layout.Layout(objects, fyne.NewSize(40, 56)) // too narrow for anything: no negative sizes
	want(t, "share of nothing", narrow.Size().Width, 0)
}

func TestStackGivesWrappedTextsRoomAtOnce(t *testing.T) {
	shown(t)
	long := NewText("one two three four five six seven eight nine ten", TextStyle{Wrap: true})
	below := Body("below")
	NewStack(4).Layout([]fyne.CanvasObject{long, below}, fyne.NewSize(90, 400))
	want(t, "below at", below.Position().Y, long.MinSize().Height+4)
	if long.MinSize().Height < 3*long.lineHeight() {
		t.Error("the text did not wrap")
	}
}
