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
test race drill e2e screens: export LC_ALL := C.UTF-8
test race drill e2e screens: export TZ := UTC
test race drill e2e screens: export DBUS_SESSION_BUS_ADDRESS := unix:path=/nonexistent
test e2e: export CHAIRSIDE_E2E := must

.DEFAULT_GOAL := help
.PHONY: help setup build run test fmt vet test-ui test-store test-cmd e2e race lint screens drill clean

help: ## list what there is
	@sed -n 's/^\([a-z][a-z0-9-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

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

drill: setup ## the long runs: many kills, many random days; prints its figures
	CHAIRSIDE_DRILL=1 go test $(GOTAGS) -count=1 -v -timeout 120m ./store/...
	CHAIRSIDE_DRILL=1 go test $(WATCHED) -count=1 -v -timeout 60m -run Alarm ./cmd/chairside

clean: ## remove what make built
	rm -rf bin dist demo-day
