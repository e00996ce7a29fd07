package io.mcmetrics.need;

import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.need.MetricConsumer.Kind;
import io.mcmetrics.promql.parser.PromqlParser;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** Reads what a Grafana dashboard asks for: its panels, its variables and its annotations. */
final class DashboardReader {
  /** Rows hold panels; a panel in a panel in a panel is nothing that Grafana writes. */
  private static final int MAX_NESTING = 4;

  private final Document holder;
  private final YamlMapping dashboard;
  private final DatasourceKind datasources;
  private final List<Query> queries;
  private final List<Gap> gaps;

  private DashboardReader(
      Document holder, YamlMapping dashboard, List<Query> queries, List<Gap> gaps) {
    this.holder = holder;
    this.dashboard = dashboard;
    this.datasources = new DatasourceKind(dashboard);
    this.queries = queries;
    this.gaps = gaps;
  }

  /**
   * Adds what a dashboard asks for.
   *
   * @param holder the document in which the dashboard stands
   * @param root the dashboard, or what Grafana's API wraps it in
   */
  static void read(Document holder, YamlMapping root, List<Query> queries, List<Gap> gaps) {
    YamlMapping dashboard = root.mappingAt("dashboard").orElse(root);
    new DashboardReader(holder, dashboard, queries, gaps).read();
  }

  private void read() {
    MultiValueVariables variables = MultiValueVariables.of(dashboard);
    panels(dashboard, variables, MAX_NESTING);
    dashboard.itemsAt("rows").forEach(row -> panels(row, variables.repeatedIn(row), MAX_NESTING));
    dashboard.itemsAt("templating", "list").forEach(this::variable);
    for (Yaml annotation : dashboard.itemsAt("annotations", "list")) {
      if (annotation instanceof YamlMapping mapping) {
        mapping
            .scalarAt("expr")
            .ifPresent(
                text ->
                    add(
                        asker(Kind.ANNOTATION, mapping, "name"),
                        mapping,
                        MultiValueVariables.NONE,
                        text));
      }
    }
  }

  private void panels(Yaml parent, MultiValueVariables variables, int nestingLeft) {
    MultiValueVariables inRow = variables;
    for (Yaml panel : parent.itemsAt("panels")) {
      if (panel instanceof YamlMapping mapping && nestingLeft > 0) {
        boolean isRow = mapping.text("type").isKnown("row");
        // The panels of a row that is open stand behind it, those of one that is closed, in it.
        inRow = isRow ? variables.repeatedIn(mapping) : inRow;
        panel(mapping, inRow.repeatedIn(mapping));
        panels(mapping, inRow.repeatedIn(mapping), nestingLeft - 1);
      }
    }
  }

  private void panel(YamlMapping panel, MultiValueVariables variables) {
    List<Yaml> targets = panel.itemsAt("targets");
    if (targets.isEmpty() && panel.mappingAt("libraryPanel").isPresent()) {
      gaps.add(
          Gap.at(
              panel.mappingAt("libraryPanel").orElseThrow(),
              "a library panel is kept in Grafana",
              "which metrics it asks for is not known"));
    }
    // Hidden queries run only if others calculate with their results.
    boolean calculates =
        targets.stream()
            .anyMatch(t -> t.scalarAt("datasource", "type").filter(this::isCalculated).isPresent());
    for (Yaml target : targets) {
      if (target instanceof YamlMapping query && (calculates || !query.is(true, "hide"))) {
        query
            .scalarAt("expr")
            .ifPresent(
                text -> add(asker(Kind.PANEL, panel, "title"), panel, query, variables, text));
      }
    }
  }

  private boolean isCalculated(YamlScalar type) {
    return type.text().equals("__expr__");
  }

  private void variable(Yaml item) {
    boolean asks = item.scalarAt("type").map(YamlScalar::text).filter("query"::equals).isPresent();
    Optional<YamlScalar> text = item.scalarAt("query").or(() -> item.scalarAt("query", "query"));
    if (!asks || text.isEmpty() || !(item instanceof YamlMapping variable)) {
      return;
    }
    Value<String> type = datasources.of(variable, dashboard);
    Optional<VariableQuery> query = VariableQuery.of(text.get().text());
    if (query.isPresent() && !DatasourceKind.isOther(type)) {
      queries.add(
          new Query(
              asker(Kind.VARIABLE, variable, "name"),
              holder,
              type instanceof Value.Known<String>,
              text.get(),
              query.get().offset(),
              List.of(),
              PromqlParser.parse(query.get().expression())));
    }
  }

  private MetricConsumer asker(Kind kind, YamlMapping part, String key) {
    return new MetricConsumer(kind, textAt(dashboard, "title"), textAt(part, key));
  }

  private static String textAt(YamlMapping mapping, String key) {
    return mapping.scalarAt(key).map(YamlScalar::text).orElse("");
  }

  private void add(
      MetricConsumer asker, YamlMapping query, MultiValueVariables variables, YamlScalar text) {
    add(asker, query, query, variables, text);
  }

  private void add(
      MetricConsumer asker,
      YamlMapping panel,
      YamlMapping query,
      MultiValueVariables variables,
      YamlScalar text) {
    Value<String> type = datasources.of(query, panel);
    if (!text.text().isBlank() && !DatasourceKind.isOther(type)) {
      queries.add(
          new Query(
              asker,
              holder,
              type instanceof Value.Known<String>,
              text,
              0,
              variables.variables(),
              PromqlParser.parse(text.text())));
    }
  }
}
