package io.mcmetrics.rules.grafana.analysis;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.kubernetes.CommandLine;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.network.Url;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.Optional;

/**
 * The path of a URL below which somebody asks for the query API, and that below which a program has
 * it: {@code /api/v1/query} is put behind it. Thanos Query has it below {@code --web.route-prefix},
 * else below {@code --web.external-prefix} (thanos, cmd/thanos/query.go), Mimir below {@code
 * /prometheus}, and the frontend of Thanos below no other path.
 */
public record ApiPath(Value<String> url, ContainerPort target) {
  /** Returns what is wrong with the path, as far as both are known. */
  public Optional<Problem> problem() {
    Optional<String> asked = url.known().flatMap(Url::parse).map(parts -> clean(parts.path()));
    Optional<String> has = prefix();
    if (asked.isEmpty() || has.isEmpty() || asked.get().equals(has.get())) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.at(
                url,
                "%s answers queries below `%s`, and not below `%s`: each is answered with 404",
                target.program().words(),
                shown(has.get()),
                shown(asked.get()))
            .see(target, "what the URL leads to")
            .atMost(target.workload().sight().limit()));
  }

  private Optional<String> prefix() {
    CommandLine flags = target.container().commandLine();
    boolean isSeen = flags.isWhole() && target.workload().sight().whole();
    if (!isSeen) {
      return Optional.empty();
    }
    return switch (target.program()) {
      case THANOS_QUERY ->
          text(flags, "web.route-prefix")
              .or(() -> text(flags, "web.external-prefix"))
              .or(() -> none(flags));
      case THANOS_QUERY_FRONTEND -> Optional.of("");
      case MIMIR -> text(flags, "http.prometheus-http-prefix").or(() -> usualOfMimir(flags));
      default -> Optional.empty();
    };
  }

  /** No prefix, unless one is given that is not known. */
  private static Optional<String> none(CommandLine flags) {
    boolean isGiven = flags.has("web.route-prefix") || flags.has("web.external-prefix");
    return isGiven ? Optional.empty() : Optional.of("");
  }

  private static Optional<String> usualOfMimir(CommandLine flags) {
    return flags.has("http.prometheus-http-prefix") || flags.has("server.path-prefix")
        ? Optional.empty()
        : Optional.of("/prometheus");
  }

  private static Optional<String> text(CommandLine flags, String flag) {
    Value<String> given = flags.last(flag);
    return given instanceof Known<String> known
        ? Optional.of(clean(known.value().replaceFirst("^[a-z]+://[^/]*", "")))
        : Optional.empty();
  }

  /** The router of Thanos mends doubled slashes by a redirect. */
  private static String clean(String path) {
    return path.replaceAll("/{2,}", "/").replaceFirst("/$", "");
  }

  private static String shown(String path) {
    return path.isEmpty() ? "/" : path;
  }
}
