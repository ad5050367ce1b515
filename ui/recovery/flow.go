package recovery

import "fyne.io/fyne/v2"

// flow lays chips out in lines, as many beside each other as there is room.
type flow struct{ gap float32 }

// place lays the objects out in a width, or only measures, and answers the
// height they need.
func (f flow) place(objects []fyne.CanvasObject, at fyne.Position, width float32, move bool) float32 {
	x, y, line := float32(0), float32(0), float32(0)
	for _, o := range objects {
		need := o.MinSize()
		need.Width = min(need.Width, width)
		if x > 0 && x+need.Width > width {
			x, y, line = 0, y+line+f.gap, 0
		}
		if move {
			o.Move(at.AddXY(x, y))
			o.Resize(need)
		}
		x += need.Width + f.gap
		line = max(line, need.Height)
	}
	return y + line
}
