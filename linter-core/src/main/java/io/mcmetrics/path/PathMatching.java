package io.mcmetrics.path;

import io.mcmetrics.path.RouteMatch.Coverage;
import io.mcmetrics.regex.LinearRegex;
import io.mcmetrics.route.Endpoint.Controller;
import io.mcmetrics.route.Endpoint.PathMatch;
import java.util.Optional;

/** Compares the paths of routes with that of a request (Kubernetes, "Ingress", path types). */
final class PathMatching {
  private PathMatching() {}

  static Coverage covers(String path, PathMatch match, Controller controller, String asked) {
    return switch (match) {
      case EXACT -> of(path.equals(asked));
      case PREFIX -> of(isPrefix(path, asked));
      case REGEX -> regex(path, controller, asked);
      case CONTROLLER -> byController(path, controller, asked);
    };
  }

  private static Coverage of(boolean covers) {
    return covers ? Coverage.YES : Coverage.NO;
  }

  /** Element by element: {@code /api} covers {@code /api/v1}, and not {@code /apis}. */
  static boolean isPrefix(String path, String asked) {
    String prefix = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return asked.equals(prefix) || asked.startsWith(prefix + "/");
  }

  /**
   * ingress-nginx takes an expression for one of the beginning, whatever the case of its letters
   * (ingress-nginx, template.go, buildLocation); so far as others do not say, it may be one of the
   * whole path.
   */
  private static Coverage regex(String path, Controller controller, String asked) {
    String expression = path.replaceFirst("^~\\*?\\s*", "");
    boolean isOfIngressNginx = controller == Controller.INGRESS_NGINX;
    Optional<LinearRegex> regex =
        LinearRegex.compile((isOfIngressNginx ? "(?i)^" : "") + expression);
    if (regex.isEmpty()) {
      return Coverage.PERHAPS;
    }
    boolean isFound = regex.get().find(asked).isPresent();
    boolean isSearch = isOfIngressNginx || controller == Controller.NGINX;
    return !isFound || isSearch || regex.get().matches(asked) ? of(isFound) : Coverage.PERHAPS;
  }

  /** Both controllers of nginx, and nginx itself, take it for a prefix of the text. */
  private static Coverage byController(String path, Controller controller, String asked) {
    if (path.startsWith("=")) {
      return of(path.substring(1).strip().equals(asked));
    }
    if (controller == Controller.INGRESS_NGINX || controller == Controller.NGINX) {
      return of(asked.startsWith(path));
    }
    String literal = path.replaceFirst("[(*\\[$?+|^~\\\\].*", "").strip();
    boolean isLiteral = literal.length() == path.strip().length();
    if (!asked.startsWith(literal)) {
      return Coverage.NO;
    }
    boolean isSure = isLiteral && (controller == Controller.NGINX_INC || isPrefix(path, asked));
    return isSure ? Coverage.YES : Coverage.PERHAPS;
  }
}
