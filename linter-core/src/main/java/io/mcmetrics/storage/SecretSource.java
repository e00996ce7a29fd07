package io.mcmetrics.storage;

import io.mcmetrics.document.Document;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.Optional;

/**
 * A kind of resource from which a controller creates a Secret (bitnami-labs/sealed-secrets,
 * external-secrets, ricoberger/vault-secrets-operator, isindir/sops-secrets-operator).
 */
record SecretSource(String kind, List<String> nameOfSecret) {
  private static final List<SecretSource> ALL =
      List.of(
          new SecretSource("SealedSecret", List.of("spec", "template", "metadata", "name")),
          new SecretSource("ExternalSecret", List.of("spec", "target", "name")),
          new SecretSource("VaultSecret", List.of()),
          new SecretSource("VaultStaticSecret", List.of("spec", "destination", "name")),
          new SecretSource("OnePasswordItem", List.of()),
          new SecretSource("ObjectBucketClaim", List.of()));

  /** Tells whether a controller creates a Secret from a document. */
  static boolean makesSecret(Document document) {
    return ALL.stream().anyMatch(maker -> maker.kind().equals(document.kind()));
  }

  /** Returns the name of the Secret that is created from a document. */
  static Optional<String> secretOf(Document document) {
    return ALL.stream()
        .filter(maker -> maker.kind().equals(document.kind()))
        .findFirst()
        .flatMap(maker -> maker.name(document));
  }

  private Optional<String> name(Document document) {
    Value<String> own =
        nameOfSecret.isEmpty()
            ? document.name()
            : document.text(nameOfSecret.toArray(String[]::new));
    Value<String> name = own instanceof Value.Absent<String> ? document.name() : own;
    return name instanceof Known<String> known ? Optional.of(known.value()) : Optional.empty();
  }
}
