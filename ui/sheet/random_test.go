package sheet

import (
	"strings"
	"time"

	"pgregory.net/rapid"

	"chairside/store/clinic"
)

// Letters of the scripts the sheet must print, as people's names have them.
const (
	latin      = "aábcčdðeéfgğhiíıjklłmnñoóøpqrřsštťuúůvwxyýzžßæœAÁBCČDEÉFGHIİJKLŁMNOØPQRSŠTUÚVWXYZŽ"
	greek      = "αάβγδεέζηήθιίκλμνξοόπρσςτυύφχψωώΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ"
	cyrillic   = "абвгдеёжзийіїєґклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИІЇЄКЛМНОПРСТУФХЦЧШЩЮЯ"
	vietnamese = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵĐẾỄỘỰ"
)

var zones = []string{"America/Chicago", "Europe/Berlin", "Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns", "UTC"}

// someName draws a name of one script, up to most letters, of one or many
// words, as the rules of the record let it in.
func someName(t *rapid.T, label string, most int) string {
	letters := []rune(rapid.SampledFrom([]string{latin, greek, cyrillic, vietnamese}).Draw(t, label+" script"))
	most = rapid.IntRange(1, most).Draw(t, label+" length")
	parts := rapid.SampledFrom([]string{" ", "-", "’", ""}).Draw(t, label+" parts")
	word := rapid.SliceOfN(rapid.SampledFrom(letters), 1, 30)
	name := ""
	for name == "" || len([]rune(name)) < most {
		if name != "" {
			name += parts
		}
		name += string(word.Draw(t, label))
	}
	return strings.TrimSpace(string([]rune(name)[:most]))
}

// someRecord draws a visit of any length the rules allow, from next to
// nothing to every field full.
func someRecord(t *rapid.T) clinic.Record {
	r := pictured()
	r.Demo = rapid.Bool().Draw(t, "demo")
	p := &r.Clinic
	p.Zone = rapid.SampledFrom(zones).Draw(t, "zone")
	p.Name = someName(t, "clinic", 80)
	if p.Address = ""; rapid.Bool().Draw(t, "has address") {
		p.Address = someName(t, "address", 120)
	}
	p.DayPhone = rapid.StringMatching(`\+?[0-9]{3,6}[ -][0-9]{3,8}( ext [0-9]{1,4})?`).Draw(t, "day phone")
	if !rapid.Bool().Draw(t, "has night phone") {
		p.NightPhone = ""
	}
	p.Emergency = rapid.SampledFrom([]string{"911", "112", "999 or 112", "000"}).Draw(t, "emergency")
	p.Crisis = rapid.SampledFrom([]string{"988", "116 123", "988 or your county's own crisis line"}).Draw(t, "crisis")
	v := &r.Visit
	v.Number = rapid.IntRange(1, 9999).Draw(t, "number")
	v.Patient.Given = someName(t, "given", 80)
	v.Patient.Family = someName(t, "family", 80)
	v.Escort.Name = someName(t, "escort", 80)
	r.Staff[1].Name = someName(t, "nurse", 80)
	v.Protocol = rapid.SampledFrom(clinic.Presets()[:3]).Draw(t, "protocol")
	v.Stage = rapid.SampledFrom([]clinic.Stage{clinic.Recovering, clinic.Ready, clinic.Discharged, clinic.LeftAMA, clinic.Hospital}).Draw(t, "stage")
	someTimes(t, v, p.Location())
	someFindings(t, v)
	if rapid.Bool().Draw(t, "sheets") {
		v.Sheets = make([]clinic.Printed, rapid.IntRange(1, 120).Draw(t, "printed"))
	}
	return r
}

func someTimes(t *rapid.T, v *clinic.Visit, zone *time.Location) {
	day := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 800).Draw(t, "day"))
	v.Day = clinic.DateOf(day, time.UTC)
	v.StartedAt = v.Day.At(7, 0, zone).Add(time.Duration(rapid.IntRange(0, 10*3600).Draw(t, "start")) * time.Second).UTC()
	v.TreatedAt = v.StartedAt
	v.PauseTotal = 0
	if v.Protocol.Infusion > 0 {
		v.PauseTotal = time.Duration(rapid.IntRange(0, 1200).Draw(t, "pause")) * time.Second
		v.TreatedAt = v.StartedAt.Add(v.PauseTotal + time.Duration(rapid.IntRange(1, 5400).Draw(t, "ran"))*time.Second)
	}
	v.ReadyAt = v.TreatedAt.Add(time.Hour)
	if v.Next = (time.Time{}); rapid.Bool().Draw(t, "booked") {
		in := rapid.IntRange(1, 60).Draw(t, "next in days")
		v.Next = v.Day.AddDays(in).At(rapid.IntRange(6, 18).Draw(t, "next hour"), 15*rapid.IntRange(0, 3).Draw(t, "next quarter"), zone).UTC()
	}
}

func someFindings(t *rapid.T, v *clinic.Visit) {
	v.Vitals, v.Effects = nil, nil
	end := int(v.TreatedAt.Sub(v.StartedAt)/time.Second) + 3600
	at := -1800
	for id := 1; id < rapid.IntRange(1, 15).Draw(t, "sets"); id++ {
		at += rapid.IntRange(1, 1200).Draw(t, "seconds later")
		if at > end {
			break
		}
		set := clinic.Vitals{ID: clinic.VitalsID(id), At: v.StartedAt.Add(time.Duration(at) * time.Second), Stage: clinic.Recovering, Signs: map[clinic.Sign]int{}}
		switch {
		case at < 0:
			set.Stage = clinic.InChair
		case set.At.Before(v.TreatedAt):
			set.Stage = clinic.Infusing
		}
		if rapid.IntRange(0, 4).Draw(t, "has BP") > 0 {
			set.Signs[clinic.Systolic] = rapid.IntRange(70, 300).Draw(t, "systolic")
			set.Signs[clinic.Diastolic] = rapid.IntRange(30, 69).Draw(t, "diastolic")
		}
		if rapid.Bool().Draw(t, "has others") {
			set.Signs[clinic.Pulse] = rapid.IntRange(30, 250).Draw(t, "pulse")
			set.Signs[clinic.SpO2] = rapid.IntRange(60, 100).Draw(t, "SpO2")
		}
		set.Amended = rapid.IntRange(0, 4).Draw(t, "amended") == 0
		v.Vitals = append(v.Vitals, set)
	}
	for range rapid.IntRange(0, 14).Draw(t, "effects") {
		e := clinic.Effect{
			Name:     rapid.SampledFrom(clinic.EffectNames).Draw(t, "effect"),
			Severity: rapid.SampledFrom(grave).Draw(t, "severity"),
			Onset:    v.StartedAt.Add(time.Duration(rapid.IntRange(0, end).Draw(t, "onset")) * time.Second),
		}
		if e.Name == "other" {
			e.Note = someName(t, "note", 300)
		}
		v.Effects = append(v.Effects, e)
	}
}

func someOptions(t *rapid.T) Options {
	return Options{
		Paper:   rapid.SampledFrom([]clinic.Paper{clinic.Letter, clinic.A4}).Draw(t, "paper"),
		Journal: rapid.Bool().Draw(t, "journal"),
		Large:   rapid.Bool().Draw(t, "large"),
	}
}
