package io.mcmetrics.fleet;

import io.mcmetrics.grafana.Datasource;
import io.mcmetrics.kubernetes.CommandLine;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.path.Infrastructure;
import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.LabelValue;
import io.mcmetrics.relabel.RelabelAction;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.RelabelRule.Part;
import io.mcmetrics.sender.ExternalLabels.Label;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.source.Located;
import io.mcmetrics.thanos.Querier;
import io.mcmetrics.thanos.Receive;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Absent;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a Thanos Query shows the samples of a sender, by those of its flags that hide some
 * (thanos 0.42, cmd/thanos/query.go; each was tried with the program).
 */
public record QueriedSamples(Fleet fleet, SampleDelivery delivery, Querier querier) {
  private static final String DEFAULT_TENANT = "default-tenant";
  private static final String TENANT_HEADER = "THANOS-TENANT";
  private static final Pattern LABEL = Pattern.compile("([A-Za-z_]\\w*)=.*");

  private static final Set<RelabelAction> CHOOSING =
      Set.of(RelabelAction.KEEP, RelabelAction.DROP, RelabelAction.HASHMOD);

  /** Returns what becomes of the samples of a delivery; the worst that any flag does. */
  public SampleFate fate() {
    List<SampleFate> fates = List.of(ownLabel(), tenancy(), selection(), mode());
    return fates.stream()
        .filter(SampleFate::isBad)
        .findFirst()
        .or(() -> fates.stream().filter(f -> f.end() == SampleFate.End.UNKNOWN).findFirst())
        .orElse(SampleFate.kept(querier));
  }

  private CommandLine flags() {
    return querier.component().commandLine();
  }

  /** A label of Query's own is matched in place of that of the series. */
  private SampleFate ownLabel() {
    for (Value<String> given : flags().all("selector-label")) {
      Matcher label = LABEL.matcher(given.written());
      if (label.matches() && label.group(1).equals(fleet.clusterLabel())) {
        return SampleFate.lost(given);
      }
    }
    return SampleFate.kept(querier);
  }

  /** Only series of one tenant are shown: that of the request, else that of the flag. */
  private SampleFate tenancy() {
    boolean isOff =
        !flags().has("query.enforce-tenancy") || flags().has("no-query.enforce-tenancy");
    if (isOff) {
      return SampleFate.kept(querier);
    }
    Located place = flags().placeOf("query.enforce-tenancy").<Located>map(at -> at).orElse(querier);
    Value<String> label = text("query.tenant-label-name", "tenant_id");
    Value<String> otherwise =
        isBehindAFrontend()
            ? new Known<>(DEFAULT_TENANT, querier.origin())
            : text("query.default-tenant-id", DEFAULT_TENANT);
    Value<String> header = text("query.tenant-header", TENANT_HEADER);
    if (!(label instanceof Known<String> name) || !(header instanceof Known<String> asked)) {
      return SampleFate.unknown(place);
    }
    Value<String> has = valueOf(name.value());
    List<Value<String>> tenants = tenants(asked.value(), otherwise);
    if (!(has instanceof Known<String> own)) {
      return has instanceof Absent<String> ? SampleFate.lost(place) : SampleFate.unknown(place);
    }
    if (tenants.stream().anyMatch(tenant -> tenant.isKnown(own.value()))) {
      return SampleFate.kept(place);
    }
    return tenants.stream().allMatch(Known.class::isInstance)
        ? SampleFate.lost(place)
        : SampleFate.unknown(place);
  }

  /** Returns the tenants of which the data sources ask: in a header, else by default. */
  private List<Value<String>> tenants(String header, Value<String> otherwise) {
    List<Value<String>> tenants = new ArrayList<>();
    for (Datasource source : delivery.path().datasources()) {
      tenants.add(
          source.headers().stream()
              .filter(given -> given.name().equalsIgnoreCase(header))
              .map(NamedValue::value)
              .map(value -> value instanceof Absent<String> ? unknown(value) : value)
              .findFirst()
              .orElse(otherwise));
    }
    return tenants.isEmpty() ? List.of(otherwise) : tenants;
  }

  private static Value<String> unknown(Value<String> value) {
    return new Value.Unknown<>("", value.origin());
  }

  /** Whoever names no tenant to a frontend is the default tenant to Query, whatever its flags(). */
  private boolean isBehindAFrontend() {
    Infrastructure all = fleet.infrastructure();
    return !delivery.path().datasources().isEmpty()
        && delivery.path().datasources().stream()
            .allMatch(
                source ->
                    all.querying(all.resolve(source)).stream()
                        .anyMatch(asked -> asked.program() == Program.THANOS_QUERY_FRONTEND));
  }

  /** Returns the value of a label of the series, as far as receiver and sender give it. */
  private Value<String> valueOf(String name) {
    for (Receive keeper : delivery.path().ingestors()) {
      if (keeper.tenantLabel().isKnown(name)) {
        return tenantOf(keeper);
      }
      Optional<NamedValue> own = NamedValue.find(keeper.labels(), name);
      if (own.isPresent()) {
        return own.get().value();
      }
    }
    return delivery.sender().externalLabels().value(name);
  }

  private Value<String> tenantOf(Receive receive) {
    List<RemoteWrite> writes = delivery.destination().map(Destination::writes).orElse(List.of());
    boolean isSaid = writes.stream().anyMatch(write -> !write.headers().isEmpty());
    return isSaid || !receive.takesTenantsFromHeader() || !delivery.path().proxyHops().isEmpty()
        ? new Value.Unknown<>("", receive.origin())
        : receive.defaultTenant();
  }

  /** Stores are chosen by the labels that they announce. */
  private SampleFate selection() {
    if (querier.selection().isEmpty()) {
      return SampleFate.unknown(querier);
    }
    if (querier.selection().get().isEmpty()) {
      return SampleFate.kept(querier);
    }
    for (RelabelRule rule : querier.selection().get()) {
      if (!rule.knows(Part.ACTION) || !CHOOSING.contains(rule.action())) {
        return SampleFate.unknown(rule); // Thanos Query does not start with it.
      }
    }
    List<SampleFate> fates = new ArrayList<>();
    for (LabelSet store : stores()) {
      // No label of a store is the one that must be kept.
      fates.add(ReceivedSamples.relabelled(querier.selection().get(), store, "", querier));
    }
    boolean areSame = fates.stream().map(SampleFate::end).distinct().count() == 1;
    return areSame ? fates.get(0) : SampleFate.unknown(querier.selection().get().get(0));
  }

  private List<LabelSet> stores() {
    List<LabelSet> stores = new ArrayList<>();
    for (Receive keeper : delivery.path().ingestors()) {
      LabelSet labels = LabelSet.closed();
      for (NamedValue label : keeper.labels()) {
        labels = labels.with(label.name(), of(label.value()));
      }
      String tenant = keeper.tenantLabel().known().orElse("tenant_id");
      stores.add(labels.with(tenant, of(tenantOf(keeper))));
    }
    if (stores.isEmpty()) {
      Sender sender = delivery.sender();
      boolean isWhole = sender.externalLabels().whole();
      LabelSet labels = isWhole ? LabelSet.closed() : LabelSet.open();
      for (Label label : sender.externalLabels().labels()) {
        labels = labels.with(label.name(), of(label.value()));
      }
      for (String name : sender.operatorLabels()) {
        labels = labels.with(name, new LabelValue.Unknown());
      }
      stores.add(labels);
    }
    return stores;
  }

  private static LabelValue of(Value<String> value) {
    return value instanceof Known<String> known
        ? LabelValue.of(known.value())
        : new LabelValue.Unknown();
  }

  /** In the distributed mode, queries are evaluated by other queriers alone. */
  private SampleFate mode() {
    Value<String> mode = flags().last("query.mode");
    if (mode instanceof Absent<String> || mode.isKnown("local")) {
      return SampleFate.kept(querier);
    }
    boolean isDirect =
        delivery.path().ingestors().stream()
            .flatMap(
                keeper ->
                    fleet.infrastructure().stores().of(keeper.component().workload()).stream())
            .anyMatch(store -> isThis(store.querier()));
    return mode.isKnown("distributed") && isDirect
        ? SampleFate.lost(mode)
        : SampleFate.unknown(mode);
  }

  @SuppressWarnings("ReferenceEquality") // Each querier is one object.
  private boolean isThis(Querier other) {
    return other == querier;
  }

  private Value<String> text(String flag, String otherwise) {
    Value<String> given = flags().last(flag);
    return given instanceof Absent<String> ? new Known<>(otherwise, given.origin()) : given;
  }
}
