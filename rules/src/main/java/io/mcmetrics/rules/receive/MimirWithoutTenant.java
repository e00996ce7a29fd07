package io.mcmetrics.rules.receive;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.DATASOURCE;
import static io.mcmetrics.finding.Stage.RECEIVE;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Destination;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.MimirTenancy;
import io.mcmetrics.fleet.SampleDelivery;
import io.mcmetrics.grafana.Datasource;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.rules.receive.analysis.TenantOfOthers;
import io.mcmetrics.rules.receive.analysis.TenantOfOthers.Written;
import io.mcmetrics.sender.ExternalLabels.Label;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags remote writes and data sources that name no tenant to a Grafana Mimir that wants one. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a request to Grafana Mimir that names no tenant",
    why =
        """
        Mimir answers with 401 `no org id`, and Prometheus drops the batch; a data source without the
        header shows nothing.
        """,
    symptom =
        """
        The sender logs `non-recoverable error` with `401 Unauthorized` and `no org id`, and
        `prometheus_remote_storage_samples_failed_total` counts everything. A data source without
        the header gets 401 as well, and its panels show that error. With a tenant of another
        name, queries succeed and find nothing.
        """,
    remedy =
        """
        Give the remote write `headers: {X-Scope-OrgID: fleet}`, and the data source the same header
        (`httpHeaderName1`), or start Mimir with `multitenancy_enabled: false`.
        """,
    confidence =
        """
        Certain where the flags or the configuration of Mimir are in the tree and nothing on the way
        may set the header. Likely where routes lie in between, and where Mimir is not in the tree but
        another cluster names a tenant to the same URL.
        """,
    sources = {
      "Grafana Mimir 3.0.5, run: without X-Scope-OrgID writes and queries are answered with 401",
      "Grafana Mimir 3.0.5, run: `a/b` is refused with 401, and `multitenancy_enabled: "
          + "false` ignores the header",
      "Prometheus 3.16.0, storage/remote/client.go, Store: 401 is not sent again"
    },
    severity = ERROR,
    stage = RECEIVE)
public final class MimirWithoutTenant implements FleetRule {
  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    List<Written> ofMimir = TenantOfOthers.writesToMimir(fleet);
    for (SampleDelivery delivery : fleet.deliveries()) {
      Optional<ContainerPort> mimir = MimirTenancy.wantingTenant(delivery, fleet.infrastructure());
      if (mimir.isPresent() && delivery.destination().isPresent()) {
        writes(delivery, delivery.destination().get(), mimir.get(), out);
        sources(delivery, mimir.get(), out);
      } else {
        new TenantOfOthers(delivery, ofMimir).problem().ifPresent(out);
      }
    }
  }

  private static void writes(
      SampleDelivery delivery,
      Destination destination,
      ContainerPort mimir,
      Consumer<Problem> out) {
    boolean maySet =
        !delivery.path().proxyHops().isEmpty()
            || delivery.path().resolution().routes().stream()
                .anyMatch(match -> !match.route().headers().isEmpty());
    for (RemoteWrite write : destination.writes()) {
      problem(write, mimir)
          .filter(found -> !maySet)
          .map(found -> ProblemScope.ofSender(found, delivery.sender(), write))
          .map(found -> found.atMost(mimir.workload().sight().limit()))
          .map(
              found ->
                  found.atMost(
                      delivery.path().resolution().routes().size() > 1
                          ? Confidence.LIKELY
                          : Confidence.CERTAIN))
          .ifPresent(out);
    }
  }

  private static Optional<Problem> problem(RemoteWrite write, ContainerPort mimir) {
    Optional<Label> header =
        write.headers().stream().filter(one -> MimirTenancy.isHeader(one.name())).findFirst();
    if (header.isEmpty()) {
      return Optional.of(
          Problem.at(
                  write.url(),
                  "%s wants a tenant in `%s`, and this names none: each batch is answered with 401,"
                      + " and lost",
                  mimir.program().words(),
                  MimirTenancy.HEADER)
              .see(mimir, "what the URL leads to"));
    }
    return header.get().value() instanceof Known<String> name && !MimirTenancy.isName(name.value())
        ? Optional.of(
            Problem.at(
                    header.get(),
                    "`%s` is no name of a tenant to %s: each batch is refused",
                    name.value(),
                    mimir.program().words())
                .see(mimir, "what the URL leads to"))
        : Optional.empty();
  }

  private static void sources(SampleDelivery delivery, ContainerPort mimir, Consumer<Problem> out) {
    List<Datasource> all = delivery.path().datasources();
    boolean hasNone = all.stream().allMatch(source -> source.headers().isEmpty());
    for (Datasource source : all) {
      if (hasNone && source.access().known().filter("direct"::equals).isEmpty()) {
        Problem problem =
            Problem.at(
                    source.url(),
                    "%s wants a tenant in `%s`, and this data source names none: each query is answered"
                        + " with 401",
                    mimir.program().words(),
                    MimirTenancy.HEADER)
                .see(mimir, "what the URL leads to")
                .atMost(source.sight().limit())
                .atStage(DATASOURCE);
        out.accept(
            ProblemScope.ofSender(problem, delivery.sender(), delivery.sender())
                .atMost(mimir.workload().sight().limit()));
      }
    }
  }
}
