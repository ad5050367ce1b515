package recovery

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// loadCard says how much the nurses on duty have to watch.
type loadCard struct {
	card    *part.Card
	counter *part.Text
	words   *part.Text
	button  *part.Button
	shown   loadView
}

// loadView is what the card shows.
type loadView struct {
	counter, words string
	over           bool
}

func newLoadCard(duty func()) *loadCard {
	l := &loadCard{
		counter: part.NewText("", part.TextStyle{Size: theme.TextTile, Bold: true}),
		words:   part.NewText("", part.TextStyle{Size: theme.TextSmall, Color: theme.Muted, Wrap: true}),
		button:  part.NewButton(part.Plain, "On duty today…", duty),
	}
	l.button.ID = "recovery.duty"
	l.button.SetKey("F10")
	l.counter.ID = "recovery.load"
	l.card = part.NewCard(container.New(part.NewStack(theme.S8), part.TileTitle("Nurses on duty"), l.counter, l.words,
		container.NewHBox(l.button)))
	return l
}

func viewLoad(day clinic.Day) loadView {
	n, l := day.Load(), day.Clinic.Load
	v := loadView{counter: sentence(l.Counter(n)), words: sentence(l.Words(n)) + ".", over: l.Over(n)}
	if n.Nurses == 0 {
		v.counter, v.words = "Nobody is set as on duty", sentence(l.Words(n))+". Nothing is held up by it."
	}
	if v.over {
		v.words = "More than the nurses on duty may watch. " + v.words
	}
	return v
}

// show redraws the card only when it reads differently, and tells whether it
// did.
func (l *loadCard) show(v loadView) bool {
	if v == l.shown {
		return false
	}
	l.shown = v
	color, tint := theme.Text, fyne.ThemeColorName("")
	if v.over {
		color, tint = theme.WarningText, theme.AlarmTint
	}
	style := l.counter.Style()
	style.Color = color
	l.counter.SetStyle(style)
	l.counter.SetText(v.counter)
	l.words.SetText(v.words)
	l.card.SetTint(tint)
	return true
}

// newWallCard offers the board for the nurses' station.
func newWallCard(open func()) *part.Card {
	b := part.NewButton(part.Plain, "Open wall board", open)
	b.ID = "recovery.wall"
	b.SetKey("F11")
	return part.NewCard(container.New(part.NewStack(theme.S8), part.TileTitle("Wall board"),
		part.NewText("A second window for the nurses’ station. Shows chair numbers and initials only.", part.TextStyle{Size: theme.TextSmall, Color: theme.Muted, Wrap: true}),
		container.NewHBox(b)))
}
