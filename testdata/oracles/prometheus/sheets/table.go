package main

import (
	"fmt"
	"io"
	"strings"
)

// A row is a group (a type of the configuration, or "flags"), a name in it, and what it is.
type row struct{ group, name, what string }

// A table says for each row which releases have it.
type table struct {
	releases []string
	rows     []row
	in       map[row][]bool
}

func newTable() *table { return &table{in: map[row][]bool{}} }

func (t *table) add(release string, rows []row) {
	index := len(t.releases)
	t.releases = append(t.releases, release)
	for _, r := range rows {
		if _, ok := t.in[r]; !ok {
			t.insert(r)
		}
		for len(t.in[r]) < index {
			t.in[r] = append(t.in[r], false)
		}
		if len(t.in[r]) == index {
			t.in[r] = append(t.in[r], true)
		}
	}
}

// insert puts a new row behind the last of its group.
func (t *table) insert(r row) {
	at := len(t.rows)
	for i, other := range t.rows {
		if other.group == r.group {
			at = i + 1
		}
	}
	t.rows = append(t.rows[:at], append([]row{r}, t.rows[at:]...)...)
	t.in[r] = nil
}

// print writes each row with the newest release before it and the first release after it.
func (t *table) print(out io.Writer) {
	fmt.Fprintf(out, "# Releases read: %s.\n", strings.Join(t.releases, ", "))
	group := ""
	for _, r := range t.rows {
		if r.group != group {
			group = r.group
			fmt.Fprintf(out, "%s\n", group)
		}
		line := "  " + r.name + " " + r.what
		in := t.in[r]
		first, last := -1, -1
		for i, has := range in {
			if has && first < 0 {
				first = i
			}
			if has {
				last = i
			}
		}
		if first > 0 {
			line += " >" + t.releases[first-1]
		}
		if last+1 < len(t.releases) {
			line += " <" + t.releases[last+1]
		}
		fmt.Fprintln(out, line)
	}
}
