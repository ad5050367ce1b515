package theme

import "fyne.io/fyne/v2"

// Tone is the hue of a state. It never stands alone: a state is always an
// icon, a word and a tone together.
type Tone int

// The tones and the stage each belongs to.
const (
	Neutral Tone = iota // booked
	Amber               // arrived, waiting
	Hold                // held
	Blue                // in chair
	Violet              // infusing
	Teal                // recovering
	Warn                // recovery time reached: assess now
	Danger              // overdue, beyond a limit
	Good                // ready
	Gone                // discharged
)

// Fill is the fill of a chip.
func (t Tone) Fill() fyne.ThemeColorName { return t.name("fill") }

// Text is the colour of words on Fill, Soft, Wash and on a surface.
func (t Tone) Text() fyne.ThemeColorName { return t.name("text") }

// Strong is the colour of rings, counter bars and coloured edges.
func (t Tone) Strong() fyne.ThemeColorName { return t.name("strong") }

// Soft is the fill of a bar that is only planned and the edge around a Wash.
func (t Tone) Soft() fyne.ThemeColorName { return t.name("soft") }

// Wash is the fill of banners and of buttons that ask for caution.
func (t Tone) Wash() fyne.ThemeColorName { return t.name("wash") }

// Deep is a solid fill that carries white words (OnDeep).
func (t Tone) Deep() fyne.ThemeColorName { return t.name("deep") }

func (t Tone) name(use string) fyne.ThemeColorName {
	if t < Neutral || t > Gone {
		t = Neutral
	}
	return fyne.ThemeColorName("chairside." + toneNames[t] + "." + use)
}

// Edge is the colour of the line around a fill: a wash has a line of its own
// hue, everything else the border of a card.
func Edge(fill fyne.ThemeColorName) fyne.ThemeColorName {
	for t := Neutral; t <= Gone; t++ {
		if fill == t.Wash() {
			return t.Soft()
		}
	}
	return Border
}

var toneNames = [...]string{"neutral", "amber", "hold", "blue", "violet", "teal", "warn", "danger", "good", "gone"}

var toneUses = [...]string{"fill", "text", "strong", "soft", "wash", "deep"}

// toneShades follows toneNames and toneUses; light first, then dark.
var toneShades = [...][2][6]string{
	{{"EEF1F5", "475262", "8291A7", "CBD5E1", "F8FAFC", "475262"}, {"1E3640", "B8C7D0", "8FA3B0", "34505C", "15303A", "475A66"}},
	{{"FEF3C7", "8A4B08", "D97706", "FDE68A", "FFFBEB", "B45309"}, {"3A2C0B", "FCD34D", "F59E0B", "6B4E10", "241F10", "B45309"}},
	{{"FFEDD5", "9A3412", "C2410C", "FDC182", "FFF7ED", "C2410C"}, {"42210F", "FDBA74", "FB923C", "7A3B14", "2A1C13", "C2410C"}},
	{{"DBEAFE", "1E4E8C", "2563EB", "93C5FD", "EFF6FF", "2563EB"}, {"14305A", "93C5FD", "60A5FA", "1E4578", "122845", "2563EB"}},
	{{"EDE9FE", "5B21B6", "7C3AED", "C4B5FD", "F5F3FF", "7C3AED"}, {"2E1F5C", "C4B5FD", "A78BFA", "46308A", "21214A", "7C3AED"}},
	{{"CCFBF1", "0B5F58", "0D9488", "99F6E4", "F0FDFA", "0F766E"}, {"0B3F3B", "5EEAD4", "2DD4BF", "11544D", "0C2F33", "0F766E"}},
	{{"FFEDD5", "9A3412", "D97706", "FDC182", "FFF7ED", "C2410C"}, {"42210F", "FDBA74", "F59E0B", "7A3B14", "2A1C13", "C2410C"}},
	{{"FEE2E2", "991B1B", "DC2626", "FECACA", "FEE2E2", "DC2626"}, {"4A1717", "FCA5A5", "F87171", "7F1D1D", "3A1A1C", "DC2626"}},
	{{"DCFCE7", "166534", "16A34A", "BBF7D0", "F0FDF4", "15803D"}, {"0F3B22", "86EFAC", "4ADE80", "166534", "0F2E26", "15803D"}},
	{{"F1F5F9", "475262", "64748B", "CBD5E1", "F8FAFC", "64748B"}, {"1A323D", "A9BAC4", "8296A3", "2E4752", "15303A", "5B6B80"}},
}

func init() {
	for t := range toneShades {
		for u, use := range toneUses {
			palette[Tone(t).name(use)] = shade{hex(toneShades[t][0][u]), hex(toneShades[t][1][u])}
		}
	}
}
