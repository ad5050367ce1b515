package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"text/tabwriter"
)

const overview = `Chairside is the front desk of a ketamine infusion clinic.

  chairside [--data FOLDER]              open the window
  chairside COMMAND [--data FOLDER] …    answer on the terminal

`

func helpCommand(s *session, args []string) error {
	if len(args) == 0 {
		return printHelp(s)
	}
	c, ok := findCommand(args[0])
	if !ok || len(args) > 1 {
		return misused("there is no help on %q", args)
	}
	fs := newFlags(c.name, s)
	if c.flags != nil {
		c.flags(fs)
	}
	return c.printHelp(s.out, fs)
}

func printHelp(s *session) error {
	var b bytes.Buffer
	b.WriteString(overview + "Commands:\n")
	rows := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, c := range commands() {
		fmt.Fprintf(rows, "  %s\t%s\n", c.name, c.short)
	}
	fmt.Fprintf(rows, "  help\tthis, or help on one command\n")
	_ = rows.Flush()
	folder := "the platform's own data folder"
	if dir, err := defaultDataFolder(); err == nil {
		folder = dir
	}
	fmt.Fprintf(&b, `
Each command says more with --help. Flags may stand before or after the rest.
Without --data the clinic's data lies in %s.
Exit status: 0 done, 1 not done, 2 asked in a way that makes no sense.
`, folder)
	return put(s.out, b.Bytes())
}

func (c command) printHelp(out io.Writer, fs *flag.FlagSet) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "Usage: chairside %s %s\n\n%s\n\nFlags:\n", c.name, c.args, c.long)
	rows := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	fs.VisitAll(func(f *flag.Flag) {
		value, usage := flag.UnquoteUsage(f)
		name := "--" + f.Name
		if value != "" {
			name += " " + value
		}
		fmt.Fprintf(rows, "  %s\t%s\n", name, usage)
	})
	_ = rows.Flush()
	return put(out, b.Bytes())
}

// put writes an answer whole.
func put(out io.Writer, answer []byte) error {
	if _, err := out.Write(answer); err != nil {
		return fmt.Errorf("the answer could not be written: %w", err)
	}
	return nil
}
