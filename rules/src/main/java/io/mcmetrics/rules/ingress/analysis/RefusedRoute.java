package io.mcmetrics.rules.ingress.analysis;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.path.RouteMatch;
import io.mcmetrics.path.RouteMatch.Coverage;
import io.mcmetrics.path.UrlTarget;
import io.mcmetrics.route.Endpoint;
import io.mcmetrics.route.Endpoint.Refusal;
import java.util.Optional;

/**
 * Why samples come to nothing though a route is written for their host: its Gateway does not take
 * it, or may not forward to the namespace of its backend.
 */
public record RefusedRoute(RoutedDestination routed, Fleet fleet) {
  /** Returns what is wrong, if anything is. */
  public Optional<Problem> problem() {
    return routed.enters(UrlTarget.OUTSIDE)
        ? fleet.endpoints().stream().flatMap(each -> unattached(each).stream()).findFirst()
        : routed.enters(UrlTarget.ROUTED) ? ofBest() : Optional.empty();
  }

  private Optional<Problem> unattached(Endpoint endpoint) {
    return endpoint.refusals().stream()
        .filter(refusal -> refusal.isOf(routed.url().host()))
        .map(refusal -> problem(refusal, endpoint))
        .findFirst();
  }

  /** A parent that is not in the tree may take the route all the same. */
  private Optional<Problem> ofBest() {
    RouteMatch best = routed.resolution().routes().get(0);
    Optional<Problem> unattached = unattached(best.endpoint());
    return unattached.isPresent()
        ? unattached.map(problem -> problem.atMost(Confidence.LIKELY))
        : best.endpoint().refusals().stream()
            .filter(refusal -> refusal.origin().equals(best.route().namespace().origin()))
            .filter(refusal -> best.pathCoverage() == Coverage.YES)
            .map(refusal -> problem(refusal, best.endpoint()))
            .findFirst();
  }

  /** Another Gateway, or a grant, may be outside of the tree. */
  private Problem problem(Refusal refusal, Endpoint endpoint) {
    boolean isWritten = !refusal.hosts().isEmpty();
    return Problem.at(refusal, "%s", refusal.message())
        .see(refusal::other, isWritten ? "does not fit this" : "the route")
        .see(routed, "samples are sent to here")
        .atStage(Stage.ROUTE)
        .atMost(isWritten ? Confidence.CERTAIN : Confidence.LIKELY)
        .atMost(endpoint.sight().limit());
  }
}
