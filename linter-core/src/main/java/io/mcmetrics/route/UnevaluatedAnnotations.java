package io.mcmetrics.route;

import io.mcmetrics.route.Endpoint.Controller;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The annotations of an Ingress that may stop or divert requests, and that nothing evaluates. All
 * others of ingress-nginx are evaluated by rules, or change nothing of that (ingress-nginx 1.15,
 * docs/user-guide/nginx-configuration/annotations.md); of other controllers, it is those whose
 * names tell of it.
 */
public final class UnevaluatedAnnotations {
  private static final String NGINX = "nginx.ingress.kubernetes.io/";

  /** Beginnings of names, behind the prefix of ingress-nginx. */
  private static final List<String> OF_INGRESS_NGINX =
      List.of(
          "auth-url",
          "auth-snippet",
          "auth-tls-",
          "allowlist-source-range",
          "whitelist-source-range",
          "denylist-source-range",
          "blocklist-source-range",
          "satisfy",
          "permanent-redirect-code",
          "temporal-redirect-code",
          "proxy-ssl-",
          "secure-backends",
          "configuration-snippet",
          "server-snippet",
          "canary",
          "limit-",
          "global-rate-limit",
          "custom-http-errors",
          "default-backend",
          "enable-modsecurity",
          "modsecurity-",
          "enable-owasp-",
          "proxy-http-version",
          "proxy-request-buffering",
          "server-alias");

  /** Values with which an annotation changes nothing. */
  private static final Map<String, Set<String>> HARMLESS_VALUES =
      Map.of(
          "canary", Set.of("false"),
          "enable-modsecurity", Set.of("false"),
          "proxy-http-version", Set.of("1.1"),
          "proxy-request-buffering", Set.of("off"),
          "secure-backends", Set.of("false"));

  /** Prefixes of the annotations of other controllers. */
  private static final List<String> OF_OTHERS =
      List.of(
          "nginx.org/",
          "nginx.com/",
          "haproxy-ingress.github.io/",
          "haproxy.org/",
          "konghq.com/",
          "alb.ingress.kubernetes.io/",
          "appgw.ingress.kubernetes.io/",
          "projectcontour.io/");

  /** Words in the names of annotations that stop or divert requests. */
  private static final List<String> TELLING_WORDS =
      List.of(
          "auth",
          "jwt",
          "snippet",
          "redirect",
          "allow",
          "whitelist",
          "deny",
          "blacklist",
          "limit",
          "plugins",
          "protocol",
          "conditions",
          "actions",
          "waf",
          "canary",
          "policies");

  private UnevaluatedAnnotations() {}

  /** Returns those of an endpoint. */
  public static List<NamedValue> of(Endpoint endpoint) {
    boolean mayBeNginx =
        endpoint.controller() == Controller.INGRESS_NGINX
            || endpoint.controller() == Controller.LIKE_INGRESS_NGINX
            || endpoint.controller() == Controller.UNKNOWN;
    return endpoint.annotations().stream()
        .filter(one -> (mayBeNginx && isOfIngressNginx(one)) || isOfAnother(one, endpoint))
        .toList();
  }

  private static boolean isOfIngressNginx(NamedValue annotation) {
    if (!annotation.name().startsWith(NGINX)) {
      return false;
    }
    String name = annotation.name().substring(NGINX.length());
    boolean isHarmless =
        annotation.value() instanceof Known<String> known
            && HARMLESS_VALUES.getOrDefault(name, Set.of()).contains(known.value());
    return !isHarmless && OF_INGRESS_NGINX.stream().anyMatch(name::startsWith);
  }

  private static boolean isOfAnother(NamedValue annotation, Endpoint endpoint) {
    String name = annotation.name();
    return endpoint.controller() != Controller.INGRESS_NGINX
        && OF_OTHERS.stream().anyMatch(name::startsWith)
        && TELLING_WORDS.stream()
            .anyMatch(word -> name.substring(name.indexOf('/')).contains(word));
  }
}
