package io.mcmetrics.path;

import io.mcmetrics.regex.LinearRegex;
import io.mcmetrics.route.Endpoint.PathMatch;
import io.mcmetrics.route.Endpoint.Route;
import io.mcmetrics.route.Rewrite;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Applies the rewrite of a route to the path of a request. */
final class PathRewriting {
  private static final Pattern GROUP = Pattern.compile("\\$(\\d)");

  /** The group of {@code $1x} is the one named {@code 1x}, and not the first one. */
  private static final Pattern GROUP_ALONE = Pattern.compile("\\$\\d(?!\\w)");

  private static final Pattern LONG_GROUP = Pattern.compile("\\$\\{(\\d)}(?!\\w)");

  private PathRewriting() {}

  static Value<String> of(Route route, String requested) {
    Rewrite rewrite = route.rewrite();
    Value<String> unknown = new Value.Unknown<>("", rewrite.origin());
    String target = rewrite.target().known().orElse("");
    String path = route.path() instanceof Known<String> known ? known.value() : "/";
    return switch (rewrite.kind()) {
      case NONE -> new Known<>(requested, rewrite.origin());
      case WHOLE -> new Known<>(target, rewrite.origin());
      case PREFIX ->
          prefix(route, path, target, requested)
              .<Value<String>>map(to -> at(to, rewrite))
              .orElse(unknown);
      case PATTERN ->
          pattern(path, target, requested)
              .<Value<String>>map(to -> at(to, rewrite))
              .orElse(unknown);
      case EXPRESSION ->
          expression(rewrite.expression().written(), target, requested)
              .<Value<String>>map(to -> at(to, rewrite))
              .orElse(unknown);
      case STRIPPED -> at(stripped(target.strip(), requested), rewrite);
      case ADDED -> at(target + requested, rewrite);
      case UNTOLD -> unknown;
    };
  }

  private static Value<String> at(String path, Rewrite rewrite) {
    return new Known<>(path, rewrite.origin());
  }

  /**
   * Removes a prefix of the text, which need not end with an element (traefik,
   * pkg/middlewares/stripprefix).
   */
  private static String stripped(String prefix, String requested) {
    if (!requested.startsWith(prefix)) {
      return requested;
    }
    String rest = requested.substring(prefix.length());
    return rest.startsWith("/") ? rest : "/" + rest;
  }

  /**
   * Each match is replaced, as Go does (traefik, pkg/middlewares/replacepathregex). The result is
   * only known if the match is anchored at the beginning, or is the whole path.
   */
  private static Optional<String> expression(String expression, String target, String requested) {
    String replacement = LONG_GROUP.matcher(target).replaceAll("\\$$1");
    Optional<LinearRegex> regex = LinearRegex.compile(expression);
    boolean isPlain = !GROUP_ALONE.matcher(replacement).replaceAll("").contains("$");
    if (regex.isEmpty() || !isPlain) {
      return Optional.empty();
    }
    Optional<List<String>> groups = regex.get().find(requested);
    if (groups.isEmpty()) {
      return Optional.of(requested);
    }
    String whole = groups.get().get(0);
    if (!whole.equals(requested) && !(expression.startsWith("^") && requested.startsWith(whole))) {
      return Optional.empty();
    }
    String replaced =
        GROUP.matcher(replacement).replaceAll(number -> group(groups.get(), number.group(1)));
    return Optional.of(replaced + requested.substring(whole.length()));
  }

  private static Optional<String> prefix(
      Route route, String path, String target, String requested) {
    if (route.match() == PathMatch.REGEX || !requested.startsWith(path)) {
      return Optional.empty();
    }
    String rest = requested.substring(path.length());
    if (route.match() == PathMatch.CONTROLLER) {
      // nginx replaces the text.
      return Optional.of(target + rest);
    }
    String between = rest.isEmpty() || rest.startsWith("/") ? "" : "/";
    return Optional.of((target.replaceFirst("/$", "") + between + rest).replaceFirst("^$", "/"));
  }

  /**
   * The expression may match anywhere in the path, and the whole path is replaced (ingress-nginx,
   * template.go, buildProxyPass; nginx.org, ngx_http_rewrite_module).
   */
  private static Optional<String> pattern(String path, String target, String requested) {
    Optional<LinearRegex> regex = LinearRegex.compile("(?i)" + path);
    if (regex.isEmpty() || GROUP.matcher(target).replaceAll("").contains("$")) {
      return Optional.empty();
    }
    Optional<List<String>> groups = regex.get().find(requested);
    return Optional.of(
        groups.isEmpty()
            ? requested
            : GROUP.matcher(target).replaceAll(number -> group(groups.get(), number.group(1))));
  }

  /** Returns the text of a group; a group that does not exist is empty. */
  private static String group(List<String> groups, String digit) {
    int number = Integer.parseInt(digit);
    return number < groups.size() ? Matcher.quoteReplacement(groups.get(number)) : "";
  }
}
