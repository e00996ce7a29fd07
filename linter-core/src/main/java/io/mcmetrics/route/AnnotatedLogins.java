package io.mcmetrics.route;

import static io.mcmetrics.route.Login.Way.CERTIFICATE;
import static io.mcmetrics.route.Login.Way.PASSWORD;
import static io.mcmetrics.route.Login.Way.SERVICE;
import static io.mcmetrics.route.Login.Way.SIGN_IN;
import static io.mcmetrics.route.Login.Way.TOKEN;

import io.mcmetrics.route.Endpoint.Controller;
import io.mcmetrics.route.Login.Way;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The logins that annotations of an Ingress ask for, by the controller that reads them
 * (ingress-nginx 1.15, docs/user-guide/nginx-configuration/annotations.md; NGINX Ingress Controller
 * 5.5, annotations.md; haproxytech/kubernetes-ingress, documentation/annotations.md; HAProxy
 * Ingress 0.14, keys.md; AWS Load Balancer Controller 2, annotations.md).
 */
record AnnotatedLogins(List<NamedValue> annotations, Controller controller) {
  private static final String INGRESS_NGINX = "nginx.ingress.kubernetes.io/";
  private static final String NGINX = "nginx";
  private static final String HAPROXY = "HAProxy";
  private static final Set<String> WITH_A_PASSWORD = Set.of("basic", "digest", "basic-auth");
  private static final Set<String> WITH_A_PAGE = Set.of("oidc", "cognito");

  List<Login> all() {
    return switch (controller) {
      case INGRESS_NGINX, LIKE_INGRESS_NGINX -> ofIngressNginx();
      case UNKNOWN -> {
        List<Login> any = new ArrayList<>(ofIngressNginx());
        any.addAll(ofOthers());
        yield any;
      }
      case NGINX_INC -> ofNginxInc();
      case OTHER -> ofOthers();
      case NGINX -> List.of();
    };
  }

  private List<Login> ofIngressNginx() {
    List<Login> logins = new ArrayList<>();
    // Without the Secret, the annotation of the type has no effect.
    if (named(INGRESS_NGINX + "auth-secret").isPresent()) {
      valued(INGRESS_NGINX + "auth-type", WITH_A_PASSWORD, PASSWORD, NGINX).ifPresent(logins::add);
    }
    boolean wantsOne =
        named(INGRESS_NGINX + "auth-tls-verify-client")
            .flatMap(how -> how.value().known())
            .filter(how -> how.equals("off") || how.startsWith("optional"))
            .isEmpty();
    if (wantsOne) {
      set(INGRESS_NGINX + "auth-tls-secret", CERTIFICATE, NGINX).ifPresent(logins::add);
    }
    set(INGRESS_NGINX + "auth-url", SERVICE, NGINX).ifPresent(logins::add);
    return logins;
  }

  private List<Login> ofNginxInc() {
    List<Login> logins = new ArrayList<>();
    set("nginx.org/basic-auth-secret", PASSWORD, NGINX).ifPresent(logins::add);
    set("nginx.com/jwt-key", TOKEN, NGINX).ifPresent(logins::add);
    return logins;
  }

  private List<Login> ofOthers() {
    List<Login> logins = new ArrayList<>();
    if (named("haproxy.org/auth-secret").isPresent()) {
      valued("haproxy.org/auth-type", WITH_A_PASSWORD, PASSWORD, HAPROXY).ifPresent(logins::add);
    }
    set("haproxy-ingress.github.io/auth-secret", PASSWORD, HAPROXY).ifPresent(logins::add);
    set("haproxy-ingress.github.io/auth-url", SERVICE, HAPROXY).ifPresent(logins::add);
    if (named("alb.ingress.kubernetes.io/auth-on-unauthenticated-request").isEmpty()) {
      valued("alb.ingress.kubernetes.io/auth-type", WITH_A_PAGE, SIGN_IN, "the load balancer")
          .ifPresent(logins::add);
    }
    return logins;
  }

  private Optional<NamedValue> named(String name) {
    return NamedValue.find(annotations, name)
        .filter(one -> !(one.value() instanceof Value.Absent) && !one.value().isKnown(""));
  }

  private Optional<Login> set(String name, Way way, String asker) {
    return named(name).map(one -> new Login(way, asker, one.origin()));
  }

  private Optional<Login> valued(String name, Set<String> values, Way way, String asker) {
    return named(name)
        .filter(one -> one.value() instanceof Known<String> how && values.contains(how.value()))
        .map(one -> new Login(way, asker, one.origin()));
  }
}
