package io.mcmetrics.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cluster.FleetOptions;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.FleetBuilder;
import io.mcmetrics.kubernetes.Listener.Purpose;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.path.RouteMatch.Coverage;
import io.mcmetrics.render.Renderer;
import io.mcmetrics.route.Endpoint;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ResolverTest {
  private static final String RECEIVE =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: receive, namespace: monitoring%s}
      spec:
        type: %s
        selector: {app: receive}
        ports:
          - {name: remote, port: 80, targetPort: remote-write, nodePort: 30291}
          - {name: http, port: 10902}
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: {name: receive, namespace: monitoring}
      spec:
        template:
          metadata: {labels: {app: receive}}
          spec:
            containers:
              - name: receive
                image: thanos:v0.37.2
                args: [receive]
                ports: [{name: remote-write, containerPort: 19291}]
      """;

  private static final String INGRESS =
      """
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata: {name: %s, namespace: monitoring}
      spec:
        ingressClassName: %s
        rules:
          - host: "%s"
            http:
              paths:
                - {path: %s, pathType: Prefix, backend: {service: {name: receive, port: {number: %d}}}}
      """;

  private static Resolution resolve(String url, String... central) {
    List<SourceFile> files = new ArrayList<>();
    for (String text : central) {
      files.add(SourceFile.of("overlays/central/" + files.size() + ".yaml", text));
    }
    files.add(
        SourceFile.of(
            "overlays/edge/prometheus.yaml",
            """
            apiVersion: monitoring.coreos.com/v1
            kind: Prometheus
            metadata: {name: k8s, namespace: monitoring}
            spec:
              remoteWrite: [{url: "%s"}]
            """
                .formatted(url)));
    Fleet fleet =
        FleetBuilder.build(
            Renderer.render(SourceTree.of(files)), FleetOptions.DEFAULTS, new TreeMap<>());
    return fleet.samplePath(fleet.destinations(fleet.senders().get(0)).get(0)).resolution();
  }

  private static String receive(String annotations, String type) {
    return RECEIVE.formatted(annotations, type);
  }

  @Test
  void followsAUrlThroughARouteToWhatListens() {
    Resolution way =
        resolve(
            "http://a.test/api/v1/receive",
            receive("", "ClusterIP"),
            INGRESS.formatted("i", "traefik", "A.test", "/", 80));

    assertThat(way.urlTarget()).isEqualTo(UrlTarget.ROUTED);
    assertThat(way.leadsTo(Program.THANOS_RECEIVE)).isTrue();
    assertThat(way.targets().get(0).takes(Purpose.REMOTE_WRITE)).isTrue();
  }

  @Test
  void takesThePortOfThePodsOnlyWhereTheControllerDoes() {
    assertThat(
            resolve(
                    "http://a.test/api/v1/receive",
                    receive("", "ClusterIP")
                        .replace("targetPort: remote-write", "targetPort: 19291"),
                    INGRESS.formatted("i", "nginx", "a.test", "/", 19291))
                .targets())
        .hasSize(1);
    assertThat(
            resolve(
                    "http://a.test/api/v1/receive",
                    receive("", "ClusterIP")
                        .replace("targetPort: remote-write", "targetPort: 19291"),
                    INGRESS.formatted("i", "traefik", "a.test", "/", 19291))
                .targets())
        .isEmpty();
  }

  @Test
  void asksAHeadlessServiceForItsOwnPortsWhereARouteLeadsThere() {
    String headless =
        receive("", "ClusterIP\n  clusterIP: None")
            .replace("targetPort: remote-write", "targetPort: 19291")
            .replace("ports: [{name: remote-write, containerPort: 19291}]", "ports: []");
    assertThat(
            resolve(
                    "http://a.test/api/v1/receive",
                    headless,
                    INGRESS
                        .formatted("i", "nginx", "a.test", "/", 80)
                        .replace("number: 80", "name: remote"))
                .targets())
        .as("the controller reads endpoints, and no pod has a port of that name")
        .hasSize(1);
    assertThat(resolve("http://receive.monitoring:80/api/v1/receive", headless).targets())
        .as("the name stands for the pods")
        .isEmpty();
  }

  @Test
  void prefersTheLongestPath() {
    Resolution way =
        resolve(
            "http://a.test/api/v1/receive",
            receive("", "ClusterIP"),
            INGRESS.formatted("short", "nginx", "a.test", "/", 10902),
            INGRESS.formatted("long", "nginx", "a.test", "/api/v1", 80));

    assertThat(way.routes())
        .extracting(RouteMatch::endpoint)
        .extracting(Endpoint::words)
        .containsExactly("Ingress `long`");
  }

  @Test
  void prefersTheHostItselfToAWildcard() {
    Resolution way =
        resolve(
            "http://a.test/api/v1/receive",
            INGRESS.formatted("wildcard", "nginx", "*.test", "/", 80),
            INGRESS.formatted("itself", "nginx", "a.test", "/other", 80));

    assertThat(way.routes()).extracting(RouteMatch::pathCoverage).containsExactly(Coverage.NO);
    assertThat(way.routes().get(0).endpoint().words()).isEqualTo("Ingress `itself`");
  }

  @Test
  void knowsServicesThatAreOpenToTheOutside() {
    String named = ", annotations: {external-dns.alpha.kubernetes.io/hostname: a.test}";

    assertThat(resolve("http://a.test/api/v1/receive", receive(named, "LoadBalancer")).urlTarget())
        .isEqualTo(UrlTarget.EXPOSED);
    assertThat(resolve("http://10.0.0.7:30291/api/v1/receive", receive("", "NodePort")).urlTarget())
        .isEqualTo(UrlTarget.EXPOSED);
    assertThat(resolve("http://10.0.0.7:30292/api/v1/receive", receive("", "NodePort")).urlTarget())
        .isEqualTo(UrlTarget.OUTSIDE);
  }

  @Test
  void findsNoServiceOfAnotherCluster() {
    Resolution way =
        resolve("http://receive.monitoring.svc/api/v1/receive", receive("", "ClusterIP"));

    assertThat(way.urlTarget()).isEqualTo(UrlTarget.INSIDE);
    assertThat(way.services()).isEmpty();
  }

  @Test
  void followsAnAliasToTheServiceThatItStandsFor() {
    String alias =
        """
        apiVersion: v1
        kind: Service
        metadata: {name: alias, namespace: ingress}
        spec: {type: ExternalName, externalName: receive.monitoring.svc.cluster.local}
        """;
    Resolution way =
        resolve(
            "http://a.test/api/v1/receive",
            receive("", "ClusterIP"),
            alias,
            INGRESS
                .formatted("i", "traefik", "a.test", "/", 80)
                .replace("namespace: monitoring", "namespace: ingress")
                .replace("name: receive", "name: alias"));

    assertThat(way.leadsTo(Program.THANOS_RECEIVE)).isTrue();
  }

  @Test
  void resolvesNothingThatIsFilledInElsewhere() {
    assertThat(resolve("http://${HOST}/api/v1/receive").urlTarget()).isEqualTo(UrlTarget.UNKNOWN);
  }

  @Test
  void aWildcardOfTheGatewayApiStandsForSeveralLabels() {
    String route =
        """
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: {name: r, namespace: monitoring}
        spec:
          hostnames: ["*.central.test"]
          rules: [{backendRefs: [{name: receive, port: 80}]}]
        """;

    assertThat(resolve("https://a.b.central.test/x", route).urlTarget())
        .isEqualTo(UrlTarget.ROUTED);
    assertThat(resolve("https://central.test/x", route).urlTarget()).isEqualTo(UrlTarget.OUTSIDE);
  }
}
