package sheet

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"chairside/assets"
)

// words is what a sheet says in one language. What the record fills in is
// named in braces.
type words struct {
	Lang  string `json:"lang"`
	Title string `json:"title"`

	Weekdays      [7]string  `json:"weekdays"` // from Sunday
	WeekdaysShort [7]string  `json:"weekdays_short"`
	Months        [12]string `json:"months"`
	MonthsShort   [12]string `json:"months_short"`
	Date          string     `json:"date"`
	DateWeekday   string     `json:"date_weekday"`
	DateYear      string     `json:"date_weekday_year"`
	DateBirth     string     `json:"date_birth"`
	DateJournal   string     `json:"date_journal"`
	TimeOtherDay  string     `json:"time_other_day"`

	DayPhone     string `json:"day_phone"`
	NightPhone   string `json:"night_phone"`
	HomeInfusion string `json:"going_home_infusion"`
	HomeOther    string `json:"going_home_treatment"`
	Continued    string `json:"continued"`

	Born          string    `json:"born"`
	FromTo        string    `json:"from_to"`
	FromToPaused  string    `json:"from_to_paused"`
	GivenAt       string    `json:"given_at"`
	With          string    `json:"with"`
	Without       [2]string `json:"without"`
	NoEscort      [2]string `json:"no_escort"`
	AgainstAdvice [2]string `json:"against_advice"`
	Hospital      [2]string `json:"hospital"`
	MRN           string    `json:"mrn"`
	Visit         string    `json:"visit"`
	NameBlank     string    `json:"name_blank"`

	NotBefore string    `json:"not_before"`
	DoNot     [4]string `json:"do_not"`

	Notice          string `json:"notice"`
	NoticedInfusion string `json:"noticed_infusion"`
	NoticedVisit    string `json:"noticed_visit"`
	Noted           string `json:"noted"`
	ListComma       string `json:"list_comma"`
	ListAnd         string `json:"list_and"`
	AfterEffects    string `json:"notice_after_effects"`
	General         string `json:"notice_general"`
	Effects         map[string]struct {
		Said  string `json:"said"`  // after "You"
		Short string `json:"short"` // in the table
	} `json:"effects"`
	OtherEffect string            `json:"effect_other"`
	Severities  map[string]string `json:"severities"`

	Care          string `json:"care"`
	CareText      string `json:"care_text"`
	CallUs        string `json:"call_us"`
	CallUsText    string `json:"call_us_text"`
	CallDay       string `json:"call_us_day"`
	CallDayNight  string `json:"call_us_day_night"`
	Emergency     string `json:"emergency"`
	EmergencyText string `json:"emergency_text"`
	Crisis        string `json:"crisis"`
	CrisisText    string `json:"crisis_text"`

	YourVisit    string    `json:"your_visit"`
	Columns      [5]string `json:"columns"`
	Oxygen       string    `json:"oxygen"`
	NoneTaken    string    `json:"none_taken"`
	NoReadings   string    `json:"no_readings"`
	Before       string    `json:"before"`
	Highest      string    `json:"highest"`
	HighestSince string    `json:"highest_since"`
	Leaving      string    `json:"leaving"`
	Last         string    `json:"last"`

	Next         string `json:"next_visit"`
	NextNone     string `json:"next_none"`
	NextNoneCall string `json:"next_none_call"`
	FastBoth     string `json:"fast_both"`
	FastFood     string `json:"fast_food"`
	FastDrink    string `json:"fast_drink"`
	Bring        string `json:"bring"`
	WeCall       string `json:"we_call"`
	WeCallWhen   string `json:"we_call_when"`

	SignPatient  string `json:"sign_patient"`
	SignNurse    string `json:"sign_nurse"`
	SignProvider string `json:"sign_provider"`
	SignNobody   string `json:"sign_nobody"`

	FootVersion string `json:"foot_version"`
	Foot        string `json:"foot"`
	Page        string `json:"page"`
	Demo        string `json:"demo"`

	Journal          string `json:"journal"`
	JournalAfter     string `json:"journal_after"`
	JournalHow       string `json:"journal_how"`
	JournalQuestions string `json:"journal_questions"`
}

// english reads the English texts once. Its error is a damaged program.
var english = sync.OnceValues(func() (*words, error) { return readWords(assets.SheetEnglish()) })

// readWords refuses keys it does not know, so that a misspelt one is noticed.
func readWords(data []byte) (*words, error) {
	w := new(words)
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(w); err != nil {
		return nil, fmt.Errorf("sheet: read texts: %w", err)
	}
	return w, nil
}

// fill puts values into a text: pairs of a name, without its braces, and what
// stands there. What is filled in is never filled in again, so a patient may
// be named {visit}.
func fill(text string, pairs ...string) string {
	named := make([]string, len(pairs))
	for i, p := range pairs {
		if named[i] = p; i%2 == 0 {
			named[i] = "{" + p + "}"
		}
	}
	return strings.NewReplacer(named...).Replace(text)
}

// joined writes a list as people say it: a, b and c.
func joined(list []string, comma, and string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	last := len(list) - 1
	return strings.Join(list[:last], comma) + and + list[last]
}
