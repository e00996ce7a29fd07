package io.mcmetrics.rules.ingress;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.ROUTE;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.route.Endpoint;
import io.mcmetrics.route.Endpoint.Controller;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.ingress.analysis.LargestBatch;
import io.mcmetrics.rules.ingress.analysis.NginxSize;
import io.mcmetrics.rules.ingress.analysis.ReceiveEndpoint;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Flags body size limits before Thanos Receive that are invalid or too small. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a body limit that does not let the batches of remote write through",
    why =
        """
        What nginx does not understand it ignores, and the limit stays 1m, or that of the ConfigMap of
        the controller. Larger batches are answered
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
        Certain where the text is no size, or no text, and nginx serves the route; no more than a
        warning where the limit that counts instead is large enough. Likely where
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
  private static final long DEFAULT_LIMIT = 1024 * 1024;

  /** Above this share of the limit, more labels or samples are enough to exceed it. */
  private static final double ENOUGH = 0.8;

  private static final Pattern LEFT_OUT = Pattern.compile("(?i)\\d+(?: *b| +[kmg]?)");

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (ReceiveEndpoint receiveEndpoint : ReceiveEndpoint.in(fleet)) {
      Endpoint endpoint = receiveEndpoint.endpoint();
      if ((endpoint.controller().mayLimitBodies() || isOfTraefik(endpoint))
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
    Optional<Long> limit =
        NginxSize.parse(size.value()).filter(any -> !isLeftOut(size.value(), endpoint));
    if (limit.isEmpty() && isOfTraefik(endpoint)) {
      return Optional.empty();
    }
    if (limit.isEmpty()) {
      return Optional.of(noSize(size, endpoint, batch));
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

  /** It passes the check of the annotation, not that of the template, nor nginx (1.15, 1.22). */
  private static boolean isLeftOut(String size, Endpoint endpoint) {
    return !isOfTraefik(endpoint) && LEFT_OUT.matcher(size.strip()).matches();
  }

  /**
   * What is no size is no limit of its own: then that of the controller counts, or the default; a
   * text that only the template leaves out sets not even the one of the controller.
   */
  private static Problem noSize(Known<String> size, Endpoint endpoint, LargestBatch batch) {
    if (endpoint.controller() == Controller.NGINX) {
      return Problem.at(size, "`%s` is no size: nginx does not start with it", size.value());
    }
    if (endpoint.controller() == Controller.NGINX_INC) {
      return Problem.at(
          size, "`%s` is no size: the controller rejects the whole Ingress", size.value());
    }
    Value<String> usual =
        isLeftOut(size.value(), endpoint)
            ? new Value.Absent<>(size.origin())
            : endpoint.usualBodySize();
    Optional<Long> counts =
        usual instanceof Value.Absent<String>
            ? Optional.of(DEFAULT_LIMIT)
            : usual.known().flatMap(NginxSize::parse);
    boolean isEnough =
        counts.filter(limit -> limit == 0 || batch.bytes() < limit * ENOUGH).isPresent();
    Problem problem =
        Problem.at(
                size,
                "`%s` is no size that nginx knows: it is ignored, and the limit %s",
                size.value(),
                usual instanceof Known<String> known
                    ? "is that of the controller, " + known.value()
                    : "stays 1m")
            .withWeight(isEnough ? Weight.LIGHTER : Weight.USUAL);
    return usual instanceof Known<String> ? problem.see(usual, "counts in its place") : problem;
  }
}
