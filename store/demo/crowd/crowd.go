// Package crowd makes up patients by the hundred thousand, for figures and
// long runs. The same seed and number always give the same person; nobody in
// it is real.
package crowd

import (
	"fmt"
	"math"
	"math/rand/v2"
	"time"

	"chairside/store/clinic"
)

// Names are built from these, a few often and most seldom, as in a real
// register: about 300 given and 4,000 family names.
var (
	givenFirst  = []string{"Ma", "Jo", "An", "Ka", "Lu", "Sa", "Dan", "El", "Chris", "Mi", "Thi", "Éve", "Zo", "Ibra", "Pa", "Ro"}
	givenLast   = []string{"ria", "hn", "na", "ren", "cas", "muel", "iel", "ena", "tian", "chael", " Hoa", "lyn", "ë", "him", "blo", "sa", "bert", "nathan", "a", "lina"}
	familyFirst = []string{"Smi", "John", "Alv", "Kow", "Ngu", "Gar", "Mül", "O’N", "Had", "Bro", "Ros", "Pet", "Lind", "Żół", "Iva", "Khan", "Wil", "Tan", "Dia", "Fer"}
	familyMid   = []string{"", "a", "er", "el", "ick", "on", "is", "ar", "or", "en", "und", "ov", "eir", "al"}
	familyLast  = []string{"th", "son", "ez", "ski", "yen", "cia", "ler", "eill", "dad", "wn", "si", "rov", "qvist", "kiewska"}
)

// Patient gives the person of that number.
func Patient(seed uint64, number int) clinic.Patient {
	r := rand.New(rand.NewPCG(seed, uint64(number)))
	some := func(list []string) string { // the first ones most often
		return list[int(float64(len(list))*math.Pow(r.Float64(), 2))]
	}
	birth := time.Date(1935, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, r.IntN(72*365))
	return clinic.Patient{
		Given: some(givenFirst) + some(givenLast), Family: some(familyFirst) + some(familyMid) + some(familyLast),
		Birth: clinic.DateOf(birth, time.UTC), Phone: fmt.Sprintf("(555) %03d-%04d", r.IntN(1000), r.IntN(10_000)),
	}
}

// Source gives what another system would call the person of that number.
func Source(number int) string { return fmt.Sprintf("crowd-%d", number) }
