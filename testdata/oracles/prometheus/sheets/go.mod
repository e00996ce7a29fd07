module mcmetrics.io/oracles/prometheus/sheets

go 1.25
