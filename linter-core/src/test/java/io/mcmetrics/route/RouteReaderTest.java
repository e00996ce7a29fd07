package io.mcmetrics.route;

import static io.mcmetrics.kubernetes.Written.endpoint;
import static io.mcmetrics.kubernetes.Written.routes;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.kubernetes.Written;
import io.mcmetrics.route.Endpoint.Encryption;
import io.mcmetrics.route.Endpoint.PlainHttp;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RouteReaderTest {

  @Test
  void readsEachHostWithEachMatchOfAnHttpRoute() {
    assertThat(
            routes(
                """
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata: {name: r}
                spec:
                  hostnames: [a.test, b.test]
                  rules:
                    - matches:
                        - path: {type: Exact, value: /x}
                        - path: {type: PathPrefix, value: /y}
                          method: GET
                      filters:
                        - {type: URLRewrite, urlRewrite: {path: {type: ReplaceFullPath, replaceFullPath: /z}}}
                      backendRefs: [{name: s, port: 1}]
                    - backendRefs: [{name: t, port: 2}]
                """))
        .containsExactly(
            "a.test /x EXACT -> s:1 WHOLE",
            "a.test ? PREFIX -> s:1 WHOLE",
            "a.test - PREFIX -> t:2 NONE",
            "b.test /x EXACT -> s:1 WHOLE",
            "b.test ? PREFIX -> s:1 WHOLE",
            "b.test - PREFIX -> t:2 NONE");
  }

  @Test
  void asksNoBackendOfAnHttpRouteWithoutWeight() {
    assertThat(
            routes(
                """
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata: {name: r}
                spec:
                  hostnames: [a.test]
                  rules:
                    - backendRefs: [{name: s, port: 1, weight: 0}, {name: t, port: 2}]
                    - matches: [{path: {type: Exact, value: /x}}]
                      backendRefs: [{name: u, port: 3, weight: 0}]
                    - filters: [{type: RequestRedirect, requestRedirect: {scheme: https}}]
                """))
        .containsExactly("a.test - PREFIX -> t:2 NONE", "a.test /x EXACT -> -:- NONE");
  }

  @Test
  void readsTheRulesOfAnIngressRoute() {
    String route =
        """
        apiVersion: traefik.io/v1alpha1
        kind: IngressRoute
        metadata: {name: r}
        spec:
          routes:
            - match: Host(`a.test`) && PathPrefix(`/x`)
              services: [{name: s, port: remote}]
            - match: Host(`a.test`) && Header(`X`, `y`)
              middlewares: [{name: strip}]
              services: [{name: s, port: 1}]
          tls: {}
        """;

    assertThat(routes(route))
        .containsExactly("a.test /x PREFIX -> s:remote NONE", "? ? CONTROLLER -> s:1 UNTOLD");
    assertThat(endpoint(route).encryption()).isEqualTo(Encryption.TLS);
  }

  @Test
  void followsTheUpstreamsOfAVirtualServer() {
    String server =
        """
        apiVersion: k8s.nginx.org/v1
        kind: VirtualServer
        metadata: {name: r}
        spec:
          host: a.test
          tls: {secret: s, redirect: {enable: true}}
          upstreams: [{name: u, service: s, port: 1}]
          routes:
            - {path: /x, action: {pass: u}}
            - {path: /y, action: {proxy: {upstream: u, rewritePath: /z}}}
            - {path: ~ ^/w, action: {pass: other}}
        """;

    assertThat(routes(server))
        .containsExactly(
            "a.test /x CONTROLLER -> s:1 NONE",
            "a.test /y CONTROLLER -> s:1 PREFIX",
            "a.test ~ ^/w REGEX -> ?:- NONE");
    assertThat(endpoint(server).plainHttp()).isEqualTo(PlainHttp.REDIRECTED_AS_GET);
  }

  @Test
  void readsHttpProxies() {
    assertThat(
            routes(
                """
                apiVersion: projectcontour.io/v1
                kind: HTTPProxy
                metadata: {name: r}
                spec:
                  virtualhost: {fqdn: a.test}
                  routes:
                    - conditions: [{prefix: /x}]
                      pathRewritePolicy: {replacePrefix: [{replacement: /y}]}
                      services: [{name: s, port: 1}]
                    - conditions: [{header: {name: h, present: true}}]
                      services: [{name: s, port: 2}]
                """))
        .containsExactly("a.test /x PREFIX -> s:1 PREFIX", "a.test ? PREFIX -> s:2 NONE");
  }

  @Test
  void leavesOpenTheHostOfAProxyThatIsIncluded() {
    assertThat(
            routes(
                """
                apiVersion: projectcontour.io/v1
                kind: HTTPProxy
                metadata: {name: child}
                spec:
                  routes: [{services: [{name: s, port: 1}]}]
                """))
        .containsExactly("? - PREFIX -> s:1 NONE");
  }

  @Test
  void readsEachMatchOfAVirtualService() {
    assertThat(
            routes(
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: r}
                spec:
                  hosts: [a.test]
                  http:
                    - match: [{uri: {exact: /x}}, {uri: {regex: /y.*}}, {uri: {prefix: /z}, headers: {}}]
                      rewrite: {uri: /w}
                      route: [{destination: {host: s.monitoring.svc.cluster.local, port: {number: 1}}}]
                    - headers: {request: {}}
                      route: [{destination: {host: t, port: {number: 2}}}]
                """))
        .containsExactly(
            "a.test /x EXACT -> s:1 WHOLE",
            "a.test /y.* REGEX -> s:1 PREFIX",
            "a.test ? PREFIX -> s:1 PREFIX",
            "a.test - PREFIX -> t:2 NONE");
  }

  @Test
  void readsWhatOpenShiftsRouterDoesWithPlainHttp() {
    String route =
        """
        apiVersion: route.openshift.io/v1
        kind: Route
        metadata: {name: r}
        spec:
          host: a.test
          port: {targetPort: web}
          to: {kind: Service, name: s}
          tls: {termination: edge%s}
        """;

    assertThat(routes(route.formatted(""))).containsExactly("a.test - PREFIX -> s:web NONE");
    assertThat(endpoint(route.formatted("")).plainHttp()).isEqualTo(PlainHttp.REFUSED);
    assertThat(endpoint(route.formatted(", insecureEdgeTerminationPolicy: Redirect")).plainHttp())
        .isEqualTo(PlainHttp.REDIRECTED_AS_GET);
    assertThat(endpoint(route.formatted(", insecureEdgeTerminationPolicy: Allow")).plainHttp())
        .isEqualTo(PlainHttp.SERVED);
  }

  @Test
  void readsNoRouteOfAnotherGroup() {
    assertThat(
            RouteReader.read(
                Written.document(
                    "apiVersion: serving.knative.dev/v1\nkind: Route\nmetadata: {name: r}"),
                Written.CLUSTER,
                TraefikMiddlewares.of(List.of()),
                Gateways.of(List.of(), any -> Written.CLUSTER)))
        .isEmpty();
  }

  @Test
  void takesMoreHostsThanAnybodyWritesForUnknown() {
    String hosts = "Host(`a.test`) || ".repeat(1000);
    assertThat(
            routes(
                """
                apiVersion: traefik.io/v1alpha1
                kind: IngressRoute
                metadata: {name: r}
                spec:
                  routes:
                    - match: "%s Host(`b.test`)"
                      services: [{name: s, port: 1}]
                """
                    .formatted(hosts)))
        .containsExactly("? - PREFIX -> s:1 NONE");
  }
}
