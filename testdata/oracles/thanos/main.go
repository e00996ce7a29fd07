// Command thanos-files tells for each configuration file of Thanos whether its loader takes it, and
// prints the table of the fields that the loaders know.
//
//	thanos-files < questions > answers
//	thanos-files sheet > files.txt
//
// A question is a line of JSON, {"id": "…", "kind": "bucket", "text": "…"}; its answer is
// {"id": "…", "error": "…"}, with an empty error for what is taken. What only the machine or the
// network decides is taken. Files of endpoints are read by the main program alone, so that a
// question about one starts the program that the environment variable THANOS names.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
)

type question struct {
	ID   string `json:"id"`
	Kind string `json:"kind"`
	Text string `json:"text"`
}

type answer struct {
	ID    string `json:"id"`
	Error string `json:"error"`
}

func main() {
	if len(os.Args) == 2 && os.Args[1] == "sheet" {
		printSheet(os.Stdout)
		return
	}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<24)
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	for lines.Scan() {
		var asked question
		if err := json.Unmarshal(lines.Bytes(), &asked); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		if err := out.Encode(answer{asked.ID, load(asked)}); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}
