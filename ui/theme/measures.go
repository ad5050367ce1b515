package theme

// Distances in Fyne's units, which are pixels at scale 1.
const (
	S4  float32 = 4
	S8  float32 = 8
	S12 float32 = 12
	S16 float32 = 16
	S20 float32 = 20
)

// Heights and widths of things that must line up across screens.
const (
	RowHeight        float32 = 56
	ButtonHeight     float32 = 36
	MainButtonHeight float32 = 46
	FieldHeight      float32 = 36
	ChipHeight       float32 = 24
	RailItem         float32 = 60
	RailWidth        float32 = 84
)

// Corner radii. A chip's is half its height.
const (
	CardRadius   float32 = 12
	ButtonRadius float32 = 8
)

// Type sizes.
const (
	TextRail    float32 = 11
	TextSmall   float32 = 12
	TextButton  float32 = 13
	TextBody    float32 = 14
	TextMain    float32 = 15 // on a large button
	TextTile    float32 = 16
	TextTitle   float32 = 19
	TextClock   float32 = 22
	TextCounter float32 = 26
)
