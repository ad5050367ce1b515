package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
)

// The exit statuses, as scripts read them.
const (
	statusOK     = 0
	statusFailed = 1 // what was asked for could not be done
	statusUsage  = 2 // it was asked in a way that makes no sense
)

// command is one sub-command. It is made anew for each run, so that its flags
// can be plain variables.
type command struct {
	name  string
	args  string // what stands after the name in the usage line
	short string // one line for the list of commands
	long  string // what --help says below the usage line
	flags func(*flag.FlagSet)
	run   func(ctx context.Context, s *session, args []string) error
}

// session is what every command is run with.
type session struct {
	data   string // the data folder as --data named it; "" for the platform's own
	in     io.Reader
	out    io.Writer
	errOut io.Writer
}

// commands are all sub-commands, in the order help lists them.
func commands() []command {
	return []command{
		demoCommand(), sheetCommand(), reportCommand(), listCommand(), importCommand(), exportCommand(), checkCommand(),
		screensCommand(), versionCommand(),
	}
}

// run does what the command line says and gives the exit status.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	s := &session{in: stdin, out: stdout, errOut: stderr}
	err := dispatch(ctx, s, args)
	var usage *usageError
	switch {
	case err == nil:
		return statusOK
	case errors.As(err, &usage):
		fmt.Fprintf(stderr, "chairside: %v\nSee: %s --help\n", err, strings.TrimSpace("chairside "+usage.command))
		return statusUsage
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "chairside: stopped")
		return statusFailed
	}
	fmt.Fprintf(stderr, "chairside: %v\n", err)
	return statusFailed
}

// dispatch reads the flags before the command, then hands over to it.
func dispatch(ctx context.Context, s *session, args []string) error {
	var wantVersion bool
	global := newFlags("", s)
	global.BoolVar(&wantVersion, "version", false, "say which version this is, and stop")
	switch err := global.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return printHelp(s)
	case err != nil:
		return &usageError{message: err.Error()}
	case wantVersion:
		return printVersion(s.out)
	}
	if err := checkDataFlag(global, s); err != nil {
		return err
	}
	rest := global.Args()
	if len(rest) == 0 {
		return openWindow(ctx, s)
	}
	if rest[0] == "help" {
		return helpCommand(s, rest[1:])
	}
	c, ok := findCommand(rest[0])
	if !ok {
		return &usageError{message: fmt.Sprintf("there is no command %q", rest[0])}
	}
	return c.dispatch(ctx, s, rest[1:])
}

func (c command) dispatch(ctx context.Context, s *session, args []string) error {
	fs := newFlags(c.name, s)
	if c.flags != nil {
		c.flags(fs)
	}
	plain, err := parseAnywhere(fs, args)
	if errors.Is(err, flag.ErrHelp) {
		return c.printHelp(s.out, fs)
	}
	if err == nil {
		err = checkDataFlag(fs, s)
	}
	if err == nil {
		err = c.run(ctx, s, plain)
	}
	var usage *usageError
	if errors.As(err, &usage) {
		usage.command = c.name
	}
	return err
}

// newFlags makes a set with what every command takes.
func newFlags(name string, s *session) *flag.FlagSet {
	fs := flag.NewFlagSet(name, flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.StringVar(&s.data, "data", s.data, "the `FOLDER` that holds the clinic's data ("+databaseName+")")
	return fs
}

func checkDataFlag(fs *flag.FlagSet, s *session) error {
	empty := false
	fs.Visit(func(f *flag.Flag) { empty = empty || f.Name == "data" && s.data == "" })
	if empty {
		return &usageError{message: "--data names no folder"}
	}
	return nil
}

// parseAnywhere reads flags wherever they stand, and gives the rest in order.
// After -- everything is taken as it is.
func parseAnywhere(fs *flag.FlagSet, args []string) (plain []string, err error) {
	for {
		if err := fs.Parse(args); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				return nil, err
			}
			return nil, &usageError{message: err.Error()}
		}
		rest := fs.Args()
		read := len(args) - len(rest)
		if len(rest) == 0 || read > 0 && args[read-1] == "--" {
			return append(plain, rest...), nil
		}
		plain, args = append(plain, rest[0]), rest[1:]
	}
}

func findCommand(name string) (command, bool) {
	for _, c := range commands() {
		if c.name == name {
			return c, true
		}
	}
	return command{}, false
}

// usageError is a command line that makes no sense.
type usageError struct {
	command string
	message string
}

func (e *usageError) Error() string { return e.message }

// misused makes a usage error.
func misused(format string, args ...any) error {
	return &usageError{message: fmt.Sprintf(format, args...)}
}
