package main

import (
	"go/ast"
	"strings"
)

// flags returns the flags of the server with the mode that they are for, the type of their values,
// and whether they may be repeated.
// Older releases take --web.config.file, --log.level and --log.format from other modules.
func flags(s *source) []row {
	rows := []row{{"both", "web.config.file", "text"}, {"both", "log.level", "enum(debug,info,warn,error)"}, {"both", "log.format", "enum(logfmt,json)"}}
	for _, file := range s.load(module + "/cmd/prometheus").files {
		if !hasAgentFlag(file) {
			continue
		}
		done := map[*ast.CallExpr]bool{}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || done[call] {
				return true
			}
			if base, methods := chain(call, done); base != nil {
				mode, name := declared(base)
				if name != "" && name != "web.config.file" {
					rows = append(rows, row{mode, name, kind(methods, base)})
				}
			}
			return true
		})
	}
	return rows
}

func hasAgentFlag(file *ast.File) bool {
	for _, decl := range file.Decls {
		if fn, ok := decl.(*ast.FuncDecl); ok && fn.Name.Name == "main" {
			return true
		}
	}
	return false
}

// chain returns the call that declares a flag, and the calls behind it, first the last one.
func chain(call *ast.CallExpr, done map[*ast.CallExpr]bool) (*ast.CallExpr, []*ast.CallExpr) {
	var methods []*ast.CallExpr
	for {
		done[call] = true
		if _, name := declared(call); name != "" {
			return call, methods
		}
		selector, ok := call.Fun.(*ast.SelectorExpr)
		if !ok {
			return nil, nil
		}
		methods = append(methods, call)
		next, ok := selector.X.(*ast.CallExpr)
		if !ok {
			return nil, nil
		}
		call = next
	}
}

// declared returns the mode and the name of the flag that a call declares.
func declared(call *ast.CallExpr) (string, string) {
	switch fun := call.Fun.(type) {
	case *ast.SelectorExpr:
		if root, ok := fun.X.(*ast.Ident); ok && root.Name == "a" && fun.Sel.Name == "Flag" {
			return "both", text(call.Args[0])
		}
	case *ast.Ident:
		switch fun.Name {
		case "serverOnlyFlag":
			return "server", text(call.Args[1])
		case "agentOnlyFlag":
			return "agent", text(call.Args[1])
		}
	}
	return "", ""
}

func text(expr ast.Expr) string {
	if lit, ok := expr.(*ast.BasicLit); ok {
		return strings.Trim(lit.Value, `"`)
	}
	return ""
}

func kind(methods []*ast.CallExpr, base *ast.CallExpr) string {
	if len(methods) == 0 {
		return "text"
	}
	switch last := methods[0].Fun.(*ast.SelectorExpr).Sel.Name; last {
	case "BoolVar", "Bool":
		return "switch"
	case "StringsVar", "Strings":
		return "texts"
	case "IntVar", "Int":
		return "int"
	case "Int64Var":
		return "int64"
	case "DurationVar", "Duration":
		return "go-duration"
	case "Uint32Var", "Uint64Var", "UintVar":
		return "uint"
	case "FloatVar", "Float64Var":
		return "float"
	case "BytesVar", "Bytes":
		return "bytes"
	case "EnumVar", "Enum":
		var words []string
		for _, arg := range methods[0].Args {
			word := text(arg)
			if selector, ok := arg.(*ast.SelectorExpr); ok {
				word = strings.ToLower(selector.Sel.Name)
			}
			if call, ok := arg.(*ast.CallExpr); ok && len(call.Args) == 1 {
				if selector, ok := call.Args[0].(*ast.SelectorExpr); ok {
					word = strings.ToLower(strings.TrimPrefix(selector.Sel.Name, "Compression"))
				}
			}
			if word != "" {
				words = append(words, word)
			}
		}
		return "enum(" + strings.Join(words, ",") + ")"
	case "SetValue":
		if _, ok := methods[0].Args[0].(*ast.CallExpr); ok {
			return "other"
		}
		return "duration"
	default:
		return "text"
	}
}
