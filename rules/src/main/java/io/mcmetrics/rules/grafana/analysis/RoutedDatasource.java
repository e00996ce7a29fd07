package io.mcmetrics.rules.grafana.analysis;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.grafana.Datasource;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.network.Url;
import io.mcmetrics.path.Backend;
import io.mcmetrics.path.Resolution;
import io.mcmetrics.path.RouteMatch;
import io.mcmetrics.path.RouteMatch.Coverage;
import io.mcmetrics.path.UrlTarget;
import io.mcmetrics.route.Login;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.Optional;

/** A data source whose queries come in by an Ingress, or a route of another kind. */
public record RoutedDatasource(Fleet fleet, Datasource datasource) {
  /** The path that Grafana puts behind the URL of each data source of Prometheus. */
  private static final String QUERY = "/api/v1/query";

  /** Returns what is wrong on the way to the pods; empty if no route of the tree is asked. */
  public Optional<Problem> problem() {
    if (!(datasource.url() instanceof Known<String> url)) {
      return Optional.empty();
    }
    Value<String> asked = new Known<>(url.value().replaceFirst("/*$", "") + QUERY, url.origin());
    Resolution resolution =
        fleet.infrastructure().resolve(asked, datasource.cluster(), datasource.namespace());
    if (resolution.urlTarget() != UrlTarget.ROUTED) {
      return Optional.empty();
    }
    // A route outside of the tree may answer to the same host.
    return pastEachRoute(resolution)
        .or(() -> shutOut(resolution.routes().get(0)))
        .or(() -> wrongPort(resolution))
        .map(problem -> problem.atMost(Confidence.LIKELY));
  }

  private Optional<Problem> pastEachRoute(Resolution resolution) {
    Optional<String> path = resolution.url().map(Url::path).filter(any -> allMiss(resolution));
    return path.map(
        missed ->
            Problem.at(
                    datasource.url(),
                    "no route of this host takes `%s`: each query is answered with 404",
                    missed)
                .see(resolution.routes().get(0).route(), "the route of the host"));
  }

  private static boolean allMiss(Resolution resolution) {
    return resolution.routes().stream().allMatch(match -> match.pathCoverage() == Coverage.NO);
  }

  private Optional<Problem> shutOut(RouteMatch match) {
    boolean givesNone =
        datasource.basicAuth() instanceof Value.Absent<String>
            || datasource.basicAuth().isKnown("false");
    boolean hasPassword = datasource.url().known().filter(Url::hasAccount).isPresent();
    if (!givesNone || hasPassword || !datasource.headers().isEmpty()) {
      return Optional.empty();
    }
    return match.route().logins().stream()
        .findFirst()
        .map(
            login ->
                Problem.at(
                        datasource.url(),
                        "%s, and this data source gives none: no query gets through",
                        wish(login))
                    .see(login, "what asks for it")
                    .atMost(match.endpoint().sight().limit()));
  }

  private static String wish(Login login) {
    return switch (login.way()) {
      case PASSWORD -> login.asker() + " asks for a password";
      case TOKEN -> login.asker() + " asks for a token or a key";
      case CERTIFICATE -> login.asker() + " asks for a certificate of the client";
      case SIGN_IN -> login.asker() + " asks for the session of a person who signed in";
      case SERVICE -> "a service asks for something by which one is known";
    };
  }

  private Optional<Problem> wrongPort(Resolution resolution) {
    for (Backend backend : resolution.backends()) {
      for (ContainerPort target : backend.targets()) {
        Optional<Problem> problem = QueriedPort.problem(datasource.url(), target);
        if (problem.isPresent()) {
          return problem;
        }
      }
    }
    return Optional.empty();
  }
}
