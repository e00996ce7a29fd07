// Command relabel asks the relabelling of a Prometheus of generation 3 what it makes of chains and
// series; LikePrometheus3Test runs it. It is built in a check-out of Prometheus, the release that is
// to be asked: copy this directory into its cmd/ and run `go build ./cmd/relabel`.
//
// It reads objects {"chain": "the YAML of a list of rules", "series": [{"name": "value"}]} and
// answers each with {"refused": "why the rules are not loaded"}, or with {"series": [...]}, in which
// null stands for a series that is dropped.
package main

import (
	"bufio"
	"encoding/json"
	"io"
	"log"
	"os"

	"github.com/prometheus/common/model"
	"github.com/prometheus/prometheus/model/labels"
	"github.com/prometheus/prometheus/model/relabel"
	"gopkg.in/yaml.v2"
)

type question struct {
	Chain  string              `json:"chain"`
	Series []map[string]string `json:"series"`
}

type answer struct {
	Refused string              `json:"refused"`
	Series  []map[string]string `json:"series"`
}

func main() {
	questions := json.NewDecoder(bufio.NewReader(os.Stdin))
	out := bufio.NewWriter(os.Stdout)
	answers := json.NewEncoder(out)
	for {
		var q question
		err := questions.Decode(&q)
		if err == io.EOF {
			break
		}
		if err == nil {
			err = answers.Encode(q.answer())
		}
		if err != nil {
			log.Fatal(err)
		}
	}
	if err := out.Flush(); err != nil {
		log.Fatal(err)
	}
}

func (q question) answer() answer {
	var rules []*relabel.Config
	if err := yaml.UnmarshalStrict([]byte(q.Chain), &rules); err != nil {
		return answer{Refused: err.Error()}
	}
	for _, rule := range rules {
		if err := rule.Validate(model.UTF8Validation); err != nil {
			return answer{Refused: err.Error()}
		}
	}
	result := answer{Series: make([]map[string]string, len(q.Series))}
	for i, series := range q.Series {
		builder := labels.NewBuilder(labels.FromMap(series))
		if !relabel.ProcessBuilder(builder, rules...) {
			continue
		}
		result.Series[i] = map[string]string{}
		builder.Range(func(l labels.Label) { result.Series[i][l.Name] = l.Value })
	}
	return result
}
