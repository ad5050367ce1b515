//go:build linux

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// figureFile is what the store's own benchmarks write, one JSON object a line.
type figureFile struct {
	Name, Unit, Reference, Note string
	Ours, Ref                   []float64
	Ratio, P95, P99             float64 // the aim
}

// storing runs the benchmarks that stand beside the store, because only there
// the SQL it runs can be had, and takes their figures over.
func (b *bench) storing(ctx context.Context) error {
	out := filepath.Join(b.work, "store.jsonl")
	cmd := exec.CommandContext(ctx, "go", "test", "-tags", "sqlite_fts5,migrated_fynedo,no_animations", "-count=1", "-run", "^$",
		"-bench", "^BenchmarkFigures$", "-benchtime", "1x", "-timeout", "60m", "./store")
	cmd.Env = append(os.Environ(), "CHAIRSIDE_FIGURES="+out, fmt.Sprint("CHAIRSIDE_PATIENTS=", b.patients))
	if said, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%w\n%s", err, said)
	}
	f, err := os.Open(out)
	if err != nil {
		return err
	}
	defer f.Close()
	for lines := json.NewDecoder(f); lines.More(); {
		var in figureFile
		if err := lines.Decode(&in); err != nil {
			return err
		}
		b.table.add(figure{
			name: in.Name, unit: in.Unit, ours: in.Ours, reference: in.Reference, ref: in.Ref, note: in.Note,
			aim: aim{ratio: in.Ratio, p95: in.P95, p99: in.P99},
		})
	}
	return nil
}
