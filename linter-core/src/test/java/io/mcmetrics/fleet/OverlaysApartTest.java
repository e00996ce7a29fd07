package io.mcmetrics.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.route.Endpoint;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two places that hold objects of the same names, of which nothing says whether they are one. */
final class OverlaysApartTest {
  private static final String ROUTE =
      """
      apiVersion: traefik.io/v1alpha1
      kind: IngressRoute
      metadata: {name: receive, namespace: monitoring}
      spec:
        routes:
          - match: Host(`receive.test`) && PathPrefix(`/edge`)
            middlewares: [{name: path}]
            services: [{name: receive, port: 19291}]
      ---
      apiVersion: traefik.io/v1alpha1
      kind: Middleware
      metadata: {name: path, namespace: monitoring}
      spec: {replacePath: {path: /%s}}
      """;

  private static final String INGRESS =
      """
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata: {name: receive, namespace: monitoring}
      spec:
        ingressClassName: nginx
        rules:
          - host: receive.test
            http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: r, port: {number: 1}}}}]}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: ingress-nginx-controller, namespace: ingress-nginx}
      data: {%s}
      """;

  @Test
  void aRouteTakesTheMiddlewareBesideIt() {
    Fleet fleet =
        Fleets.of(
            "bergen/r.yaml", ROUTE.formatted("bergen"), "oslo/r.yaml", ROUTE.formatted("oslo"));

    assertThat(fleet.endpoints())
        .extracting(endpoint -> endpoint.routes().get(0).rewrite().target().written())
        .containsExactly("/bergen", "/oslo");
  }

  @Test
  void anIngressHasTheLimitsOfTheControllerBesideIt() {
    Fleet fleet =
        Fleets.of(
            "bergen/i.yaml", INGRESS.formatted("proxy-body-size: 1m"),
            "oslo/i.yaml", INGRESS.formatted("use-gzip: 'true'"));
    List<String> limits =
        fleet.endpoints().stream().map(Endpoint::bodySize).map(size -> size.written()).toList();

    assertThat(limits).hasSize(2).first().isEqualTo("1m");
    assertThat(limits.get(1)).isNotEqualTo("1m");
  }
}
