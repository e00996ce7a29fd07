package io.mcmetrics.route;

import io.mcmetrics.document.Document;
import io.mcmetrics.route.Endpoint.Controller;
import io.mcmetrics.route.Endpoint.Encryption;
import io.mcmetrics.route.Endpoint.PlainHttp;
import io.mcmetrics.yaml.Value;
import java.util.List;
import java.util.Optional;

/**
 * How the nginx controllers answer plain HTTP. ingress-nginx redirects with 308 if there is a
 * certificate (ingress-nginx, nginx-configuration/configmap.md, ssl-redirect and
 * http-redirect-code), NGINX Inc.'s with 301 (nginx/kubernetes-ingress, ssl-redirect).
 */
final class IngressRedirects {
  private static final String NGINX = "nginx.ingress.kubernetes.io/";
  private static final String REDIRECT = "ssl-redirect";

  private IngressRedirects() {}

  static PlainHttp plainHttp(
      Document ingress, Controller controller, Encryption encryption, IngressControllers all) {
    return switch (controller) {
      case INGRESS_NGINX -> ofIngressNginx(ingress, encryption, all);
      case NGINX_INC -> ofNginxInc(ingress, encryption, all);
      default -> PlainHttp.UNKNOWN;
    };
  }

  private static PlainHttp ofIngressNginx(
      Document ingress, Encryption encryption, IngressControllers all) {
    boolean isForced = annotation(ingress, NGINX + "force-ssl-redirect").isKnown("true");
    boolean isEncrypted = encryption == Encryption.TLS && redirects(ingress, NGINX, all);
    if (!isForced && !isEncrypted) {
      return PlainHttp.UNKNOWN;
    }
    Optional<Value<String>> code = all.setting("http-redirect-code");
    if (code.isEmpty() || code.get().isKnown("308") || code.get().isKnown("307")) {
      return PlainHttp.REDIRECTED;
    }
    boolean asksAgain = code.get().isKnown("301") || code.get().isKnown("302");
    return asksAgain ? PlainHttp.REDIRECTED_AS_GET : PlainHttp.UNKNOWN;
  }

  private static PlainHttp ofNginxInc(
      Document ingress, Encryption encryption, IngressControllers all) {
    boolean redirects =
        encryption == Encryption.TLS
            && redirects(ingress, "nginx.org/", all)
            && redirects(ingress, "ingress.kubernetes.io/", all);
    return redirects ? PlainHttp.REDIRECTED_AS_GET : PlainHttp.UNKNOWN;
  }

  /** Tells whether redirects are on: by the annotation, else the ConfigMap, else by default. */
  private static boolean redirects(Document ingress, String family, IngressControllers all) {
    Value<String> own = annotation(ingress, family + REDIRECT);
    Optional<Value<String>> counts =
        own instanceof Value.Absent<String> ? all.setting(REDIRECT) : Optional.of(own);
    return counts.isEmpty() || List.of("true", "True").stream().anyMatch(counts.get()::isKnown);
  }

  private static Value<String> annotation(Document ingress, String name) {
    return ingress.text("metadata", "annotations", name);
  }
}
