package io.mcmetrics.rules.ingress;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.ROUTE;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.path.ProxyHop;
import io.mcmetrics.path.RouteMatch;
import io.mcmetrics.path.RouteMatch.Coverage;
import io.mcmetrics.route.Endpoint;
import io.mcmetrics.route.Endpoint.Controller;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.ingress.analysis.IngressAnswer;
import io.mcmetrics.rules.ingress.analysis.RoutedDestination;
import io.mcmetrics.rules.ingress.analysis.UnmetLogin;
import io.mcmetrics.yaml.Value;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Flags routes that answer remote writes themselves, by a login or a redirect, or hand them on in
 * vain.
 */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a route that stops remote writes, by a login or a redirect",
    why =
        """
        The proxy answers for the receiver: with 401 where the sender gives no password, with a
        redirect that turns the POST into a GET, or with 502 where it speaks another protocol than
        the pods. Prometheus drops such batches; behind a sign-in page it even counts them as sent.
        """,
    symptom =
        """
        With a password, the sender logs `non-recoverable error` with 401. A redirect to a
        receiver ends in 405; one to a page that answers 200, such as a sign-in, leaves no trace:
        `prometheus_remote_storage_samples_total` grows, nothing fails, and nothing arrives. With
        another protocol to the pods nginx answers 502, and the sender warns
        `Failed to send batch, retrying` for ever.
        """,
    remedy =
        """
        Give the route of the receiver an Ingress of its own, without redirects and sign-in pages, with
        `backend-protocol: HTTP`; where it asks for a password, give the remote write `basicAuth`.
        """,
    confidence =
        """
        Certain where ingress-nginx serves the class and the only route of that host has the
        annotation, and where the login stands at the only route of the Gateway API, of Traefik, of
        NGINX Inc. or in an nginx.conf. Likely where another controller may serve it, several routes
        match, or an external service decides who is let in.
        """,
    sources = {
      "Prometheus 3.16.0 with nginx 1.22.1 and Thanos 0.42.5, run: 401, 301, 302, a sign-in "
          + "page, GRPC and HTTPS to a plain port",
      "Prometheus 3.16.0, storage/remote/client.go, Store: 4xx is not sent again, 5xx is",
      "ingress-nginx 1.15.1, docs/user-guide/nginx-configuration/annotations.md: auth-type, "
          + "auth-url, permanent-redirect, backend-protocol",
      "ingress-nginx 1.15.1, internal/ingress/annotations: annotations that shut a "
          + "location, or keep the whole Ingress out",
      "Traefik 3.7, pkg/middlewares/auth: basicAuth and digestAuth answer 401, forwardAuth "
          + "with what the service answers",
      "Gateway API 1.3, HTTPRouteRule.backendRefs: with a weight of 0 for all, or none, the "
          + "answer is 500",
      "Envoy Gateway 1.9.0, api/v1alpha1/securitypolicy_types.go: what a SecurityPolicy asks for",
      "nginx, ngx_http_auth_basic_module: auth_basic, and `off` to take it back"
    },
    severity = ERROR,
    stage = ROUTE)
public final class IngressRefusesWrites implements FleetRule {
  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (RoutedDestination routed : RoutedDestination.in(fleet)) {
      atRoute(routed)
          .or(() -> atProxy(routed))
          .ifPresent(found -> out.accept(routed.blockedBy(found)));
    }
  }

  private static Optional<Problem> atRoute(RoutedDestination routed) {
    if (routed.resolution().routes().isEmpty()) {
      return Optional.empty();
    }
    RouteMatch best = routed.resolution().routes().get(0);
    return best.pathCoverage() == Coverage.NO
        ? Optional.empty()
        : answer(best, routed).map(found -> found.atMost(sureness(routed, best)));
  }

  private static Optional<Problem> answer(RouteMatch best, RoutedDestination routed) {
    Endpoint endpoint = best.endpoint();
    boolean isOfNginx =
        endpoint.kind().equals(Endpoint.INGRESS)
            && (endpoint.controller() == Controller.INGRESS_NGINX
                || endpoint.controller() == Controller.UNKNOWN);
    if (endpoint.kind().equals("HTTPRoute")
        && best.route().service() instanceof Value.Absent<String>) {
      return Optional.of(
          Problem.at(
              best.route(),
              "no backend gets the requests of this rule: each remote write is answered with 500"));
    }
    return isOfNginx
        ? new IngressAnswer(endpoint, best.route().logins(), routed).problem()
        : new UnmetLogin(routed).of(best.route().logins());
  }

  /** A proxy on the way may ask as well. */
  private static Optional<Problem> atProxy(RoutedDestination routed) {
    for (ProxyHop hop : routed.samplePath().proxyHops()) {
      Optional<Problem> problem = new UnmetLogin(routed).of(hop.match().route().logins());
      if (problem.isPresent()) {
        return problem.map(found -> found.atMost(hop.match().endpoint().sight().limit()));
      }
    }
    return Optional.empty();
  }

  private static Confidence sureness(RoutedDestination routed, RouteMatch best) {
    Endpoint endpoint = best.endpoint();
    boolean isServed =
        !endpoint.kind().equals(Endpoint.INGRESS)
            || endpoint.controller() == Controller.INGRESS_NGINX
            || endpoint.controller() == Controller.NGINX_INC;
    boolean isSure =
        isServed && best.pathCoverage() == Coverage.YES && routed.resolution().routes().size() == 1;
    Confidence limit = endpoint.sight().limit();
    return isSure || limit != Confidence.CERTAIN ? limit : Confidence.LIKELY;
  }
}
