package io.mcmetrics.prometheus;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Checks the logins of clouds (prometheus/sigv4 0.5, {@code SigV4Config.Validate}; Prometheus 3.16,
 * {@code storage/remote/azuread}).
 */
final class CloudLoginCheck {
  private static final Pattern SESSION = Pattern.compile("[\\w+=,.@-]{2,64}");
  private static final Pattern SCOPE = Pattern.compile("[\\w\\s:/.\\-]+");

  /** {@code google/uuid}: with or without dashes, in braces, or as a URN. */
  private static final Pattern UUID =
      Pattern.compile(
          "(?:(?i:urn:uuid:))?%1$s|.%1$s.|[0-9a-fA-F]{32}"
              .formatted(
                  "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"));

  private static final List<String> CLOUDS =
      List.of("", "AzureChina", "AzureGovernment", "AzurePublic");
  private static final List<String> IDENTITIES =
      List.of("managed_identity", "workload_identity", "oauth", "sdk", "certificate");

  private CloudLoginCheck() {}

  static void checkSigv4(Struct login) {
    boolean isHalf =
        (login.isSet("access_key") && login.isMissing("secret_key"))
            || (login.isSet("secret_key") && login.isMissing("access_key"));
    if (isHalf) {
      login.refuse(
          login.isSet("access_key") ? "access_key" : "secret_key",
          "must provide a AWS SigV4 Access key and Secret Key if credentials are specified in the"
              + " SigV4 config");
      return;
    }
    for (String key : List.of("external_id", "session_name", "tags")) {
      boolean isGiven =
          key.equals("tags")
              ? login.mapping().mappingAt(key).filter(tags -> tags.size() > 1).isPresent()
              : login.isSet(key);
      if (isGiven && login.isMissing("role_arn")) {
        login.refuse(key, key + " can only be used with role_arn");
      }
    }
    Optional<String> session = login.text("session_name").filter(name -> !name.isEmpty());
    if (session.filter(name -> !SESSION.matcher(name).matches()).isPresent()) {
      login.refuse("session_name", "session_name must match ^[\\w+=,.@-]{2,64}$");
    }
  }

  static void checkAzure(Struct login) {
    if (login.text("cloud").filter(cloud -> !CLOUDS.contains(cloud)).isPresent()) {
      login.refuse("cloud", "must provide a cloud in the Azure AD config");
      return;
    }
    List<String> given = IDENTITIES.stream().filter(login::isWritten).toList();
    if (given.isEmpty()) {
      login
          .out()
          .add(
              "must provide an Azure Managed Identity, Azure Workload Identity, Azure OAuth, Azure"
                  + " Certificate or Azure SDK in the Azure AD config",
              login.mapping());
    } else if (given.size() > 1) {
      login.refuse(
          given.get(1), "cannot provide multiple authentication methods in the Azure AD config");
    } else {
      login.block(given.get(0)).ifPresent(identity -> checkIdentity(given.get(0), identity));
      if (login
          .text("scope")
          .filter(scope -> !scope.isEmpty() && !SCOPE.matcher(scope).matches())
          .isPresent()) {
        login.refuse("scope", "the provided scope contains invalid characters");
      }
    }
  }

  private static void checkIdentity(String kind, Struct identity) {
    switch (kind) {
      case "managed_identity" -> {
        if (!identity.isMissing("client_id")) {
          checkUuid(identity, "client_id", "Managed Identity");
        }
      }
      case "workload_identity" -> {
        requireAll(identity, "Workload Identity", "client_id", "tenant_id");
        checkUuid(identity, "client_id", "Workload Identity");
        checkUuid(identity, "tenant_id", "Workload Identity");
      }
      case "oauth" -> {
        requireAll(identity, "OAuth", "client_id", "client_secret", "tenant_id");
        checkUuid(identity, "client_id", "OAuth");
      }
      case "certificate" -> {
        requireAll(identity, "Certificate", "client_id", "tenant_id", "certificate_path");
        checkUuid(identity, "client_id", "Certificate");
      }
      default -> {}
    }
  }

  private static void requireAll(Struct identity, String kind, String... keys) {
    for (String key : keys) {
      identity.require(
          key, "must provide an Azure %s %s in the Azure AD config".formatted(kind, key));
    }
  }

  private static void checkUuid(Struct identity, String key, String kind) {
    Optional<String> id = identity.text(key).filter(text -> !text.isEmpty());
    if (id.filter(text -> !UUID.matcher(text).matches()).isPresent()) {
      identity.refuseWith(key, "the provided Azure %s %s is invalid", kind, key);
    }
  }
}
