package store

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestNamesThatSoundAlikeHaveOneKey(t *testing.T) {
	for _, group := range []string{
		"Catherine Katherine Kathryn Katharine Cathryn Katrin", "Smith Smyth Smythe Smit", "Stephen Steven Stefan Stephan", "Meyer Meier Maier Mayer Mayr Meyr",
		"Petrov Petroff", "Schmidt Schmitt Schmid Shmidt", "Jon John", "Thomson Thompson", "Nguyen Nguyễn Nguyên",
		"Muhammad Mohammed Mohamed Muhammed Mohamad Mohammad Muhamet", "Philip Phillip Filip", "Geoffrey Jeffrey Jeffry", "Wright Right Rite", "Knight Night",
		"Christine Kristin Christin Kristen", "Müller Muller Mueller", "Schulz Schultz Shultz", "Kowalski Kovalsky Kowalsky", "Sarah Sara Zara", "Sean Seán",
		"Callaghan Callahan", "Vaughan Vaughn", "McDonald MacDonald Macdonald", "Brandt Brant Brand", "Lee Leigh Li", "Yusuf Jusuf Youssef Yousef", "Cheryl Sheryl",
		"Żółkiewska Zolkiewska Zolkievska", "Nicholas Nikolas Nicolas", "Aileen Eileen Ilene", "Reid Reed Read", "Gray Grey", "Quinn Kinn", "Lamb Lam", "Fritz Fris",
		"Garcia Garsia", "Rodriguez Rodrigues", "Hansen Hanson Hansson", "Zachary Zackary Zakary", "Michael Mikael", "Walter Valter", "O'Brien OBrien O’Bryan",
	} {
		words := strings.Fields(group)
		for _, w := range words[1:] {
			if Sound(w) != Sound(words[0]) || Sound(w) == "" {
				t.Errorf("%s is %q, %s is %q", words[0], Sound(words[0]), w, Sound(w))
			}
		}
	}
}

func TestNamesThatSoundOtherwiseHaveAnotherKey(t *testing.T) {
	for _, pair := range []string{
		"Meyer Maria", "Meyer Moore", "Smith Schmidt", "Jon Jan", "Anna Emma", "Brown Braun-Bauer", "Nguyen Ngo", "Lopez Lewis", "Petrov Patrick", "Garcia Gomez", "Kim Cam", "Tran Drun", "Haddad Adad",
	} {
		a, b, _ := strings.Cut(pair, " ")
		if Sound(a) == Sound(b) {
			t.Errorf("%s and %s are both %q", a, b, Sound(a))
		}
	}
	for _, none := range []string{"", "李小龙", "محمد", "Иванов", "17", "--"} {
		if got := Sound(none); got != "" {
			t.Errorf("%q sounds like %q", none, got)
		}
	}
	if got, want := Sound("Anna Maria van der Berg"), 5; len(strings.Fields(got)) != want {
		t.Errorf("%q has not a key for each of %d words", got, want)
	}
}

func TestASoundIsWrittenInItsLettersAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.OneOf(rapid.StringMatching(`[A-Za-z' -]{0,30}`), rapid.String()).Draw(t, "name")
		key := Sound(name)
		if strings.Trim(key, heard+" ") != "" {
			t.Fatalf("%q sounds like %q", name, key)
		}
		if again := Sound(strings.ToUpper(Fold(name))); again != Sound(Fold(name)) {
			t.Fatalf("%q: capitals change the sound to %q", name, again)
		}
	})
}

func TestSlip(t *testing.T) {
	for _, pair := range []string{"alvarez alcarez", "alvarez alvaerz", "alvarez alvrez", "alvarez alvarrez", "alvarez alvarez", "ab ba", "zółw zólw", "a ", "a b"} {
		a, b, _ := strings.Cut(pair, " ")
		if !slip(a, b) || !slip(b, a) {
			t.Errorf("%s is no slip", pair)
		}
	}
	for _, pair := range []string{"alvarez alcaerz", "alvarez alvez", "alvarez lavaerz", "abc cba", "abcd badc", "ab "} {
		a, b, _ := strings.Cut(pair, " ")
		if slip(a, b) || slip(b, a) {
			t.Errorf("%s is taken for one slip", pair)
		}
	}
}

func TestOneSlipMakesANearSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.StringMatching(`[`+heard+`]{1,8}`).Draw(t, "a")
		b := rapid.StringMatching(`[`+heard+`]{1,8}`).Draw(t, "b")
		near := false
		for _, key := range nearSounds(a) {
			if !slip(a, key) {
				t.Fatalf("%q is not one slip from %q", key, a)
			}
			near = near || key == b
		}
		if slip(a, b) != near {
			t.Fatalf("%q and %q", a, b)
		}
	})
}
