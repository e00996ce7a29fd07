package io.mcmetrics.document;

import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The ConfigMaps and Secrets of a set of documents, to look up those that other documents refer to.
 */
public final class ConfigMapsAndSecrets {
  /** The hash that kustomize appends to the name of a generated ConfigMap or Secret. */
  private static final Pattern HASH = Pattern.compile("-[bcdfghkmt24-9]{10}$");

  private final Map<String, List<Document>> byName = new HashMap<>();
  private final Copies copies = new Copies();
  private final SecretMakers makers = new SecretMakers();

  /**
   * Where to look next for one that is not deployed with the document that refers to it; at most
   * one.
   */
  private final List<ConfigMapsAndSecrets> wider;

  private ConfigMapsAndSecrets(List<ConfigMapsAndSecrets> wider) {
    this.wider = wider;
  }

  /** Returns the ConfigMaps and Secrets among some documents. */
  public static ConfigMapsAndSecrets of(List<Document> documents) {
    ConfigMapsAndSecrets data = new ConfigMapsAndSecrets(List.of());
    documents.forEach(data::add);
    return data;
  }

  /**
   * Returns these and some others; the others are preferred if they are deployed with the document
   * that refers to them.
   */
  public ConfigMapsAndSecrets with(List<Document> documents) {
    ConfigMapsAndSecrets data = new ConfigMapsAndSecrets(List.of(this));
    documents.forEach(data::add);
    return data;
  }

  private void add(Document document) {
    copies.add(document);
    makers.add(document);
    boolean holds = document.kind().equals("ConfigMap") || document.kind().equals("Secret");
    if (holds && document.name() instanceof Value.Known<String> name) {
      put(document, name.value());
      String bare = HASH.matcher(name.value()).replaceFirst("");
      if (!bare.equals(name.value())) {
        put(document, bare);
      }
    }
  }

  private void put(Document document, String name) {
    byName.computeIfAbsent(document.kind() + "/" + name, n -> new ArrayList<>()).add(document);
  }

  /**
   * Returns the ConfigMap or Secret that a document refers to: the one that is deployed with it,
   * else the only one of that name in the tree, unless it is deployed with another copy of the
   * document. Empty if there is none, or more than one.
   *
   * @param reference a mapping with {@code kind} and {@code name}
   */
  public Optional<Document> find(Yaml reference, Document from) {
    Optional<YamlScalar> kind = reference.scalarAt("kind");
    Optional<YamlScalar> name = reference.scalarAt("name");
    if (kind.isEmpty() || name.isEmpty() || name.get().isUnknown()) {
      return Optional.empty();
    }
    List<Document> named =
        byName.getOrDefault(kind.get().text() + "/" + name.get().text(), List.of());
    // A fleet has as many of one name as clusters, and almost all that is looked for is beside.
    List<Document> beside = meant(named, from, each -> each.unit().equals(from.unit()));
    if (!beside.isEmpty()) {
      return Copies.agreed(beside);
    }
    return wider.isEmpty()
        ? Copies.agreed(meant(named, from, each -> true))
        : wider.get(0).find(reference, from);
  }

  private List<Document> meant(
      List<Document> named, Document from, Predicate<Document> isConsidered) {
    return named.stream()
        .filter(isConsidered)
        .filter(each -> mayShareNamespace(each, from))
        .filter(each -> !copies.isOfAnother(each, from.kind(), from.name(), from.unit()))
        .toList();
  }

  /**
   * Returns the ConfigMap or Secret that a document refers to and does not reach, since it is in
   * another namespace; empty if there is one that it may reach, or a controller may make one.
   *
   * @param reference a mapping with {@code kind} and {@code name}
   */
  public Optional<Document> inAnotherNamespace(Yaml reference, Document from) {
    String key = reference.textAt("kind") + "/" + reference.textAt("name");
    List<Document> named = new ArrayList<>(byName.getOrDefault(key, List.of()));
    wider.forEach(others -> named.addAll(others.byName.getOrDefault(key, List.of())));
    String name = reference.textAt("name");
    boolean mayBeThere =
        named.stream()
                .anyMatch(
                    each -> mayShareNamespace(each, from) || SecretMakers.isCopiedElsewhere(each))
            || makers.mayMake(name, from)
            || wider.stream().anyMatch(others -> others.makers.mayMake(name, from));
    return mayBeThere ? Optional.empty() : named.stream().findFirst();
  }

  static boolean mayShareNamespace(Document one, Document other) {
    return !(one.namespace() instanceof Value.Known<String> known)
        || !(other.namespace() instanceof Value.Known<String>)
        || other.namespace().isKnown(known.value());
  }
}
