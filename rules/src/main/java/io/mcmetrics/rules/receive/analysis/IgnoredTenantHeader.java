package io.mcmetrics.rules.receive.analysis;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.rules.analysis.Tenant;
import io.mcmetrics.sender.ExternalLabels.Label;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.thanos.Receive;
import io.mcmetrics.yaml.Value.Known;
import java.util.Locale;
import java.util.Optional;

/** A header in which a sender names its tenant, and which the receiver ignores. */
public record IgnoredTenantHeader(Label label) {
  /** The tenant header of Cortex, Mimir and Loki, in lower case. */
  private static final String ORGANISATION = "x-scope-orgid";

  private static Optional<IgnoredTenantHeader> in(RemoteWrite write) {
    return write.headers().stream()
        .filter(label -> isOfTenants(label.name().toLowerCase(Locale.ROOT)))
        .filter(label -> !label.value().isKnown(""))
        .map(IgnoredTenantHeader::new)
        .findFirst();
  }

  private static boolean isOfTenants(String header) {
    return header.equals(ORGANISATION) || header.contains("tenant");
  }

  /** Returns what is wrong if the receiver takes the tenant from the client certificate. */
  public static Optional<Problem> besideCertificate(RemoteWrite write, Receive receive) {
    return receive.tenantCertificateField() instanceof Known<String> field
        ? in(write)
            .map(
                header ->
                    Problem.at(
                            header.label(),
                            "the receiver takes the tenant from the certificate of who sends"
                                + " (`%s`), and passes over the header `%s`",
                            field.value(),
                            header.label().name())
                        .see(field, "where it looks for the tenant")
                        .withWeight(Weight.LIGHTER))
        : Optional.empty();
  }

  /**
   * Returns what is wrong if the receiver reads another header, which is not sent.
   *
   * @param tenant the tenant that the receiver assumes
   */
  public static Optional<Problem> besideAnother(RemoteWrite write, Receive receive, Tenant tenant) {
    boolean isTaken = tenant.mayBeTakenBy(receive);
    return in(write)
        .map(
            header ->
                Problem.at(
                        header.label(),
                        "the receiver knows tenants by the header `%s`, not by `%s`: what is sent"
                            + " goes to the tenant `%s`%s",
                        tenant.header(),
                        header.label().name(),
                        tenant.name().value(),
                        isTaken ? "" : ", which no hashring takes")
                    .see(receive, "the receiver")
                    .withWeight(isTaken ? Weight.LIGHTER : Weight.USUAL));
  }
}
