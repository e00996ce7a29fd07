package io.mcmetrics.rules.query.analysis;

import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.path.QueriedStores;
import io.mcmetrics.path.ResolvedStore;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.thanos.Component;
import io.mcmetrics.thanos.Querier;
import io.mcmetrics.thanos.Receive;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Components that store series and that no Thanos Query asks.
 *
 * @param unreachable the addresses of queriers that are known to lead to no component
 */
public record UnqueriedStores(Fleet fleet, List<ResolvedStore> unreachable) {
  /** Keeps its own list. */
  public UnqueriedStores {
    unreachable = List.copyOf(unreachable);
  }

  /** Returns the components, in the order of the documents. */
  public List<Component> components() {
    List<Component> components = new ArrayList<>();
    QueriedStores stores = fleet.infrastructure().stores();
    Set<Component> namedByUnreachable = Collections.newSetFromMap(new IdentityHashMap<>());
    unreachable.forEach(store -> namedByUnreachable.addAll(UnreachableStore.named(store, fleet)));
    for (Component component : withSeries()) {
      if (stores.queriersOf(component.workload()).isEmpty()
          && !namedByUnreachable.contains(component)) {
        components.add(component);
      }
    }
    return components;
  }

  private List<Component> withSeries() {
    List<Component> all = new ArrayList<>();
    for (Receive receive : fleet.infrastructure().thanos().receives()) {
      boolean isSurelyKeeper =
          receive.mode() == Receive.Mode.ROUTER_INGESTOR
              || (receive.mode() == Receive.Mode.INGESTOR
                  && receive.component().commandLine().isWhole());
      if (isSurelyKeeper) {
        all.add(receive.component());
      }
    }
    all.addAll(fleet.infrastructure().thanos().all(Program.THANOS_STORE));
    fleet.infrastructure().thanos().all(Program.THANOS_RULE).stream()
        .filter(UnqueriedStores::keepsItsSeries)
        .forEach(all::add);
    for (Sender sender : fleet.senders()) {
      // What is sent by remote write is queried at the receiver.
      if (sender.remoteWrites().isEmpty() && sender.sight().whole()) {
        all.addAll(fleet.sidecars(sender));
      }
    }
    return all;
  }

  /** A ruler with remote write is stateless (thanos, docs/components/rule.md). */
  private static boolean keepsItsSeries(Component ruler) {
    return ruler.workload().sight().whole()
        && ruler.commandLine().isWhole()
        && !ruler.commandLine().has("remote-write.config")
        && !ruler.commandLine().has("remote-write.config-file");
  }

  /**
   * Returns the querier that should query a component; empty if there is none in its cluster, or if
   * one of them has addresses that are not known.
   */
  public Optional<Querier> querierNear(Component component) {
    List<Querier> near = new ArrayList<>();
    for (Querier querier : fleet.infrastructure().thanos().queriers()) {
      if (querier.component().workload().cluster().mayBeSameAs(component.workload().cluster())) {
        if (!querier.knowsAllStores() || mayAsk(querier)) {
          return Optional.empty();
        }
        near.add(querier);
      }
    }
    return near.stream()
        .filter(querier -> QuerierPlace.isInNamespaceOf(querier, component))
        .findFirst()
        .or(() -> near.stream().findFirst());
  }

  /** Tells whether one of the addresses may lead to a component outside the tree. */
  @SuppressWarnings("ReferenceEquality") // What is equal may still be there twice.
  private boolean mayAsk(Querier querier) {
    return querier.component().commandLine().words().isEmpty()
        || fleet.infrastructure().stores().resolvedStores().stream()
            .filter(store -> store.querier() == querier)
            .filter(store -> store.resolution().targets().isEmpty())
            .anyMatch(store -> unreachable.stream().noneMatch(known -> known == store));
  }
}
