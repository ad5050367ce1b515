package today

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/status"
)

// counters are the cards above the list.
type counters struct {
	cards  []*part.Counter
	object fyne.CanvasObject
}

// counted says which looks a card adds up.
var counted = []struct {
	id, word string
	looks    []clinic.Look
}{
	{"expected", "Expected", []clinic.Look{clinic.LookExpected}},
	{"waiting", "Waiting", []clinic.Look{clinic.LookWaiting, clinic.LookArriving}},
	{"held", "Held", []clinic.Look{clinic.LookHeld}},
	{"chair", "In chair", []clinic.Look{clinic.LookInChair}},
	{"infusing", "Infusing", []clinic.Look{clinic.LookInfusing, clinic.LookPaused, clinic.LookOverdue}},
	{"recovering", "Recovering", []clinic.Look{clinic.LookRecovering, clinic.LookAssess}},
	{"ready", "Ready", []clinic.Look{clinic.LookReady}},
	{"gone", "Gone home", []clinic.Look{clinic.LookGone}},
}

func newCounters() *counters {
	c := &counters{}
	var all []fyne.CanvasObject
	for _, of := range counted {
		card := part.NewCounter(status.Tone(of.looks[0]), of.word)
		card.ID = "today.count." + of.id
		c.cards = append(c.cards, card)
		all = append(all, card)
	}
	c.object = container.New(evenly{}, all...)
	return c
}

func (c *counters) show(n map[clinic.Look]int) {
	for i, of := range counted {
		sum := 0
		for _, l := range of.looks {
			sum += n[l]
		}
		c.cards[i].Set(sum)
	}
}
