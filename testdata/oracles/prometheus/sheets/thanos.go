package main

import (
	"fmt"
	"go/ast"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
)

const (
	thanosModule  = "github.com/thanos-io/thanos"
	thanosVersion = "v0.42.5"
)

// thanosKinds prints what the values of the flags of Thanos are, by the names of the flags: a flag
// has the same type in all components that have it.
func thanosKinds() {
	dir := download(thanosModule, thanosVersion)
	s := &source{dir: dir, required: map[string]string{}, packages: map[string]*pkg{}}
	kinds := map[string]string{}
	for _, sub := range []string{"cmd/thanos", "pkg/extkingpin", "pkg/store"} {
		p := &pkg{types: map[string]ast.Expr{}, imports: map[string]map[string]string{}, yaml: map[string]bool{}}
		s.addAll(p, filepath.Join(dir, sub))
		for _, file := range p.files {
			collectKinds(file, kinds)
		}
	}
	names := make([]string, 0, len(kinds))
	for name := range kinds {
		names = append(names, name)
	}
	sort.Strings(names)
	fmt.Fprintf(os.Stdout, "# What the values of flags are, from the source of Thanos %s; of a flag that is not here, nothing is known.\n", thanosVersion)
	for _, name := range names {
		fmt.Fprintln(os.Stdout, name, kinds[name])
	}
}

func (s *source) addAll(p *pkg, dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		fail(err)
	}
	for _, entry := range entries {
		if strings.HasSuffix(entry.Name(), ".go") && !strings.HasSuffix(entry.Name(), "_test.go") {
			p.parse(filepath.Join(dir, entry.Name()))
		}
	}
}

func collectKinds(file *ast.File, kinds map[string]string) {
	wrapped := map[ast.Expr]string{}
	ast.Inspect(file, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		for _, arg := range call.Args {
			wrapped[arg] = functionName(call)
		}
		for _, name := range files(call) {
			kinds[name], kinds[name+"-file"] = "text", "text"
		}
		name, methods := thanosFlag(call)
		if name == "" || kinds[name] != "" {
			return true
		}
		what := thanosKind(methods)
		switch wrapped[call] {
		case "ModelDuration":
			what = "duration"
		case "Addrs":
			what = "texts"
		}
		if what != "" {
			kinds[name] = what
		}
		return true
	})
}

// files returns the flags that a call declares for a file: one with its content, and one with its path behind "-file".
func files(call *ast.CallExpr) []string {
	var names []string
	switch functionName(call) {
	case "RegisterPathOrContent":
		for _, arg := range call.Args {
			if name := text(arg); name != "" && !strings.Contains(name, " ") {
				names = append(names, name)
			}
		}
	case "RegisterCommonObjStoreFlags":
		for _, arg := range call.Args {
			if lit, ok := arg.(*ast.BasicLit); ok && (lit.Value == `""` || strings.HasPrefix(lit.Value, `"-`)) {
				names = append(names, "objstore"+text(arg)+".config")
				break
			}
		}
	}
	return names
}

func functionName(call *ast.CallExpr) string {
	switch fun := call.Fun.(type) {
	case *ast.Ident:
		return fun.Name
	case *ast.SelectorExpr:
		return fun.Sel.Name
	}
	return ""
}

// thanosFlag returns the name of the flag that a chain of calls declares, and the calls behind it.
func thanosFlag(call *ast.CallExpr) (string, []*ast.CallExpr) {
	var methods []*ast.CallExpr
	for {
		selector, ok := call.Fun.(*ast.SelectorExpr)
		if !ok {
			return "", nil
		}
		if selector.Sel.Name == "Flag" && len(call.Args) > 0 {
			return text(call.Args[0]), methods
		}
		methods = append(methods, call)
		next, ok := selector.X.(*ast.CallExpr)
		if !ok {
			return "", nil
		}
		call = next
	}
}

func thanosKind(methods []*ast.CallExpr) string {
	if len(methods) == 0 {
		return ""
	}
	switch functionName(methods[0]) {
	case "Bool", "BoolVar":
		return "switch"
	case "Strings", "StringsVar", "PlaceHolder", "Enums", "EnumsVar", "Float64List", "Float64ListVar":
		return "texts"
	case "String", "StringVar", "URL", "URLVar":
		return "text"
	case "Int", "IntVar":
		return "int"
	case "Int64", "Int64Var":
		return "int64"
	case "Uint64", "Uint64Var", "Uint", "UintVar":
		return "uint"
	case "Float64", "Float64Var", "FloatVar":
		return "float"
	case "Bytes", "BytesVar":
		return "bytes"
	case "Duration", "DurationVar":
		return "go-duration"
	case "Enum", "EnumVar":
		words := enumWords(methods[0])
		if len(words) > 1 && words[0] == "" && words[1] == "" {
			return "text"
		}
		return "enum(" + strings.Join(words, ",") + ")"
	case "SetValue":
		if len(methods[0].Args) == 1 {
			if unary, ok := methods[0].Args[0].(*ast.UnaryExpr); ok {
				if selector, ok := unary.X.(*ast.SelectorExpr); ok && strings.Contains(strings.ToLower(selector.Sel.Name), "time") {
					return "text"
				}
				return "duration"
			}
		}
	}
	return ""
}

// constants are those of other packages that stand for words, in Thanos 0.42.
var constants = map[string]string{
	"LogFormatLogfmt": "logfmt", "LogFormatJSON": "json", "LogFormatJournald": "journald", "PromqlEnginePrometheus": "prometheus",
	"PromqlEngineThanos": "thanos", "PromqlQueryModeLocal": "local", "PromqlQueryModeDistributed": "distributed", "AlgorithmPenalty": "penalty",
	"AlgorithmChain": "chain", "EagerRetrieval": "eager", "LazyRetrieval": "lazy", "CertificateFieldOrganization": "organization",
	"CertificateFieldOrganizationalUnit": "organizationalUnit", "CertificateFieldCommonName": "commonName", "DedupAlgorithmPenalty": "penalty",
	"AlgorithmHashmod": "hashmod", "AlgorithmKetama": "ketama", "Name": "snappy", "compressionNone": "none", "EagerDownloadStrategy": "eager",
	"LazyDownloadStrategy": "lazy", "AllowedTLSVersions": "1.0,1.1,1.2,1.3", "replicationProtocols": "protobuf,capnproto",
}

func enumWords(call *ast.CallExpr) []string {
	var words []string
	for i, arg := range call.Args {
		if functionName(call) == "EnumVar" && i == 0 {
			continue
		}
		if conversion, ok := arg.(*ast.CallExpr); ok && len(conversion.Args) == 1 {
			arg = conversion.Args[0]
		}
		switch arg := arg.(type) {
		case *ast.BasicLit:
			word, err := strconv.Unquote(arg.Value)
			if err != nil {
				fail(err)
			}
			words = append(words, word)
		case *ast.SelectorExpr:
			words = append(words, constants[arg.Sel.Name])
		case *ast.Ident:
			words = append(words, constants[arg.Name])
		}
	}
	return words
}
