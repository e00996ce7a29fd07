package io.mcmetrics.sender;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.HeldKeys;
import io.mcmetrics.kubernetes.ResourceLocation;
import io.mcmetrics.remotewrite.MissingCredential;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds references of a remote write in a custom resource to keys of Secrets and ConfigMaps that do
 * not exist: the operator then generates no configuration ({@code GetSecretKey} in {@code
 * pkg/assets/store.go} of prometheus-operator). They are looked up in the namespace of the resource
 * alone. Objects that are not in the tree may be in the cluster, so that a name which the tree has
 * nowhere is not missed; and nothing is certain, since a key may be added there, and a Secret be
 * copied.
 */
public final class MissingCredentialFinder {
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
  private final Function<Document, Cluster> clusterOf;

  private MissingCredentialFinder(
      Map<String, List<Document>> holders,
      Set<String> filledIn,
      Function<Document, Cluster> clusterOf) {
    this.holders = holders;
    this.filledIn = filledIn;
    this.clusterOf = clusterOf;
  }

  /** Returns a check against those of some documents that hold keys. */
  public static MissingCredentialFinder against(
      List<Document> documents, Function<Document, Cluster> clusterOf) {
    return new MissingCredentialFinder(
        documents.stream()
            .filter(d -> d.kind().equals("Secret") || d.kind().equals("ConfigMap"))
            .collect(Collectors.groupingBy(d -> d.kind() + "/" + d.name().known().orElse(""))),
        documents.stream()
            .filter(HeldKeys::areMadeFrom)
            .flatMap(document -> namesIn(document).stream())
            .collect(Collectors.toUnmodifiableSet()),
        clusterOf);
  }

  private static List<String> namesIn(Document document) {
    return NAMES.stream()
        .flatMap(path -> document.text(path.toArray(String[]::new)).known().stream())
        .toList();
  }

  /** Returns what is missing for an item of the list of remote writes of a resource. */
  List<MissingCredential> missing(Document sender, YamlMapping write) {
    List<MissingCredential> missing = new ArrayList<>();
    for (Entry entry : write.entries()) {
      if (WITH_KEYS.contains(entry.key().text())) {
        collect(sender, entry.key().text(), entry.value(), missing);
      }
    }
    return missing;
  }

  private void collect(Document sender, String field, Yaml node, List<MissingCredential> missing) {
    if (!(node instanceof YamlMapping mapping)) {
      return;
    }
    if (mapping.text("name") instanceof Known<String> name
        && mapping.text("key") instanceof Known<String> key
        && !mapping.has("optional")) {
      String kind = field.equals("configMap") ? "ConfigMap" : "Secret";
      missing(sender, kind, name, key).ifPresent(missing::add);
      return;
    }
    for (Entry entry : mapping.entries()) {
      collect(sender, entry.key().text(), entry.value(), missing);
    }
  }

  private Optional<MissingCredential> missing(
      Document sender, String kind, Known<String> name, Known<String> key) {
    Cluster cluster = clusterOf.apply(sender);
    ResourceLocation here = new ResourceLocation(cluster, sender.namespace());
    List<Document> named =
        filledIn.contains(name.value())
            ? List.of()
            : holders.getOrDefault(kind + "/" + name.value(), List.of()).stream()
                .filter(holder -> clusterOf.apply(holder).name().equals(cluster.name()))
                .toList();
    List<Document> meant =
        named.stream()
            .filter(
                holder ->
                    new ResourceLocation(cluster, holder.namespace()).mayShareNamespaceWith(here))
            .toList();
    if (named.isEmpty() || named.stream().anyMatch(HeldKeys::mayBeCopied)) {
      return Optional.empty();
    }
    if (meant.isEmpty()) {
      return Optional.of(
          new MissingCredential(
              "%s `%s` is in namespace `%s`, and looked for in `%s`"
                  .formatted(
                      kind,
                      name.value(),
                      named.get(0).namespace().written(),
                      sender.namespace().written()),
              named.get(0).origin(),
              name.origin()));
    }
    return meant.stream().allMatch(holder -> HeldKeys.areWithout(holder, key.value()))
        ? Optional.of(
            new MissingCredential(
                "%s `%s` has no key `%s`".formatted(kind, name.value(), key.value()),
                meant.get(0).origin(),
                key.origin()))
        : Optional.empty();
  }
}
