package io.mcmetrics.rules.grafana;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.DATASOURCE;

import com.google.auto.service.AutoService;
import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.SampleDelivery;
import io.mcmetrics.grafana.Datasource;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.path.Infrastructure;
import io.mcmetrics.path.Resolution;
import io.mcmetrics.path.UrlTarget;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.rules.grafana.analysis.ApiPath;
import io.mcmetrics.rules.grafana.analysis.QueriedPort;
import io.mcmetrics.rules.grafana.analysis.QueriedService;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.thanos.Component;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags frontends of Thanos whose queries get to no Thanos Query. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a query frontend that leads to no Thanos Query",
    why =
        """
        The frontend starts, and answers each query of Grafana with an error: it asks a URL without a
        scheme, a Service or port that is not there, a port that speaks gRPC, or a path below which
        Thanos Query has no API.
        """,
    symptom =
        """
        The frontend runs, and each panel shows its error: `unsupported protocol scheme` without a
        scheme, `malformed HTTP response` at the gRPC port, `404` below a wrong path.
        `http_requests_total` of the frontend counts the answers by code. Thanos Query sees no
        request.
        """,
    remedy =
        """
        Give it `--query-frontend.downstream-url=http://thanos-query.monitoring.svc:9090`, with the
        prefix of Thanos Query behind it if it has one.
        """,
    confidence =
        """
        Certain where the URL has no scheme, or leads to a port or a path that are known. No more
        than the workloads are seen.
        """,
    sources = {
      "Thanos 0.42.5, run: downstream URLs without a scheme, at the gRPC port, and with and "
          + "without the prefix of Query",
      "Thanos 0.42.5, cmd/thanos/query_frontend.go, --query-frontend.downstream-url: the "
          + "path is put in front of each request",
      "Thanos 0.42.5, cmd/thanos/query.go, --web.route-prefix and --web.external-prefix: "
          + "below which path the API is"
    },
    severity = ERROR,
    stage = DATASOURCE)
public final class FrontendWithoutQuery implements FleetRule {
  private static final String FLAG = "query-frontend.downstream-url";

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (Component frontend : fleet.infrastructure().thanos().all(Program.THANOS_QUERY_FRONTEND)) {
      if (frontend.commandLine().last(FLAG) instanceof Known<String> url) {
        problem(fleet, frontend, url)
            .ifPresent(found -> out.accept(affecting(found, frontend, fleet)));
      }
    }
  }

  private static Optional<Problem> problem(Fleet fleet, Component frontend, Known<String> url) {
    if (url.value().contains("$(")) {
      return Optional.empty(); // A variable of the pod that is not in the tree.
    }
    if (!url.value().matches("(?i)https?://.*")) {
      return Optional.of(
          Problem.at(
              url,
              "`%s` has no scheme: each query is answered with `unsupported protocol scheme`",
              url.value()));
    }
    Resolution asked = asked(fleet, frontend, url);
    if (isMadeByItsChart(url) && asked.services().isEmpty() && !asked.backends().isEmpty()) {
      return Optional.of(
          Problem.at(
              url,
              "the chart makes no Service `%s`, which the frontend asks: Thanos Query is switched"
                  + " off, and each query is answered with 500",
              asked.backends().get(0).address().service()));
    }
    if (asked.urlTarget() == UrlTarget.INSIDE && asked.backends().size() == 1) {
      Cluster cluster = frontend.workload().cluster();
      Optional<Problem> service =
          new QueriedService(fleet, url, cluster, asked.backends().get(0)).problem();
      if (service.isPresent()) {
        return service;
      }
    }
    for (ContainerPort target : asked.targets()) {
      Optional<Problem> path =
          QueriedPort.problem(url, target)
              .or(() -> new ApiPath(url, target).problem())
              .or(() -> shutOut(fleet, frontend, url, target));
      if (path.isPresent()) {
        return path;
      }
    }
    return Optional.empty();
  }

  /** Whatever the client gives, the frontend does not hand it on, unless a flag says so. */
  private static Optional<Problem> shutOut(
      Fleet fleet, Component frontend, Known<String> url, ContainerPort target) {
    boolean handsOn =
        frontend.commandLine().all("query-frontend.forward-header").stream()
            .anyMatch(
                header -> header.known().filter("Authorization"::equalsIgnoreCase).isPresent());
    return handsOn
        ? Optional.empty()
        : fleet
            .infrastructure()
            .thanos()
            .webConfig(target.workload(), target.container())
            .filter(web -> web.wantsPassword() && !url.value().contains("@"))
            .map(
                web ->
                    Problem.at(
                            url,
                            "%s wants a password, and the frontend gives none: each query is answered"
                                + " with 401",
                            target.program().words())
                        .see(web, "the file that says so")
                        .atMost(target.workload().sight().limit()));
  }

  /** The chart fills in the name of a Service of its own. */
  private static boolean isMadeByItsChart(Known<String> url) {
    return url.origin().via().stream().anyMatch(hop -> hop.how() == How.CHART);
  }

  private static Resolution asked(Fleet fleet, Component frontend, Value<String> url) {
    Workload asking = frontend.workload();
    return fleet.infrastructure().resolve(url, asking.cluster(), asking.namespace());
  }

  /** It affects what is found by data sources that ask the frontend. */
  private static Problem affecting(Problem problem, Component frontend, Fleet fleet) {
    Problem own =
        problem
            .atMost(frontend.workload().sight().limit())
            .affecting(frontend.workload().cluster().name());
    Infrastructure all = fleet.infrastructure();
    for (Datasource source : all.grafana().datasources()) {
      if (source.isPrometheus() && asks(all, source, frontend)) {
        own = own.concerning(source);
      }
    }
    // A frontend that leads nowhere has no senders behind it, as far as the path is followed.
    return ProblemScope.ofDeliveries(own, fleet, delivery -> isShownHere(delivery, frontend));
  }

  @SuppressWarnings("ReferenceEquality") // Each component is one object.
  private static boolean asks(Infrastructure all, Datasource source, Component frontend) {
    return all.querying(all.resolve(source)).stream().anyMatch(asked -> asked == frontend);
  }

  private static boolean isShownHere(SampleDelivery delivery, Component frontend) {
    return delivery.path().queriers().stream()
        .anyMatch(
            one -> one.component().workload().cluster().mayBeSameAs(frontend.workload().cluster()));
  }
}
