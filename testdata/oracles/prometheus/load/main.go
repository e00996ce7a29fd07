// Command load tells for each configuration whether Prometheus loads it. It reads lines of JSON,
// {"id": "…", "yaml": "…", "agent": false}, and writes one for each: {"id": "…", "error": "…"},
// with an empty error for what is loaded.
//
// go.mod asks for Prometheus 3.16, older.mod for 3.5:
//
//	go build -o load . && go build -modfile=older.mod -o load-older .
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"

	"github.com/prometheus/prometheus/config"
	_ "github.com/prometheus/prometheus/discovery/install"
)

type question struct {
	ID    string `json:"id"`
	YAML  string `json:"yaml"`
	Agent bool   `json:"agent"`
}

type answer struct {
	ID    string `json:"id"`
	Error string `json:"error"`
}

func main() {
	dir, err := os.MkdirTemp("", "load")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "prometheus.yml")
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<24)
	out := json.NewEncoder(os.Stdout)
	for lines.Scan() {
		var asked question
		if err := json.Unmarshal(lines.Bytes(), &asked); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		if err := os.WriteFile(file, []byte(asked.YAML), 0o600); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		if err := out.Encode(answer{asked.ID, load(file, asked.Agent)}); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

func load(file string, agent bool) (message string) {
	defer func() {
		if reason := recover(); reason != nil {
			message = fmt.Sprintf("panic: %v", reason)
		}
	}()
	quiet := slog.New(slog.NewTextHandler(io.Discard, nil))
	loaded, err := config.LoadFile(file, agent, quiet)
	if err == nil {
		_, err = loaded.GetScrapeConfigs()
	}
	if err != nil {
		return err.Error()
	}
	return ""
}
