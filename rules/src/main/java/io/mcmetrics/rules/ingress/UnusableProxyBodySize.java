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
    symptom =
        """
        As without any limit set: `non-recoverable error` with `413 Request Entity Too Large` at
        the sender, `client intended to send too large body` in the log of nginx, and
        `nginx_ingress_controller_requests{status="413"}`. That a value is not understood nobody
        says. A number without quotes ends the deployment with `cannot unmarshal number into Go
        struct field ObjectMeta.metadata.annotations`.
        """,
    remedy = "Write `\"0\"` for no limit, or digits and one of k, m and g, in quotes: `\"16m\"`.",
    confidence =
        """
        Certain where the text is no size, or no text, and nginx serves the route. Likely where
        the limit is below the largest batch, whose size depends on labels. Possible where the
        controller is not known.
        """,
    sources = {
      "ingress-nginx 1.15.1, internal/ingress/annotations/proxy/main.go, run: a value that "
          + "is no size leaves the limit of the controller in force",
      "ingress-nginx 1.15.1, rootfs/etc/nginx/template/nginx.tmpl, run: a unit `b` or a "
          + "blank before the unit leaves the directive out",
      "nginx 1.22.1, run: a body of 1048576 bytes passes a limit of 1m, one byte more is 413",
      "Traefik 3.5.0, documentation, buffering middleware: a body limit is answered with 413",
      "Kubernetes 1.37, apimachinery, ObjectMeta: annotations are texts"
    },
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
