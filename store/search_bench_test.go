package store

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"chairside/store/clinic"
)

// town fills a clinic with so many people, named as unevenly as people are.
func town(t testing.TB, s *Store, people int) {
	t.Helper()
	r := rand.New(rand.NewPCG(1, 2))
	given := []string{
		"Maria", "John", "Catherine", "Katherine", "Kathryn", "Stephen", "Steven", "Jon", "Muhammad", "Mohammed", "Anna", "Ewa", "Hoa", "Keisha", "Daniel",
		"Samir", "Astrid", "Patrick", "Anton", "Marie", "Ann", "Luis", "Zoë", "Thomas", "Peter", "Linda", "Susan", "Robert", "Michael", "Ahmed",
	}
	family := []string{
		"Smith", "Smyth", "Meyer", "Meier", "Maier", "Petrov", "Petroff", "Schmidt", "Schmitt", "Thomson", "Thompson", "Nguyen", "Okafor", "Alvarez", "Brown",
		"Haddad", "Lindqvist", "O’Neill", "Żółkiewska", "Kowalski", "Jones", "Johnson", "Williams", "Garcia", "Lopez", "Lee", "Li", "Khan", "Patel",
	}
	heads := []string{"Har", "Ber", "Kol", "Wes", "Lang", "Stein", "Gar", "Hol", "Mar", "Bran", "Cor", "Del", "Fal", "Grim", "Hal", "Ing", "Jar", "Ken", "Lo", "Mon"}
	tails := []string{"man", "son", "berg", "ley", "ton", "field", "ski", "ovic", "ez", "stad", "wood", "er", "ini", "escu", "dottir", "well", "ham", "mann", "quist", "ard"}
	ok(t, s.write(ctx, "town", func(tx writes) error {
		for i := range people {
			p := clinic.Patient{
				Given: given[r.IntN(len(given))], Family: heads[r.IntN(len(heads))] + tails[r.IntN(len(tails))], MRN: fmt.Sprint(20000 + i),
				Phone: fmt.Sprintf("555 %07d", r.IntN(1e7)), Birth: clinic.Date{Year: 1930 + r.IntN(80), Month: time.Month(1 + r.IntN(12)), Day: 1 + r.IntN(28)},
			}
			if r.IntN(3) == 0 {
				p.Family = family[r.IntN(len(family))]
			}
			if r.IntN(4) == 0 {
				p.Given += " " + given[r.IntN(len(given))]
			}
			if _, err := insertPatient(ctx, tx, p, origin{}); err != nil {
				return err
			}
		}
		return nil
	}))
}

// BenchmarkSearch types names letter by letter among 100,000 patients, and
// compares what the search takes for each key with the bare statement that
// finds names by their beginning. The absolute times are the machine's.
func BenchmarkSearch(b *testing.B) {
	s, _ := newClinic(b)
	town(b, s, 100_000)
	var keys []string
	for _, whole := range []string{"kathryn smyth", "meier", "jon thompson", "muhamad haddsd", "25 Dec 1971", "5550142", "nguyen hoa", "xyzzy", "alvarez maria", "mezer"} {
		for i := range len(whole) {
			keys = append(keys, whole[:i+1])
		}
	}
	bare := func(query string) {
		if match := matching(query); match != "" {
			_, err := matched(ctx, s.readers, query, match, usualFound)
			ok(b, err)
		}
	}
	var whole, alone, slowest time.Duration
	var slow string
	for b.Loop() {
		for _, key := range keys {
			began := time.Now()
			bare(key)
			alone += time.Since(began)
			began = time.Now()
			_, err := s.SearchPatients(ctx, key, usualFound)
			ok(b, err)
			took := time.Since(began)
			whole += took
			if took > slowest {
				slowest, slow = took, key
			}
		}
	}
	strokes := float64(b.N * len(keys))
	b.ReportMetric(float64(whole)/float64(alone), "x-bare")
	b.ReportMetric(float64(whole.Microseconds())/strokes, "µs/key")
	b.ReportMetric(float64(slowest.Microseconds()), "µs-worst")
	b.Logf("slowest: %q", slow)
}

// BenchmarkUpgradeSounds brings a file of 100,000 patients up to date.
func BenchmarkUpgradeSounds(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		path, _ := beforeSound(b, 100_000)
		b.StartTimer()
		s, err := Open(ctx, path, Options{NoSync: true})
		ok(b, err)
		ok(b, s.Close())
	}
}
