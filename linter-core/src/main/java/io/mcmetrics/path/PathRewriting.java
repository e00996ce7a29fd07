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

/** Tells what becomes of a path behind a route. */
final class PathRewriting {
  private static final Pattern GROUP = Pattern.compile("\\$(\\d)");

  /** {@code $1x} is the group of that name, and not the first one. */
  private static final Pattern GROUP_ALONE = Pattern.compile("\\$\\d(?!\\w)");

  private static final Pattern LONG_GROUP = Pattern.compile("\\$\\{(\\d)}(?!\\w)");

  private PathRewriting() {}

  static Value<String> of(Route route, String asked) {
    Rewrite rewrite = route.rewrite();
    Value<String> unknown = new Value.Unknown<>("", rewrite.origin());
    String target = rewrite.target().known().orElse("");
    String path = route.path() instanceof Known<String> known ? known.value() : "/";
    return switch (rewrite.kind()) {
      case NONE -> new Known<>(asked, rewrite.origin());
      case WHOLE -> new Known<>(target, rewrite.origin());
      case PREFIX ->
          prefix(route, path, target, asked)
              .<Value<String>>map(to -> at(to, rewrite))
              .orElse(unknown);
      case PATTERN ->
          pattern(path, target, asked).<Value<String>>map(to -> at(to, rewrite)).orElse(unknown);
      case EXPRESSION ->
          expression(rewrite.expression().written(), target, asked)
              .<Value<String>>map(to -> at(to, rewrite))
              .orElse(unknown);
      case STRIPPED -> at(stripped(target.strip(), asked), rewrite);
      case ADDED -> at(target + asked, rewrite);
      case UNTOLD -> unknown;
    };
  }

  private static Value<String> at(String path, Rewrite rewrite) {
    return new Known<>(path, rewrite.origin());
  }

  /** A text, and no whole elements (traefik, pkg/middlewares/stripprefix). */
  private static String stripped(String prefix, String asked) {
    if (!asked.startsWith(prefix)) {
      return asked;
    }
    String rest = asked.substring(prefix.length());
    return rest.startsWith("/") ? rest : "/" + rest;
  }

  /**
   * Each match is replaced, as Go does it (traefik, pkg/middlewares/replacepathregex): known is
   * what comes of one that begins where the path does, or is all of it.
   */
  private static Optional<String> expression(String expression, String target, String asked) {
    String replacement = LONG_GROUP.matcher(target).replaceAll("\\$$1");
    Optional<LinearRegex> regex = LinearRegex.compile(expression);
    boolean isPlain = !GROUP_ALONE.matcher(replacement).replaceAll("").contains("$");
    if (regex.isEmpty() || !isPlain) {
      return Optional.empty();
    }
    Optional<List<String>> groups = regex.get().find(asked);
    if (groups.isEmpty()) {
      return Optional.of(asked);
    }
    String whole = groups.get().get(0);
    if (!whole.equals(asked) && !(expression.startsWith("^") && asked.startsWith(whole))) {
      return Optional.empty();
    }
    String made =
        GROUP.matcher(replacement).replaceAll(number -> taken(groups.get(), number.group(1)));
    return Optional.of(made + asked.substring(whole.length()));
  }

  private static Optional<String> prefix(Route route, String path, String target, String asked) {
    if (route.match() == PathMatch.REGEX || !asked.startsWith(path)) {
      return Optional.empty();
    }
    String rest = asked.substring(path.length());
    if (route.match() == PathMatch.CONTROLLER) {
      // nginx puts the one text in the place of the other.
      return Optional.of(target + rest);
    }
    String between = rest.isEmpty() || rest.startsWith("/") ? "" : "/";
    return Optional.of((target.replaceFirst("/$", "") + between + rest).replaceFirst("^$", "/"));
  }

  /**
   * The expression may match anywhere, and then all of the path is replaced (ingress-nginx,
   * template.go, buildProxyPass; nginx.org, ngx_http_rewrite_module).
   */
  private static Optional<String> pattern(String path, String target, String asked) {
    Optional<LinearRegex> regex = LinearRegex.compile("(?i)" + path);
    if (regex.isEmpty() || GROUP.matcher(target).replaceAll("").contains("$")) {
      return Optional.empty();
    }
    Optional<List<String>> groups = regex.get().find(asked);
    return Optional.of(
        groups.isEmpty()
            ? asked
            : GROUP.matcher(target).replaceAll(number -> taken(groups.get(), number.group(1))));
  }

  /** A group that there is not is empty. */
  private static String taken(List<String> groups, String digit) {
    int number = Integer.parseInt(digit);
    return number < groups.size() ? Matcher.quoteReplacement(groups.get(number)) : "";
  }
}
