package io.mcmetrics.rules.ingress.analysis;

import io.mcmetrics.finding.Vocabulary;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The paths at which a program takes remote writes.
 *
 * @param usual the one to use
 * @param isStrict whether there is no other; others have prefixes, tenants and old names
 */
public record RemoteWritePaths(String usual, boolean isStrict) {
  /** Thanos, pkg/receive/handler.go; Prometheus, web/api/v1/api.go; the manuals of the others. */
  private static final Map<Program, RemoteWritePaths> APIS =
      Map.of(
          Program.THANOS_RECEIVE, new RemoteWritePaths(RemoteWriteRouteGuess.RECEIVE_PATH, true),
          Program.PROMETHEUS, new RemoteWritePaths("/api/v1/write", true),
          Program.MIMIR, new RemoteWritePaths("/api/v1/push", false),
          Program.CORTEX, new RemoteWritePaths("/api/v1/push", false),
          Program.VICTORIA_METRICS, new RemoteWritePaths("/api/v1/write", false),
          Program.VM_AGENT, new RemoteWritePaths("/api/v1/write", false),
          Program.VM_INSERT, new RemoteWritePaths("/insert/0/prometheus/api/v1/write", false));

  /**
   * Before the path of the tenant, which is a number or two, or {@code multitenant}, there is none
   * (VictoriaMetrics, app/vminsert/main.go of the cluster version).
   */
  private static final Pattern OF_VMINSERT =
      Pattern.compile("/insert/[^/]+/prometheus(?:/api/v1/(?:write|push))?");

  private static final List<String> KNOWN =
      List.of(RemoteWriteRouteGuess.RECEIVE_PATH, "/api/v1/write", "/api/v1/push");

  private static final List<String> QUERIES =
      List.of("/api/v1/query", "/api/v1/query_range", "/api/v1/read", "/graph", "/metrics");

  public static boolean isKnown(Program program) {
    return APIS.containsKey(program);
  }

  public static RemoteWritePaths of(Program program) {
    return APIS.getOrDefault(program, new RemoteWritePaths("", false));
  }

  /** Returns the path to use, behind the prefix that the program may be told. */
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
   * Tells whether remote writes are taken at a path. A slash too many does no harm: the router
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
    boolean isOfReceive = clean.endsWith(RemoteWriteRouteGuess.RECEIVE_PATH);
    return !isOfReceive && !isOfQueries(clean);
  }

  /** Tells whether a path is one at which another kind of receiver takes remote writes. */
  public static boolean isOfOthers(Program program, String path) {
    return KNOWN.stream().anyMatch(known -> known.equals(path) && !known.equals(of(program).usual))
        || path.equals("/api/prom/push");
  }

  public static boolean isOfQueries(String path) {
    return QUERIES.stream().anyMatch(path::endsWith);
  }

  /** Returns the path that a slip of the pen, or of pasting, was to be. */
  public static Optional<String> misspelt(String path) {
    for (String known : KNOWN) {
      if (path.endsWith(known + known)) {
        return Optional.of(known);
      }
    }
    boolean isLong = path.startsWith("/api/v1/");
    return KNOWN.contains(path) || isOfQueries(path) || !isLong
        ? Optional.empty()
        : new Vocabulary(KNOWN).nearest(path).filter(known -> isTypo(path, known));
  }

  /** One word of it is spelt otherwise, or the version is. */
  private static boolean isTypo(String path, String known) {
    String[] written = path.split("/", -1);
    String[] meant = known.split("/", -1);
    return written.length == meant.length
        && Math.abs(path.length() - known.length()) <= 2
        && written[written.length - 1].startsWith(meant[meant.length - 1].substring(0, 2));
  }
}
