package main

import (
	_ "fyne.io/fyne/v2/test"
	_ "golang.org/x/text/unicode/norm"
	_ "pgregory.net/rapid"
)
