package io.mcmetrics.remotewrite;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.HeldKeys;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds references of a remote write in a custom resource to keys of Secrets and ConfigMaps that do
 * not exist: the operator then generates no configuration ({@code GetSecretKey} in {@code
 * pkg/assets/store.go} of prometheus-operator). It looks only at what is deployed together, since
 * objects that are not in the tree may be in the cluster; and it is never certain, since a key may
 * be added there.
 */
public final class SecretKeyCheck {
  private static final Set<String> WITH_KEYS =
      Set.of(
          "basicAuth",
          "authorization",
          "oauth2",
          "tlsConfig",
          "bearerTokenSecret",
          "sigv4",
          "azureAd");

  /** Where resources that fill in a Secret name it. */
  private static final List<List<String>> NAMES =
      List.of(
          List.of("metadata", "name"),
          List.of("spec", "target", "name"),
          List.of("spec", "destination", "name"),
          List.of("spec", "externalSecretName"),
          List.of("spec", "externalSecretSpec", "target", "name"),
          List.of("spec", "template", "metadata", "name"),
          List.of("spec", "secretName"));

  /** By kind and name: each remote write asks for several. */
  private final Map<String, List<Document>> holders;

  private final Set<String> filledIn;

  private SecretKeyCheck(Map<String, List<Document>> holders, Set<String> filledIn) {
    this.holders = holders;
    this.filledIn = filledIn;
  }

  /** Returns a check against those of some documents that hold keys. */
  public static SecretKeyCheck against(List<Document> documents) {
    return new SecretKeyCheck(
        documents.stream()
            .filter(d -> d.kind().equals("Secret") || d.kind().equals("ConfigMap"))
            .collect(Collectors.groupingBy(d -> d.kind() + "/" + d.name().known().orElse(""))),
        documents.stream()
            .filter(SecretKeyCheck::fillsInSecrets)
            .flatMap(document -> namesIn(document).stream())
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** ExternalSecret, SealedSecret, VaultStaticSecret, and whatever else is called so. */
  private static boolean fillsInSecrets(Document document) {
    String kind = document.kind();
    return (kind.contains("Secret") && !kind.equals("Secret"))
        || kind.startsWith("Vault")
        || kind.startsWith("OnePassword");
  }

  private static List<String> namesIn(Document document) {
    return NAMES.stream()
        .flatMap(path -> document.text(path.toArray(String[]::new)).known().stream())
        .toList();
  }

  /** Returns what is missing for an item of the list of remote writes of a resource. */
  public List<WriteFault> faults(Document sender, YamlMapping write) {
    List<WriteFault> faults = new ArrayList<>();
    for (Entry entry : write.entries()) {
      if (WITH_KEYS.contains(entry.key().text())) {
        collect(sender, entry.key().text(), entry.value(), faults);
      }
    }
    return faults;
  }

  private void collect(Document sender, String field, Yaml node, List<WriteFault> faults) {
    if (!(node instanceof YamlMapping mapping)) {
      return;
    }
    if (mapping.text("name") instanceof Known<String> name
        && mapping.text("key") instanceof Known<String> key
        && !mapping.has("optional")) {
      String kind = field.equals("configMap") ? "ConfigMap" : "Secret";
      missing(sender, kind, name.value(), key).ifPresent(faults::add);
      return;
    }
    for (Entry entry : mapping.entries()) {
      collect(sender, entry.key().text(), entry.value(), faults);
    }
  }

  private Optional<WriteFault> missing(
      Document sender, String kind, String name, Known<String> key) {
    List<Document> meant =
        holders.getOrDefault(kind + "/" + name, List.of()).stream()
            .filter(holder -> holder.unit().equals(sender.unit()))
            .filter(holder -> isBeside(holder, sender))
            .toList();
    boolean isMissing =
        !meant.isEmpty()
            && !filledIn.contains(name)
            && meant.stream().allMatch(holder -> HeldKeys.areWithout(holder, key.value()));
    return isMissing
        ? Optional.of(
            WriteFault.held(
                    "key \"%s\" in %s \"%s\" not found"
                        .formatted(key.value(), kind.toLowerCase(Locale.ROOT), name),
                    key)
                .uncertain())
        : Optional.empty();
  }

  private static boolean isBeside(Document holder, Document sender) {
    return holder.namespace().written().equals(sender.namespace().written());
  }
}
