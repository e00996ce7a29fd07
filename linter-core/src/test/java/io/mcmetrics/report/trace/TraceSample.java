package io.mcmetrics.report.trace;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.cluster.Cluster.Naming;
import io.mcmetrics.cluster.Role;
import io.mcmetrics.finding.Finding;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Related;
import io.mcmetrics.finding.Severity;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.report.finding.Sample;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.storage.StorageRole;
import io.mcmetrics.trace.HopStatus;
import io.mcmetrics.trace.ReachesGrafana;
import io.mcmetrics.trace.Trace;
import io.mcmetrics.trace.TracedCluster;
import io.mcmetrics.trace.TracedHop;
import io.mcmetrics.trace.TracedSender;
import io.mcmetrics.trace.TracedStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Traces with all that is hard to draw. */
public final class TraceSample {
  static final String HOSTILE = "</script><img src=x onerror=alert(1)>";

  static final SourceFile BASE =
      SourceFile.of(
          "base/kube-prometheus-stack/values.yaml",
          """
          prometheus:
            prometheusSpec:
              externalLabels:
                cluster: REPLACE-ME
              remoteWrite:
                - url: https://edge:hunter2pw@receive.example.org/api/v1/receive
          """);

  static final SourceFile CENTRAL =
      SourceFile.of(
          "overlays/central/receive.yaml",
          """
          kind: Ingress
          metadata: {name: receive}
          spec:
            rules:
              - host: receive.example.org
                http: {paths: [{path: /, backend: {service: {name: receive, port: {number: 19291}}}}]}
          ---
          kind: Service
          metadata: {name: receive}
          spec: {ports: [{port: 19291}]}
          ---
          kind: StatefulSet
          spec: {template: {spec: {containers: [{args: [receive, --remote-write.address=0.0.0.0:19291]}]}}}
          """);

  static final SourceFile GRAFANA =
      SourceFile.of(
          "overlays/central/grafana.yaml",
          """
          stores: [dnssrv+_grpc._tcp.receive]
          datasources: [{url: http://query:9090, secureJsonData: {token: s3cr3t-t0k3n}}]
          variable: label_values(up, cluster)
          """);

  private TraceSample() {}

  /**
   * Returns four clusters: one whose samples arrive, one whose filter drops most, one with a broken
   * route, and one with an unknown URL.
   */
  public static Trace four() {
    return new Trace(
        List.of(edge("cluster-01-edge"), thin("cluster-02-edge"), cut("서울-edge"), blind("lab")),
        findings("cluster-02-edge", "서울-edge"));
  }

  /**
   * Returns clusters that send nothing, twice, by a sidecar, and under names that need escaping.
   */
  public static Trace strange() {
    TracedCluster twice = cut("two-ways");
    List<TracedSender> ways = new ArrayList<>(twice.senders());
    TracedHop identity = ways.get(0).hops().get(0);
    ways.add(way("two-ways", ReachesGrafana.YES, 422, true, identity, relabel(), write(), route()));
    String longName = "a-cluster-whose-name-is-longer-than-any-room-there-is-".repeat(3);
    return new Trace(
        List.of(
            edge("cluster-01-edge"),
            new TracedCluster(twice.cluster(), ways),
            sidecar("central"),
            new TracedCluster(cluster("silent"), List.of()),
            cut(HOSTILE),
            thin(longName)),
        findings(longName, "two-ways", HOSTILE));
  }

  /** Returns a fleet of which most clusters are alike. */
  public static Trace many(int count) {
    List<TracedCluster> clusters = new ArrayList<>();
    List<String> sick = new ArrayList<>();
    for (int i = 1; i < count; i++) {
      String name = String.format("cluster-%03d-edge", i);
      if (i % 33 == 7) {
        clusters.add(thin(name));
        sick.add(name);
      } else if (i % 50 == 20) {
        clusters.add(cut(name));
        sick.add(name);
      } else {
        clusters.add(i % 90 == 41 ? blind(name) : edge(name));
      }
    }
    clusters.add(sidecar("central"));
    return new Trace(clusters, findings(sick.toArray(String[]::new)));
  }

  /**
   * Returns a cluster with a finding of a rule that no other has, so that it looks like no other.
   */
  static TracedCluster unlike(TracedCluster cluster) {
    TracedSender sender = cluster.senders().get(0);
    List<TracedHop> hops = new ArrayList<>(sender.hops());
    TracedHop first = hops.get(0);
    hops.set(
        0,
        new TracedHop(
            first.stage(),
            first.status(),
            first.message(),
            first.evidence(),
            List.of("against-" + cluster.cluster().name())));
    TracedSender other =
        sender(
            cluster.cluster().name(),
            sender.destination(),
            sender.reachesGrafana(),
            sender.arriving(),
            hops);
    return new TracedCluster(cluster.cluster(), List.of(other));
  }

  /**
   * Returns a trace of object storage only: one of each kind, and under names that need escaping.
   */
  public static Trace stored() {
    return new Trace(
        four().clusters(),
        List.of(),
        List.of(
            use("central", StorageRole.WRITES, HopStatus.OK, "s3 bucket metrics at minio:9000"),
            use("central", StorageRole.READS, HopStatus.OK, "s3 bucket metrics at minio:9000"),
            use("central", StorageRole.COMPACTS, HopStatus.UNKNOWN, ""),
            use(HOSTILE, StorageRole.READS, HopStatus.OK, "s3 bucket " + HOSTILE),
            use("lab", StorageRole.WRITES, HopStatus.NOT_APPLICABLE, "")),
        four().findings(),
        List.of());
  }

  private static TracedStorage use(
      String cluster, StorageRole role, HopStatus status, String bucket) {
    return new TracedStorage(
        cluster,
        "Thanos Receive",
        "monitoring/receive",
        role,
        bucket,
        status,
        "it " + role.word() + " `" + bucket + "` with `token: s3cr3t-t0k3n`",
        List.of(see(GRAFANA, "datasources:", "the bucket")));
  }

  private static TracedCluster edge(String name) {
    SourceFile values = values(name, "");
    return new TracedCluster(
        cluster(name),
        List.of(
            way(
                name,
                ReachesGrafana.YES,
                422,
                true,
                identity(name, values),
                relabel(),
                write(),
                route())));
  }

  private static TracedCluster thin(String name) {
    SourceFile values = values(name, "    writeRelabelConfigs: [{action: keep, regex: up}]\n");
    TracedHop relabel =
        new TracedHop(
            Stage.RELABEL,
            HopStatus.BROKEN,
            "only 1 of 422 metrics passes `keep`",
            List.of(see(values, "{action: keep, regex: up}", "keeps `up` alone")),
            List.of("over-restrictive-keep"));
    return new TracedCluster(
        cluster(name),
        List.of(
            way(
                name,
                ReachesGrafana.NO,
                1,
                true,
                identity(name, values),
                relabel,
                write(),
                route())));
  }

  private static TracedCluster cut(String name) {
    SourceFile values = values(name, "    url: https://recieve.example.org/api/v1/receive\n");
    String url = "https://recieve.example.org/api/v1/receive";
    TracedHop write =
        new TracedHop(
            Stage.REMOTE_WRITE,
            HopStatus.OK,
            "sends to `" + url + "`",
            List.of(see(values, url, "")),
            List.of());
    TracedHop route =
        new TracedHop(
            Stage.ROUTE,
            HopStatus.BROKEN,
            "no Ingress has the host `recieve.example.org`",
            List.of(
                see(values, "recieve.example.org", "the host that is asked for"),
                see(CENTRAL, "receive.example.org", "the closest one there is")),
            List.of("ingress-host-mismatch"));
    return new TracedCluster(
        cluster(name),
        List.of(
            way(
                name,
                ReachesGrafana.NO,
                0,
                false,
                identity(name, values),
                relabel(),
                write,
                route)));
  }

  private static TracedCluster blind(String name) {
    SourceFile values = values(name, "    url: ${RECEIVE_URL}\n");
    TracedHop write =
        new TracedHop(
            Stage.REMOTE_WRITE,
            HopStatus.UNKNOWN,
            "the URL is `${RECEIVE_URL}`, which nothing in the tree sets",
            List.of(see(values, "${RECEIVE_URL}", "")),
            List.of());
    TracedHop route =
        new TracedHop(
            Stage.ROUTE, HopStatus.UNKNOWN, "the host is not known", List.of(), List.of());
    return new TracedCluster(
        cluster(name),
        List.of(
            way(
                name,
                ReachesGrafana.UNKNOWN,
                422,
                false,
                identity(name, values),
                relabel(),
                write,
                route)));
  }

  private static TracedCluster sidecar(String name) {
    SourceFile values = values(name, "    thanos: {image: thanos}\n");
    List<TracedHop> hops = new ArrayList<>();
    hops.add(identity(name, values));
    hops.add(
        new TracedHop(
            Stage.RELABEL, HopStatus.NOT_APPLICABLE, "nothing is sent", List.of(), List.of()));
    hops.add(hop(Stage.SIDECAR, "a sidecar gives its series away", values, "thanos: {"));
    hops.addAll(reading());
    return new TracedCluster(
        new Cluster(name, Role.CENTRAL, "overlays/" + name, Naming.BY_CONVENTION),
        List.of(sender(name, "", ReachesGrafana.YES, 422, hops)));
  }

  private static TracedSender way(
      String name, ReachesGrafana reach, int arriving, boolean arrives, TracedHop... own) {
    List<TracedHop> hops = new ArrayList<>(List.of(own));
    if (arrives) {
      hops.add(hop(Stage.SERVICE, "`receive` has port 19291", CENTRAL, "port: 19291"));
      hops.add(
          hop(Stage.RECEIVE, "listens on 19291", CENTRAL, "--remote-write.address=0.0.0.0:19291"));
    }
    hops.addAll(reading());
    String url = "https://edge:hunter2pw@receive.example.org/api/v1/receive";
    return sender(name, url, reach, arriving, hops);
  }

  private static TracedSender sender(
      String name, String url, ReachesGrafana reach, int arriving, List<TracedHop> hops) {
    TreeMap<String, String> labels = new TreeMap<>();
    labels.put("cluster", name);
    labels.put("token", "s3cr3t-t0k3n");
    return new TracedSender(
        "monitoring/prometheus", "agent", "1", labels, url, 422, arriving, reach, hops);
  }

  private static List<TracedHop> reading() {
    return List.of(
        hop(
            Stage.QUERY,
            "finds Receive by `dnssrv+_grpc._tcp.receive`",
            GRAFANA,
            "dnssrv+_grpc._tcp.receive"),
        hop(Stage.DATASOURCE, "asks `http://query:9090`", GRAFANA, "http://query:9090"),
        hop(Stage.DASHBOARD, "lists clusters by `up`", GRAFANA, "label_values(up, cluster)"));
  }

  private static TracedHop identity(String name, SourceFile values) {
    Origin place =
        Sample.at(values, name).through(How.VALUES, Sample.at(BASE, "REPLACE-ME").span());
    return new TracedHop(
        Stage.IDENTITY,
        HopStatus.OK,
        "the label `cluster` is `" + name + "`",
        List.of(new Related(place, "")),
        List.of());
  }

  private static TracedHop relabel() {
    return new TracedHop(Stage.RELABEL, HopStatus.OK, "all 422 metrics pass", List.of(), List.of());
  }

  private static TracedHop write() {
    String url = "https://edge:hunter2pw@receive.example.org/api/v1/receive";
    return hop(Stage.REMOTE_WRITE, "sends to `" + url + "`", BASE, url);
  }

  private static TracedHop route() {
    return hop(Stage.ROUTE, "Ingress `receive` has this host", CENTRAL, "receive.example.org");
  }

  private static TracedHop hop(Stage stage, String message, SourceFile file, String text) {
    return new TracedHop(stage, HopStatus.OK, message, List.of(see(file, text, "")), List.of());
  }

  private static Related see(SourceFile file, String text, String message) {
    return new Related(Sample.at(file, text), message);
  }

  private static Cluster cluster(String name) {
    return new Cluster(name, Role.EDGE, "overlays/" + name, Naming.BY_CONVENTION);
  }

  private static SourceFile values(String name, String more) {
    return SourceFile.of(
        "overlays/" + name + "/values-edge.yaml",
        "prometheusSpec:\n    externalLabels:\n      cluster: " + name + "\n" + more);
  }

  private static List<Finding> findings(String... clusters) {
    Problem problem =
        Problem.at(Sample.at(BASE, "remoteWrite:"), "a `keep` lets 1 of 422 metrics through");
    for (String cluster : clusters) {
      problem = problem.affecting(cluster);
    }
    return List.of(new Finding("over-restrictive-keep", Severity.ERROR, problem));
  }
}
