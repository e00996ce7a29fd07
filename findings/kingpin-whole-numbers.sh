#!/usr/bin/env bash
# The command-line library of Prometheus and Thanos reads a flag of type Int as a floating point number and cuts off what
# is behind the point: 2.9 is taken as 2, -0.9 as 0, 1e1 as 10 and 0x1p4 as 16. A flag of type Int64 refuses all four. So
# whether a fraction in, say, --query.max-concurrency is an error depends on which of the two a program chose.
#
# Asked: github.com/alecthomas/kingpin/v2 2.4.0, as a Go module. Needs Go.
set -euo pipefail
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work"

cat >go.mod <<'MOD'
module finding

go 1.22

require github.com/alecthomas/kingpin/v2 v2.4.0
MOD

cat >main.go <<'GO'
package main

import (
	"fmt"
	"os"

	"github.com/alecthomas/kingpin/v2"
)

// Prints what each kind of flag makes of a text.
func main() {
	for _, text := range os.Args[1:] {
		app := kingpin.New("finding", "")
		app.Terminate(nil)
		number := app.Flag("number", "").Int()
		long := app.Flag("long", "").Int64()
		seen := text + ":"
		if _, err := app.Parse([]string{"--number=" + text}); err == nil {
			seen += fmt.Sprint(" Int ", *number)
		} else {
			seen += " Int refused"
		}
		if _, err := app.Parse([]string{"--long=" + text}); err == nil {
			seen += fmt.Sprint(", Int64 ", *long)
		} else {
			seen += ", Int64 refused"
		}
		fmt.Println(seen)
	}
}
GO

seen=$(GOFLAGS=-mod=mod go run . 20 2.9 -0.9 1e1 0x1p4 2>/dev/null)
echo "kingpin 2.4.0; expected: fractions and exponents are refused as whole numbers"
echo "$seen"
described='20: Int 20, Int64 20
2.9: Int 2, Int64 refused
-0.9: Int 0, Int64 refused
1e1: Int 10, Int64 refused
0x1p4: Int 16, Int64 refused'
if [ "$seen" = "$described" ]; then
  echo 'as described: Int reads floating point numbers and cuts them off, Int64 does not'
else
  echo 'changed'
  exit 1
fi
