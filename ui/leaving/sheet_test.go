package leaving

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"chairside/store/clinic"
	"chairside/ui/sheet"
	"chairside/ui/try"
)

func (d *desk) document(o sheet.Options) sheet.Document {
	d.T.Helper()
	record, _ := d.store.Record(d.T.Context(), d.id)
	doc, err := sheet.Lay(record, o)
	if err != nil {
		d.T.Fatal(err)
	}
	return doc
}

func TestPreviewDrawsTheModelItemForItem(t *testing.T) {
	d := bothCleared(t, false, try.Laptop)
	doc := d.document(sheet.Options{Paper: clinic.Letter, Journal: true})
	if len(doc.Pages) < 2 || len(d.preview.pages) != len(doc.Pages) {
		t.Fatalf("%d pages drawn, %d in the document", len(d.preview.pages), len(doc.Pages))
	}
	for i, page := range doc.Pages {
		drawn := test.WidgetRenderer(d.preview.pages[i]).Objects()[1:] // after the paper
		if len(drawn) != len(page.Items) {
			t.Fatalf("page %d: %d items drawn of %d", i+1, len(drawn), len(page.Items))
		}
		size := d.preview.pages[i].Size()
		if ratio, want := size.Height/size.Width, float32(doc.Height/doc.Width); ratio < want-0.01 || ratio > want+0.01 {
			t.Errorf("page %d is %v, not in the shape of the paper", i+1, size)
		}
		scale := size.Width / float32(doc.Width)
		for n, item := range page.Items {
			want := item.Bounds()
			if text, ok := item.(sheet.Text); ok {
				if got := drawn[n].(*canvas.Text); got.Text != text.S {
					t.Errorf("item %d says %q, the model %q", n, got.Text, text.S)
				}
				if got, most := drawn[n].Size().Width, float32(text.W)*scale*1.015+1; got > most {
					t.Errorf("%q is %v wide, on paper %v", text.S, got, most)
				}
			}
			if x := drawn[n].Position().X; x < float32(want.X)*scale-2 || x > float32(want.X+want.W)*scale+2 {
				t.Errorf("item %d of page %d lies at %v, the model says %v", n, i+1, x, float32(want.X)*scale)
			}
			if y := drawn[n].Position().Y; y < float32(want.Y)*scale-2 || y > float32(want.Y+want.H)*scale+2 {
				t.Errorf("item %d of page %d lies at height %v, the model says %v", n, i+1, y, float32(want.Y)*scale)
			}
		}
	}
}

func TestChoicesChangeTheSheet(t *testing.T) {
	d := bothCleared(t, false, try.Laptop)
	right := func(f fyne.Focusable) { f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight}) }
	right(d.choices.pages.Focusable())
	if got, want := len(d.preview.pages), len(d.document(sheet.Options{Paper: clinic.Letter}).Pages); got != want {
		t.Errorf("%d pages without the journal, want %d", got, want)
	}
	right(d.choices.paper.Focusable())
	if d.preview.pages[0].width != 210 {
		t.Errorf("A4 is %v wide", d.preview.pages[0].width)
	}
	before := len(d.preview.pages)
	right(d.choices.print.Focusable())
	if len(d.preview.pages) <= before {
		t.Errorf("large print takes %d pages, normal %d", len(d.preview.pages), before)
	}
	if want := (sheet.Options{Paper: clinic.A4, Large: true}); d.choices.options() != want {
		t.Errorf("%+v", d.choices.options())
	}
}

// Answers come back in any order; what is shown is the newest request's.
func TestOvertakenSheetIsDropped(t *testing.T) {
	d := bothCleared(t, false, try.Laptop)
	d.Held = true
	d.Select(2)
	if len(d.preview.pages) != 0 {
		t.Error("the sheet of one patient stands under the name of another")
	}
	d.Select(1)
	d.Release(1, 0)
	got := ""
	for _, item := range d.preview.pages[0].page.Items {
		if text, ok := item.(sheet.Text); ok {
			got += text.S + " "
		}
	}
	if !strings.Contains(got, "Maria Alvarez") || strings.Contains(got, "Okafor") {
		t.Errorf("the sheet shown is %s", got)
	}
}

func TestSavingRecordsTheSheetAndNeverDischarges(t *testing.T) {
	d := bothCleared(t, false, try.Laptop)
	d.Key("Ctrl+S")
	pdf := d.files["aftercare-2026-11-22-0007.pdf"]
	if !bytes.HasPrefix(pdf, []byte("%PDF")) {
		t.Fatalf("saved %d bytes in %d files", len(pdf), len(d.files))
	}
	if !slices.Equal(d.store.steps, []clinic.Step{clinic.RecordSheet{Where: "saved as PDF"}}) {
		t.Fatalf("wrote %v", d.store.steps)
	}
	if s := d.store.find(1).Stage; s != clinic.Ready {
		t.Fatalf("the visit is %s after saving", s)
	}
	d.Wants("saved as PDF 10:51, 2 pages", "Saved: /sheets/aftercare-2026-11-22-0007.pdf", "Print again", "[ ] Sheet handed over")
	test.Tap(d.Button("leaving.open"))
	if d.Log[len(d.Log)-1] != "open /sheets/aftercare-2026-11-22-0007.pdf" {
		t.Errorf("%q", d.Log)
	}
	d.Shot("leaving-saved")
	d.Select(2)
	d.Lacks("Saved: ")
}

func TestPrintingHandsTheFileOn(t *testing.T) {
	d := bothCleared(t, false, try.Laptop)
	test.Tap(d.Button("leaving.print"))
	if !slices.Equal(d.prints, []string{"/sheets/aftercare-2026-11-22-0007.pdf"}) || !slices.Equal(d.store.steps, []clinic.Step{clinic.RecordSheet{Where: "printed"}}) {
		t.Fatalf("printed %v, wrote %v", d.prints, d.store.steps)
	}
	d.desk.Print = func(string) error { return errors.New("no paper") }
	test.Tap(d.Button("leaving.print"))
	if len(d.store.steps) != 1 || d.Log[len(d.Log)-1] != "failed no paper" {
		t.Errorf("wrote %v, said %q after a print that failed", d.store.steps, d.Log)
	}
	d.Wants("Saved: ")
	d.desk.Print = nil
	d.Key("Ctrl+P")
	d.Wants("This workstation has no printing")
	if len(d.store.steps) != 1 {
		t.Error("a sheet that was not printed is on record")
	}
}

// TestWithoutPrintingTheButtonSaves, and says so: "Print again" would promise a
// paper that nobody gets.
func TestWithoutPrintingTheButtonSaves(t *testing.T) {
	d := bothCleared(t, false, try.Laptop)
	d.desk.Print = nil
	d.refresh()
	d.Select(2)
	d.Select(1)
	if got := d.Button("leaving.print").Text(); got != "Save" {
		t.Errorf("the button reads %q", got)
	}
	test.Tap(d.Button("leaving.print"))
	if got := d.Button("leaving.print").Text(); got != "Save again" || !slices.Equal(d.store.steps, []clinic.Step{clinic.RecordSheet{Where: "saved as PDF"}}) {
		t.Errorf("the button reads %q, wrote %v", got, d.store.steps)
	}
	d.Lacks("Print again")
}

func TestSaveIsNotBegunTwice(t *testing.T) {
	d := bothCleared(t, false, try.Laptop)
	d.Held = true
	d.Key("Ctrl+S")
	if !d.Button("leaving.save").Disabled() || !d.Button("leaving.print").Disabled() {
		t.Error("save and print can be pressed while a file is written")
	}
	d.Key("Ctrl+S")
	if len(d.Waiting) != 1 {
		t.Fatalf("%d files begun", len(d.Waiting))
	}
	d.Release(0)
	if d.Button("leaving.save").Disabled() {
		t.Error("save stays disabled")
	}
}

func TestSaveThatFails(t *testing.T) {
	d := bothCleared(t, false, try.Laptop)
	d.desk.Save = func(string, []byte) (string, error) { return "", errors.New("folder is gone") }
	d.Key("Ctrl+S")
	if len(d.store.steps) != 0 || !slices.Equal(d.Log, []string{"failed folder is gone"}) {
		t.Errorf("wrote %v, said %q", d.store.steps, d.Log)
	}
	d.Wants("not saved or printed yet")
	d.Lacks("Saved: ")
}

func TestSheetThatCannotBeLaidOutSaysWhy(t *testing.T) {
	v := maria()
	v.Stage, v.TreatedAt = clinic.Infusing, time.Time{}
	d := open(t, false, try.Laptop, v)
	d.Select(1)
	d.refresh()
	d.Select(1)
	d.Wants("The treatment has not ended")
	if !d.Button("leaving.save").Disabled() {
		t.Error("a sheet that cannot be made can be saved")
	}
}
