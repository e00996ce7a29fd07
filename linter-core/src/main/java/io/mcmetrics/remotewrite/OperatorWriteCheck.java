package io.mcmetrics.remotewrite;

import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Checks the authentication, TLS and proxy of a remote write in a resource, as prometheus-operator
 * does before it generates anything ({@code validateRemoteWriteSpec} in {@code
 * pkg/prometheus/operator.go} and {@code addRemoteWritesToStore} in {@code store.go} of 0.94.1).
 * One remote write with a fault stops the whole configuration.
 */
final class OperatorWriteCheck {
  private static final List<String> IDENTITIES =
      List.of("managedIdentity", "oauth", "sdk", "workloadIdentity");

  private static final Pattern UUID =
      Pattern.compile(
          "(?:urn:uuid:|\\{)?[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}"
              + "-?[0-9a-fA-F]{12}}?");

  private OperatorWriteCheck() {}

  static List<WriteFault> faults(YamlMapping write) {
    List<Optional<ClientObjection>> found = new ArrayList<>();
    found.add(
        write
            .mappingAt("authorization")
            .flatMap(block -> OperatorClientCheck.authorization(block, false)));
    found.add(write.mappingAt("basicAuth").flatMap(OperatorClientCheck::basicAuth));
    found.add(write.mappingAt("oauth2").flatMap(OperatorClientCheck::oauth2));
    found.add(
        write
            .mappingAt("tlsConfig")
            .flatMap(block -> OperatorClientCheck.tls(block, false))
            .map(objection -> objection.under("failed to validate TLS configuration")));
    found.add(write.mappingAt("sigv4").flatMap(OperatorWriteCheck::sigv4));
    found.add(write.mappingAt("azureAd").flatMap(OperatorWriteCheck::identity));
    found.add(OperatorClientCheck.proxy(write));
    List<WriteFault> faults = new ArrayList<>();
    found.forEach(one -> one.ifPresent(why -> faults.add(WriteFault.held(why.message(), why))));
    write.mappingAt("azureAd").flatMap(OperatorWriteCheck::managedIdentity).ifPresent(faults::add);
    return faults;
  }

  private static Optional<ClientObjection> sigv4(YamlMapping sigv4) {
    return !OperatorClientCheck.isOpen(sigv4) && sigv4.has("accessKey") != sigv4.has("secretKey")
        ? Optional.of(ClientObjection.at(sigv4, "both accessKey and secretKey should be provided"))
        : Optional.empty();
  }

  private static Optional<ClientObjection> identity(YamlMapping azure) {
    List<String> written = IDENTITIES.stream().filter(azure::has).toList();
    if (written.isEmpty() && !OperatorClientCheck.isOpen(azure)) {
      return Optional.of(
          ClientObjection.at(
              azure,
              "must provide Azure Managed Identity, Azure OAuth, Azure SDK, or Azure Workload"
                  + " Identity in the Azure AD config"));
    }
    if (written.size() > 1) {
      return Optional.of(
          ClientObjection.at(
              azure.entry(written.get(1)).orElseThrow(),
              "cannot provide both %s and %s in the Azure AD config"
                  .formatted(words(written.get(0)), words(written.get(1)))));
    }
    return uuid(azure, "OAuth", "oauth", "clientId")
        .or(() -> uuid(azure, "Workload Identity", "workloadIdentity", "clientId"))
        .or(() -> uuid(azure, "Workload Identity", "workloadIdentity", "tenantId"));
  }

  private static String words(String identity) {
    return switch (identity) {
      case "managedIdentity" -> "Azure Managed Identity";
      case "oauth" -> "Azure OAuth";
      case "sdk" -> "Azure SDK";
      default -> "Azure Workload Identity";
    };
  }

  private static Optional<ClientObjection> uuid(
      YamlMapping azure, String words, String block, String key) {
    return azure.text(block, key) instanceof Known<String> id && !UUID.matcher(id.value()).matches()
        ? Optional.of(
            ClientObjection.at(id, "the provided Azure %s %s is invalid".formatted(words, key)))
        : Optional.empty();
  }

  /** The operator hands this one on, and Prometheus looks at it ({@code azuread.Config}). */
  private static Optional<WriteFault> managedIdentity(YamlMapping azure) {
    return azure.text("managedIdentity", "clientId") instanceof Known<String> id
            && !id.value().isEmpty()
            && !UUID.matcher(id.value()).matches()
        ? Optional.of(
            WriteFault.refused("the provided Azure Managed Identity client_id is invalid", id))
        : Optional.empty();
  }
}
