package io.mcmetrics.trace;

import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A small fleet of plain manifests, in which each hop can be seen. */
final class PlainFleet {
  static final String EDGE =
      """
      apiVersion: monitoring.coreos.com/v1alpha1
      kind: PrometheusAgent
      metadata: {name: edge, namespace: monitoring}
      spec:
        replicas: 1
        externalLabels: {cluster: seoul}
        remoteWrite:
          - url: https://user:geheim@receive.central.test/api/v1/receive?token=geheim
      """;

  static final String INGRESS =
      """
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata: {name: receive, namespace: monitoring}
      spec:
        rules:
          - host: receive.central.test
            http:
              paths:
                - path: /api/v1/receive
                  pathType: Prefix
                  backend: {service: {name: receive, port: {name: remote-write}}}
      """;

  static final String RECEIVE =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: receive, namespace: monitoring}
      spec:
        selector: {app: receive}
        ports:
          - {name: remote-write, port: 19291, targetPort: remote-write}
          - {name: grpc, port: 10901}
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
                image: quay.io/thanos/thanos:v0.39.2
                args: [receive, --label=receive="yes"]
                ports:
                  - {name: remote-write, containerPort: 19291}
                  - {name: grpc, containerPort: 10901}
      """;

  static final String QUERY =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: query, namespace: monitoring}
      spec:
        selector: {app: query}
        ports: [{name: http, port: 9090, targetPort: 10902}]
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: query, namespace: monitoring}
      spec:
        template:
          metadata: {labels: {app: query}}
          spec:
            containers:
              - name: query
                image: quay.io/thanos/thanos:v0.39.2
                args:
                  - query
                  - --endpoint=dnssrv+_grpc._tcp.receive.monitoring.svc.cluster.local
                  - --endpoint=dnssrv+_grpc._tcp.prometheus-operated.monitoring.svc.cluster.local
      """;

  static final String GRAFANA =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: datasources, namespace: monitoring}
      data:
        datasources.yaml: |
          datasources:
            - {name: Thanos, type: prometheus, url: "http://query.monitoring.svc:9090"}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: fleet, namespace: monitoring}
      data:
        fleet.json: |
          {"title": "Fleet", "schemaVersion": 39, "panels": [], "templating": {"list": [
            {"name": "cluster", "type": "query", "query": "label_values(up, cluster)"}]}}
      """;

  private PlainFleet() {}

  /** Returns all of it. */
  static SourceTree whole() {
    return with(UnaryOperator.identity());
  }

  /** Returns it with changed texts. */
  static SourceTree with(UnaryOperator<String> change) {
    return of("clusters/seoul/edge.yaml", change.apply(EDGE), change);
  }

  /** Returns the central cluster beside another file. */
  static SourceTree of(String path, String text, UnaryOperator<String> change) {
    List<SourceFile> files = new ArrayList<>();
    files.add(SourceFile.of(path, text));
    files.add(SourceFile.of("clusters/central/grafana.yaml", change.apply(GRAFANA)));
    files.add(SourceFile.of("clusters/central/ingress.yaml", change.apply(INGRESS)));
    files.add(SourceFile.of("clusters/central/query.yaml", change.apply(QUERY)));
    files.add(SourceFile.of("clusters/central/receive.yaml", change.apply(RECEIVE)));
    return SourceTree.of(files);
  }
}
