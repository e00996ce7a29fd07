package io.mcmetrics.rules.receive.analysis;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.MimirTenancy;
import io.mcmetrics.fleet.SampleDelivery;
import io.mcmetrics.network.Url;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.sender.ExternalLabels.Label;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.Optional;

/**
 * A remote write to a Mimir or Cortex that is not in the tree, which names no tenant, where those
 * of other clusters do: they would not, if it were not asked for.
 */
public record TenantOfOthers(SampleDelivery delivery, List<Written> ofMimir) {
  /** A remote write of a sender. */
  public record Written(Sender sender, RemoteWrite write) {}

  /** Keeps its own list. */
  public TenantOfOthers {
    ofMimir = List.copyOf(ofMimir);
  }

  /**
   * Returns all remote writes to a URL of Mimir, gathered once for all deliveries; none where none
   * of them names a tenant.
   */
  public static List<Written> writesToMimir(Fleet fleet) {
    List<Written> all =
        fleet.senders().stream()
            .flatMap(
                sender -> sender.remoteWrites().stream().map(write -> new Written(sender, write)))
            .filter(one -> goesToMimir(one.write()))
            .toList();
    boolean isNamed =
        all.stream()
            .flatMap(one -> one.write().headers().stream())
            .anyMatch(TenantOfOthers::isTenant);
    return isNamed ? all : List.of();
  }

  /** Returns what is wrong, if the URL is one of Mimir and its receiver is not seen. */
  public Optional<Problem> problem() {
    boolean isSeen = !delivery.path().targets().isEmpty() || !delivery.path().proxyHops().isEmpty();
    if (ofMimir.isEmpty() || isSeen || delivery.destination().isEmpty()) {
      return Optional.empty();
    }
    for (RemoteWrite write : delivery.destination().get().writes()) {
      Optional<Label> other = namesNone(write) ? named(write) : Optional.empty();
      if (other.isPresent()) {
        return Optional.of(problem(write, other.get()));
      }
    }
    return Optional.empty();
  }

  private Problem problem(RemoteWrite write, Label other) {
    return ProblemScope.ofSender(
        Problem.at(
                write.url(),
                "this names no tenant in `%s`, as another cluster does: Mimir answers each batch with 401,"
                    + " and it is lost",
                MimirTenancy.HEADER)
            .see(other, "the tenant that another one names")
            .atMost(Confidence.LIKELY),
        delivery.sender(),
        write);
  }

  private static boolean namesNone(RemoteWrite write) {
    return !write.settings().isProxied()
        && write.headers().stream().noneMatch(TenantOfOthers::isTenant)
        && goesToMimir(write);
  }

  private static boolean goesToMimir(RemoteWrite write) {
    return write.target().map(Url::path).filter(TenantOfOthers::isOfMimir).isPresent();
  }

  private static boolean isTenant(Label header) {
    return MimirTenancy.isHeader(header.name());
  }

  /** Thanos Receive has a header of its own, and takes what names none. */
  private static boolean isOfMimir(String path) {
    return path.endsWith("/api/v1/push") || path.endsWith("/api/prom/push");
  }

  private Optional<Label> named(RemoteWrite write) {
    List<RemoteWrite> others =
        ofMimir.stream().filter(one -> !isSame(one.sender())).map(Written::write).toList();
    // One Mimir has several addresses, as one within its cluster and one without.
    List<Label> tenants =
        others.stream()
            .flatMap(other -> other.headers().stream())
            .filter(TenantOfOthers::isTenant)
            .toList();
    boolean isTwin =
        others.stream()
            .filter(other -> !namesNone(other))
            .anyMatch(
                other ->
                    other.url() instanceof Known<String> known
                        && write.url().isKnown(known.value()));
    return isTwin || others.stream().noneMatch(TenantOfOthers::namesNone)
        ? tenants.stream().findFirst()
        : Optional.empty();
  }

  private boolean isSame(Sender sender) {
    return sender.cluster().name().equals(delivery.sender().cluster().name());
  }
}
