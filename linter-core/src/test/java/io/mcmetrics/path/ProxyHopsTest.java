package io.mcmetrics.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cluster.FleetOptions;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.FleetBuilder;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.render.Renderer;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ProxyHopsTest {
  private static final String FLEET =
      """
      apiVersion: monitoring.coreos.com/v1
      kind: Prometheus
      metadata: {name: k8s, namespace: monitoring}
      spec:
        remoteWrite: [{url: "http://proxy/api/v1/receive"}]
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: proxy, namespace: monitoring}
      spec:
        selector: {app: proxy}
        ports: [{port: 80}]
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: proxy, namespace: monitoring}
      spec:
        template:
          metadata: {labels: {app: proxy}}
          spec:
            containers:
              - name: proxy
                image: %s
                volumeMounts: [{name: config, mountPath: /etc/nginx}]
            volumes: [{name: config, %s}]
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: proxy, namespace: monitoring}
      data:
        nginx.conf: |
          http { %s }
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: receive, namespace: monitoring}
      spec:
        selector: {app: receive}
        ports: [{port: 19291}]
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: {name: receive, namespace: monitoring}
      spec:
        template:
          metadata: {labels: {app: receive}}
          spec:
            containers: [{name: thanos, image: "thanos:v0.39.2", args: [receive]}]
      """;

  private static final String MOUNTED = "configMap: {name: proxy}";

  private static SamplePath way(String image, String volume, String config) {
    SourceFile file = SourceFile.of("a.yaml", FLEET.formatted(image, volume, config));
    Fleet fleet =
        FleetBuilder.build(
            Renderer.render(SourceTree.of(List.of(file))), FleetOptions.DEFAULTS, new TreeMap<>());
    return fleet.samplePath(fleet.destinations(fleet.senders().get(0)).get(0));
  }

  private static SamplePath way(String config) {
    return way("nginx:1.29", MOUNTED, config);
  }

  private static List<Program> arrivesAt(SamplePath way) {
    return way.targets().stream().map(ContainerPort::program).toList();
  }

  @Test
  void goesOnToWhatTheProxyPassesTo() {
    SamplePath way = way("server { location / { proxy_pass http://receive:19291; } }");

    assertThat(arrivesAt(way)).containsExactly(Program.THANOS_RECEIVE);
    assertThat(way.proxyHops().get(0).path().isKnown("/api/v1/receive")).isTrue();
    assertThat(way.receives()).hasSize(1);
  }

  @Test
  void takesTheLocationThatNginxTakes() {
    SamplePath way =
        way(
            "server { location / { proxy_pass http://nowhere; } location /api/v1/ { proxy_pass"
                + " http://elsewhere; } location ~ receive$ { proxy_pass http://receive:19291; } }");

    assertThat(arrivesAt(way)).containsExactly(Program.THANOS_RECEIVE);
  }

  @Test
  void tellsServersByTheirPorts() {
    SamplePath way =
        way(
            "server { listen 8080; location / { proxy_pass http://nowhere; } }"
                + " server { listen [::]:80; location / { proxy_pass http://receive:19291; } }");

    assertThat(arrivesAt(way)).containsExactly(Program.THANOS_RECEIVE);
  }

  @Test
  void goesNoFurtherWhereTheHostPicksTheServer() {
    SamplePath way =
        way(
            "server { server_name a; location / { proxy_pass http://receive:19291; } }"
                + " server { server_name b; location / { proxy_pass http://nowhere; } }");

    assertThat(arrivesAt(way)).containsExactly(Program.NGINX);
    assertThat(way.proxyHops()).isEmpty();
  }

  @Test
  void goesNoFurtherThanAProxyThatItCannotRead() {
    String config = "server { location / { proxy_pass http://receive:19291; } }";

    assertThat(arrivesAt(way("haproxy:3.2", MOUNTED, config))).containsExactly(Program.HAPROXY);
    assertThat(way("nginx:1.29", "emptyDir: {}", config).proxyHops()).isEmpty();
  }

  @Test
  void comesBackFromACircle() {
    SamplePath way = way("server { location / { proxy_pass http://proxy; } }");

    assertThat(way.proxyHops()).hasSize(1);
    assertThat(way.receives()).isEmpty();
  }

  @Test
  void findsWhatRunsInTheSamePod() {
    SamplePath way = way("server { location / { proxy_pass http://127.0.0.1:80; } }");

    assertThat(way.proxyHops().get(0).backend().targets()).hasSize(1);
  }
}
