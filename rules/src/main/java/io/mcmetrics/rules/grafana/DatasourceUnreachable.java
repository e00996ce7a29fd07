package io.mcmetrics.rules.grafana;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.DATASOURCE;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.grafana.Datasource;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.network.Url;
import io.mcmetrics.path.Backend;
import io.mcmetrics.path.Resolution;
import io.mcmetrics.path.UrlTarget;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.grafana.analysis.ApiPath;
import io.mcmetrics.rules.grafana.analysis.DatasourceScope;
import io.mcmetrics.rules.grafana.analysis.QueriedPort;
import io.mcmetrics.rules.grafana.analysis.QueriedService;
import io.mcmetrics.rules.grafana.analysis.RoutedDatasource;
import io.mcmetrics.thanos.WebConfig;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

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
        has it in another namespace: a chart outside of the tree may bring it. Likely where a route
        lies in between, and where the URL has no scheme, which old releases of Grafana forgave.
        """,
    sources = {
      "Kubernetes documentation, DNS for Services and Pods: which names a Service and its "
          + "pods have",
      "Grafana, documentation, Prometheus data source: the URL is that of the server, and "
          + "the API is below it",
      "Thanos 0.42.5, cmd/thanos/query.go, --http-address and --grpc-address: which port "
          + "answers queries",
      "Thanos 0.42.5, run: a path that is not there is 404, the gRPC port a malformed response",
      "Grafana 12, pkg/promlib/client/client.go, createUrl: the URL is taken as it is, and "
          + "without a scheme Go's client refuses it",
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
    List<Datasource> inOrder =
        problems.entrySet().stream()
            .filter(entry -> entry.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .toList();
    problems.forEach(
        (datasource, found) ->
            found.stream()
                .map(problem -> DatasourceScope.inFull(problem, fleet, datasource, inOrder))
                .forEach(out));
  }

  private static List<Problem> problems(Fleet fleet, Datasource datasource) {
    if (datasource.access().isKnown("direct")) {
      return List.of();
    }
    Optional<Problem> ofUrl =
        withoutScheme(datasource).or(() -> new RoutedDatasource(fleet, datasource).problem());
    Resolution resolution = fleet.infrastructure().resolve(datasource);
    return ofUrl.isPresent() || resolution.urlTarget() != UrlTarget.INSIDE
        ? ofUrl.stream().toList()
        : resolution.backends().stream()
            .flatMap(backend -> problem(fleet, datasource, backend).stream())
            .toList();
  }

  /**
   * Grafana checks the URL as if it began with http://, and its client takes it as it is (Grafana,
   * pkg/promlib/client/client.go, createUrl). Before it had a client of its own, it did not matter.
   */
  private static Optional<Problem> withoutScheme(Datasource datasource) {
    return datasource
        .url()
        .known()
        .filter(Url::isWithoutScheme)
        .map(
            any ->
                Problem.at(
                        datasource.url(),
                        "no `http://` or `https://` before the host: each query ends with"
                            + " `unsupported protocol scheme`")
                    .atMost(Confidence.LIKELY));
  }

  private static Optional<Problem> problem(Fleet fleet, Datasource datasource, Backend backend) {
    return new QueriedService(fleet, datasource.url(), datasource.cluster(), backend)
        .problem()
        .or(() -> wrongListener(fleet, datasource, backend));
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
}
