package today

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"chairside/store/clinic"
)

// waitingView is what keeps the next step of a visit, in plain words.
type waitingView struct {
	head  string
	items []string
}

// viewWaiting says what is still open. Where the record knows more than the
// next step's own line, such as every criterion of a clearance with its
// evidence, that is said.
func viewWaiting(day clinic.Day, v clinic.Visit, next clinic.Next, now time.Time) waitingView {
	w := waitingView{head: "What keeps the next step"}
	switch {
	case next.Held:
		for _, h := range v.Held() {
			w.items = append(w.items, heldWords(day, h))
		}
	case v.Stage == clinic.Arrived:
		w.head = "Check-in still asks for"
		for _, q := range v.Unanswered() {
			w.items = append(w.items, questionWords[q])
		}
	case v.Stage == clinic.InChair:
		w.head = "Before treatment can start"
		w.items = capitals(v.StartBlocks())
	case v.Stage == clinic.Recovering:
		return viewChecks(v.Checks(now, day.Clinic), day.Clinic)
	case v.Stage == clinic.Ready:
		w.head = "Before going home"
		w.items = capitals(next.Waiting)
	default:
		w.items = capitals(next.Waiting)
	}
	return w
}

// viewChecks lists the criteria of a clearance that are not met, each with the
// evidence it is judged by.
func viewChecks(checks []clinic.Check, clinicSays clinic.Profile) waitingView {
	met := 0
	w := waitingView{}
	for _, c := range checks {
		if c.Met {
			met++
			continue
		}
		if c.Criterion == clinic.CritFresh && !strings.Contains(c.Evidence, "no ") {
			c.Evidence += ", older than " + clinic.Span(clinicSays.Fresh)
		}
		w.items = append(w.items, c.Word+": "+c.Evidence)
	}
	w.head = fmt.Sprintf("Before clearing · %d of %d met", met, len(checks))
	return w
}

func heldWords(day clinic.Day, h clinic.Hold) string {
	words := "Held: " + h.Reason
	if by := day.StaffName(h.By); by != "" {
		words += " (" + by + ", " + day.ClockOf(h.At) + ")"
	}
	return words
}

var questionWords = map[clinic.Question]string{
	clinic.AskIdentity:  "Who is here: name and birth date",
	clinic.AskConsent:   "Signed consent",
	clinic.AskEscort:    "Escort with a phone",
	clinic.AskFasting:   "Last food and drink",
	clinic.AskMedicines: "Medicines and allergies",
	clinic.AskHealth:    "Health card",
	clinic.AskPHQ9:      "PHQ-9 mood score",
}

func capitals(lines []string) []string {
	var out []string
	for _, s := range lines {
		first, n := utf8.DecodeRuneInString(s)
		out = append(out, string(unicode.ToUpper(first))+s[n:])
	}
	return out
}

// alike lists whom the patient could be mistaken for today, each with what
// tells the two apart.
func alike(day clinic.Day, v clinic.Visit) string {
	var others []string
	for _, o := range day.Alike(v) {
		others = append(others, o.Patient.Label()+", born "+o.Patient.Birth.Long())
	}
	if len(others) == 0 || v.Stage.Ended() {
		return ""
	}
	if more := len(others) - 2; more > 0 {
		others = append(others[:2], fmt.Sprintf("%d more", more))
	}
	return "Not to be mistaken for " + strings.Join(others, "; ") + ". Ask for the full birth date."
}
