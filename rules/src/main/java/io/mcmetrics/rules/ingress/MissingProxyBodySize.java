package io.mcmetrics.rules.ingress;

import static io.mcmetrics.finding.Severity.WARNING;
import static io.mcmetrics.finding.Stage.ROUTE;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.route.Endpoint;
import io.mcmetrics.route.Endpoint.Controller;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.ingress.analysis.LargestBatch;
import io.mcmetrics.rules.ingress.analysis.ReceiveEndpoint;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Flags routes through nginx to Thanos Receive without a body size limit of their own. The default
 * is 1m in both controllers (ingress-nginx, config.go; nginx/kubernetes-ingress, config_params.go)
 * and in nginx itself.
 */
@AutoService(Rule.class)
@RuleInfo(
    summary = "nginx in front of Thanos Receive with its default body limit of 1m",
    why =
        """
        Larger batches are answered with `413 Request Entity Too Large`. Prometheus does not
        retry them: the samples are gone, and the cluster shows holes whenever it is busy.
        """,
    symptom =
        """
        In bursts, after a restart or an outage, the sender logs `non-recoverable error` with
        `413 Request Entity Too Large` and some HTML, and
        `prometheus_remote_storage_samples_failed_total` jumps by whole batches. nginx logs
        `client intended to send too large body` with the size;
        `nginx_ingress_controller_requests{status="413"}` counts them. Graphs have holes.
        """,
    remedy =
        """
        Annotate the Ingress with `nginx.ingress.kubernetes.io/proxy-body-size: "0"`, or "16m"
        (`nginx.org/client-max-body-size` for NGINX Inc., `client_max_body_size` in nginx.conf).
        """,
    confidence =
        """
        Certain where nginx serves the route, as its class or its own configuration says, and the
        route is seen whole. Possible where the controller is not known.
        """,
    sources = {
      "ingress-nginx 1.15.1, internal/ingress/controller/config/config.go: the default of "
          + "proxy-body-size is 1m",
      "F5 NGINX Ingress Controller 5.5.4, internal/configs/config_params.go: the default of "
          + "client-max-body-size is 1m",
      "nginx 1.31.4, src/http/ngx_http_core_module.c: the line of the log and the status 413",
      "Prometheus 3.16.0, storage/remote/client.go, Store: 413 is not sent again",
      "Prometheus 2.42, run: a full batch of 2000 samples has 90 to 165 KB, one of 10000 "
          + "has 452 to 816 KB"
    },
    severity = WARNING,
    stage = ROUTE)
public final class MissingProxyBodySize implements FleetRule {
  private static final long DEFAULT_LIMIT = 1024 * 1024;

  /** Above this share of the limit, more labels or samples are enough to exceed it. */
  private static final double TOO_CLOSE = 0.8;

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (ReceiveEndpoint receiveEndpoint : ReceiveEndpoint.in(fleet)) {
      Endpoint endpoint = receiveEndpoint.endpoint();
      if (endpoint.controller().mayLimitBodies()
          && endpoint.bodySize() instanceof Value.Absent<String>) {
        LargestBatch batch = LargestBatch.of(receiveEndpoint.destinations());
        out.accept(receiveEndpoint.limited(problem(endpoint, batch), batch));
      }
    }
  }

  private static Problem problem(Endpoint endpoint, LargestBatch batch) {
    double share = (double) batch.bytes() / DEFAULT_LIMIT;
    Problem problem =
        Problem.at(
                endpoint,
                "no %s on the way to Thanos Receive: nginx refuses what is larger than 1m, and"
                    + " batches of %d samples take about %d KiB (%d %%)",
                endpoint.controller() == Controller.NGINX
                    ? "`client_max_body_size`"
                    : "`proxy-body-size`",
                batch.samples(),
                batch.bytes() / 1024,
                Math.round(share * 100))
            .withWeight(share > TOO_CLOSE ? Weight.HEAVIER : Weight.USUAL);
    return unread(endpoint)
        .map(limit -> problem.see(limit, "a limit under a name that is not read there"))
        .orElse(problem);
  }

  private static Optional<NamedValue> unread(Endpoint endpoint) {
    return endpoint.annotations().stream().filter(a -> a.name().endsWith("body-size")).findFirst();
  }
}
