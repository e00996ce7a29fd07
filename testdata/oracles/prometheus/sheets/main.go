// Command sheets reads the source of several releases of Prometheus and writes two tables: the
// fields of its configuration, and the flags of its command line, each with the releases that have
// it. Nothing is compiled: the declarations are read as they stand.
//
//	sheets configuration > configuration.txt
//	sheets flags > flags.txt
//
// With "thanos", it writes what the values of the flags of Thanos are: their names and releases are
// in a table of their own.
package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

const module = "github.com/prometheus/prometheus"

// releases are the versions of the module that the table is made of, oldest first.
var releases = []string{
	"v0.37.0", "v0.40.5", "v0.42.0", "v0.43.1", "v0.44.0", "v0.47.2", "v0.48.0", "v0.51.2", "v0.53.3", "v0.54.1", "v0.55.1",
	"v0.300.1", "v0.301.0", "v0.302.1", "v0.303.1", "v0.304.2", "v0.305.0", "v0.306.0", "v0.307.3", "v0.308.1", "v0.309.1",
	"v0.310.0", "v0.311.3", "v0.312.0", "v0.313.0", "v0.314.0", "v0.315.1", "v0.316.0",
}

// name returns the release as its users know it: v0.42.0 is 2.42, v0.316.0 is 3.16.
func name(version string) string {
	var minor, patch int
	fmt.Sscanf(version, "v0.%d.%d", &minor, &patch)
	if minor >= 300 {
		return fmt.Sprintf("3.%d", minor-300)
	}
	return fmt.Sprintf("2.%d", minor)
}

// download returns the directory of a module in the module cache.
func download(path, version string) string {
	out, err := exec.Command("go", "mod", "download", "-json", path+"@"+version).Output()
	if err != nil {
		fail(fmt.Errorf("%s@%s: %w", path, version, err))
	}
	for _, line := range strings.Split(string(out), "\n") {
		if rest, ok := strings.CutPrefix(strings.TrimSpace(line), `"Dir": "`); ok {
			return strings.TrimSuffix(rest, `",`)
		}
	}
	fail(fmt.Errorf("%s@%s has no directory", path, version))
	return ""
}

// requirements returns the modules that a module asks for.
func requirements(dir string) map[string]string {
	found := map[string]string{}
	file, err := os.Open(filepath.Join(dir, "go.mod"))
	if err != nil {
		fail(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		words := strings.Fields(lines.Text())
		if len(words) >= 2 && strings.Contains(words[0], "/") && strings.HasPrefix(words[1], "v") {
			found[words[0]] = words[1]
		}
	}
	return found
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

func main() {
	if len(os.Args) != 2 {
		fail(fmt.Errorf("usage: sheets configuration|flags|thanos"))
	}
	if os.Args[1] == "thanos" {
		thanosKinds()
		return
	}
	table := newTable()
	for _, version := range releases {
		source := newSource(download(module, version))
		switch os.Args[1] {
		case "configuration":
			table.add(name(version), configuration(source))
		case "flags":
			table.add(name(version), flags(source))
		default:
			fail(fmt.Errorf("no table %q", os.Args[1]))
		}
	}
	table.print(os.Stdout)
}
