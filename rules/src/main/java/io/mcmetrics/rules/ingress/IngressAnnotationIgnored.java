package io.mcmetrics.rules.ingress;

import static io.mcmetrics.finding.Severity.WARNING;
import static io.mcmetrics.finding.Stage.ROUTE;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.route.Endpoint;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.ingress.analysis.ReceiveEndpoint;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags annotations on the way to the receiver that the controller of their Ingress ignores. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "an annotation of an Ingress that another controller would read",
    why =
        """
        Each controller reads the annotations of its own family and ignores all others without a word:
        the limit, or the rewriting, that somebody meant to set does not count.
        """,
    symptom =
        """
        Nothing says that an annotation is not read. The fault that it was to mend stays: 413 for
        large batches, 404 for a path, and `non-recoverable error` at the sender. An Ingress of a
        class that nobody serves has no address (`kubectl get ingress`), and its host is answered
        with 404.
        """,
    remedy =
        """
        Use what the controller of the class reads, or delete the annotation: Cilium, Contour and
        Traefik limit no body unless they are told to.
        """,
    confidence =
        """
        Likely at most: the class says which controller reads it, and what runs is outside of the
        tree.
        """,
    sources = {
      "ingress-nginx 1.15.1, internal/ingress/annotations/parser: annotations are read by "
          + "one prefix",
      "F5 NGINX Ingress Controller 5.5.4, internal/configs/annotations.go: it reads those "
          + "of nginx.org",
      "Traefik 3.7.0, provider kubernetesingressnginx: annotations of nginx are read by "
          + "this provider only",
      "Kubernetes documentation, Ingress class: the class says which controller serves an Ingress"
    },
    severity = WARNING,
    stage = ROUTE)
public final class IngressAnnotationIgnored implements FleetRule {
  private static final String LEGACY_CLASS = "kubernetes.io/ingress.class";
  private static final String INGRESS_NGINX = "nginx.ingress.kubernetes.io/";
  private static final String NGINX_INC = "nginx.org/";

  /** The prefix of ingress-nginx before 0.9.0, which Traefik 1 and HAProxy Ingress read as well. */
  private static final String LEGACY = "ingress.kubernetes.io/";

  /** With it ingress-nginx passes TLS through and applies no other annotation. */
  private static final String PASS_THROUGH = INGRESS_NGINX + "ssl-passthrough";

  private static final List<String> OTHERS =
      List.of(
          LEGACY,
          "traefik.ingress.kubernetes.io/",
          "traefik.io/",
          "haproxy.org/",
          "haproxy-ingress.github.io/",
          "projectcontour.io/",
          "ingress.cilium.io/",
          "konghq.com/",
          "alb.ingress.kubernetes.io/",
          "route.openshift.io/");

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (ReceiveEndpoint receiveEndpoint : ReceiveEndpoint.in(fleet)) {
      Endpoint endpoint = receiveEndpoint.endpoint();
      boolean isPassedThrough = named(endpoint, PASS_THROUGH).isPresent();
      if (endpoint.kind().equals(Endpoint.INGRESS) && !isPassedThrough) {
        twoClasses(endpoint)
            .or(() -> ignored(endpoint))
            .ifPresent(found -> out.accept(receiveEndpoint.affected(found)));
      }
    }
  }

  private static Optional<NamedValue> named(Endpoint endpoint, String annotation) {
    return NamedValue.find(endpoint.annotations(), annotation);
  }

  /**
   * The API server refuses an Ingress that names its class in both ways
   * (pkg/apis/networking/validation).
   */
  private static Optional<Problem> twoClasses(Endpoint endpoint) {
    Optional<NamedValue> legacy = named(endpoint, LEGACY_CLASS);
    boolean differ =
        legacy.isPresent()
            && legacy.get().value() instanceof Known<String> old
            && endpoint.className() instanceof Known<String> own
            && !own.value().equals(old.value());
    return differ
        ? Optional.of(
            Problem.at(
                    legacy.get(),
                    "`%s` names another class than `ingressClassName`: the API server creates no"
                        + " Ingress that has both",
                    LEGACY_CLASS)
                .see(endpoint.className(), "the class in its new place")
                .atMost(Confidence.LIKELY))
        : Optional.empty();
  }

  private static Optional<Problem> ignored(Endpoint endpoint) {
    if (!(endpoint.className() instanceof Known<String> className)) {
      return Optional.empty();
    }
    return switch (endpoint.controller()) {
      case INGRESS_NGINX ->
          ignored(endpoint, className, OTHERS, List.of(INGRESS_NGINX), "an nginx");
      case NGINX_INC ->
          ignored(
              endpoint,
              className,
              List.of(INGRESS_NGINX, LEGACY),
              List.of(NGINX_INC),
              "NGINX Inc.'s");
      case OTHER ->
          ignored(endpoint, className, List.of(INGRESS_NGINX, NGINX_INC), OTHERS, "another");
      default -> Optional.empty();
    };
  }

  /** Both families together are a migration, or a manifest for clusters of either kind. */
  private static Optional<Problem> ignored(
      Endpoint endpoint,
      Known<String> className,
      List<String> foreign,
      List<String> own,
      String controller) {
    List<NamedValue> ignored =
        endpoint.annotations().stream().filter(a -> isOf(foreign, a)).toList();
    boolean hasOwn = endpoint.annotations().stream().anyMatch(a -> isOf(own, a));
    if (ignored.isEmpty() || hasOwn) {
      return Optional.empty();
    }
    NamedValue worst =
        ignored.stream()
            .filter(a -> a.name().endsWith("body-size"))
            .findFirst()
            .orElse(ignored.get(0));
    return Optional.of(
        Problem.at(
                worst,
                "`%s` has no effect: class `%s` is served by %s controller, which does not read it",
                worst.name(),
                className.value(),
                controller)
            .see(className, "the class")
            .atMost(Confidence.LIKELY));
  }

  private static boolean isOf(List<String> families, NamedValue annotation) {
    return families.stream().anyMatch(annotation.name()::startsWith);
  }
}
