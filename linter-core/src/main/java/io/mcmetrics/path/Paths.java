package io.mcmetrics.path;

import io.mcmetrics.network.Endpoint.Controller;
import io.mcmetrics.network.Endpoint.PathMatch;
import io.mcmetrics.path.RouteMatch.Coverage;

/** Compares the paths of routes with that of a request (Kubernetes, "Ingress", path types). */
final class Paths {
  private Paths() {}

  static Coverage covers(String path, PathMatch match, Controller controller, String asked) {
    return switch (match) {
      case EXACT -> of(path.equals(asked));
      case PREFIX -> of(isPrefix(path, asked));
      case REGEX -> regex(path, asked);
      case CONTROLLER -> byController(path, controller, asked);
    };
  }

  private static Coverage of(boolean covers) {
    return covers ? Coverage.YES : Coverage.NO;
  }

  /** Element by element: {@code /api} covers {@code /api/v1}, and not {@code /apis}. */
  private static boolean isPrefix(String path, String asked) {
    String prefix = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return asked.equals(prefix) || asked.startsWith(prefix + "/");
  }

  /** What begins like the path may match it: an expression is not evaluated here. */
  private static Coverage regex(String path, String asked) {
    String literal = path.replaceFirst("[\\\\.(*\\[{$?+|^~].*", "");
    if (literal.length() == path.length()) {
      return of(asked.startsWith(path));
    }
    return asked.startsWith(literal) || literal.startsWith(asked) ? Coverage.PERHAPS : Coverage.NO;
  }

  /** Both controllers of nginx, and most others, take it for a prefix of the text. */
  private static Coverage byController(String path, Controller controller, String asked) {
    if (path.startsWith("=")) {
      return of(path.substring(1).strip().equals(asked));
    }
    String literal = path.replaceFirst("[(*\\[$?+|^~\\\\].*", "").strip();
    boolean isLiteral = literal.length() == path.strip().length();
    if (!asked.startsWith(literal)) {
      return Coverage.NO;
    }
    boolean isSure = isLiteral && (controller != Controller.UNTOLD || isPrefix(path, asked));
    return isSure ? Coverage.YES : Coverage.PERHAPS;
  }
}
