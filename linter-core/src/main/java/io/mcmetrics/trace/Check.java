package io.mcmetrics.trace;

import io.mcmetrics.finding.Stage;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What can break a hop, as far as files can tell: the list that a yes has to get through. A new
 * kind of check is one line here: what has to hold, what of it cannot be seen, and the rules that
 * judge it. A check counts where one of its rules is installed, or where it looks for something
 * that cannot be seen.
 *
 * <p>What no file can tell is no item: whether a host resolves, a certificate is valid, a password
 * is right, a node has memory.
 */
public enum Check {
  SENDER_BUILD(
      Stage.IDENTITY,
      "what deploys the sender can be built",
      Limits.NONE,
      "overlay-not-deployable"),
  SENDER_CHART(
      Stage.IDENTITY,
      "the chart takes the values of the sender",
      Limits.NONE,
      "chart-does-not-render",
      "unknown-chart-key",
      "field-printed-twice",
      "misprinted-value"),
  SENDER_OBJECT(
      Stage.IDENTITY,
      "the API server takes the sender as it is written",
      Limits.NONE,
      "object-refused",
      "field-pruned"),
  SENDER_CONFIGURATION(
      Stage.IDENTITY,
      "the operator generates a configuration from it",
      Limits.NONE,
      "configuration-not-generated"),
  SENDER_START(
      Stage.IDENTITY,
      "the sender loads its configuration and starts",
      UnseenSettings::ofSender,
      "prometheus-does-not-start",
      "agent-mode-feature-flag",
      "unpullable-image"),
  CLUSTER_LABEL(
      Stage.IDENTITY,
      "the samples carry a label that names the cluster",
      Limits.NONE,
      "missing-cluster-label",
      "unusable-cluster-value",
      "cluster-identity-drift",
      "ineffective-external-label"),
  OWN_IDENTITY(
      Stage.IDENTITY,
      "no other sender sends the same series",
      UnseenSettings::otherSenders,
      "duplicate-cluster-label",
      "two-writers-one-identity"),
  NEEDED_METRICS(
      Stage.RELABEL,
      "the metrics that are asked for are sent",
      Limits.NONE,
      "everything-dropped",
      "over-restrictive-keep",
      "up-metric-filtered",
      "dashboard-metric-dropped",
      "namespace-keep-filter"),
  NEEDED_LABELS(
      Stage.RELABEL,
      "write relabelling keeps the labels that tell series apart",
      Limits.NONE,
      "identity-label-stripped",
      "replica-label-stripped",
      "required-label-stripped"),
  RELABEL_RULES(
      Stage.RELABEL,
      "write relabelling is what Prometheus accepts",
      Limits.NONE,
      "invalid-write-relabel",
      "relabel-key-casing",
      "eaten-variable"),
  WRITES(Stage.REMOTE_WRITE, "something is sent", Limits.NONE, "no-remote-write"),
  WRITE_URL(
      Stage.REMOTE_WRITE,
      "the URL is one, and means something where the sender runs",
      Limits.NONE,
      "invalid-remote-write-url",
      "foreign-cluster-local-url"),
  WRITE_PATH(
      Stage.REMOTE_WRITE,
      "the path of the URL is the receiver's",
      Limits.NONE,
      "wrong-remote-write-path"),
  WRITE_SCHEME(
      Stage.REMOTE_WRITE,
      "what answers speaks the scheme of the URL",
      Limits.NONE,
      "remote-write-scheme-mismatch"),
  WRITE_SETTINGS(
      Stage.REMOTE_WRITE,
      "the settings of the remote write are accepted",
      UnseenSettings::proxies,
      "invalid-remote-write-config",
      "credential-not-found"),
  WRITE_PROTOCOL(
      Stage.REMOTE_WRITE,
      "the receiver reads the protocol that is sent",
      Limits.NONE,
      "remote-write-v2-unsupported",
      "native-histograms-not-sent"),
  WRITE_ORDER(
      Stage.REMOTE_WRITE,
      "the labels are sent in the order that the receiver takes",
      Limits.NONE,
      "labels-out-of-order"),
  WRITE_BATCHES(
      Stage.REMOTE_WRITE,
      "the queue and its limits lose nothing",
      Limits.NONE,
      "lossy-remote-write-option",
      "mistuned-queue"),
  WRITE_POLICIES(
      Stage.REMOTE_WRITE,
      "network policies let the sender out",
      path -> path.policies(Stage.REMOTE_WRITE),
      "network-policy-blocks-write"),
  ROUTE_HOST(
      Stage.ROUTE,
      "a route answers to the host",
      UnseenSettings::ofRoute,
      "unroutable-remote-write-host"),
  ROUTE_PATH(
      Stage.ROUTE,
      "the route takes the path and hands it on as the receiver wants it",
      Limits.NONE,
      "ingress-path-mismatch"),
  ROUTE_PORT(
      Stage.ROUTE,
      "the route leads to a port that takes samples",
      Limits.NONE,
      "ingress-wrong-backend-port"),
  ROUTE_BODY(
      Stage.ROUTE,
      "the route lets bodies of this size through",
      UnseenSettings::bodySize,
      "missing-proxy-body-size",
      "unusable-proxy-body-size"),
  ROUTE_ANNOTATIONS(
      Stage.ROUTE,
      "nothing else at the route stops or diverts requests",
      UnseenSettings::annotations,
      "ingress-annotation-ignored",
      "ingress-refuses-writes"),
  SERVICE_CHAIN(
      Stage.SERVICE,
      "the Service leads to running pods",
      UnseenSettings::ofService,
      "ingress-chain-unresolved",
      "scaled-to-zero"),
  RECEIVER_START(
      Stage.RECEIVE,
      "the receiver starts with its flags",
      UnseenSettings::ofReceiver,
      "thanos-does-not-start",
      "removed-thanos-flag",
      "missing-config-key",
      "invalid-objstore-config"),
  RECEIVER_FLAGS(
      Stage.RECEIVE,
      "the receiver stores what it gets, with the labels that it has",
      UnseenSettings::receiverFlags,
      "receive-label-masks-client-label",
      "receive-discards-cluster"),
  RECEIVER_TENANT(
      Stage.RECEIVE,
      "the receiver takes the tenant",
      Limits.NONE,
      "tenant-without-hashring",
      "mimir-without-tenant",
      "mimir-keeps-replicas"),
  RECEIVER_HASHRING(
      Stage.RECEIVE, "the hashring fits its receivers", Limits.NONE, "hashring-inconsistent"),
  RECEIVER_POLICIES(
      Stage.RECEIVE,
      "network policies let the samples in",
      path -> path.policies(Stage.RECEIVE),
      "network-policy-blocks-write"),
  SIDECAR_FLAGS(
      Stage.SIDECAR,
      "the sidecar serves all that Prometheus keeps",
      UnseenSettings::sidecarFlags,
      "query-hides-clusters",
      "sidecar-without-external-labels"),
  QUERY_START(
      Stage.QUERY,
      "Thanos Query starts with its flags",
      UnseenSettings::ofQuerier,
      "thanos-does-not-start",
      "removed-thanos-flag"),
  QUERY_STORES(
      Stage.QUERY,
      "Thanos Query asks each pod that has the samples",
      UnseenSettings::transport,
      "query-store-unreachable",
      "route-blocks-queries",
      "single-endpoint-many-replicas"),
  QUERY_FLAGS(
      Stage.QUERY,
      "Thanos Query hides nothing of what it finds",
      UnseenSettings::querierFlags,
      "query-hides-clusters"),
  QUERY_REPLICAS(
      Stage.QUERY,
      "copies are joined, and nothing else is",
      Limits.NONE,
      "replica-label-mismatch",
      "replica-label-is-identity"),
  QUERY_POLICIES(
      Stage.QUERY,
      "network policies let the queries through",
      path -> path.policies(Stage.QUERY),
      "network-policy-blocks-write"),
  DATASOURCE_URL(
      Stage.DATASOURCE,
      "a data source asks there",
      UnseenSettings::ofDatasource,
      "datasource-unreachable",
      "datasource-not-loaded",
      "datasource-of-other-tenant",
      "frontend-without-query",
      "default-datasource-not-global"),
  DATASOURCE_START(
      Stage.DATASOURCE,
      "Grafana starts with its data sources",
      Limits.NONE,
      "multiple-default-datasources"),
  DASHBOARD_VARIABLE(
      Stage.DASHBOARD,
      "a dashboard lists and compares clusters by the label",
      Limits.NONE,
      "cluster-variable-hidden",
      "multi-value-variable-equality",
      "misread-variable-query"),
  DASHBOARD_DATA(
      Stage.DASHBOARD,
      "the dashboards are loaded, and ask for what is there",
      Limits.NONE,
      "dashboard-not-loaded",
      "dashboard-selector-contract",
      "recording-rules-missing-centrally");

  /** What of a check cannot be seen on a path. */
  private interface Limits {
    /** All of it is seen, where its rules are installed. */
    Limits NONE = path -> List.of();

    List<Unseen> of(CheckedPath path);
  }

  private final Stage stage;
  private final String asks;

  @SuppressWarnings("ImmutableEnumChecker") // It keeps nothing.
  private final Limits limits;

  @SuppressWarnings("ImmutableEnumChecker") // It cannot be changed.
  private final List<String> ruleIds;

  Check(Stage stage, String asks, Limits limits, String... ruleIds) {
    this.stage = stage;
    this.asks = asks;
    this.limits = limits;
    this.ruleIds = List.of(ruleIds);
  }

  /** Returns the checks of a hop, in the order of the list. */
  static List<Check> at(Stage stage) {
    return Stream.of(values()).filter(check -> check.stage == stage).toList();
  }

  /** Returns its kebab-case name. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the hop at which it is asked. */
  public Stage stage() {
    return stage;
  }

  /** Returns what has to hold, in words. */
  public String asks() {
    return asks;
  }

  /** Returns the rules that judge it, where they are installed. */
  public List<String> ruleIds() {
    return ruleIds;
  }

  /** Tells whether it has something to say without any rule: what of it cannot be seen. */
  public boolean needsNoRule() {
    return limits != Limits.NONE;
  }

  List<Unseen> unseen(CheckedPath path) {
    return limits.of(path);
  }
}
