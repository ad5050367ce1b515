package clinic

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

func person(given, family, birth string) Patient {
	d, err := ParseDate(birth)
	if err != nil {
		panic(err)
	}
	return Patient{Given: given, Family: family, Birth: d, Key: NameKey{strings.ToLower(given), strings.ToLower(family)}}
}

func TestSimilar(t *testing.T) {
	for _, c := range []struct {
		a, b Patient
		want bool
	}{
		// one name, two people
		{person("Maria", "Alvarez", "1985-11-03"), person("Maria", "Alvarez", "1990-01-27"), true},
		{person("Maria", "Alvarez", "1985-11-03"), person("Maria", "Alvarez", "1985-11-03"), true},
		// one or two letters apart
		{person("Jonathan", "Smith", "1981-02-02"), person("Johnathan", "Smith", "1981-02-20"), true},
		{person("Jon", "Smith", "1981-02-02"), person("John", "Smyth", "1960-05-20"), true},
		{person("Brian", "Meyer", "1981-02-02"), person("Brain", "Meyer", "1960-05-20"), true},
		{person("Anna", "Kowalska", "1981-02-02"), person("Anna", "Kowalski", "1960-05-20"), true},
		{person("Anna", "Petersen", "1981-02-02"), person("Anna", "Pedersan", "1960-05-20"), true},
		{person("Kathryn", "Park", "1981-02-02"), person("Catheryn", "Park", "1960-05-20"), true},
		{person("Maria", "Anderson", "1979-03-14"), person("Marie", "Anderssen", "1979-07-22"), true}, // three in a long name
		{person("Tim", "Reyes", "1981-02-02"), person("Tom", "Rayas", "1960-05-20"), false},           // and not in a short one
		{person("Maria", "Anderson", "1979-03-14"), person("Mira", "Anderssen", "1979-07-22"), false},
		// birth dates with digits swapped, or day and month
		{person("Tom", "Weber", "1985-11-03"), person("Anna", "Weber", "1985-11-30"), true},
		{person("Tom", "Weber", "1985-11-03"), person("Anna", "Weber", "1958-11-03"), true},
		{person("Tom", "Weber", "1985-11-03"), person("Anna", "Webber", "1985-03-11"), true},
		{person("Tom", "Weber", "1985-11-03"), person("Anna", "Weber", "1985-11-03"), true},
		{person("Maria", "Alvarez", "1985-11-03"), person("Maria", "Lindqvist", "1985-11-03"), true}, // married since
		{person("Ali", "Hassan", "1985-11-03"), person("Hassan", "Ali", "1972-01-09"), true},         // the names the other way round
		// ordinary pairs
		{person("Maria", "Alvarez", "1985-11-03"), person("Daniel", "Okafor", "1978-03-12"), false},
		{person("Maria", "Alvarez", "1985-11-03"), person("Samir", "Alvarez", "1978-03-12"), false},
		{person("Maria", "Alvarez", "1985-11-03"), person("Maria", "Lindqvist", "1978-03-12"), false},
		{person("Maria", "Alvarez", "1985-11-03"), person("Daniel", "Okafor", "1985-11-03"), false},
		{person("Tom", "Weber", "1985-11-03"), person("Anna", "Weber", "1985-11-14"), false},
		{person("Tom", "Weber", "1985-11-03"), person("Anna", "Weber", "1985-12-13"), false}, // two digits, not swapped
		{person("Tom", "Weber", "1985-11-03"), person("Anna", "Weber", "1983-11-05"), false}, // swapped, not neighbours
	} {
		if got := Similar(c.a, c.b); got != c.want {
			t.Errorf("%s %s and %s %s: %v", c.a.Label(), c.a.Birth, c.b.Label(), c.b.Birth, got)
		}
		if Similar(c.a, c.b) != Similar(c.b, c.a) {
			t.Errorf("%s and %s: not the same both ways", c.a.Label(), c.b.Label())
		}
	}
}

// TestSimilarFindsEverySlip makes each slip of a pen on ordinary names.
func TestSimilarFindsEverySlip(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	tried := 0
	for range 3000 {
		a := ordinary(r)
		b := a
		b.Birth = randomBirth(r)
		for range r.IntN(3) { // none, one or two letters
			if r.IntN(2) == 0 {
				b.Key.Given = slip(r, b.Key.Given)
			} else {
				b.Key.Family = slip(r, b.Key.Family)
			}
		}
		tried++
		if !Similar(a, b) {
			t.Fatalf("%+v and %+v do not warn", a.Key, b.Key)
		}
		c := ordinary(r) // another given name, two neighbouring digits of the birth swapped
		c.Key.Family = a.Key.Family
		digits := []byte(a.Birth.String())
		i := []int{2, 5, 8}[r.IntN(3)]
		digits[i], digits[i+1] = digits[i+1], digits[i]
		d, err := ParseDate(string(digits))
		if err != nil {
			continue
		}
		c.Birth = d
		if tried++; !Similar(a, c) {
			t.Fatalf("%+v %s and %+v %s do not warn", a.Key, a.Birth, c.Key, c.Birth)
		}
	}
	t.Logf("%d pairs that can be mistaken: all warn", tried)
}

// TestSimilarLeavesOrdinaryPairsAlone prints the share of ordinary pairs that
// warn: names drawn as they come in several languages.
func TestSimilarLeavesOrdinaryPairsAlone(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	people := make([]Patient, 1000)
	for i := range people {
		people[i] = ordinary(r)
	}
	pairs, warned, days := 0, 0, 0
	for i, a := range people {
		for _, b := range people[:i] {
			if a.Key == b.Key {
				continue // truly one name
			}
			pairs++
			if Similar(a, b) {
				warned++
			}
		}
	}
	for d := 0; d < len(people); d += 20 { // days of twenty patients
		found := false
		for i, a := range people[d : d+20] {
			for _, b := range people[d : d+i] {
				found = found || Similar(a, b)
			}
		}
		if found {
			days++
		}
	}
	share := 100 * float64(warned) / float64(pairs)
	t.Logf("of %d ordinary pairs %d warn: %.3f %%; of 50 days of 20 patients %d show a warning", pairs, warned, share, days)
	if share > 0.25 {
		t.Errorf("%.3f %% of ordinary pairs warn", share)
	}
}

var givenNames = strings.Fields(`daniel maria hoa anton jonathan ewa keisha samir astrid patrick anna tom julia
	lucas emma noah olivia liam ava sofia mia james amelia henry grace jack ella leo chloe ahmed fatima omar aisha yusuf leila ivan olga
	dmitri elena pavel irina jan piotr katarzyna hanna min ji wei li chen mei hiro yuki kenji carlos lucia diego carmen javier rosa
	mamadou awa kofi ama chidi ngozi tunde priya arjun ananya rahul nikos eleni giorgos lars ingrid erik maja`)

var familyNames = strings.Fields(`okafor alvarez nguyen petrov smith zolkiewska brown haddad lindqvist oneill weber rossi adeyemi kowalski
	silva park diallo khan meyer johnson williams jones garcia miller davis martinez lopez wilson anderson taylor thomas moore martin lee
	thompson white harris clark lewis robinson walker young allen king wright scott torres hill flores green adams nelson baker hall rivera
	campbell mitchell carter roberts kim li wang zhang chen liu tran pham sato suzuki tanaka ivanov smirnov volkova papadopoulos schneider
	fischer wagner becker hoffmann dubois moreau laurent ferrari bianchi romano novak horvat svensson hansen larsen virtanen mensah okonkwo`)

func ordinary(r *rand.Rand) Patient {
	return Patient{
		Key:   NameKey{givenNames[r.IntN(len(givenNames))], familyNames[r.IntN(len(familyNames))]},
		Birth: randomBirth(r),
	}
}

func randomBirth(r *rand.Rand) Date {
	return Date{1950, time.January, 1}.AddDays(r.IntN(55 * 365))
}

// slip puts one letter wrong: changed, left out or doubled.
func slip(r *rand.Rand, s string) string {
	i := r.IntN(len(s))
	switch r.IntN(3) {
	case 0:
		return s[:i] + string(rune('a'+r.IntN(26))) + s[i+1:]
	case 1:
		if len(s) > 1 {
			return s[:i] + s[i+1:]
		}
		return s
	}
	return s[:i] + s[i:i+1] + s[i:]
}
