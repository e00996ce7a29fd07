package io.mcmetrics.rules.ingress.analysis;

import io.mcmetrics.finding.Vocabulary;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.rules.analysis.ReceivePath;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The paths at which a program takes remote writes.
 *
 * @param usual the path to use
 * @param isStrict whether there is no other; others have prefixes, tenants and old names
 */
public record RemoteWritePaths(String usual, boolean isStrict) {
  /** Thanos, pkg/receive/handler.go; Prometheus, web/api/v1/api.go; the manuals of the others. */
  private static final Map<Program, RemoteWritePaths> APIS =
      Map.of(
          Program.THANOS_RECEIVE, new RemoteWritePaths(ReceivePath.TEXT, true),
          Program.PROMETHEUS, new RemoteWritePaths("/api/v1/write", true),
          Program.MIMIR, new RemoteWritePaths("/api/v1/push", false),
          Program.CORTEX, new RemoteWritePaths("/api/v1/push", false),
          Program.VICTORIA_METRICS, new RemoteWritePaths("/api/v1/write", false),
          Program.VM_AGENT, new RemoteWritePaths("/api/v1/write", false),
          Program.VM_INSERT, new RemoteWritePaths("/insert/0/prometheus/api/v1/write", false));

  /**
   * The path has a tenant in it, a number or two or {@code multitenant}; without one there is none
   * (VictoriaMetrics, app/vminsert/main.go of the cluster version).
   */
  private static final Pattern OF_VMINSERT =
      Pattern.compile("/insert/[^/]+/prometheus(?:/api/v1/(?:write|push))?");

  private static final List<String> KNOWN =
      List.of(ReceivePath.TEXT, "/api/v1/write", "/api/v1/push");

  private static final List<String> QUERIES =
      List.of("/api/v1/query", "/api/v1/query_range", "/api/v1/read", "/graph", "/metrics");

  /** Paths of other APIs that take data, and of pages for machines. */
  private static final List<String> OTHER_APIS =
      List.of(
          "/api/v1/import",
          "/api/v1/import/prometheus",
          "/api/v1/prom/read",
          "/api/v1/export",
          "/loki/api/v1/push",
          "/v1/metrics",
          "/federate");

  /** Tells whether the paths of a program are known. */
  public static boolean isKnown(Program program) {
    return APIS.containsKey(program);
  }

  /** Returns the paths of a program; an empty one if they are not known. */
  public static RemoteWritePaths of(Program program) {
    return APIS.getOrDefault(program, new RemoteWritePaths("", false));
  }

  /** Returns the path to use, with the prefix that the flags of the program set. */
  public String usual(ContainerPort target) {
    return prefix(target) + usual;
  }

  private static String prefix(ContainerPort target) {
    Value<String> prefix = target.container().commandLine().last("web.route-prefix");
    Value<String> external = target.container().commandLine().last("web.external-url");
    if (prefix instanceof Known<String> known) {
      return known.value().replaceFirst("/+$", "");
    }
    boolean isTold = !(external instanceof Value.Absent<String>);
    return isTold && external instanceof Known<String> url
        ? url.value().replaceFirst("^[a-z]+://[^/]*", "").replaceFirst("/+$", "")
        : "";
  }

  /**
   * Tells whether remote writes are taken at a path. An extra slash does no harm: the router
   * answers with a redirect that keeps the body (julienschmidt/httprouter, RedirectTrailingSlash
   * and RedirectFixedPath), and Prometheus follows it.
   */
  public boolean takes(String path, ContainerPort target) {
    String clean = path.replaceAll("/{2,}", "/").replaceFirst("/$", "");
    if (isStrict) {
      return clean.equalsIgnoreCase(usual(target));
    }
    if (target.program() == Program.VM_INSERT) {
      return target.container().commandLine().has("http.pathPrefix")
          || OF_VMINSERT.matcher(clean).matches();
    }
    if (target.program() == Program.MIMIR) {
      // Its router mends no slash: 404, or a redirect of which the sender makes a GET.
      return target.container().commandLine().has("server.path-prefix") || path.equals(usual);
    }
    boolean isOfReceive = clean.endsWith(ReceivePath.TEXT);
    return !isOfReceive && !isOfQueries(clean);
  }

  /** Tells whether a path that is taken is first answered with a redirect to the right one. */
  public boolean redirects(String path, ContainerPort target) {
    return isStrict && !path.equals(usual(target));
  }

  /** Tells whether a path is one at which another kind of receiver takes remote writes. */
  public static boolean isOfOthers(Program program, String path) {
    return KNOWN.stream().anyMatch(known -> known.equals(path) && !known.equals(of(program).usual))
        || path.equals("/api/prom/push");
  }

  /** Tells whether a path is one of the query API, or of metrics and the web UI. */
  public static boolean isOfQueries(String path) {
    return QUERIES.stream().anyMatch(path::endsWith);
  }

  /** Tells whether a path is one of an API for something else than remote writes and queries. */
  public static boolean isOfOtherApis(String path) {
    return OTHER_APIS.stream().anyMatch(path::endsWith);
  }

  /** Returns the path that a misspelt or doubled one was meant to be. */
  public static Optional<String> misspelt(String path) {
    for (String known : KNOWN) {
      if (path.endsWith(known + known)) {
        return Optional.of(known);
      }
    }
    boolean isLong = path.startsWith("/api/v1/");
    return KNOWN.contains(path) || isOfQueries(path) || isOfOtherApis(path) || !isLong
        ? Optional.empty()
        : new Vocabulary(KNOWN).nearest(path).filter(known -> isTypo(path, known));
  }

  /** Tells whether only one word of a path, or the version, is misspelt. */
  private static boolean isTypo(String path, String known) {
    String[] written = path.split("/", -1);
    String[] meant = known.split("/", -1);
    return written.length == meant.length
        && Math.abs(path.length() - known.length()) <= 2
        && written[written.length - 1].startsWith(meant[meant.length - 1].substring(0, 2));
  }
}
