package io.mcmetrics.rules.ingress;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.REMOTE_WRITE;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.kubernetes.CommandLine;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.path.Backend;
import io.mcmetrics.path.RouteMatch;
import io.mcmetrics.path.RouteMatch.Coverage;
import io.mcmetrics.route.Rewrite.Kind;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.Confidences;
import io.mcmetrics.rules.analysis.ReceivePath;
import io.mcmetrics.rules.ingress.analysis.BackendConfidence;
import io.mcmetrics.rules.ingress.analysis.RemoteWritePaths;
import io.mcmetrics.rules.ingress.analysis.RoutedDestination;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flags URLs whose path is not the one at which the receiver takes remote writes. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a remote write URL with a path at which the receiver takes none",
    why =
        """
        The receiver answers `404 Not Found`. Prometheus does not try again: each batch is dropped,
        and the cluster never appears in Grafana.
        """,
    symptom =
        """
        The sender logs `non-recoverable error` with `404 Not Found` (405 where the path takes
        other methods), and `prometheus_remote_storage_samples_failed_total` grows as fast as
        samples are scraped. Nothing is retried, and Thanos Receive logs nothing. The cluster is
        missing in Grafana.
        """,
    remedy =
        """
        End the URL in `/api/v1/receive` for Thanos Receive, in `/api/v1/write` for Prometheus and
        VictoriaMetrics, in `/insert/0/prometheus/api/v1/write` for its vminsert, and in
        `/api/v1/push` for Mimir.
        """,
    confidence =
        """
        Certain where the URL leads to a program in the tree that takes no writes at that path.
        Likely where a proxy lies in between, or the path is all but a known one. Possible where
        only the name of the host tells of Thanos Receive.
        """,
    sources = {
      "Thanos 0.42.5, pkg/receive/handler.go, NewHandler: remote write has one route, POST "
          + "/api/v1/receive",
      "Prometheus 3.16.0 with Thanos 0.42.5, run: `/api/v1/write` is 404; a slash too many "
          + "is 307, which the sender follows",
      "Grafana Mimir 3.0.5, run: `/api/v1/write`, `/api/v1/receive` and `/api/v1/push/` are 404",
      "Prometheus 3.16.0, storage/remote/client.go, Store: 404 and 405 are not sent again"
    },
    severity = ERROR,
    stage = REMOTE_WRITE)
public final class WrongRemoteWritePath implements FleetRule {
  /** Programs that have no path for them (thanos, cmd/thanos; VictoriaMetrics, app). */
  private static final Set<Program> TAKING_NONE =
      Set.of(
          Program.THANOS_QUERY,
          Program.THANOS_QUERY_FRONTEND,
          Program.THANOS_STORE,
          Program.THANOS_COMPACT,
          Program.THANOS_RULE,
          Program.THANOS_SIDECAR,
          Program.VM_SELECT,
          Program.VM_STORAGE);

  private static final Set<String> TAKING_WRITES = Set.of("all", "distributor", "write");

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (RoutedDestination routed : RoutedDestination.in(fleet)) {
      problem(routed).ifPresent(found -> out.accept(routed.blockedBy(found)));
    }
  }

  private static Optional<Problem> problem(RoutedDestination routed) {
    List<RouteMatch> routes = routed.resolution().routes();
    boolean isRewritten =
        routes.stream().anyMatch(match -> match.route().rewrite().kind() != Kind.NONE);
    boolean isRewrittenByAProxy =
        routed.samplePath().proxyHops().stream()
            .anyMatch(proxy -> !proxy.path().isKnown(routed.path()));
    if (isRewritten || isRewrittenByAProxy) {
      // Rewritten paths are reported by ingress-path-mismatch.
      return Optional.empty();
    }
    List<ContainerPort> targets = routed.samplePath().targets();
    Set<Program> programs =
        targets.stream().map(ContainerPort::program).collect(Collectors.toSet());
    if (programs.size() == 1) {
      return known(routed, targets.get(0));
    }
    return programs.isEmpty() ? guessed(routed) : Optional.empty();
  }

  private static Optional<Problem> known(RoutedDestination routed, ContainerPort target) {
    Program program = target.program();
    Optional<Problem> closed = closed(target);
    if (closed.isPresent()) {
      return closed;
    }
    if (TAKING_NONE.contains(program)) {
      return Optional.of(
          Problem.at(
                  routed,
                  "this leads to %s, which takes no remote writes: each batch is answered with an"
                      + " error, and lost",
                  program.words())
              .see(target, "what the URL leads to")
              .atMost(surenessOf(routed)));
    }
    Optional<Problem> part = otherPart(routed, target);
    if (part.isPresent()) {
      return part.map(found -> found.atMost(surenessOf(routed)));
    }
    if (!RemoteWritePaths.isKnown(program)) {
      return Optional.empty();
    }
    if (RemoteWritePaths.of(program).takes(routed.path(), target)) {
      return RemoteWritePaths.of(program).redirects(routed.path(), target)
          ? unfollowed(routed, target).map(found -> found.atMost(surenessOf(routed)))
          : Optional.empty();
    }
    boolean isPastTheRoutes =
        !routed.resolution().routes().isEmpty()
            && routed.resolution().routes().stream()
                .allMatch(match -> match.pathCoverage() == Coverage.NO);
    Problem problem =
        Problem.at(
                routed,
                "%s takes remote writes at `%s`, and not at `%s`: each batch is answered with %d,"
                    + " and lost",
                program.words(),
                RemoteWritePaths.of(program).usual(target),
                routed.path(),
                // Its page is there, for other methods (prometheus 3.16, web/web.go, and
                // httprouter).
                program == Program.PROMETHEUS && routed.path().equals("/") ? 405 : 404)
            .see(target, "what the URL leads to");
    return Optional.of(problem.atMost(isPastTheRoutes ? Confidence.LIKELY : surenessOf(routed)));
  }

  /**
   * Mimir and Cortex run as parts, of which the distributor alone takes writes (mimir, pkg/api and
   * pkg/mimir/modules.go; cortex, pkg/api and pkg/cortex/modules.go).
   */
  private static Optional<Problem> otherPart(RoutedDestination routed, ContainerPort target) {
    Value<String> parts = target.container().commandLine().last("target");
    return target.program().isMimirOrCortex()
            && parts instanceof Known<String> known
            && Stream.of(known.value().split(",")).noneMatch(TAKING_WRITES::contains)
        ? Optional.of(
            Problem.at(
                    routed,
                    "this leads to the part `%s` of %s, and only its distributor takes"
                        + " remote writes: each batch is answered with 404, and lost",
                    known.value(),
                    target.program().words())
                .see(parts, "the part"))
        : Optional.empty();
  }

  /** The receiver answers with a redirect to its path, and the sender is told to follow none. */
  private static Optional<Problem> unfollowed(RoutedDestination routed, ContainerPort target) {
    boolean refuses =
        routed.destination().writes().stream()
            .allMatch(write -> write.settings().refusesRedirects());
    return refuses
        ? Optional.of(
            Problem.at(
                    routed,
                    "`%s` is answered with a redirect to `%s`, and this remote write follows none:"
                        + " each batch is lost",
                    routed.path(),
                    RemoteWritePaths.of(target.program()).usual(target))
                .see(target, "what the URL leads to"))
        : Optional.empty();
  }

  private static Confidence surenessOf(RoutedDestination routed) {
    // A configuration of a proxy says more than what is read of it.
    Confidence least =
        routed.samplePath().proxyHops().isEmpty() ? Confidence.CERTAIN : Confidence.LIKELY;
    for (Backend backend : routed.resolution().backends()) {
      least = Confidences.lower(least, BackendConfidence.of(backend));
    }
    return least;
  }

  /**
   * A Prometheus takes remote writes only if it is told to (Prometheus, cmd/prometheus/main.go).
   */
  private static Optional<Problem> closed(ContainerPort target) {
    CommandLine flags = target.container().commandLine();
    boolean isOpen =
        flags.has("web.enable-remote-write-receiver")
            || flags.all("enable-feature").stream().anyMatch(WrongRemoteWritePath::opens);
    boolean isSeen =
        target.program() == Program.PROMETHEUS
            && !flags.isEmpty()
            && flags.isWhole()
            && target.workload().sight().whole();
    if (!isSeen || isOpen) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.at(
                target,
                "Prometheus takes no remote writes unless it is started with"
                    + " `--web.enable-remote-write-receiver` (`enableRemoteWriteReceiver: true`):"
                    + " each batch is answered with 404, and lost")
            .atMost(Confidence.LIKELY));
  }

  private static boolean opens(Value<String> features) {
    return !(features instanceof Known<String> known)
        || known.value().contains("remote-write-receiver");
  }

  /** Judges a URL by its own text, where nothing behind the host is in the tree. */
  private static Optional<Problem> guessed(RoutedDestination routed) {
    String path = routed.path().replaceFirst("(?<=.)/+$", "");
    Optional<String> meant = RemoteWritePaths.misspelt(path);
    if (meant.isPresent()) {
      return Optional.of(
          Problem.at(
                  routed,
                  "no receiver takes remote writes at `%s`; did you mean `%s`?",
                  path,
                  meant.get())
              .atMost(Confidence.LIKELY));
    }
    if (RemoteWritePaths.isOfQueries(path)) {
      return Optional.of(
          Problem.at(
                  routed, "`%s` is where queries are asked, and no remote writes are taken", path)
              .atMost(Confidence.LIKELY));
    }
    if (RemoteWritePaths.isOfOtherApis(path)) {
      return Optional.of(
          Problem.at(routed, "`%s` is the path of another API, and takes no remote writes", path)
              .atMost(Confidence.LIKELY));
    }
    boolean isThanos = routed.url().host().contains("thanos");
    boolean isOfOthers =
        RemoteWritePaths.isOfOthers(Program.THANOS_RECEIVE, path) || path.equals("/");
    if (!isThanos || !isOfOthers) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.at(
                routed,
                "Thanos Receive takes remote writes at `%s`, and not at `%s`; by its name, the host"
                    + " is one",
                ReceivePath.TEXT,
                path)
            .atMost(Confidence.POSSIBLE));
  }
}
