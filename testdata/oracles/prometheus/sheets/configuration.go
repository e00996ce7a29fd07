package main

import (
	"go/ast"
	"reflect"
	"sort"
	"strings"
)

// leaves are types that are read in a way of their own, whatever they are made of.
var leaves = map[string]bool{
	"config.URL": true, "config.Headers": true, "relabel.Regexp": true, "labels.Labels": true, "model.Duration": true,
	"model.LabelSet": true, "model.LabelNames": true, "units.Base2Bytes": true, "discovery.Configs": true, "targetgroup.Group": true,
	"config.Secret": true, "config.ProxyHeader": true, "config.Header": true, "kubernetes.fieldSelector": true, "config.TLSVersion": true,
}

// A reader collects the fields of the types that a configuration is made of.
type reader struct {
	source *source
	rows   []row
	seen   map[string]bool
}

func configuration(s *source) []row {
	r := &reader{source: s, seen: map[string]bool{}}
	r.typeNamed(module+"/config", "Config")
	r.discoveries()
	return r.rows
}

// discoveries adds the mechanisms of service discovery, by the names that their Config gives.
func (r *reader) discoveries() {
	found := map[string]string{}
	var walk func(path string)
	walk = func(path string) {
		p := r.source.load(path)
		for _, file := range p.files {
			ast.Inspect(file, func(n ast.Node) bool {
				fn, ok := n.(*ast.FuncDecl)
				if !ok || fn.Recv == nil || fn.Name.Name != "Name" || fn.Body == nil || len(fn.Body.List) != 1 {
					return true
				}
				ret, ok := fn.Body.List[0].(*ast.ReturnStmt)
				if !ok || len(ret.Results) != 1 {
					return true
				}
				text, ok := ret.Results[0].(*ast.BasicLit)
				typ := fn.Recv.List[0].Type
				if star, isStar := typ.(*ast.StarExpr); isStar {
					typ = star.X
				}
				ident, isIdent := typ.(*ast.Ident)
				if ok && isIdent && strings.HasSuffix(ident.Name, "SDConfig") {
					found[strings.Trim(text.Value, `"`)] = path + " " + ident.Name
				}
				return true
			})
		}
	}
	for _, dir := range sdPackages {
		walk(module + "/discovery/" + dir)
	}
	names := make([]string, 0, len(found))
	for n := range found {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, n := range names {
		path, typ, _ := strings.Cut(found[n], " ")
		r.rows = append(r.rows, row{"discovery.Configs", n + "_sd_configs", "[]" + r.typeNamed(path, typ)})
	}
	r.rows = append(r.rows, row{"discovery.Configs", "static_configs", "[]targetgroup.Group"})
}

var sdPackages = []string{
	"aws", "azure", "consul", "digitalocean", "dns", "eureka", "file", "gce", "hetzner", "http", "ionos", "kubernetes", "linode", "marathon",
	"moby", "nomad", "oci", "openstack", "outscale", "ovhcloud", "puppetdb", "scaleway", "stackit", "triton", "uyuni", "vultr", "xds", "zookeeper",
}

// typeNamed returns how a type is called in the table, and adds its fields, if it has any.
func (r *reader) typeNamed(path, name string) string {
	p := r.source.load(path)
	if p.name == "" {
		p.name = path[strings.LastIndex(path, "/")+1:]
	}
	called := p.name + "." + name
	if r.seen[called] || leaves[called] {
		return called
	}
	r.seen[called] = true
	switch typ := p.types[name].(type) {
	case *ast.StructType:
		r.fields(called, p, name, typ)
	case nil:
	default:
		under := r.typ(p, name, typ)
		if strings.Contains(under, "[]") && !p.yaml[name] {
			return under
		}
		r.rows = append(r.rows, row{"scalars", called, under})
	}
	return called
}

func (r *reader) fields(group string, p *pkg, name string, typ *ast.StructType) {
	for _, field := range typ.Fields.List {
		tag := ""
		if field.Tag != nil {
			tag = reflect.StructTag(strings.Trim(field.Tag.Value, "`")).Get("yaml")
		}
		key, options, _ := strings.Cut(tag, ",")
		if key == "-" {
			if ident, ok := field.Type.(*ast.SelectorExpr); ok && ident.Sel.Name == "Configs" {
				r.rows = append(r.rows, row{group, "*", "discovery.Configs"})
			}
			continue
		}
		if strings.Contains(options, "inline") {
			r.rows = append(r.rows, row{group, "*", r.typ(p, name, field.Type)})
			continue
		}
		for _, ident := range field.Names {
			if !ident.IsExported() {
				continue
			}
			called := key
			if called == "" {
				called = strings.ToLower(ident.Name)
			}
			r.rows = append(r.rows, row{group, called, r.typ(p, name, field.Type)})
		}
	}
}

func (r *reader) typ(p *pkg, name string, expr ast.Expr) string {
	switch expr := expr.(type) {
	case *ast.StarExpr:
		return "*" + r.typ(p, name, expr.X)
	case *ast.ArrayType:
		return "[]" + r.typ(p, name, expr.Elt)
	case *ast.MapType:
		return "map[" + r.typ(p, name, expr.Key) + "]" + r.typ(p, name, expr.Value)
	case *ast.InterfaceType:
		return "any"
	case *ast.SelectorExpr:
		path := p.imports[name][expr.X.(*ast.Ident).Name]
		return r.typeNamed(path, expr.Sel.Name)
	case *ast.Ident:
		if _, ok := p.types[expr.Name]; ok {
			return r.typeNamed(p.path, expr.Name)
		}
		return expr.Name
	}
	return "any"
}
