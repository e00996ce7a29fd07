// Command sheets writes what CustomResourceDefinitions say about the fields of
// their kinds, without the words for readers, as one line per schema: the sheets
// of package io.mcmetrics.admission.
//
//	sheets [-kinds KIND,...] RELEASE=FILE[,FILE...] ... > SHEET
//
// Releases are given from the oldest to the newest, variants of one release side by
// side; -kinds leaves out all other kinds. A schema that occurs several
// times, in one release or in several, is written once, and {"$ref":"N"} stands
// for the line with that number.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"sigs.k8s.io/yaml"
)

// kept are the keys of a schema that the API server acts by.
var kept = []string{
	"type", "format", "enum", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
	"minLength", "maxLength", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties",
	"required", "nullable", "default", "x-kubernetes-int-or-string", "x-kubernetes-preserve-unknown-fields",
	"x-kubernetes-embedded-resource", "x-kubernetes-list-type", "x-kubernetes-list-map-keys",
	"x-kubernetes-map-type",
}

// smallest is the length from which on a schema that occurs twice is worth a line of its own.
const smallest = 48

type node = map[string]any

type sheet struct {
	seen    map[string]int
	number  map[string]int
	lines   []string
	heading []string
}

func main() {
	kinds := flag.String("kinds", "", "the kinds to write, by commas; all if empty")
	flag.Parse()
	s := &sheet{seen: map[string]int{}, number: map[string]int{}}
	var all []entry
	for _, arg := range flag.Args() {
		release, files, ok := strings.Cut(arg, "=")
		if !ok {
			fail(fmt.Errorf("no release in %q", arg))
		}
		for _, pattern := range strings.Split(files, ",") {
			names, err := filepath.Glob(pattern)
			if err != nil || len(names) == 0 {
				fail(fmt.Errorf("no file %q", pattern))
			}
			for _, name := range names {
				for _, e := range read(name, release) {
					if *kinds == "" || strings.Contains(","+*kinds+",", ","+e.kind+",") {
						all = append(all, e)
					}
				}
			}
		}
	}
	for _, e := range all {
		s.count(e.schema)
	}
	for _, e := range all {
		s.heading = append(s.heading, fmt.Sprintf("kind %s %s %s %s", e.version, e.kind, e.release, s.line(e.schema)))
	}
	for _, h := range s.heading {
		fmt.Println(h)
	}
	fmt.Println("---")
	for _, l := range s.lines {
		fmt.Println(l)
	}
}

type entry struct {
	version, kind, release string
	schema                 node
}

func read(name, release string) []entry {
	data, err := os.ReadFile(name)
	if err != nil {
		fail(err)
	}
	var found []entry
	for _, doc := range bytes.Split(data, []byte("\n---\n")) {
		var crd struct {
			Kind string `json:"kind"`
			Spec struct {
				Group string `json:"group"`
				Names struct {
					Kind string `json:"kind"`
				} `json:"names"`
				Versions []struct {
					Name   string `json:"name"`
					Served bool   `json:"served"`
					Schema struct {
						OpenAPIV3Schema node `json:"openAPIV3Schema"`
					} `json:"schema"`
				} `json:"versions"`
			} `json:"spec"`
		}
		if err := yaml.Unmarshal(doc, &crd); err != nil {
			fail(fmt.Errorf("%s: %w", name, err))
		}
		if crd.Kind != "CustomResourceDefinition" {
			continue
		}
		for _, v := range crd.Spec.Versions {
			if v.Served && v.Schema.OpenAPIV3Schema != nil {
				schema := stripped(v.Schema.OpenAPIV3Schema)
				// What a server writes there is no part of what is deployed.
				if p, ok := schema["properties"].(node); ok {
					delete(p, "status")
					p["status"] = node{"type": "object", "x-kubernetes-preserve-unknown-fields": true}
				}
				if r, ok := schema["required"].([]any); ok {
					schema["required"] = without(r, "status")
				}
				found = append(found, entry{crd.Spec.Group + "/" + v.Name, crd.Spec.Names.Kind, release, schema})
			}
		}
	}
	return found
}

func without(list []any, word string) []any {
	var rest []any
	for _, one := range list {
		if one != word {
			rest = append(rest, one)
		}
	}
	return rest
}

// stripped returns a schema without descriptions and the like.
func stripped(in node) node {
	out := node{}
	for _, key := range kept {
		if v, ok := in[key]; ok {
			out[key] = v
		}
	}
	if rules, ok := in["x-kubernetes-validations"].([]any); ok {
		var short []any
		for _, r := range rules {
			rule := r.(node)
			one := node{"rule": rule["rule"]}
			if m, ok := rule["message"]; ok {
				one["message"] = m
			}
			short = append(short, one)
		}
		out["x-kubernetes-validations"] = short
	}
	if p, ok := in["properties"].(node); ok {
		fields := node{}
		for name, v := range p {
			fields[name] = stripped(v.(node))
		}
		out["properties"] = fields
	}
	for _, key := range []string{"items", "additionalProperties", "not"} {
		if v, ok := in[key].(node); ok {
			out[key] = stripped(v)
		}
	}
	for _, key := range []string{"allOf", "anyOf", "oneOf"} {
		if list, ok := in[key].([]any); ok {
			var short []any
			for _, v := range list {
				short = append(short, stripped(v.(node)))
			}
			out[key] = short
		}
	}
	return out
}

func children(schema node, visit func(node) any) {
	if p, ok := schema["properties"].(node); ok {
		for _, name := range sorted(p) {
			p[name] = visit(p[name].(node))
		}
	}
	for _, key := range []string{"items", "additionalProperties"} {
		if v, ok := schema[key].(node); ok {
			schema[key] = visit(v)
		}
	}
}

func sorted(p node) []string {
	names := make([]string, 0, len(p))
	for name := range p {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// count counts where each schema would be written, if it were written once.
func (s *sheet) count(schema node) {
	text := written(schema)
	s.seen[text]++
	if s.seen[text] > 1 {
		return
	}
	children(schema, func(child node) any { s.count(child); return child })
}

// line writes a schema as a line of its own, and returns the number of the line.
func (s *sheet) line(schema node) string {
	text := written(schema)
	if n, ok := s.number[text]; ok {
		return fmt.Sprint(n)
	}
	children(schema, s.short)
	s.number[text] = len(s.lines)
	s.lines = append(s.lines, written(schema))
	return fmt.Sprint(s.number[text])
}

// short returns a schema as it is written inside of another.
func (s *sheet) short(schema node) any {
	text := written(schema)
	if s.seen[text] > 1 && len(text) >= smallest {
		return node{"$ref": s.line(schema)}
	}
	children(schema, s.short)
	return schema
}

func written(v any) string {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		fail(err)
	}
	return strings.TrimSuffix(buffer.String(), "\n")
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "sheets:", err)
	os.Exit(2)
}
