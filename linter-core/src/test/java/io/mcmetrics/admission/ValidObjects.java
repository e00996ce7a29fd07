package io.mcmetrics.admission;

import io.mcmetrics.kubernetes.Written;
import io.mcmetrics.relabel.GoText;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Objects that an API server takes and an operator makes a configuration of, with many fields. */
public final class ValidObjects {
  private static final String COMMON =
      """
        replicas: 2
        shards: 1
        logLevel: warn
        logFormat: logfmt
        scrapeInterval: 30s
        scrapeTimeout: 10s
        externalLabels: {cluster: edge, zone: "3"}
        prometheusExternalLabelName: prometheus
        serviceMonitorSelector: {matchLabels: {release: kps}}
        podMonitorSelector: {}
        probeSelector: {matchExpressions: [{key: a, operator: In, values: [b]}]}
        enableFeatures: [native-histograms]
        additionalArgs: [{name: web.enable-lifecycle}]
        podMetadata: {labels: {a: b}}
        hostNetwork: false
        resources: {requests: {cpu: 100m, memory: 1Gi}}
        scrapeClasses:
          - name: mesh
            default: true
            tlsConfig: {certFile: /a.crt, keyFile: /a.key}
            relabelings: [{sourceLabels: [a], targetLabel: b, regex: "(.*)", action: replace}]
          - {name: plain, default: false}
        volumes: [{name: certs, secret: {secretName: certs}}]
        remoteWrite:
          - url: https://receive.example.org/api/v1/receive
            name: hub
            remoteTimeout: 30s
            messageVersion: V1.0
            sendExemplars: true
            headers: {THANOS-TENANT: edge}
            basicAuth: {username: {name: rw, key: a}, password: {name: rw, key: b}}
            tlsConfig: {insecureSkipVerify: true, serverName: a, minVersion: TLS12, caFile: /ca}
            proxyUrl: http://proxy.example.org:3128
            noProxy: a
            queueConfig: {capacity: 2500, maxShards: 50, batchSendDeadline: 5s, minBackoff: 30ms}
            metadataConfig: {send: true, sendInterval: 1m}
            writeRelabelConfigs:
              - {sourceLabels: [__name__], regex: up, action: keep}
              - {sourceLabels: [a, b], separator: ";", targetLabel: c, replacement: x, action: replace}
          - url: http://other.example.org/write
            authorization: {type: Bearer, credentials: {name: rw, key: a}}
      """;

  private static final String ENDPOINT =
      """
          - port: web
            path: /metrics
            scheme: http
            interval: 30s
            scrapeTimeout: 10s
            honorLabels: true
            params: {module: [http]}
            basicAuth: {username: {name: rw, key: a}, password: {name: rw, key: b}}
            tlsConfig: {insecureSkipVerify: true, serverName: a}
            relabelings: [{sourceLabels: [a], targetLabel: b}]
            metricRelabelings:
              - {sourceLabels: [__name__], regex: go_.*, action: drop}
              - {sourceLabels: [a], targetLabel: b, modulus: 4, action: hashmod}
              - {regex: pod, action: labeldrop}
      """;

  private ValidObjects() {}

  /** Returns them. */
  public static List<Map<String, Object>> all() {
    List<Map<String, Object>> objects = new ArrayList<>(ofPrometheusOperator());
    objects.add(read("gateway.networking.k8s.io/v1", "HTTPRoute", ROUTE));
    objects.add(read("gateway.networking.k8s.io/v1", "HTTPRoute", REDIRECT));
    objects.add(read("gateway.networking.k8s.io/v1", "Gateway", GATEWAY));
    return objects;
  }

  /** Returns those of prometheus-operator. */
  public static List<Map<String, Object>> ofPrometheusOperator() {
    String group = "monitoring.coreos.com/";
    return List.of(
        read(group + "v1", "Prometheus", COMMON + "  retention: 10d\n  ruleSelector: {}\n"),
        read(group + "v1alpha1", "PrometheusAgent", COMMON + "  mode: StatefulSet\n"),
        read(
            group + "v1",
            "ServiceMonitor",
            "  jobLabel: a\n  selector: {matchLabels: {app: a}}\n"
                + "  namespaceSelector: {matchNames: [a], any: false}\n  endpoints:\n"
                + ENDPOINT),
        read(
            group + "v1",
            "PodMonitor",
            "  selector: {matchLabels: {app: a}}\n  podMetricsEndpoints:\n" + ENDPOINT),
        read(group + "v1", "Probe", PROBE),
        read(group + "v1alpha1", "ScrapeConfig", SCRAPE),
        read(group + "v1", "PrometheusRule", RULES));
  }

  private static final String PROBE =
      """
        jobName: blackbox
        interval: 30s
        scrapeTimeout: 10s
        module: http_2xx
        prober: {url: blackbox.example.org:9115, scheme: http, path: /probe}
        targets: {staticConfig: {static: [https://a.example.org], labels: {a: b}}}
        metricRelabelings: [{sourceLabels: [a], regex: b, action: drop}]
      """;

  private static final String SCRAPE =
      """
        scrapeInterval: 30s
        scrapeTimeout: 10s
        metricsPath: /metrics
        scheme: HTTP
        honorLabels: true
        params: {a: [b]}
        staticConfigs: [{targets: ["a.example.org:9090"], labels: {a: b}}]
        kubernetesSDConfigs: [{role: Pod, namespaces: {names: [a]}}]
        relabelings: [{sourceLabels: [a], targetLabel: b}]
      """;

  private static final String RULES =
      """
        groups:
          - name: a
            interval: 1m
            rules:
              - {record: "a:b", expr: "sum(rate(x_total[5m]))", labels: {a: b}}
              - alert: A
                expr: up == 0
                for: 5m
                labels: {severity: critical}
                annotations: {summary: "{{ $labels.a }} is down"}
          - name: b
            rules: [{alert: B, expr: absent(up)}]
      """;

  private static final String ROUTE =
      """
        parentRefs: [{name: public, sectionName: https}]
        hostnames: [receive.example.org]
        rules:
          - name: receive
            matches:
              - path: {type: PathPrefix, value: /api/v1/receive}
                headers: [{name: X-Env, value: a}]
                method: POST
            filters:
              - type: RequestHeaderModifier
                requestHeaderModifier: {set: [{name: THANOS-TENANT, value: edge}], remove: [X-A]}
              - type: URLRewrite
                urlRewrite: {path: {type: ReplacePrefixMatch, replacePrefixMatch: /api}}
            backendRefs: [{name: receive, port: 19291, weight: 1}]
            timeouts: {request: 30s, backendRequest: 10s}
      """;

  private static final String REDIRECT =
      """
        parentRefs: [{name: public}]
        rules:
          - matches: [{path: {type: Exact, value: /a}}]
            filters: [{type: RequestRedirect, requestRedirect: {scheme: https, statusCode: 301}}]
      """;

  private static final String GATEWAY =
      """
        gatewayClassName: envoy
        listeners:
          - name: https
            port: 443
            protocol: HTTPS
            hostname: "*.example.org"
            tls: {mode: Terminate, certificateRefs: [{name: cert}]}
            allowedRoutes: {namespaces: {from: All}}
          - {name: http, port: 80, protocol: HTTP}
      """;

  @SuppressWarnings("unchecked")
  private static Map<String, Object> read(String apiVersion, String kind, String spec) {
    String text =
        "apiVersion: %s\nkind: %s\nmetadata: {name: a, namespace: a}\nspec:\n%s"
            .formatted(apiVersion, kind, spec.indent(0));
    return (Map<String, Object>) plain(Written.document(text).root());
  }

  private static Object plain(Yaml node) {
    if (node instanceof YamlMapping mapping) {
      Map<String, Object> map = new LinkedHashMap<>();
      mapping.entries().forEach(entry -> map.put(entry.key().text(), plain(entry.value())));
      return map;
    }
    if (node instanceof YamlSequence list) {
      List<Object> items = new ArrayList<>();
      list.items().forEach(item -> items.add(plain(item)));
      return items;
    }
    String text = ((YamlScalar) node).text();
    return switch (GoText.jsonType(node)) {
      case "integer" -> Integer.valueOf(text);
      case "boolean" -> Boolean.valueOf(text);
      default -> text;
    };
  }
}
