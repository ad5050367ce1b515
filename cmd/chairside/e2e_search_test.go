//go:build linux

package main

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"chairside/store"
	"chairside/store/demo"
)

// TestEndToEndSearch finds patients by real keys from within a field, gives
// the keyboard back, and opens by Enter and by the mouse.
func TestEndToEndSearch(t *testing.T) {
	s := newStation(t)
	path := filepath.Join(s.Data, databaseName)
	if err := demo.Around(t.Context(), path, time.Now()); err != nil {
		t.Fatal(err)
	}
	st, err := store.Open(t.Context(), path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	s.start()
	s.waitFor("Who is at the desk?")
	s.key("Return")
	s.waitGone("Who is at the desk?")

	s.key("ctrl+n")
	s.waitFocus("walkin.search")
	s.typeText("hal")
	s.key("ctrl+k")
	s.waitFocus("search.field")
	s.typeText("smyth")
	s.waitText("search.head", "Nobody is written so")
	s.waitFor("sounds alike")
	s.picture("search alike")
	s.key("Escape")
	s.waitGone("search.head")
	s.waitFocus("walkin.search")
	s.waitText("walkin.search", "hal")

	// typed and entered faster than any list can come
	s.key("ctrl+k")
	s.waitFocus("search.field")
	s.typeText("zolkiewska")
	s.key("Return")
	s.waitFocus("patient.visits")
	s.waitGone("search.head")

	found, err := st.FindPatients(t.Context(), "smith johnathan", 0)
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	s.key("F3")
	s.click("search.field")
	s.typeText("smith")
	s.waitText("search.head", "2 on record")
	s.waitFor("Similar: compare the birth date")
	s.picture("search similar")
	s.click(fmt.Sprintf("search.hit.%d", found[0].ID))
	s.waitFocus("patient.visits")
	s.waitGone("search.head")

	// a press beside the list puts it away, Tab too
	s.key("ctrl+k")
	s.typeText("smith")
	s.waitText("search.head", "2 on record")
	s.key("Tab")
	s.waitGone("search.head")

	s.key("ctrl+k")
	s.waitFor("search.head")
	s.key("ctrl+a")
	s.typeText("Quill Nobody")
	s.waitText("search.head", "Nobody on record")
	s.key("Return")
	s.waitText("walkin.family", "Nobody")
	s.waitText("walkin.given", "Quill")
	s.picture("search new")
	if code := s.quit(); code != statusOK {
		t.Errorf("the program ended with %d", code)
	}
}
