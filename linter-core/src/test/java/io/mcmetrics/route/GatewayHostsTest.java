package io.mcmetrics.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.kubernetes.Written;
import io.mcmetrics.route.Endpoint.Route;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GatewayHostsTest {
  private static final String ROUTE =
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: HTTPRoute
      metadata: {name: r, namespace: monitoring}
      spec:
        parentRefs: [%s]
        hostnames: [%s]
        rules: [{backendRefs: [{name: s, port: 1}]}]
      ---
      apiVersion: %s
      kind: Gateway
      metadata: {name: g, namespace: gateways}
      spec:
        listeners:
          - name: plain
            port: 80
            protocol: HTTP
            hostname: plain.test
            allowedRoutes: {namespaces: {from: All}}
          - name: web
            port: 443
            protocol: HTTPS
            hostname: "*.web.test"
            allowedRoutes: {namespaces: {from: All}}
          - {name: all, port: 8443, protocol: HTTPS, allowedRoutes: {namespaces: {from: All}}}
          - {name: raw, port: 9000, protocol: TCP, allowedRoutes: {namespaces: {from: All}}}
      """;

  private static final String LEAVE = "allowedRoutes: {namespaces: {from: All}}";

  private static final String GROUP = "gateway.networking.k8s.io/v1";

  private static List<String> hosts(String reference, String... hostnames) {
    return hostsIn(ROUTE.formatted(reference, quoted(hostnames), GROUP));
  }

  private static List<String> hostsIn(String text) {
    return Written.endpoint(text).routes().stream().map(Route::host).map(Written::words).toList();
  }

  private static String quoted(String... hostnames) {
    return hostnames.length == 0 ? "" : "\"" + String.join("\", \"", hostnames) + "\"";
  }

  private static String to(String section) {
    return "{name: g, namespace: gateways, sectionName: " + section + "}";
  }

  @Test
  void aRouteAnswersToTheHostsThatItsListenerHasAsWell() {
    assertThat(hosts(to("plain"), "plain.test", "other.test")).containsExactly("plain.test");
    assertThat(hosts(to("plain"), "PLAIN.test")).containsExactly("PLAIN.test");
    assertThat(hosts(to("plain"), "other.test")).isEmpty();
  }

  @Test
  void aWildcardStandsForOneLabelOrMore() {
    assertThat(hosts(to("web"), "a.web.test", "a.b.web.test", "web.test", "aweb.test"))
        .containsExactly("a.web.test", "a.b.web.test");
    assertThat(hosts(to("web"), "*.web.test", "*.a.web.test", "*.test"))
        .containsExactly("*.web.test", "*.a.web.test");
    assertThat(hosts(to("plain"), "*.test")).containsExactly("plain.test");
  }

  @Test
  void aRouteWithoutHostsHasThoseOfItsListener() {
    assertThat(hosts(to("plain"))).containsExactly("plain.test");
    assertThat(hosts(to("all"))).containsExactly("-");
  }

  @Test
  void aListenerWithoutAHostAnswersToThoseOfTheRoute() {
    assertThat(hosts(to("all"), "a.test", "b.test")).containsExactly("a.test", "b.test");
  }

  @Test
  void aReferenceMayNameThePort() {
    assertThat(hosts("{name: g, namespace: gateways, port: 80}")).containsExactly("plain.test");
    assertThat(hosts("{name: g, namespace: gateways, port: 81}")).isEmpty();
  }

  @Test
  void aReferenceWithoutASectionIsToAllListenersThatSpeakHttp() {
    assertThat(hosts("{name: g, namespace: gateways}"))
        .containsExactly("plain.test", "*.web.test", "-");
    assertThat(hosts(to("raw"), "a.test")).isEmpty();
  }

  @Test
  void severalReferencesAddUp() {
    assertThat(hosts(to("plain") + ", " + to("web"))).containsExactly("plain.test", "*.web.test");
  }

  @Test
  void whatIsNotInTheTreeLeavesARouteAsItIsWritten() {
    assertThat(hosts("{name: other, namespace: gateways}", "a.test")).containsExactly("a.test");
    assertThat(hosts("{name: g}", "a.test")).as("of its own namespace").containsExactly("a.test");
    assertThat(hosts(to("plain") + ", {name: s, kind: Service, group: \"\"}", "a.test"))
        .containsExactly("a.test");
    assertThat(hostsIn(ROUTE.formatted(to("plain"), "a.test", "networking.istio.io/v1")))
        .containsExactly("a.test");
    assertThat(hosts("", "a.test")).containsExactly("a.test");
  }

  @Test
  void aListenerTakesRoutesOfItsOwnNamespaceUnlessItSaysOtherwise() {
    assertThat(hostsAllowed("")).isEmpty();
    assertThat(hostsAllowed("allowedRoutes: {namespaces: {from: Same}}")).isEmpty();
    assertThat(hostsAllowed("allowedRoutes: {namespaces: {from: None}}")).isEmpty();
    assertThat(hostsAllowed("allowedRoutes: {namespaces: {from: All}}"))
        .containsExactly("plain.test");
    assertThat(hostsAllowed("allowedRoutes: {namespaces: {from: Selector}}"))
        .as("perhaps")
        .containsExactly("plain.test");
    assertThat(hostsAllowed("allowedRoutes: {namespaces: {from: \"${FROM}\"}}"))
        .containsExactly("plain.test");
  }

  @Test
  void aRouteBesideItsGatewayNeedsNoLeave() {
    String text = ROUTE.formatted(to("plain"), "plain.test", GROUP).replace(LEAVE, "");

    assertThat(hostsIn(text.replace("namespace: monitoring", "namespace: gateways")))
        .containsExactly("plain.test");
    assertThat(hostsIn(text.replace(", namespace: monitoring", "")))
        .as("whoever deploys it may put it there")
        .containsExactly("plain.test");
  }

  private static List<String> hostsAllowed(String leave) {
    return hostsIn(ROUTE.formatted(to("plain"), "plain.test", GROUP).replace(LEAVE, leave));
  }

  @Test
  void aPlaceholderMayBeAnyHost() {
    assertThat(hosts(to("plain"), "${HOST}")).containsExactly("?");
  }
}
