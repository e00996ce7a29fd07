package io.mcmetrics.trace;

import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Problem.Related;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.grafana.Datasource;
import io.mcmetrics.kubernetes.Listener.Purpose;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.kubernetes.Service;
import io.mcmetrics.kubernetes.ServicePort;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.network.Url;
import io.mcmetrics.path.Backend;
import io.mcmetrics.path.ProxyHop;
import io.mcmetrics.path.Resolution;
import io.mcmetrics.path.RouteMatch;
import io.mcmetrics.path.RouteMatch.Coverage;
import io.mcmetrics.path.SamplePath;
import io.mcmetrics.path.UrlTarget;
import io.mcmetrics.source.Located;
import io.mcmetrics.thanos.Querier;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The hops of a path from its URL on, as far as the tree shows them. */
final class PathHops {
  /**
   * The programs beside Thanos Receive that accept remote write, on the port that they use for
   * everything.
   */
  private static final Set<Program> OTHER_RECEIVERS =
      Set.of(
          Program.PROMETHEUS,
          Program.MIMIR,
          Program.CORTEX,
          Program.VICTORIA_METRICS,
          Program.VM_INSERT,
          Program.VM_AGENT);

  private final SamplePath path;

  /**
   * Custom resources from which an operator creates components of Thanos, and which are not
   * evaluated.
   */
  private final List<Document> unread;

  PathHops(SamplePath path, List<Document> unread) {
    this.path = path;
    this.unread = unread;
  }

  TracedHop route() {
    Resolution resolution = path.resolution();
    Optional<Url> url = resolution.url();
    return switch (resolution.urlTarget()) {
      case UNKNOWN -> unknown(Stage.ROUTE, "where the URL leads is not known");
      case INSIDE ->
          new TracedHop(
              Stage.ROUTE,
              HopStatus.NOT_APPLICABLE,
              "`" + host(url) + "` is a name inside the cluster",
              List.of(),
              List.of());
      case OUTSIDE -> unknown(Stage.ROUTE, "nothing in the tree answers to `" + host(url) + "`");
      case EXPOSED ->
          ok(
              Stage.ROUTE,
              "a Service is open to the outside",
              seen(resolution.services(), "is open to the outside"));
      case ROUTED -> routed(resolution);
    };
  }

  private static TracedHop routed(Resolution resolution) {
    RouteMatch best = resolution.routes().get(0);
    List<Related> evidence =
        List.of(new Related(best.route().origin(), best.endpoint().words() + " answers here"));
    String host = host(resolution.url());
    if (best.pathCoverage() == Coverage.YES) {
      String words = best.endpoint().words() + " answers to `" + host + "`";
      return ok(Stage.ROUTE, words, evidence);
    }
    String path = resolution.url().map(Url::path).orElse("");
    String words =
        best.pathCoverage() == Coverage.NO
            ? "`%s` answers to no path like `%s`".formatted(host, path)
            : "whether %s answers to `%s` is not known".formatted(best.endpoint().words(), path);
    return new TracedHop(Stage.ROUTE, HopStatus.UNKNOWN, words, evidence, List.of());
  }

  private static String host(Optional<Url> url) {
    return url.map(Url::host).orElse("");
  }

  TracedHop service() {
    List<Backend> backends = path.resolution().backends();
    if (backends.isEmpty()) {
      return unknown(Stage.SERVICE, "which Service is asked is not known");
    }
    Backend backend = backends.get(0);
    String name = "`" + backend.address().service() + "`";
    if (backend.services().isEmpty()) {
      return unknown(Stage.SERVICE, "no Service " + name + " is in the tree");
    }
    Service service = backend.services().get(0);
    if (backend.targets().isEmpty()) {
      String what =
          backend.ports().isEmpty() && !service.isHeadless()
              ? "which port of Service %s is meant is not known"
              : "the pods behind Service %s are not in the tree";
      return new TracedHop(
          Stage.SERVICE,
          HopStatus.UNKNOWN,
          what.formatted(name),
          seen(List.of(service), "the Service"),
          List.of());
    }
    ContainerPort target = backend.targets().get(0);
    String port = backend.ports().stream().findFirst().map(ServicePort::words).orElse("");
    String words =
        "Service %s%s leads to %s"
            .formatted(name, port.isEmpty() ? "" : ", port " + port, target.workload().words());
    List<Related> evidence = new ArrayList<>();
    evidence.add(new Related(service.origin(), "the Service"));
    evidence.add(new Related(target.workload().origin(), "what runs the pods"));
    evidence.addAll(seen(path.proxyHops(), "hands on what it gets"));
    return ok(Stage.SERVICE, words + handedOn(), evidence);
  }

  private String handedOn() {
    StringBuilder words = new StringBuilder();
    for (ProxyHop proxyHop : path.proxyHops()) {
      Backend behind = proxyHop.backend();
      words
          .append(", which hands on to Service `")
          .append(behind.address().service())
          .append("`")
          .append(behind.port().known().map(port -> ", port " + port).orElse(""));
    }
    return words.toString();
  }

  TracedHop receive() {
    List<ContainerPort> targets = path.targets();
    for (ContainerPort target : targets) {
      if (target.program() == Program.THANOS_RECEIVE && target.takes(Purpose.REMOTE_WRITE)) {
        return taken(target, "takes remote writes on port " + target.port());
      }
    }
    for (ContainerPort target : targets) {
      if (OTHER_RECEIVERS.contains(target.program())) {
        return taken(target, "listens on port " + target.port());
      }
    }
    if (!targets.isEmpty()) {
      ContainerPort target = targets.get(0);
      return new TracedHop(
          Stage.RECEIVE,
          HopStatus.UNKNOWN,
          untaken(target),
          seen(List.of(target), "what runs there"),
          List.of());
    }
    return unread.isEmpty()
        ? unknown(Stage.RECEIVE, "what takes the samples is not in the tree")
        : new TracedHop(
            Stage.RECEIVE,
            HopStatus.UNKNOWN,
            "what an operator makes of %s is not known".formatted(unread.get(0).kind()),
            seen(unread.subList(0, 1), "the resource"),
            List.of());
  }

  private static String untaken(ContainerPort target) {
    if (target.program().isProxy()) {
      return "%s in %s hands on what it gets, and where to is not known"
          .formatted(target.program().words(), target.workload().words());
    }
    return target.listeners().isEmpty()
        ? "what listens on port %d of %s is not known"
            .formatted(target.port(), target.workload().words())
        : "port %d of %s is for %s"
            .formatted(
                target.port(),
                target.program().words(),
                target.listeners().get(0).purpose().words());
  }

  private static TracedHop taken(ContainerPort target, String does) {
    return ok(
        Stage.RECEIVE,
        target.program().words() + " " + does,
        seen(
            target.listeners().isEmpty() ? List.of(target) : target.listeners(),
            "what runs there"));
  }

  TracedHop query() {
    if (!path.queriers().isEmpty()) {
      Querier querier = path.queriers().get(0);
      return ok(
          Stage.QUERY,
          querier.component().words() + " asks for them",
          seen(List.of(querier), "Thanos Query"));
    }
    for (ContainerPort target : path.targets()) {
      Optional<Program> answering = target.program().queryProgram();
      if (answering.isPresent()) {
        String words =
            answering.get() == target.program()
                ? "what takes them answers queries itself"
                : answering.get().words() + " answers queries of what is sent there";
        return new TracedHop(Stage.QUERY, HopStatus.NOT_APPLICABLE, words, List.of(), List.of());
      }
    }
    return unknown(Stage.QUERY, "no Thanos Query of the tree is known to ask for them");
  }

  /**
   * Returns the hop to Grafana.
   *
   * @param all the data sources of the tree, of which one may ask where the samples are sent to
   */
  TracedHop datasource(List<Datasource> all) {
    if (path.datasources().isEmpty()) {
      return atTheSameHost(all)
          .orElseGet(
              () ->
                  unknown(
                      Stage.DATASOURCE,
                      "no data source of the tree is known to lead to where they are"));
    }
    List<Datasource> datasources = new ArrayList<>(path.datasources());
    datasources.sort(
        (a, b) -> Boolean.compare(b.isDefault().isKnown("true"), a.isDefault().isKnown("true")));
    Datasource first = datasources.get(0);
    String url = first.url() instanceof Known<String> known ? " at `" + known.value() + "`" : "";
    return ok(
        Stage.DATASOURCE,
        "Grafana's data source " + first.words() + " asks there" + url,
        seen(datasources, "asks there"));
  }

  /** One host takes samples and answers queries where a gateway stands before both. */
  private Optional<TracedHop> atTheSameHost(List<Datasource> all) {
    String taking = host(path.resolution().url());
    return all.stream()
        .filter(Datasource::isPrometheus)
        .filter(source -> !taking.isEmpty() && host(source).equals(taking))
        .findFirst()
        .map(
            source ->
                new TracedHop(
                    Stage.DATASOURCE,
                    HopStatus.UNKNOWN,
                    "data source %s asks the host that samples are sent to, and who answers there is not known"
                        .formatted(source.words()),
                    seen(List.of(source), "asks the same host"),
                    List.of()));
  }

  private static String host(Datasource source) {
    return host(source.url().known().flatMap(Url::parse));
  }

  static TracedHop unknown(Stage stage, String message) {
    return new TracedHop(stage, HopStatus.UNKNOWN, message, List.of(), List.of());
  }

  static TracedHop ok(Stage stage, String message, List<Related> evidence) {
    return new TracedHop(stage, HopStatus.OK, message, evidence, List.of());
  }

  static List<Related> seen(List<? extends Located> things, String note) {
    return things.stream().map(thing -> new Related(thing.origin(), note)).toList();
  }

  /** Returns the hops from the URL to the receiver. */
  List<TracedHop> toTheReceiver() {
    return path.resolution().urlTarget() == UrlTarget.UNKNOWN
        ? List.of(
            route(),
            unknown(Stage.SERVICE, "where the URL leads is not known"),
            unknown(Stage.RECEIVE, "where the URL leads is not known"))
        : List.of(route(), service(), receive());
  }
}
