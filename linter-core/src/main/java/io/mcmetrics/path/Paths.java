package io.mcmetrics.path;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.mcmetrics.network.Endpoint.Controller;
import io.mcmetrics.network.Endpoint.PathMatch;
import io.mcmetrics.path.RouteMatch.Coverage;
import java.util.Optional;

/** Compares the paths of routes with that of a request (Kubernetes, "Ingress", path types). */
final class Paths {
  /** Nobody writes longer ones, and a longer one takes its time. */
  private static final int LONGEST_EXPRESSION = 500;

  private Paths() {}

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
    Optional<Matcher> matcher = matcher((isOfIngressNginx ? "(?i)^" : "") + expression, asked);
    if (matcher.isEmpty()) {
      return Coverage.PERHAPS;
    }
    boolean isFound = matcher.get().find();
    boolean isSearch = isOfIngressNginx || controller == Controller.NGINX;
    if (!isFound || isSearch || matcher.get().matches()) {
      return of(isFound);
    }
    return Coverage.PERHAPS;
  }

  /** Returns an expression applied to a text; empty if it is none that is understood. */
  static Optional<Matcher> matcher(String expression, String text) {
    if (expression.length() > LONGEST_EXPRESSION) {
      return Optional.empty();
    }
    try {
      return Optional.of(Pattern.compile(expression).matcher(text));
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
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
