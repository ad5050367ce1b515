package part

import (
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"chairside/ui/theme"
)

func TestTextIsShortenedToItsRoomAndNoFurther(t *testing.T) {
	text := Body("Featherstonehaugh-Cholmondeley, Bartholomew")
	shown(t, text)
	whole := measure(text.Text(), theme.TextBody, fyne.TextStyle{}).Width

	text.Resize(fyne.NewSize(whole, 20))
	want(t, "text in all its room", text.lines[0].Text, text.Text())

	text.Resize(fyne.NewSize(120, 20))
	cut := text.lines[0].Text
	if !strings.HasSuffix(cut, "…") || !strings.HasPrefix(text.Text(), strings.TrimSuffix(cut, "…")) {
		t.Errorf("shortened text is %q", cut)
	}
	if w := measure(cut, theme.TextBody, fyne.TextStyle{}).Width; w > 121 || w < 90 {
		t.Errorf("shortened text is %.0f wide in a room of 120", w)
	}
	want(t, "Text() of a shortened text", text.Text(), "Featherstonehaugh-Cholmondeley, Bartholomew")
}

func TestTextAsksForLittleUnlessFixed(t *testing.T) {
	text := Body("A rather long sentence")
	shown(t, text)
	if w := text.MinSize().Width; w > 24 {
		t.Errorf("a text that can shrink asks for %.0f", w)
	}
	text.Fixed(true)
	want(t, "width asked for by a fixed text", text.MinSize().Width, measure(text.Text(), theme.TextBody, fyne.TextStyle{}).Width)
}

func TestTextWrapsAndGrows(t *testing.T) {
	text := NewText("one two three four five six seven eight nine ten\neleven", TextStyle{Wrap: true})
	shown(t, text)
	text.Resize(fyne.NewSize(100, 20))
	if n := len(text.lines); n < 4 {
		t.Fatalf("wrapped into %d lines", n)
	}
	want(t, "height asked for", text.MinSize().Height, float32(len(text.lines))*text.lineHeight())
	last := text.lines[len(text.lines)-1].Text
	want(t, "what follows a line feed", last, "eleven")
	for _, line := range text.lines {
		if w := measure(line.Text, theme.TextBody, fyne.TextStyle{}).Width; w > 101 {
			t.Errorf("line %q is %.0f wide in 100", line.Text, w)
		}
	}
	text.SetText("short")
	want(t, "lines after a shorter text", len(text.lines), 1)
}

func TestLongWordsAreBrokenAndNothingIsLost(t *testing.T) {
	shown(t, Body(""))
	word := strings.Repeat("Wundersame", 20)
	lines := wrap(word, 90, theme.TextBody, fyne.TextStyle{})
	want(t, "the word put together again", strings.Join(lines, ""), word)
	if len(lines) < 5 {
		t.Errorf("a long word fills %d lines", len(lines))
	}
	// A room in which nothing fits must still come to an end.
	want(t, "in no room at all", strings.Join(wrap("abc", 1, theme.TextBody, fyne.TextStyle{}), ""), "abc")
}

func TestACutNeverPartsAnAccentFromItsLetter(t *testing.T) {
	shown(t, Body(""))
	want(t, "cut behind the letter", whole([]rune("ae\u0301x"), 2), 1)
	want(t, "cut behind the accent", whole([]rune("ae\u0301x"), 3), 3)
	name := strings.Repeat("e\u0301", 60)
	for width := float32(20); width < 200; width += 3 {
		cut := strings.TrimSuffix(shorten(name, width, theme.TextBody, fyne.TextStyle{}), "…")
		if n := utf8.RuneCountInString(cut); n%2 != 0 {
			t.Fatalf("at width %.0f the cut falls after %d runes, inside a letter", width, n)
		}
	}
}
