package io.mcmetrics.rules.receive;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.RECEIVE;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.SampleDelivery;
import io.mcmetrics.path.UrlTarget;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.Tenant;
import io.mcmetrics.rules.receive.analysis.IgnoredTenantHeader;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.source.Span;
import io.mcmetrics.thanos.Hashrings;
import io.mcmetrics.thanos.Receive;
import io.mcmetrics.yaml.Value.Known;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Flags tenants that no hashring of a receiver takes, or that the receiver does not read. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a tenant that the receiver does not take, or does not see",
    why =
        """
        The receiver looks for a hashring that lists the tenant. Where there is none, it answers
        `no matching hashring to handle tenant` with 500: Prometheus tries again for ever, and
        nothing of it arrives. A tenant in a header that it does not read is none to it: what is
        sent lands among the samples of `default-tenant`.
        """,
    symptom =
        """
        Thanos Receive answers 500 and logs `internal server error` with
        `no matching hashring to handle tenant`; the sender warns `Failed to send batch, retrying`
        for ever. A tenant with a slash is answered with 400, `tenant name not valid`, and logged
        as `non-recoverable error`. Where the header is not read, everything succeeds and has
        `tenant_id="default-tenant"`.
        """,
    remedy =
        """
        Add the tenant to a hashring, or end the list with a hashring without `tenants`, which takes
        all others. Name the tenant in the header of `--receive.tenant-header`, `THANOS-TENANT`
        unless it is changed.
        """,
    confidence =
        """
        Certain where the sender reaches Thanos Receive within the cluster and both the tenant and
        the hashrings are written. Likely where a proxy in between may add or change the header,
        or the tenant is nearly one that is listed.
        """,
    sources = {
      "Thanos 0.42.5, pkg/receive/hashring.go, multiHashring: the first hashring that takes "
          + "the tenant counts",
      "Thanos 0.42.5, pkg/tenancy/tenancy.go: the header, the default tenant, and which "
          + "names are valid",
      "Thanos 0.42.5, run: a tenant that no hashring takes is 500, one with a slash is 400"
    },
    severity = ERROR,
    stage = RECEIVE)
public final class TenantWithoutHashring implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    Map<Span, Problem> byPlace = new LinkedHashMap<>();
    for (SampleDelivery delivery : fleet.deliveries()) {
      for (Receive receive : delivery.path().receives()) {
        if (delivery.destination().isPresent() && takesOneTenant(receive)) {
          for (RemoteWrite write : delivery.destination().get().writes()) {
            problem(delivery, write, receive)
                .ifPresent(found -> byPlace.merge(found.at().span(), found, Problem::joined));
          }
        }
      }
    }
    byPlace.values().forEach(out);
  }

  /**
   * Tells whether all series of a request have one tenant: it may also be a label of each series.
   */
  private static boolean takesOneTenant(Receive receive) {
    return receive.component().commandLine().isWhole()
        && !receive.component().commandLine().has("receive.split-tenant-label-name");
  }

  private static Optional<Problem> problem(
      SampleDelivery delivery, RemoteWrite write, Receive receive) {
    return found(delivery, write, receive)
        .map(problem -> problem.atMost(delivery.confidence()))
        .map(problem -> problem.atMost(receive.component().workload().sight().limit()))
        .map(problem -> problem.affecting(delivery.sender().cluster().name()).concerning(write));
  }

  private static Optional<Problem> found(
      SampleDelivery delivery, RemoteWrite write, Receive receive) {
    if (receive.takesTenantsFromCertificates()) {
      return IgnoredTenantHeader.besideCertificate(write, receive)
          .map(problem -> problem.atMost(sureness(delivery)));
    }
    Optional<Tenant> tenant = Tenant.of(write, receive, delivery.path());
    if (tenant.isEmpty()) {
      return Optional.empty();
    }
    return tenant.get().isSaid()
        ? refused(tenant.get(), receive)
            .or(() -> ofNoHashring(tenant.get(), receive))
            .or(() -> mistaken(tenant.get(), receive.hashrings()))
            .map(problem -> problem.atMost(sureness(delivery)))
        : IgnoredTenantHeader.besideAnother(write, receive, tenant.get())
            .or(() -> unsaid(tenant.get(), write, receive))
            .map(problem -> problem.atMost(sureness(delivery)));
  }

  private static Optional<Problem> refused(Tenant tenant, Receive receive) {
    return tenant.isRefusedBy(receive)
        ? Optional.of(
            Problem.at(
                    tenant.name(),
                    "`%s` is no name of a tenant for Thanos Receive, which takes none with a slash:"
                        + " all that is sent is refused, and lost",
                    tenant.name().value())
                .see(receive, "the receiver"))
        : Optional.empty();
  }

  private static Optional<Problem> ofNoHashring(Tenant tenant, Receive receive) {
    return tenant.mayBeTakenBy(receive)
        ? Optional.empty()
        : Optional.of(
            Problem.at(
                    tenant.name(),
                    "no hashring of the receiver takes the tenant `%s`: all that is sent is answered"
                        + " with an error",
                    tenant.name().value())
                .see(receive.hashrings(), "the hashrings"));
  }

  /** A tenant that is nearly a listed one is not meant for the hashring that takes all others. */
  private static Optional<Problem> mistaken(Tenant tenant, Hashrings hashrings) {
    if (!hashrings.isKnown() || hashrings.rings().stream().anyMatch(tenant::isListed)) {
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
                    .withWeight(Weight.LIGHTER)
                    .atMost(Confidence.LIKELY));
  }

  private static Optional<Problem> unsaid(Tenant tenant, RemoteWrite write, Receive receive) {
    return tenant.mayBeTakenBy(receive)
        ? Optional.empty()
        : Optional.of(
            Problem.at(
                    receive.hashrings(),
                    "no hashring takes the tenant `%s`, which is that of who sends no header `%s`",
                    tenant.name().value(),
                    tenant.header())
                .see(write, "names no tenant"));
  }

  /** A proxy in between may add a header, or change one. */
  private static Confidence sureness(SampleDelivery delivery) {
    return delivery.path().resolution().urlTarget() == UrlTarget.INSIDE
        ? Confidence.CERTAIN
        : Confidence.LIKELY;
  }
}
