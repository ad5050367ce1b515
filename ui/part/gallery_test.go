package part

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"chairside/ui/theme"
)

// gallery shows every part, on five sheets.
var gallery = map[string]func(t *testing.T, dark bool) fyne.Window{
	"small": sheet(smallParts), "input": sheet(inputs), "list": sheet(listParts), "tiles": sheet(tiles), "panel": panelSheet,
}

// TestGallery writes the gallery as pictures to be looked at;
// TestEverythingFollowsTheTheme is what tries it.
func TestGallery(t *testing.T) {
	dir := os.Getenv("CHAIRSIDE_GALLERY_DIR")
	if dir == "" {
		t.Skip("set CHAIRSIDE_GALLERY_DIR to write the pictures")
	}
	for name, dark := range map[string]bool{"light": false, "dark": true} {
		for sheet, open := range gallery {
			capture(t, open(t, dark), filepath.Join(dir, sheet+"-"+name+".png"))
		}
	}
}

func sheet(build func() fyne.CanvasObject) func(*testing.T, bool) fyne.Window {
	return func(t *testing.T, dark bool) fyne.Window {
		return opened(t, dark, build, fyne.NewSize(1180, 820))
	}
}

func panelSheet(t *testing.T, dark bool) fyne.Window {
	w := opened(t, dark, listParts, fyne.NewSize(1180, 820))
	name, born := NewField("First name"), NewField("Birth date")
	name.SetText("Maria")
	born.SetPlaceHolder("31.12.1980")
	born.SetError("There is no 31 February. Type day, month and year.")
	p := ShowPanel(w.Canvas(), PanelSpec{
		Title: "Walk-in", Text: "Somebody without a booking. The visit goes on today's list as soon as it is saved, whatever the time.",
		Content: container.NewVBox(name, born, NewChoice("Visit", []string{"Infusion", "Consultation", "Maintenance"}, nil), NewArea("Note", 3)),
		Action:  "Add to today", First: name.Focusable(),
	})
	p.Fail("Another station has just seated somebody in this chair. Choose another.")
	return w
}

func capture(t *testing.T, w fyne.Window, path string) {
	t.Helper()
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	if err := png.Encode(out, w.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}

func around(objects ...fyne.CanvasObject) fyne.CanvasObject {
	return container.New(inset(theme.S20), container.New(layout.NewCustomPaddedVBoxLayout(theme.S12), objects...))
}

func across(objects ...fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedHBoxLayout(theme.S12), objects...)
}

var everyTone = []theme.Tone{theme.Neutral, theme.Amber, theme.Hold, theme.Blue, theme.Violet, theme.Teal, theme.Warn, theme.Danger, theme.Good, theme.Gone}

func smallParts() fyne.CanvasObject {
	icons := []theme.Icon{theme.IconRing, theme.IconDot, theme.IconBars, theme.IconSeat, theme.IconPlay, theme.IconClock, theme.IconMark, theme.IconMark, theme.IconTick, theme.IconHome}
	words := []string{"Expected", "Waiting", "Held", "In chair", "Infusing", "Recovering", "Assess now", "Vitals due 10:38", "Ready", "Gone home"}
	var chips, counters []fyne.CanvasObject
	for i, tone := range everyTone {
		chips = append(chips, NewChip(tone, icons[i], words[i]))
		c := NewCounter(tone, words[i])
		c.Set(i * 3)
		counters = append(counters, c)
	}
	rings := []fyne.CanvasObject{}
	for _, face := range []RingFace{
		{1, theme.Warn, "+4 min", "over", false},
		{0.65, theme.Violet, "14 min", "left of 40", false},
		{1, theme.Good, "", "cleared", true},
		{0.3, theme.Blue, "6 min", "in chair", false},
		{0.4, theme.Teal, "18 min", "left of 30", false},
		{0, theme.Teal, "0 min", "of 30", false},
		{0.01, theme.Danger, "+104 min", "over", false},
	} {
		r := NewRing(100)
		if face.Big == "18 min" {
			r = NewRing(112)
		}
		r.Set(face)
		rings = append(rings, r)
	}
	all := []fyne.CanvasObject{}
	for i, name := range theme.Icons() {
		tone := everyTone[i%len(everyTone)]
		p := newPictogram()
		p.SetMinSize(fyne.NewSquareSize(28))
		p.paint(name, tone.Strong())
		all = append(all, p.Image)
	}
	trend := NewTrend()
	trend.Set([]float64{118, 139, 146, 134, 126, 121}, 118, "BP 121/79, base 118/76")
	b1, b2, b3 := NewBanner(), NewBanner(), NewBanner()
	b1.Set(theme.Amber, theme.NoIcon, "Similar patient on record: Samir Hadad, 12 Aug 1988. Ask for the full birth date and compare.")
	b2.Set(theme.Danger, theme.IconWarning, "Allergy: latex (hives)")
	b3.Set(theme.Hold, theme.IconWarning, "The printer is out of paper. The sheet waits and goes on when paper is in; nothing is lost. Fill the tray, or print on another printer.", NewButton(Plain, "Other printer", nil), NewButton(Main, "Try again", nil))
	pair := NewPair("Escort", "Luis A. · here")
	pair.SetTone(theme.Good)
	small := NewPair("09:06", "Chair 1 · B. Okoye RN")
	small.SetSmall(true)
	toast := NewToast()
	toast.Say("Okafor, Daniel has left. Chair 3 is cleaning.", "Undo", nil)
	return container.NewStack(around(
		across(Title("Today, a title"), TileTitle("Chair 1 tile"), Body("Body"), Strong("Strong"), Small("Small text"), SmallStrong("Small strong")),
		across(Title("Today, a title").Fixed(true), TileTitle("Chair 1 tile").Fixed(true), Body("Body").Fixed(true), Strong("Żółkiewska, Ewa · Nguyễn, Thị Hoa").Fixed(true), Small("Small text 12:34").Fixed(true), SmallStrong("Small strong ≥ ± → 你好").Fixed(true)),
		across(chips...), container.NewGridWithColumns(5, counters...), across(rings...), across(all...),
		b1, b2, b3,
		container.NewGridWithColumns(4, trend, container.NewVBox(NewPair("Baseline BP", "118/76"), pair, small), NewTick("Sheet handed over", "printed 10:49 on Front desk, 2 pages", nil), across(NewMark(true), NewMark(false), NewKeyCap("Ctrl K"), NewKeyCap("V"))),
	), toast)
}

func inputs() fyne.CanvasObject {
	rowOf := func(kind ButtonKind) fyne.CanvasObject {
		plain, keyed, off, large, icon := NewButton(kind, "Record vitals", nil), NewButton(kind, "Walk-in", nil), NewButton(kind, "Check in · 3 left", nil), NewButton(kind, "Close", nil), NewButton(kind, "Print", nil)
		keyed.SetKey("Ctrl N")
		keyed.SetIcon(theme.IconPlus)
		off.Disable()
		large.SetLarge(true)
		large.SetKey("Esc")
		icon.SetIcon(theme.IconPrint)
		hovered := NewButton(kind, "Hovered", nil)
		hovered.hover(true)
		focused := NewButton(kind, "Focused", nil)
		focused.FocusGained()
		return across(plain, keyed, off, large, icon, hovered, focused)
	}
	search := NewField("")
	search.SetPlaceHolder("Name, birth date, phone, MRN")
	search.SetKey("Ctrl K")
	name, wrong, hint, area := NewField("Family name"), NewField("Birth date"), NewField("MRN"), NewArea("What happened", 3)
	name.SetText("Żółkiewska")
	wrong.SetText("31.02.1980")
	wrong.SetError("There is no 31 February.")
	hint.SetHint("Five figures, on the letter")
	hint.SetPlaceHolder("10517")
	area.SetText("The pump stopped twice.\nNobody was hurt.")
	choice, bad := NewChoice("Nausea", []string{"None", "Mild", "Severe, with vomiting"}, nil), NewChoice("Oriented, steady on the feet", []string{"Yes", "No"}, nil)
	choice.SetSelected(1)
	choice.FocusGained()
	bad.SetError("Choose one.")
	sel, none := NewSelect("Printer", []string{"Front desk", "Nurses"}, nil), NewSelect("Language", []string{"English"}, nil)
	sel.SetSelected(0)
	none.SetError("Choose the language of the sheet.")
	ticked := NewTick("Aftercare explained to patient and escort", "said back in their own words", nil)
	ticked.Set(true)
	ticked.FocusGained()
	off := NewField("Only to be read")
	off.SetText("Luis Alvarez")
	off.Disable()
	return around(search, rowOf(Plain), rowOf(Main), rowOf(Caution), rowOf(Danger),
		container.NewGridWithColumns(4, name, wrong, hint, off), container.NewGridWithColumns(2, choice, bad), container.NewGridWithColumns(3, sel, none, area),
		ticked, NewTick("Belongings and coat", "", nil))
}

func twoLines(a, b string) fyne.CanvasObject {
	return container.New(NewStack(0), Strong(a), Small(b))
}

func listParts() fyne.CanvasObject {
	rows := NewRows(nil, nil)
	names := []string{"Okafor, Daniel", "Alvarez, Maria", "Nguyễn, Thị Hoa", "Petrov, Anton", "Featherstonehaugh-Cholmondeley, Bartholomew Maximilian Theodore Augustus"}
	rows.Set([]int64{1, 2, 3, 4, 5}, func(key int64) Row {
		return NewCells(NewColumns(48, -2, -1, 110, 150), Strong("09:15"), twoLines(names[key-1], "27 Jan 1990 · MRN 10533"),
			NewText("Vitals due 10:38 · latex allergy and more", TextStyle{Size: 12, Bold: true, Color: theme.DangerText, Wrap: true}),
			NewChip(theme.Teal, theme.IconClock, "Recovering"), NewButton(ButtonKind(key%2), "Record vitals", nil))
	}, nil)
	rows.Select(2)
	empty := NewRows(nil, nil)
	empty.SetEmpty(Small("Nobody is waiting."))
	empty.FocusGained()
	rail := NewRail([]RailItem{
		{"today", theme.IconToday, "Today", false},
		{"chairs", theme.IconChairs, "Chairs", false},
		{"recovery", theme.IconRecovery, "Recovery", false},
		{"schedule", theme.IconSchedule, "Schedule", false},
		{"patients", theme.IconPatients, "Patients", false},
		{"reports", theme.IconReports, "Reports", false},
		{"settings", theme.IconSettings, "Settings", true},
	}, nil)
	rail.SetSelected("today")
	rail.SetBadge("recovery", 2)
	rail.SetFoot(NewAvatar("RN", "Lock F12", nil))
	rail.items[1].FocusGained()
	header := container.New(NewColumns(48, -2, -1, 110, 150), SmallStrong("Time"), SmallStrong("Patient"), SmallStrong("Needs attention"), SmallStrong("Status"), SmallStrong("Next step"))
	card := NewCard(container.NewBorder(header, nil, nil, nil, rows))
	card.SetPadding(1)
	lanes := NewLanes()
	lanes.Set(8, 17, 10.7, []Lane{
		{"Chair 1", []Bar{{8.5, 9, theme.Blue, true, "prep"}, {9, 9.8, theme.Violet, false, "Alvarez"}, {9.8, 10.7, theme.Teal, false, "recovery"}, {11.6, 12, theme.Blue, true, ""}, {12, 13, theme.Violet, true, "Lindqvist"}}},
		{"Chair 2, by the window", []Bar{{9.5, 11, theme.Violet, false, "Petrov"}, {11, 11.6, theme.Teal, true, "recovery"}}},
	})
	bottom := container.NewVBox(NewCard(lanes), NewCard(empty))
	return container.NewBorder(nil, nil, rail, nil, container.New(inset(theme.S20), container.NewBorder(nil, bottom, nil, nil, card)))
}

func tiles() fyne.CanvasObject {
	face := func(tone theme.Tone, icon theme.Icon, word string, ring RingFace) fyne.CanvasObject {
		r := NewRing(100)
		r.Set(ring)
		name := NewText("Alvarez, Maria Immaculata", TextStyle{Size: theme.TextTile, Bold: true, Wrap: true})
		return container.NewBorder(container.NewBorder(nil, nil, nil, NewChip(tone, icon, word), TileTitle("Chair 1")), Small("next 11:15 Lindqvist"), r, nil,
			container.New(NewStack(0), name, Small("03 Nov 1985"), NewText("vitals due 10:38", TextStyle{Size: 12, Bold: true, Color: theme.DangerText})))
	}
	edge := NewTile(face(theme.Warn, theme.IconMark, "Assess now", RingFace{1, theme.Warn, "+4 min", "over", false}), nil)
	edge.Card.SetEdge(theme.Danger, true)
	plain := NewTile(face(theme.Violet, theme.IconPlay, "Infusing", RingFace{.6, theme.Violet, "14 min", "left of 40", false}), nil)
	plain.FocusGained()
	dashed := NewTile(container.NewCenter(NewButton(Main, "Seat K. Brown · 6", nil)), nil)
	dashed.Card.SetDashed(true)
	alarm := NewCard(Body("2 alarms"))
	alarm.SetTint(theme.AlarmTint)
	alarm.SetEdge(theme.Danger, true)
	load := NewCard(container.NewVBox(Strong("Nurse load 1.2 of 2"), NewText("1 infusing / 2 + 2 recovering / 3. One more infusion may start.", TextStyle{Size: 12, Color: theme.Muted, Wrap: true})))
	load.SetTint(theme.Amber.Wash())
	return around(container.NewGridWrap(fyne.NewSize(300, 300), edge, plain, dashed), container.NewGridWithColumns(3, alarm, load, NewCard(nil)))
}
