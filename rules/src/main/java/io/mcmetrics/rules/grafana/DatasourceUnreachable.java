package io.mcmetrics.rules.grafana;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.DATASOURCE;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.finding.Vocabulary;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.SampleDelivery;
import io.mcmetrics.grafana.Datasource;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.kubernetes.Service;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.network.Url;
import io.mcmetrics.path.Backend;
import io.mcmetrics.path.Resolution;
import io.mcmetrics.path.SamplePath;
import io.mcmetrics.path.UrlTarget;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ServicePorts;
import io.mcmetrics.rules.grafana.analysis.ApiPath;
import io.mcmetrics.rules.grafana.analysis.QueriedPort;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.thanos.WebConfig;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Flags data sources whose URL names a Service, or a port of one, that there is not. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "Grafana data source that leads nowhere",
    why =
        """
        Grafana answers each query with an error such as `dial tcp: lookup … no such host`: all
        dashboards of the data source are empty, whatever arrives at Thanos.
        """,
    symptom =
        """
        Panels show an error such as `no such host`, `connection refused` or `404`, and the
        drop-down of clusters is empty. Grafana's own metric `grafana_datasource_request_total`
        has the status codes of the answers that it got. Thanos Query sees no request.
        """,
    remedy =
        """
        Name the Service of Thanos Query, or of its frontend, and the HTTP port of it, as in
        `http://thanos-query.monitoring.svc.cluster.local:9090`.
        """,
    confidence =
        """
        Certain where the URL names a Service of the tree that has no such port, or a port that
        answers no queries. Likely where no Service has the name and one has nearly that name, or
        has it in another namespace: a chart outside of the tree may bring it.
        """,
    sources = {
      "Kubernetes documentation, DNS for Services and Pods: which names a Service and its "
          + "pods have",
      "Grafana, documentation, Prometheus data source: the URL is that of the server, and "
          + "the API is below it",
      "Thanos 0.42.5, cmd/thanos/query.go, --http-address and --grpc-address: which port "
          + "answers queries",
      "Thanos 0.42.5, run: a path that is not there is 404, the gRPC port a malformed response",
      "Grafana, pkg/infra/httpclient/httpclientprovider/datasource_metrics_middleware.go: "
          + "the metric about requests"
    },
    severity = ERROR,
    stage = DATASOURCE)
public final class DatasourceUnreachable implements FleetRule {
  /** The parts of VictoriaMetrics that answer no queries. */
  private static final Set<Program> INSERTING =
      Set.of(Program.VM_INSERT, Program.VM_STORAGE, Program.VM_AGENT);

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    Map<Datasource, List<Problem>> problems = new LinkedHashMap<>();
    for (Datasource datasource : fleet.infrastructure().grafana().datasources()) {
      if (datasource.isPrometheus()) {
        problems.put(datasource, problems(fleet, datasource));
      }
    }
    problems.forEach(
        (datasource, found) -> {
          boolean hasOther = hasOther(datasource, problems);
          found.stream()
              .map(problem -> inFull(problem, fleet, datasource, hasOther))
              // Where Grafana can ask another data source, the samples of no sender are lost.
              .map(problem -> hasOther ? problem.concerning(datasource) : problem)
              .forEach(out);
        });
  }

  private static List<Problem> problems(Fleet fleet, Datasource datasource) {
    Resolution resolution = fleet.infrastructure().resolve(datasource);
    return datasource.access().isKnown("direct") || resolution.urlTarget() != UrlTarget.INSIDE
        ? List.of()
        : resolution.backends().stream()
            .flatMap(backend -> problem(fleet, datasource, backend).stream())
            .toList();
  }

  /** Tells whether the same Grafana has a data source in which nothing is wrong. */
  private static boolean hasOther(Datasource datasource, Map<Datasource, List<Problem>> problems) {
    return problems.entrySet().stream()
        .filter(entry -> entry.getKey().cluster().name().equals(datasource.cluster().name()))
        .anyMatch(entry -> entry.getValue().isEmpty());
  }

  private static Optional<Problem> problem(Fleet fleet, Datasource datasource, Backend backend) {
    if (backend.services().isEmpty()) {
      return anotherName(fleet, datasource, backend);
    }
    Service service = backend.services().get(0);
    String name = backend.address().service();
    if (!backend.address().pod().isEmpty() && !service.isHeadless()) {
      return Optional.of(
          Problem.at(
                  datasource.url(),
                  "no pod has a name of its own below Service `%s`, which is not headless",
                  name)
              .see(service, "the Service")
              .atMost(service.sight().limit()));
    }
    if (backend.ports().isEmpty() && !service.isHeadless() && service.arePortsKnown()) {
      return backend.port() instanceof Known<String> port
          ? Optional.of(
              Problem.at(
                      datasource.url(),
                      "Service `%s` has no port %s; it has %s",
                      name,
                      port.value(),
                      ServicePorts.text(service))
                  .see(service, "the Service")
                  .atMost(service.sight().limit()))
          : Optional.empty();
    }
    return wrongListener(fleet, datasource, backend);
  }

  /**
   * Returns a Service of nearly the same name; without one, a chart outside the tree may bring it.
   */
  private static Optional<Problem> anotherName(
      Fleet fleet, Datasource datasource, Backend backend) {
    String name = backend.address().service();
    List<Service> near =
        fleet.infrastructure().network().services().stream()
            .filter(service -> service.cluster().name().equals(datasource.cluster().name()))
            .filter(service -> fleet.infrastructure().network().behind(service).size() > 0)
            .toList();
    List<Service> elsewhere =
        near.stream().filter(service -> service.name().isKnown(name)).toList();
    if (!elsewhere.isEmpty() && elsewhere.get(0).namespace() instanceof Known<String> namespace) {
      return Optional.of(
          Problem.at(
                  datasource.url(),
                  "no Service `%s` is in the namespace that is asked; there is one in `%s`",
                  name,
                  namespace.value())
              .see(elsewhere.get(0), "the Service")
              .atMost(Confidence.LIKELY));
    }
    Vocabulary names =
        new Vocabulary(
            List.copyOf(
                near.stream()
                    .filter(service -> service.name() instanceof Known<String>)
                    .map(service -> ((Known<String>) service.name()).value())
                    .collect(Collectors.toCollection(TreeSet::new))));
    return names
        .nearest(name)
        .map(
            meant ->
                Problem.at(
                        datasource.url(),
                        "there is no Service `%s`; did you mean `%s`?",
                        name,
                        meant)
                    .atMost(Confidence.LIKELY));
  }

  /** Thanos wants a password or TLS, and the data source has none. */
  private static Optional<Problem> shutOut(
      Fleet fleet, Datasource datasource, ContainerPort target) {
    Optional<WebConfig> web =
        fleet.infrastructure().thanos().webConfig(target.workload(), target.container());
    boolean givesNone = !datasource.basicAuth().isKnown("true") && datasource.headers().isEmpty();
    boolean isPlain = datasource.url().known().filter(url -> url.startsWith("http:")).isPresent();
    boolean isLocked = web.filter(WebConfig::wantsPassword).isPresent() && givesNone;
    boolean isTls = web.filter(WebConfig::servesTls).isPresent() && isPlain;
    if ((!isLocked && !isTls) || datasource.basicAuth() instanceof Value.Unknown<String>) {
      return Optional.empty();
    }
    String what = isTls ? "speaks TLS only" : "wants a password, and this data source gives none";
    return Optional.of(
        Problem.at(
                datasource.url(),
                "%s %s: each query is answered with %s",
                target.program().words(),
                what,
                isTls ? "400" : "401")
            .see(web.get(), "the file that says so")
            .atMost(target.workload().sight().limit()));
  }

  private static Optional<Problem> wrongListener(
      Fleet fleet, Datasource datasource, Backend backend) {
    for (ContainerPort target : backend.targets()) {
      Optional<Problem> problem =
          ofVictoriaMetrics(datasource, target)
              .or(() -> new ApiPath(datasource.url(), target).problem())
              .or(() -> shutOut(fleet, datasource, target))
              .or(() -> QueriedPort.problem(datasource.url(), target));
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  /** The cluster version answers below {@code /select/TENANT} (app/vmselect/main.go). */
  private static Optional<Problem> ofVictoriaMetrics(Datasource datasource, ContainerPort target) {
    Program program = target.program();
    String path =
        datasource.url() instanceof Known<String> known
            ? Url.parse(known.value()).map(Url::path).orElse("")
            : "";
    if (INSERTING.contains(program)) {
      return Optional.of(
          Problem.at(datasource.url(), "%s takes samples, and answers no queries", program.words())
              .see(target, "what the URL leads to")
              .atMost(target.workload().sight().limit()));
    }
    return program != Program.VM_SELECT || path.contains("/select/")
        ? Optional.empty()
        : Optional.of(
            Problem.at(
                    datasource.url(),
                    "vmselect answers queries below `/select/0/prometheus`, and not below `%s`",
                    path.isEmpty() ? "/" : path)
                .see(target, "what the URL leads to")
                .atMost(target.workload().sight().limit()));
  }

  /** Adds the clusters whose samples this Grafana shows by no other data source. */
  private static Problem inFull(
      Problem problem, Fleet fleet, Datasource datasource, boolean hasOther) {
    Problem full =
        problem.atMost(datasource.sight().limit()).affecting(datasource.cluster().name());
    for (SampleDelivery delivery : fleet.deliveries()) {
      boolean isOfThis = delivery.path().datasources().contains(datasource);
      if (isOfThis && hasOther) {
        // It asks where the samples are, in vain, and another one of the same Grafana does not.
        full = full.withWeight(Weight.LIGHTER);
      } else if (isOfThis || isAskedHere(delivery.path(), datasource)) {
        Sender sender = delivery.sender();
        full = full.affecting(sender.cluster().name()).concerning(sender);
      }
    }
    return full;
  }

  private static boolean isAskedHere(SamplePath path, Datasource datasource) {
    return path.datasources().isEmpty()
        && path.queriers().stream()
            .anyMatch(q -> q.component().workload().cluster().mayBeSameAs(datasource.cluster()));
  }
}
