package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
)

// A source is the code of one release with that of the modules it asks for.
type source struct {
	dir      string
	required map[string]string
	packages map[string]*pkg
}

// A pkg is a package: its types, and what the imports of the file of each are called.
type pkg struct {
	path    string
	types   map[string]ast.Expr
	imports map[string]map[string]string
	yaml    map[string]bool
	name    string
	files   []*ast.File
}

func newSource(dir string) *source {
	return &source{dir: dir, required: requirements(dir), packages: map[string]*pkg{}}
}

// directory returns where a package is; empty for one that is not looked into.
func (s *source) directory(path string) string {
	if rest, ok := strings.CutPrefix(path, module); ok {
		return filepath.Join(s.dir, rest)
	}
	if !strings.HasPrefix(path, "github.com/prometheus/") {
		return ""
	}
	best := ""
	for required := range s.required {
		if (path == required || strings.HasPrefix(path, required+"/")) && len(required) > len(best) {
			best = required
		}
	}
	if best == "" {
		return ""
	}
	return filepath.Join(download(best, s.required[best]), strings.TrimPrefix(path, best))
}

func (s *source) load(path string) *pkg {
	if found, ok := s.packages[path]; ok {
		return found
	}
	p := &pkg{path: path, types: map[string]ast.Expr{}, imports: map[string]map[string]string{}, yaml: map[string]bool{}}
	s.packages[path] = p
	dir := s.directory(path)
	entries, err := os.ReadDir(dir)
	if dir == "" || err != nil {
		return p
	}
	for _, entry := range entries {
		name := entry.Name()
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			continue
		}
		p.parse(filepath.Join(dir, name))
	}
	return p
}

func (p *pkg) parse(path string) {
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		fail(err)
	}
	p.addFile(file)
}

func (p *pkg) addFile(file *ast.File) {
	p.name = file.Name.Name
	p.files = append(p.files, file)
	imports := map[string]string{}
	for _, spec := range file.Imports {
		path := strings.Trim(spec.Path.Value, `"`)
		name := path[strings.LastIndex(path, "/")+1:]
		if spec.Name != nil {
			name = spec.Name.Name
		}
		imports[name] = path
	}
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				if typ, ok := spec.(*ast.TypeSpec); ok {
					p.types[typ.Name.Name] = typ.Type
					p.imports[typ.Name.Name] = imports
				}
			}
		case *ast.FuncDecl:
			if decl.Recv != nil && decl.Name.Name == "UnmarshalYAML" {
				typ := decl.Recv.List[0].Type
				if star, ok := typ.(*ast.StarExpr); ok {
					typ = star.X
				}
				p.yaml[typ.(*ast.Ident).Name] = true
			}
		}
	}
}
