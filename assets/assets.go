// Package assets holds what the program carries inside itself: the typeface
// and the icons. Everything is embedded, so that a copied binary is complete.
package assets

import (
	"embed"
	"fmt"
)

var (
	//go:embed fonts/Inter-Regular.ttf
	regular []byte
	//go:embed fonts/Inter-SemiBold.ttf
	semiBold []byte
	//go:embed fonts/Inter-Bold.ttf
	bold []byte

	//go:embed icons/app.png
	appIcon []byte
	//go:embed icons/*.svg
	icons embed.FS
)

// FontRegular is Inter Regular with tabular figures, as TrueType.
func FontRegular() []byte { return regular }

// FontSemiBold is Inter SemiBold with tabular figures, as TrueType.
func FontSemiBold() []byte { return semiBold }

// FontBold is Inter Bold with tabular figures, as TrueType.
func FontBold() []byte { return bold }

// AppIcon is the icon "app" drawn as PNG, 256 by 256: a desktop wants pixels,
// and to draw and scale them at each start takes as long as a screen does.
func AppIcon() []byte { return appIcon }

// Icon is the SVG text of one icon, 24 by 24 units, drawn in currentColor
// (app alone has colours of its own). A name that does not exist is a mistake
// in the program and panics, so that a test finds it.
func Icon(name string) []byte {
	data, err := icons.ReadFile("icons/" + name + ".svg")
	if err != nil {
		panic(fmt.Sprintf("assets: no icon %q: %v", name, err))
	}
	return data
}

// IconNames lists every icon, in alphabetical order.
func IconNames() []string {
	entries, err := icons.ReadDir("icons")
	if err != nil {
		panic(fmt.Sprintf("assets: icons cannot be listed: %v", err))
	}
	names := make([]string, 0, len(entries))
	for _, entry := range entries {
		names = append(names, entry.Name()[:len(entry.Name())-len(".svg")])
	}
	return names
}
