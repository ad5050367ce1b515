package assets

import _ "embed"

//go:embed sheet/en.json
var sheetEnglish []byte

// SheetEnglish is what the aftercare sheet says in English, as JSON: one text
// a key, with what the record fills in named in braces. Package ui/sheet
// reads it; another language is another file with the same keys.
func SheetEnglish() []byte { return sheetEnglish }
