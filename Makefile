# Chairside. make on its own lists what there is.

# One set of build tags everywhere: another set compiles Fyne and SQLite anew.
TAGS     := sqlite_fts5,migrated_fynedo,no_animations
GOTAGS   := -tags $(TAGS)

# The window's own tests leave out migrated_fynedo, so that Fyne complains when
# a widget is touched off its goroutine; a few of its packages are built twice.
WATCHED  := -tags sqlite_fts5,no_animations

# The version is the topmost heading of the changelog, with the commit unless
# that very commit is tagged with it.
RELEASE  := $(shell sed -n 's/^\#\# \([0-9][0-9.]*\).*/\1/p' CHANGELOG.md | head -n 1)
COMMIT   := $(shell git describe --always --dirty --exclude '*' 2>/dev/null)
TAGGED   := $(shell git describe --exact-match --tags --match 'v$(RELEASE)' 2>/dev/null)
VERSION  := $(RELEASE)$(if $(TAGGED),,$(if $(COMMIT),+$(COMMIT)))

# Linters, each pinned. They are fetched by Go's module proxy when first run.
GOFUMPT     := mvdan.cc/gofumpt@v0.12.0
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
GOVULNCHECK := golang.org/x/vuln/cmd/govulncheck@v1.8.0

# Tests give the same answer on every machine: one language, one clock, and no
# desktop bus, of which every start would leave a daemon behind.
test race drill drill-kill drill-steps drill-import drill-days drill-alarm drill-search e2e screens bench: export LC_ALL := C.UTF-8
test race drill drill-kill drill-steps drill-import drill-days drill-alarm drill-search e2e screens bench: export TZ := UTC
test race drill drill-kill drill-steps drill-import drill-days drill-alarm drill-search e2e screens bench: export DBUS_SESSION_BUS_ADDRESS := unix:path=/nonexistent
test e2e: export CHAIRSIDE_E2E := must

# Pipes below must not hide a failure.
SHELL := /bin/bash

.DEFAULT_GOAL := help
.PHONY: help setup build run test fmt vet test-ui test-store test-cmd e2e race lint screens bench drill drill-kill drill-steps drill-import drill-days drill-alarm drill-search clean

help: ## list what there is
	@sed -n 's/^\([a-z][a-z0-9-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 22

setup: ## install what building and testing need (Debian), or name what is missing
	@.ci/setup.sh test

build: ## build bin/chairside
	@.ci/setup.sh build
	go build $(GOTAGS) -ldflags '-X main.version=$(VERSION)' -o bin/chairside ./cmd/chairside

run: build ## open the front desk; without a display, play a day into demo-day/
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		exec bin/chairside; \
	fi; \
	echo "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open."; \
	echo "Instead a day of a made-up clinic is played into demo-day/:"; \
	bin/chairside demo --out demo-day

test: setup ## every check and every test, the end-to-end one included
	@$(MAKE) --no-print-directory -k fmt vet test-ui test-store test-cmd # one that fails hides no other

fmt:
	@bad=$$(gofmt -l assets cmd store ui); if [ -n "$$bad" ]; then echo "not formatted (gofmt -w mends it):"; echo "$$bad"; exit 1; fi

vet:
	go vet $(GOTAGS) ./...

# No package of ui imports Fyne's app, so screens are tested in software,
# without C, X11 or OpenGL.
test-ui:
	CGO_ENABLED=0 go test $(GOTAGS) ./ui/...

test-store:
	go test $(GOTAGS) ./assets/... ./store/...

# Never from the cache: what these look at, go test cannot see.
test-cmd:
	go test $(WATCHED) -count=1 -timeout 20m ./cmd/...

e2e: setup ## only the real window under Xvfb; CHAIRSIDE_E2E_SHOTS=DIR keeps the pictures
	go test $(WATCHED) -count=1 -v -timeout 20m -run 'Harness|EndToEnd' ./cmd/chairside

race: setup ## the store and the screens under the race detector, with the short random runs
	go test $(GOTAGS) -race -short ./store/... ./ui/...

lint: setup ## gofumpt, vet, staticcheck, govulncheck, each at its pinned version
	@.ci/lint.sh "$(TAGS)" "$(GOFUMPT)" "$(STATICCHECK)" "$(GOVULNCHECK)"

screens: build ## render every screen to docs/screens/*.png
	bin/chairside screens --out docs/screens

bench: setup build ## measure, each figure beside its reference, into docs/performance.md; BENCH=… for its flags
	go build $(GOTAGS) -o bin/chairside-bench ./cmd/chairside-bench
	go build $(GOTAGS) -o bin/chairside-empty ./cmd/chairside-bench/empty
	bin/chairside-bench --out docs/performance.md --keep bin/bench $(BENCH)

drill: drill-kill drill-steps drill-import drill-days drill-alarm drill-search ## the long runs, one after the other; each prints its seeds and figures

# go test -v says a lot: what counts are seeds, figures and failures.
DRILL := CHAIRSIDE_DRILL=1 go test $(GOTAGS) -count=1 -v -timeout 120m
FIGURES := grep -E '^(---|===|ok|FAIL|panic|PASS)|seed|kills|rows|steps|median|rapid|: '

drill-kill: setup ## 1,000 kills of a program that writes
	set -o pipefail; $(DRILL) -run 'TestKilledAtAnyMoment' ./store | $(FIGURES)

drill-steps: setup ## 200,000 random steps against a model, eight programs on one file
	set -o pipefail; $(DRILL) -run 'TestRandomSteps|TestEightProgramsOnOneFile' ./store | $(FIGURES)

drill-import: setup ## 100,000 rows: killed again and again, and onto a disk that fills
	set -o pipefail; $(DRILL) -run 'TestAnImportKilledAtAnyMoment|TestAnImportOntoAFullDisk' ./store | $(FIGURES)

# The random tests of the rules and of the sheet, many times over, from a seed
# that is new each time; the short runs are in make test.
drill-days: SEED := $(shell date +%s)
drill-days: setup ## 5,000 random histories of the rules, 1,000 random sheets
	@echo "rapid seed $(SEED)"
	set -o pipefail; go test -count=1 -v -timeout 120m -run 'Random' ./store/clinic -rapid.checks=5000 -rapid.seed=$(SEED) | $(FIGURES)
	set -o pipefail; CGO_ENABLED=0 go test $(GOTAGS) -count=1 -v -timeout 120m -run 'TestPaperHoldsTheRecord|TestEveryItemHasItsPlace' ./ui/sheet -rapid.checks=1000 -rapid.seed=$(SEED) | $(FIGURES)

drill-alarm: setup ## a day of eight hours with its alarms, and 24 timers due at once in the real window
	set -o pipefail; CHAIRSIDE_DRILL=1 go test $(WATCHED) -count=1 -v -timeout 60m -run Alarm ./cmd/chairside | $(FIGURES)

drill-search: setup ## patient search and board among 1,000,000 patients
	set -o pipefail; CHAIRSIDE_PATIENTS=1000000 $(DRILL) -run '^$$' -bench Figures -benchtime 1x ./store | $(FIGURES)

clean: ## remove what make built
	rm -rf bin dist demo-day
