package main

import (
	"context"
	"fmt"
	"io"
	"runtime"

	"fyne.io/fyne/v2"

	"chairside/assets"
)

// What the program says it is. FyneApp.toml and the topmost heading of
// CHANGELOG.md say the same; a test compares them.
const (
	appID   = "app.chairside.frontdesk"
	appName = "Chairside"
	appIcon = "app.png" // in assets/icons
	release = "0.1.0"
	build   = 1
)

// version is the release with the commit, as make build sets it; a plain
// go build leaves the bare release.
var version = release

// metadata is what FyneApp.toml holds: a plain go build does not embed it.
func metadata() fyne.AppMetadata {
	return fyne.AppMetadata{
		ID: appID, Name: appName, Version: release, Build: build, Release: true,
		Icon:       fyne.NewStaticResource(appIcon, assets.AppIcon()),
		Migrations: map[string]bool{"fyneDo": true},
	}
}

func versionCommand() command {
	return command{
		name: "version", short: "say which version this is",
		long: "Says which version this is, what it was built with and for what.",
		run: func(_ context.Context, s *session, args []string) error {
			if len(args) > 0 {
				return misused("version takes nothing after it")
			}
			return printVersion(s.out)
		},
	}
}

func printVersion(out io.Writer) error {
	return put(out, fmt.Appendf(nil, "chairside %s, %s, %s/%s\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH))
}
