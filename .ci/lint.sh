#!/bin/sh
# Runs every linter, says which could not be had, and fails when one found
# something. Arguments: build tags, then gofumpt, staticcheck and govulncheck
# as module@version.
set -u
tags=$1 gofumpt=$2 staticcheck=$3 govulncheck=$4
bad=0

# can MODULE@VERSION: the tool is there, or can be fetched and built.
can() {
	if go run "$1" -h >/tmp/lint.$$ 2>&1 || ! grep -qE 'no required module|dial tcp|proxy|unrecognized import|not found|no such host|timeout' /tmp/lint.$$; then
		rm -f /tmp/lint.$$
		return 0
	fi
	echo "skipped ${1%@*}: it cannot be had here ($(tail -n 1 /tmp/lint.$$))"
	rm -f /tmp/lint.$$
	return 1
}

if can "$gofumpt"; then
	echo "gofumpt"
	left=$(go run "$gofumpt" -l assets cmd store ui) || bad=1
	if [ -n "$left" ]; then
		echo "$left"
		bad=1
	fi
fi

echo "go vet"
go vet -tags "$tags" ./... || bad=1

if can "$staticcheck"; then
	echo "staticcheck"
	go run "$staticcheck" -tags "$tags" ./... || bad=1
fi

if can "$govulncheck"; then
	echo "govulncheck"
	out=$(go run "$govulncheck" -tags "$tags" ./... 2>&1)
	status=$?
	if echo "$out" | grep -qE 'fetching vulnerabilities|dial tcp|no such host|context deadline|vuln.go.dev'; then
		echo "skipped govulncheck: the list of vulnerabilities cannot be had here ($(echo "$out" | grep -v '^exit status' | tail -n 1))"
	elif [ $status -ne 0 ]; then
		echo "$out"
		bad=1
	fi
fi
exit $bad
