package alarm

import (
	"encoding/binary"
	"math"
	"time"

	"chairside/store/clinic"
)

// Rate is how many samples a second the tones have: one channel of signed 16
// bit.
const Rate = 44_100

// note is one tone of a melody; no frequency is a rest.
type note struct {
	hertz  float64
	length time.Duration
	soft   float64 // of full loudness
}

// melodies are told apart by number of notes, pitch and length, also by
// somebody who hears only one of them. They are calm: every note swells and
// dies away, and none is shrill.
var melodies = map[clinic.AlarmLevel][]note{
	clinic.AlarmQuiet:  {{440, 500 * time.Millisecond, 0.22}},
	clinic.AlarmMedium: {{523.25, 320 * time.Millisecond, 0.32}, {0, 60 * time.Millisecond, 0}, {659.25, 420 * time.Millisecond, 0.32}},
	clinic.AlarmUrgent: {
		{659.25, 220 * time.Millisecond, 0.42},
		{0, 50 * time.Millisecond, 0},
		{783.99, 220 * time.Millisecond, 0.42},
		{0, 50 * time.Millisecond, 0},
		{987.77, 360 * time.Millisecond, 0.42},
		{0, 220 * time.Millisecond, 0},
		{659.25, 220 * time.Millisecond, 0.42},
		{0, 50 * time.Millisecond, 0},
		{783.99, 220 * time.Millisecond, 0.42},
		{0, 50 * time.Millisecond, 0},
		{987.77, 360 * time.Millisecond, 0.42},
	},
}

// silence is played to see whether anything plays at all.
var silence = []note{{0, 50 * time.Millisecond, 0}}

// Tone gives the sound of a level; nil for no alarm.
func Tone(level clinic.AlarmLevel) []int16 {
	if melodies[level] == nil {
		return nil
	}
	return render(melodies[level])
}

func render(melody []note) []int16 {
	var out []int16
	for _, n := range melody {
		samples := int(n.length.Seconds() * Rate)
		rise := Rate / 50 // 20 ms: no click at either end
		for i := range samples {
			t := float64(i) / Rate
			wave := 0.8*math.Sin(2*math.Pi*n.hertz*t) + 0.2*math.Sin(4*math.Pi*n.hertz*t)
			swell := math.Min(1, math.Min(float64(i)/float64(rise), float64(samples-i)/float64(rise)))
			fade := math.Exp(-1.5 * float64(i) / float64(samples))
			out = append(out, int16(wave*swell*fade*n.soft*math.MaxInt16))
		}
	}
	return out
}

// WAV writes samples as a sound file.
func WAV(samples []int16) []byte {
	le := binary.LittleEndian
	size := uint32(2 * len(samples))
	out := append([]byte("RIFF"), le.AppendUint32(nil, 36+size)...)
	out = append(out, "WAVEfmt "...)
	for _, field := range []any{uint32(16), uint16(1), uint16(1), uint32(Rate), uint32(2 * Rate), uint16(2), uint16(16)} {
		out, _ = binary.Append(out, le, field) // numbers of a known size always fit
	}
	out = append(out, "data"...)
	out = le.AppendUint32(out, size)
	for _, s := range samples {
		out = le.AppendUint16(out, uint16(s))
	}
	return out
}
