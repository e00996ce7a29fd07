package io.mcmetrics.rules.grafana;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.DATASOURCE;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Destination;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.MimirTenancy;
import io.mcmetrics.fleet.SampleDelivery;
import io.mcmetrics.grafana.Datasource;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.rules.grafana.analysis.UnwrittenTenant;
import io.mcmetrics.sender.ExternalLabels.Label;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags data sources that ask Grafana Mimir, or Cortex, for another tenant than senders name. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a data source that asks for another tenant than the one that is sent",
    why =
        """
        Each tenant has series of its own: what one sends under `X-Scope-OrgID: edge`, a query under
        another name does not find. The answer is a success without a series.
        """,
    symptom =
        """
        Queries succeed and find nothing, for each tenant by itself: Mimir answers 200, its log has no
        error, and `cortex_ingester_active_series` has series of the tenant that is sent. Grafana shows
        no data.
        """,
    remedy =
        """
        Give both the same tenant, or let the data source ask for several, `edge|fleet`, with
        `tenant_federation.enabled: true` in Mimir.
        """,
    confidence =
        """
        Certain where both headers are written, all data sources that lead there are known, and nothing
        on the way may set the header. Likely where routes lie in between, and where a data source asks for
        a tenant beside others that are written: who writes it may be outside of the tree.
        """,
    sources = {
      "Mimir 3.0.5, \"About authentication and authorization\": each request is of the tenant "
          + "in `X-Scope-OrgID`",
      "Mimir 3.0.5, \"Tenant federation\": names with bars between ask for several"
    },
    severity = ERROR,
    stage = DATASOURCE)
public final class DatasourceOfOtherTenant implements FleetRule {
  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    List<SampleDelivery> ofMimir =
        fleet.deliveries().stream()
            .filter(delivery -> delivery.destination().isPresent())
            .filter(
                delivery ->
                    MimirTenancy.wantingTenant(delivery, fleet.infrastructure()).isPresent())
            .toList();
    List<Problem> ofSenders =
        ofMimir.stream()
            .flatMap(
                delivery -> delivery.destination().flatMap(to -> problem(delivery, to)).stream())
            .toList();
    ofSenders.forEach(out);
    // Where all ask for another one, that is said of the sender.
    if (ofSenders.isEmpty()) {
      fleet.infrastructure().grafana().datasources().stream()
          .flatMap(source -> new UnwrittenTenant(source, ofMimir).problem().stream())
          .forEach(out);
    }
  }

  private static Optional<Problem> problem(SampleDelivery delivery, Destination destination) {
    List<Datasource> sources = delivery.path().datasources();
    List<Label> sent =
        destination.writes().stream()
            .flatMap(write -> write.headers().stream())
            .filter(header -> MimirTenancy.isHeader(header.name()))
            .toList();
    List<NamedValue> asked = sources.stream().flatMap(source -> tenant(source).stream()).toList();
    boolean mayBeSet =
        !delivery.path().proxyHops().isEmpty()
            || delivery.path().resolution().routes().stream()
                .anyMatch(match -> !match.route().headers().isEmpty());
    if (sent.size() != 1
        || !(sent.get(0).value() instanceof Known<String> own)
        || asked.isEmpty()
        || asked.size() != sources.size()
        || mayBeSet) {
      return Optional.empty();
    }
    for (NamedValue header : asked) {
      boolean differs =
          header.value() instanceof Known<String> known
              && !known.value().contains("$")
              && !List.of(known.value().split("\\|")).contains(own.value());
      if (!differs) {
        return Optional.empty();
      }
    }
    NamedValue first = asked.get(0);
    return Optional.of(
        ProblemScope.ofSender(
            Problem.at(
                    first.value(),
                    "this asks for the series of tenant `%s`, and samples are sent under `%s`",
                    first.value().written(),
                    own.value())
                .see(own, "the tenant that is sent")
                .atMost(sources.get(0).sight().limit()),
            delivery.sender(),
            destination.writes().get(0)));
  }

  private static Optional<NamedValue> tenant(Datasource source) {
    return source.headers().stream()
        .filter(header -> MimirTenancy.isHeader(header.name()))
        .filter(header -> header.value() instanceof Known<String>)
        .findFirst();
  }
}
