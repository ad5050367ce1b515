package main

// notices are what the program is made of, as the settings show it. A test
// compares them with go.mod.
var notices = []string{
	"fyne.io/fyne/v2: the window. BSD-3-Clause, © Fyne.io developers",
	"github.com/mattn/go-sqlite3, with SQLite: the clinic’s file. MIT, © Yasuhiro Matsumoto; SQLite is in the public domain",
	"github.com/jung-kurt/gofpdf: the printed sheet. MIT, © Kurt Jung and contributors",
	"golang.org/x/image, golang.org/x/text: pictures and letters. BSD-3-Clause, © The Go Authors",
	"Inter: the typeface. SIL Open Font License 1.1, © The Inter Project Authors",
	"The Go language and its time zones. BSD-3-Clause, © The Go Authors; the zones are in the public domain",
}
