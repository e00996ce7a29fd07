package io.mcmetrics.rules.grafana.analysis;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.MimirTenancy;
import io.mcmetrics.fleet.SampleDelivery;
import io.mcmetrics.grafana.Datasource;
import io.mcmetrics.sender.ExternalLabels.Label;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A data source that asks a Mimir for a tenant under which no sender of the tree writes, beside
 * others that ask for what is written.
 */
public record UnwrittenTenant(Datasource datasource, List<SampleDelivery> ofMimir) {
  /** Keeps its own list. */
  public UnwrittenTenant {
    ofMimir = List.copyOf(ofMimir);
  }

  /** Returns what is wrong; empty where one sender's tenant is not known. */
  public Optional<Problem> problem() {
    Optional<NamedValue> asked =
        datasource.headers().stream()
            .filter(header -> MimirTenancy.isHeader(header.name()))
            .findFirst();
    if (asked.isEmpty()
        || !(asked.get().value() instanceof Known<String> tenant)
        || tenant.value().contains("$")) {
      return Optional.empty();
    }
    List<Value<String>> written = written();
    if (written.isEmpty() || written.stream().anyMatch(each -> isOrMayBe(each, tenant.value()))) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.at(
                tenant,
                "this asks for the series of tenant `%s`, under which no sender of this tree writes",
                tenant.value())
            .see(written.get(0), "a tenant that is written")
            .withWeight(Weight.LIGHTER)
            .atMost(Confidence.LIKELY)
            .atMost(datasource.sight().limit())
            .affecting(datasource.cluster().name())
            .concerning(datasource));
  }

  private static boolean isOrMayBe(Value<String> written, String asked) {
    return !(written instanceof Known<String> known)
        || known.value().contains("$")
        || List.of(asked.split("\\|", -1)).contains(known.value());
  }

  /**
   * Returns the tenants of all that is sent to where it asks; one that is not known for no name.
   */
  private List<Value<String>> written() {
    List<Value<String>> tenants = new ArrayList<>();
    for (SampleDelivery delivery : ofMimir) {
      boolean isAsked = delivery.path().datasources().contains(datasource);
      if (isAsked && delivery.destination().isPresent()) {
        List<Label> headers =
            delivery.destination().get().writes().stream()
                .flatMap(write -> write.headers().stream())
                .filter(header -> MimirTenancy.isHeader(header.name()))
                .toList();
        headers.forEach(header -> tenants.add(header.value()));
        if (headers.isEmpty()) {
          tenants.add(new Value.Unknown<>("", delivery.sender().origin()));
        }
      }
    }
    return tenants;
  }
}
