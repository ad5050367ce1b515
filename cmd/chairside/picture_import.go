package main

import (
	"context"
	"os"
	"path/filepath"

	"chairside/ui/importing"
)

// importShown is the file that the picture of the import names: the same on
// every machine.
const importShown = "/home/desk/Downloads/clients.csv"

// otherSystem is a file of another system: people who are new, one who is on record
// already, one who stands there twice, and one line that cannot be taken in.
const otherSystem = `Patient ID,Last name,First name,DOB,Cell phone,Email,Allergies
A-1041,Quill,Zoë,11/03/1985,(555) 010-4471,,penicillin (rash)
A-1042,Żółkiewski,Jan,06/30/1961,(555) 010-4472,,
A-1043,Okonkwo-Fairweather,Adaeze,02/14/1990,(555) 010-4473,,
A-1044,Alvarez,Maria,11/03/1985,(555) 010-7710,,
A-1045,Quill,Zoë,11/03/1985,(555) 010-4471,,
A-1046,Lindqvist,,07/21/1979,(555) 010-4476,,
A-1047,Haas,Peter,21/34/1979,(555) 010-4477,,
`

// madeUpClients writes the file; done takes it away again.
func madeUpClients() (path string, done func(), err error) {
	dir, err := os.MkdirTemp("", "chairside-clients-*")
	if err != nil {
		return "", nil, err
	}
	path = filepath.Join(dir, filepath.Base(importShown))
	return path, func() { _ = os.RemoveAll(dir) }, os.WriteFile(path, []byte(otherSystem), 0o600)
}

// elsewhere reads a file of the picture where it really lies.
type elsewhere struct {
	importing.Store
	path string
}

func (e elsewhere) Look(ctx context.Context, _ string) (importing.Look, error) {
	return e.Store.Look(ctx, e.path)
}

func (e elsewhere) Read(ctx context.Context, p importing.Plan) (importing.Reading, error) {
	p.Path = e.path
	return e.Store.Read(ctx, p)
}

func (e elsewhere) Run(ctx context.Context, o importing.Order) (importing.Outcome, error) {
	o.Path = e.path
	return e.Store.Run(ctx, o)
}
