package io.mcmetrics.rules.ingress;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.ROUTE;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.route.Endpoint;
import io.mcmetrics.route.Endpoint.Controller;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.ingress.analysis.LargestBatch;
import io.mcmetrics.rules.ingress.analysis.NginxSize;
import io.mcmetrics.rules.ingress.analysis.ReceiveEndpoint;
import io.mcmetrics.yaml.Value.Known;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags body size limits before Thanos Receive that are invalid or too small. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a body limit that does not let the batches of remote write through",
    why =
        """
        What nginx does not understand it ignores, and the limit stays 1m. Larger batches are answered
        with `413 Request Entity Too Large`, which Prometheus does not try again. An annotation that
        is no text is worse: the API server refuses the whole Ingress.
        """,
    remedy = "Write `\"0\"` for no limit, or digits and one of k, m and g, in quotes: `\"16m\"`.",
    confidence =
        """
        Certain where the text is no size, or no text, and nginx serves the route. Likely where
        the limit is below the largest batch, whose size depends on labels. Possible where the
        controller is not known.
        """,
    severity = ERROR,
    stage = ROUTE)
public final class UnusableProxyBodySize implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (ReceiveEndpoint receiveEndpoint : ReceiveEndpoint.in(fleet)) {
      Endpoint endpoint = receiveEndpoint.endpoint();
      if ((endpoint.controller() != Controller.OTHER || isOfTraefik(endpoint))
          && endpoint.bodySize() instanceof Known<String> size) {
        LargestBatch batch = LargestBatch.of(receiveEndpoint.destinations());
        problem(size, endpoint, batch)
            .ifPresent(limit -> out.accept(receiveEndpoint.limited(limit, batch)));
      }
    }
  }

  private static boolean isOfTraefik(Endpoint endpoint) {
    return endpoint.kind().equals("IngressRoute");
  }

  private static Optional<Problem> problem(
      Known<String> size, Endpoint endpoint, LargestBatch batch) {
    if (!endpoint.bodySizeIsText()) {
      return Optional.of(
          Problem.at(
              size,
              "`%s` without quotes is no text, as annotations have to be: the API server refuses the"
                  + " Ingress",
              size.value()));
    }
    Optional<Long> limit = NginxSize.parse(size.value());
    if (limit.isEmpty() && isOfTraefik(endpoint)) {
      return Optional.empty();
    }
    if (limit.isEmpty()) {
      return Optional.of(
          Problem.at(
              size,
              endpoint.controller() == Controller.NGINX
                  ? "`%s` is no size: nginx does not start with it"
                  : "`%s` is no size that nginx knows: it is ignored, and the limit stays 1m",
              size.value()));
    }
    boolean isTooSmall = limit.get() > 0 && limit.get() < batch.bytes();
    return isTooSmall
        ? Optional.of(
            Problem.at(
                    size,
                    "%s refuses what is larger than `%s`, and batches of %d samples take about %d"
                        + " KiB",
                    isOfTraefik(endpoint) ? "Traefik" : "nginx",
                    size.value(),
                    batch.samples(),
                    batch.bytes() / 1024)
                .atMost(Confidence.LIKELY))
        : Optional.empty();
  }
}
