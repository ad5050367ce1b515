package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/ui/part"
)

// tableFiles are the endings of files that may hold a table.
var tableFiles = []string{".csv", ".tsv", ".txt"}

// browse lets a file be chosen by the arrows and Enter, beginning where the
// last one was; chosen is not called when none is. The toolkit's own dialog
// needs the mouse and another module.
func (d *Desk) browse(chosen func(path string)) {
	b := &browser{desk: d, chosen: chosen, where: part.SmallStrong("")}
	b.rows = part.NewRows(nil, b.enter)
	b.rows.ID = "browse.rows"
	b.rows.SetRowHeight(40)
	b.rows.SetEmpty(part.Small("No folder and no CSV file here."))
	b.panel = part.ShowPanel(d.window.Canvas(), part.PanelSpec{
		Title: "Choose a file", Text: "Enter opens a folder or takes a file. Shown are folders and files that end with .csv, .tsv or .txt.", Width: 640,
		Content: container.New(part.NewStack(4), b.where, container.New(high(400), b.rows)), First: b.rows,
		Action: "Choose", Run: func(*part.Panel) { b.enter(b.rows.Selected()) },
	})
	dir := d.browsed
	if dir == "" {
		dir, _ = os.UserHomeDir() // without a home it begins at the root
	}
	b.open(dir)
}

// browser is the panel while it is open.
type browser struct {
	desk   *Desk
	chosen func(string)
	panel  *part.Panel
	where  *part.Text
	rows   *part.Rows
	dir    string
	names  []string // what the rows lead to; a folder ends with a separator
	asked  int
}

// open lists a folder, read off the UI goroutine: it may be on a slow share.
func (b *browser) open(dir string) {
	b.asked++
	asked := b.asked
	b.desk.config.Spawn(func() {
		names, err := listFolder(dir)
		fyne.Do(func() {
			switch {
			case asked != b.asked || b.panel.Closed():
			case err != nil && b.dir == "" && dir != string(filepath.Separator):
				b.open(string(filepath.Separator))
			case err != nil:
				b.panel.Fail("That folder can’t be read.")
			default:
				b.show(dir, names)
			}
		})
	})
}

func (b *browser) show(dir string, names []string) {
	b.dir, b.names, b.desk.browsed = dir, names, dir
	b.where.SetText(dir)
	keys := make([]int64, len(names))
	for i := range names {
		keys[i] = int64(i + 1)
	}
	b.rows.Set(nil, nil, nil) // the keys mean other names now
	b.rows.Set(keys, func(key int64) part.Row {
		return part.NewCells(part.NewColumns(-1), part.Strong(names[key-1]))
	}, func(int64, part.Row) {})
	if len(keys) > 0 {
		b.rows.Select(1)
	}
}

func (b *browser) enter(key int64) {
	if key < 1 || key > int64(len(b.names)) {
		return
	}
	name := b.names[key-1]
	if folder, ok := strings.CutSuffix(name, string(filepath.Separator)); ok {
		b.open(filepath.Join(b.dir, folder))
		return
	}
	b.panel.Close()
	b.chosen(filepath.Join(b.dir, name))
}

// listFolder gives the way up, the folders and the files that may hold a
// table; what is hidden is left out.
func listFolder(dir string) (names []string, err error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var files []string
	if filepath.Dir(dir) != dir {
		names = append(names, ".."+string(filepath.Separator))
	}
	for _, e := range entries {
		name := e.Name()
		info, err := os.Stat(filepath.Join(dir, name)) // behind a link
		switch {
		case err != nil, strings.HasPrefix(name, "."):
		case info.IsDir():
			names = append(names, name+string(filepath.Separator))
		case info.Mode().IsRegular() && slices.Contains(tableFiles, strings.ToLower(filepath.Ext(name))):
			files = append(files, name)
		}
	}
	return append(names, files...), nil
}
