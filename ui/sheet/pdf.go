package sheet

import (
	"bytes"
	"fmt"
	"image/color"
	"io"
	"strconv"
	"time"

	"github.com/jung-kurt/gofpdf"
)

// family names the weights for the PDF; each is a font of its own there.
var family = [2]string{"inter", "interbold"}

// WritePDF writes the document as a PDF. It draws the items as they lie and
// decides nothing, so the paper is what the preview showed. The same document
// gives the same bytes. Any failure, also one inside the PDF library, comes
// back as an error; unless it was w that failed, nothing has been written.
func WritePDF(w io.Writer, d Document) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("sheet: write PDF: %v", p)
		}
	}()
	if err := facesReady(); err != nil {
		return err
	}
	pdf := gofpdf.NewCustom(&gofpdf.InitType{
		OrientationStr: "P", UnitStr: "mm",
		Size: gofpdf.SizeType{Wd: d.Width, Ht: d.Height},
	})
	at := time.Unix(d.Made, 0).UTC()
	pdf.SetCreationDate(at)
	pdf.SetModificationDate(at)
	pdf.SetCatalogSort(true)
	pdf.SetTitle(d.Title, true)
	pdf.SetCreator("Chairside", true)
	pdf.SetMargins(0, 0, 0)
	pdf.SetAutoPageBreak(false, 0)
	for i, data := range weights() {
		pdf.AddUTF8FontFromBytes(family[i], "", data)
	}
	for _, page := range d.Pages {
		pdf.AddPage()
		for _, item := range page.Items {
			if err := draw(pdf, item); err != nil {
				return err
			}
		}
	}
	var out bytes.Buffer
	if err := pdf.Output(&out); err != nil {
		return fmt.Errorf("sheet: write PDF: %w", err)
	}
	if _, err := w.Write(withLang(out.Bytes(), d.Lang)); err != nil {
		return fmt.Errorf("sheet: write PDF: %w", err)
	}
	return nil
}

func draw(pdf *gofpdf.Fpdf, item Item) error {
	switch i := item.(type) {
	case Text:
		for _, r := range i.S {
			if !typeface[i.Weight].has(r) {
				return fmt.Errorf("sheet: write PDF: the typeface lacks %U", r)
			}
		}
		pdf.SetFont(family[i.Weight], "", i.Size)
		pdf.SetTextColor(rgb(i.Color))
		pdf.Text(i.X, i.Y, i.S)
	case Rect:
		if i.Fill.A > 0 {
			pdf.SetFillColor(rgb(i.Fill))
			pdf.RoundedRect(i.X, i.Y, i.W, i.H, i.Radius, "1234", "F")
		}
		if i.Stroke.A > 0 {
			pdf.SetDrawColor(rgb(i.Stroke))
			pdf.SetLineWidth(i.LineWidth)
			pdf.RoundedRect(i.X, i.Y, i.W, i.H, i.Radius, "1234", "D")
		}
	case Line:
		pdf.SetDrawColor(rgb(i.Color))
		pdf.SetLineWidth(i.Width)
		pdf.Line(i.X1, i.Y1, i.X2, i.Y2)
	default:
		return fmt.Errorf("sheet: write PDF: no way to draw a %T", item)
	}
	return nil
}

func rgb(c color.NRGBA) (r, g, b int) { return int(c.R), int(c.G), int(c.B) }

// withLang names the language in the catalogue, for whoever has the sheet
// read aloud. The library has no call for it; the catalogue is the last
// object it writes, so that only the place of the table behind it moves.
func withLang(pdf []byte, lang string) []byte {
	const catalog, start = "/Type /Catalog\n", "startxref\n"
	at, end := bytes.LastIndex(pdf, []byte(catalog)), bytes.LastIndex(pdf, []byte(start))
	if lang == "" || at < 0 || end < at {
		return pdf
	}
	number, rest, ok := bytes.Cut(pdf[end+len(start):], []byte("\n"))
	xref, err := strconv.Atoi(string(number))
	if !ok || err != nil || xref < at {
		return pdf
	}
	entry := "/Lang (" + lang + ")\n"
	var out bytes.Buffer
	out.Write(pdf[:at+len(catalog)])
	out.WriteString(entry)
	out.Write(pdf[at+len(catalog) : end+len(start)])
	fmt.Fprintf(&out, "%d\n", xref+len(entry))
	out.Write(rest)
	return out.Bytes()
}
