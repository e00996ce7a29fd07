package io.mcmetrics.rules.receive;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.RECEIVE;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.model.Fleet;
import io.mcmetrics.model.Passage;
import io.mcmetrics.model.RemoteWrite;
import io.mcmetrics.path.Entrance;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.source.Span;
import io.mcmetrics.thanos.Hashrings;
import io.mcmetrics.thanos.Receive;
import io.mcmetrics.yaml.Value.Known;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags tenants that no hashring of the receiver takes. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a tenant that no hashring takes",
    why =
        """
        The receiver looks for a hashring that lists the tenant. Where there is none, it answers
        `no matching hashring to handle tenant` with 500: Prometheus tries again for ever, and
        nothing of it arrives.
        """,
    remedy =
        """
        Add the tenant to a hashring, or end the list with a hashring without `tenants`, which takes
        all others.
        """,
    severity = ERROR,
    stage = RECEIVE)
public final class TenantWithoutHashring implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    Map<Span, Problem> byPlace = new LinkedHashMap<>();
    for (Passage passage : fleet.passages()) {
      for (Receive receive : passage.way().receives()) {
        if (passage.destination().isPresent() && readsTheHeader(receive)) {
          for (RemoteWrite write : passage.destination().get().writes()) {
            problem(passage, write, receive)
                .ifPresent(found -> byPlace.merge(found.at().span(), found, Problem::joined));
          }
        }
      }
    }
    byPlace.values().forEach(out);
  }

  /** The tenant may as well be a label, or stand in a certificate. */
  private static boolean readsTheHeader(Receive receive) {
    return receive.component().commandLine().isWhole()
        && !receive.component().commandLine().has("receive.split-tenant-label-name")
        && !receive.component().commandLine().has("receive.tenant-certificate-field");
  }

  private static Optional<Problem> problem(Passage passage, RemoteWrite write, Receive receive) {
    Hashrings hashrings = receive.hashrings();
    Optional<Tenant> tenant = Tenant.of(write, receive, passage.way());
    if (tenant.isEmpty() || !hashrings.isKnown() || hashrings.rings().isEmpty()) {
      return Optional.empty();
    }
    Optional<Problem> found =
        hashrings.rings().stream().anyMatch(tenant.get()::mayBeOf)
            ? mistaken(tenant.get(), hashrings)
            : Optional.of(untaken(tenant.get(), hashrings, passage, write));
    return found.map(
        problem ->
            problem
                .atMost(passage.confidence())
                .atMost(receive.component().workload().sight().limit())
                .affecting(passage.sender().cluster().name())
                .concerning(write));
  }

  private static Problem untaken(
      Tenant tenant, Hashrings hashrings, Passage passage, RemoteWrite write) {
    Known<String> name = tenant.name();
    return tenant.isSaid()
        ? Problem.at(
                name,
                "no hashring of the receiver takes the tenant `%s`: all that is sent is answered"
                    + " with an error",
                name.value())
            .see(hashrings, "the hashrings")
        : Problem.at(
                hashrings,
                "no hashring takes the tenant `%s`, which is that of who sends no header `%s`",
                name.value(),
                tenant.header())
            .see(write, "names no tenant")
            .atMost(sureness(passage));
  }

  /** A tenant that is nearly one of a list is not meant for the hashring that takes the others. */
  private static Optional<Problem> mistaken(Tenant tenant, Hashrings hashrings) {
    if (!tenant.isSaid() || hashrings.rings().stream().anyMatch(tenant::isListed)) {
      return Optional.empty();
    }
    Known<String> name = tenant.name();
    return hashrings.rings().stream()
        .flatMap(ring -> ring.tenants().stream())
        .filter(listed -> listed.known().filter(tenant::isLike).isPresent())
        .findFirst()
        .map(
            meant ->
                Problem.at(
                        name,
                        "no hashring lists the tenant `%s`, and the one for all others takes it; did"
                            + " you mean `%s`?",
                        name.value(),
                        meant.written())
                    .see(meant, "the tenant that is listed")
                    .weighing(Weight.LIGHTER)
                    .atMost(Confidence.LIKELY));
  }

  /** What stands in between may add a header. */
  private static Confidence sureness(Passage passage) {
    return passage.way().resolution().entrance() == Entrance.INSIDE
        ? Confidence.CERTAIN
        : Confidence.LIKELY;
  }
}
