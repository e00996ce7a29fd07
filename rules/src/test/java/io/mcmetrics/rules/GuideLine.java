package io.mcmetrics.rules;

import io.mcmetrics.trace.Check;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a guide to fleets like these tells people to look at, and the checks that do. The rules
 * follow from the checks; those beside them answer the line as well, from another check.
 */
enum GuideLine {
  LABELS(Part.CHECKLIST, "external labels on every Prometheus", List.of(Check.CLUSTER_LABEL)),
  UNIQUE_LABEL(
      Part.CHECKLIST,
      "the cluster label is unique and clear",
      List.of(Check.OWN_IDENTITY),
      "cluster-identity-drift"),
  URL(
      Part.CHECKLIST,
      "the remote-write URL is right",
      List.of(
          Check.WRITES,
          Check.WRITE_URL,
          Check.WRITE_PATH,
          Check.WRITE_SCHEME,
          Check.ROUTE_HOST,
          Check.ROUTE_PATH,
          Check.ROUTE_PORT)),
  FILTERS(
      Part.CHECKLIST,
      "write relabelling is not too strict",
      List.of(Check.NEEDED_METRICS, Check.NEEDED_LABELS, Check.RELABEL_RULES)),
  RECEIVER(
      Part.CHECKLIST,
      "Thanos Receive runs (that its pods are in fact running no file tells)",
      List.of(
          Check.SERVICE_CHAIN,
          Check.RECEIVER_START,
          Check.RECEIVER_HASHRING,
          Check.RECEIVER_TENANT,
          Check.RECEIVER_FLAGS,
          Check.RECEIVER_POLICIES)),
  QUERY(
      Part.CHECKLIST,
      "Thanos Query is connected to Receive",
      List.of(
          Check.QUERY_START,
          Check.QUERY_STORES,
          Check.QUERY_FLAGS,
          Check.QUERY_REPLICAS,
          Check.QUERY_POLICIES,
          Check.SIDECAR_FLAGS)),
  DATASOURCE(
      Part.CHECKLIST,
      "Grafana's data source is Thanos Query",
      List.of(Check.DATASOURCE_URL, Check.DATASOURCE_START)),
  EMPTY_LIST(
      Part.PROBLEM,
      "problem 1, external labels: the list of clusters is empty, or lacks one",
      List.of(Check.CLUSTER_LABEL, Check.DASHBOARD_VARIABLE),
      "required-label-stripped",
      "up-metric-filtered",
      "receive-discards-cluster",
      "receive-label-masks-client-label"),
  FEW_METRICS(
      Part.PROBLEM,
      "problem 2, write relabelling: a cluster is listed, and most of its metrics are missing",
      List.of(Check.NEEDED_METRICS),
      "multi-value-variable-equality",
      "monitor-not-selected"),
  NO_CONNECTION(
      Part.PROBLEM,
      "problem 3, no connection to Thanos Receive: `context deadline exceeded`",
      List.of(Check.WRITE_POLICIES, Check.RECEIVER_POLICIES, Check.SERVICE_CHAIN)),
  NO_SUCH_HOST(Part.PROBLEM, "error 1, `no such host`", List.of(Check.WRITE_URL, Check.ROUTE_HOST)),
  CONNECTION_REFUSED(
      Part.PROBLEM,
      "error 2, `connection refused`",
      List.of(Check.SERVICE_CHAIN, Check.RECEIVER_START)),
  TOO_LARGE(
      Part.PROBLEM,
      "error 3, `413 Request Entity Too Large`",
      List.of(Check.ROUTE_BODY, Check.WRITE_BATCHES),
      "ingress-annotation-ignored"),
  OTHER_ANSWERS(
      Part.PROBLEM,
      "another answer than 200 (400, 401, 404, 405, 409, 500, 502, 503), or 200 and nothing"
          + " stored (not in the guide)",
      List.of(
          Check.ROUTE_ANNOTATIONS,
          Check.ROUTE_PATH,
          Check.ROUTE_PORT,
          Check.OWN_IDENTITY,
          Check.WRITE_PATH,
          Check.WRITE_SCHEME,
          Check.WRITE_PROTOCOL,
          Check.WRITE_ORDER,
          Check.RECEIVER_TENANT,
          Check.RECEIVER_FLAGS,
          Check.RECEIVER_HASHRING)),
  TUNING(
      Part.PROBLEM,
      "the queue of remote write falls behind",
      List.of(Check.WRITE_BATCHES, Check.WRITE_SETTINGS)),
  FEWER_SERIES(
      Part.PROBLEM,
      "filters that save series lose what is needed, or make series equal",
      List.of(Check.NEEDED_LABELS),
      "dashboard-metric-dropped",
      "namespace-keep-filter"),
  VARIABLE(
      Part.PROBLEM,
      "the variable of a dashboard does not choose clusters",
      List.of(Check.DASHBOARD_VARIABLE, Check.DASHBOARD_DATA),
      "default-datasource-not-global"),
  HISTORY(
      Part.PROBLEM,
      "graphs end some hours or days ago: buckets, compactor and store gateway",
      List.of(),
      "objstore-config-dropped",
      "invalid-objstore-config",
      "objstore-bucket-divergence",
      "unsafe-compactor",
      "retention-hole"),
  DEPLOYED(
      Part.PROBLEM,
      "what is mended in Git changes nothing in the cluster (not in the guide)",
      List.of(
          Check.SENDER_BUILD,
          Check.SENDER_CHART,
          Check.SENDER_OBJECT,
          Check.SENDER_CONFIGURATION,
          Check.SENDER_START),
      "gitops-values-shadowed",
      "sidecar-not-disabled",
      "helm-dependent-values",
      "quoted-boolean",
      "unused-chart-value");

  /** Where in the guide it stands. */
  enum Part {
    CHECKLIST("to be checked before a deployment"),
    PROBLEM("what is seen");

    private final String title;

    Part(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  private final Part part;
  private final String text;

  @SuppressWarnings("ImmutableEnumChecker") // It cannot be changed.
  private final List<Check> checks;

  @SuppressWarnings("ImmutableEnumChecker") // It cannot be changed.
  private final List<String> besides;

  GuideLine(Part part, String text, List<Check> checks, String... besides) {
    this.part = part;
    this.text = text;
    this.checks = checks;
    this.besides = List.of(besides);
  }

  static List<GuideLine> of(Part part) {
    return Stream.of(values()).filter(line -> line.part == part).toList();
  }

  String text() {
    return text;
  }

  List<Check> checks() {
    return checks;
  }

  /** Returns the rules that answer it, each once. */
  List<String> ruleIds() {
    return Stream.concat(
            checks.stream().flatMap(check -> check.ruleIds().stream()), besides.stream())
        .distinct()
        .toList();
  }
}
