#!/usr/bin/env bash
# The grammar that Prometheus publishes for editors does not know some numbers that Prometheus itself reads:
# a point with nothing behind it (`5.`), and hexadecimal digits behind a capital X or with underscores. An editor
# underlines such an expression as an error, though every Prometheus evaluates it.
#
# Asked: @prometheus-io/lezer-promql 0.315.0 from npm, and promql/parser of the Go module
# github.com/prometheus/prometheus v0.305.0 (release 3.5). Needs node, npm and Go.
set -euo pipefail
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work"
printf '%s\n' '5' '0x1f' '5.' '5.e3' '0X1f' '0x1_F' >expressions

npm install --silent --no-save --prefix . @prometheus-io/lezer-promql@0.315.0 @lezer/common@1.5.5 @lezer/lr@1.4.12 >/dev/null
cat >editor.mjs <<'JS'
import { parser } from "@prometheus-io/lezer-promql";
import { readFileSync } from "node:fs";
for (const expression of readFileSync("expressions", "utf8").trim().split("\n")) {
  let errors = 0;
  parser.parse(expression).iterate({ enter: node => { errors += node.type.isError ? 1 : 0; } });
  console.log(`${expression}\t${errors ? "error" : "ok"}`);
}
JS
node editor.mjs >editor

mkdir ask
cat >ask/main.go <<'GO'
package main

import (
	"bufio"
	"fmt"
	"os"

	"github.com/prometheus/prometheus/promql/parser"
)

func main() {
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		verdict := "ok"
		if _, err := parser.ParseExpr(lines.Text()); err != nil {
			verdict = "error"
		}
		fmt.Printf("%s\t%s\n", lines.Text(), verdict)
	}
}
GO
cd ask
go mod init ask >/dev/null 2>&1
go get github.com/prometheus/prometheus/promql/parser@v0.305.0 >/dev/null 2>&1
go run -mod=mod . <../expressions >../prometheus
cd ..

echo 'expression, editor grammar 0.315.0, Prometheus 0.305.0:'
paste editor <(cut -f2 prometheus)
different=$(paste editor <(cut -f2 prometheus) | awk -F'\t' '$2 == "error" && $3 == "ok" { print $1 }' | tr '\n' ' ')
if [ "$different" = '5. 5.e3 0X1f 0x1_F ' ]; then
  echo 'as described: four numbers that only Prometheus reads'
else
  echo "changed: the numbers that only Prometheus reads are now: $different"
  exit 1
fi
