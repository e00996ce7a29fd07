package io.mcmetrics.path;

import io.mcmetrics.path.RouteMatch.Coverage;
import io.mcmetrics.regex.LinearRegex;
import io.mcmetrics.route.Endpoint.Controller;
import io.mcmetrics.route.Endpoint.PathMatch;
import java.util.Optional;

/** Matches the paths of routes with that of a request (Kubernetes, "Ingress", path types). */
final class PathMatching {
  private PathMatching() {}

  static Coverage covers(String path, PathMatch match, Controller controller, String requested) {
    return switch (match) {
      case EXACT -> of(path.equals(requested));
      case PREFIX -> of(isPrefix(path, requested));
      case REGEX -> regex(path, controller, requested);
      case CONTROLLER -> byController(path, controller, requested);
    };
  }

  private static Coverage of(boolean covers) {
    return covers ? Coverage.YES : Coverage.NO;
  }

  /** Element by element: {@code /api} covers {@code /api/v1}, and not {@code /apis}. */
  static boolean isPrefix(String path, String requested) {
    String prefix = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return requested.equals(prefix) || requested.startsWith(prefix + "/");
  }

  /**
   * ingress-nginx anchors an expression at the beginning, and ignores case (ingress-nginx,
   * template.go, buildLocation); for other controllers it may have to match the whole path.
   */
  private static Coverage regex(String path, Controller controller, String requested) {
    String expression = path.replaceFirst("^~\\*?\\s*", "");
    boolean isOfIngressNginx = controller == Controller.INGRESS_NGINX;
    Optional<LinearRegex> regex =
        LinearRegex.compile((isOfIngressNginx ? "(?i)^" : "") + expression);
    if (regex.isEmpty()) {
      return Coverage.UNKNOWN;
    }
    boolean isFound = regex.get().find(requested).isPresent();
    boolean isSearch = isOfIngressNginx || controller == Controller.NGINX;
    return !isFound || isSearch || regex.get().matches(requested) ? of(isFound) : Coverage.UNKNOWN;
  }

  /** Both nginx controllers, and nginx itself, take the path for a prefix of the text. */
  private static Coverage byController(String path, Controller controller, String requested) {
    if (path.startsWith("=")) {
      return of(path.substring(1).strip().equals(requested));
    }
    if (controller == Controller.INGRESS_NGINX || controller == Controller.NGINX) {
      return of(requested.startsWith(path));
    }
    String literal = path.replaceFirst("[(*\\[$?+|^~\\\\].*", "").strip();
    boolean isLiteral = literal.length() == path.strip().length();
    if (!requested.startsWith(literal)) {
      return Coverage.NO;
    }
    boolean isSure = isLiteral && (controller == Controller.NGINX_INC || isPrefix(path, requested));
    return isSure ? Coverage.YES : Coverage.UNKNOWN;
  }
}
