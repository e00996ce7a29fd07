package io.mcmetrics.kustomize.resource;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.YamlEdits;
import io.mcmetrics.patch.BuiltInKinds;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.source.Span;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A document during a build, with the names that it has had: references may use any of them.
 *
 * @param previousIds the identities that it had before, the original one first
 * @param prefixes the prefixes that were added to its name, the innermost first
 * @param suffixes the suffixes that were added to its name, the innermost first
 * @param hashed whether a hash of its content is appended to its name at the end of the build
 */
public record Resource(
    Document document,
    ResourceId id,
    List<ResourceId> previousIds,
    List<String> prefixes,
    List<String> suffixes,
    boolean hashed) {
  /** Returns a document as a resource that has not been renamed yet. */
  public static Resource of(Document document) {
    ResourceId id = ResourceId.of(document.root());
    return new Resource(document, id, List.of(), List.of(), List.of(), false);
  }

  /** Returns the whole content. */
  public YamlMapping root() {
    return document.root();
  }

  /** Tells whether this is a Kubernetes manifest, with an {@code apiVersion}. */
  public boolean isManifest() {
    return !id.apiVersion().isEmpty();
  }

  /** Tells whether kustomize knows that resources of this kind have no namespace. */
  public boolean isClusterScoped() {
    return BuiltInKinds.isClusterScoped(root());
  }

  /** Returns the identity that it had first. */
  public ResourceId original() {
    return previousIds.isEmpty() ? id : previousIds.get(0);
  }

  /** Tells whether it has or had an identity. */
  public boolean hasOrHadId(ResourceId other) {
    return id.equals(other) || previousIds.contains(other);
  }

  /** Returns all identities that it had, the current one last. */
  public List<ResourceId> ids() {
    List<ResourceId> all = new ArrayList<>(previousIds);
    all.add(id);
    return all;
  }

  /**
   * Returns this resource with another content; the same object if the content is the same object.
   */
  @SuppressWarnings("ReferenceEquality")
  public Resource with(YamlMapping root) {
    if (root == root()) {
      return this;
    }
    ResourceId now = ResourceId.of(root);
    Document changed =
        now.kind().equals(id.kind())
            ? document.with(root)
            : new Document(document.unit(), now.kind(), root, document.sight());
    return new Resource(
        changed, now.equals(id) ? id : now, previousIds, prefixes, suffixes, hashed);
  }

  /** Returns this resource with another document, under the same names. */
  public Resource with(Document other) {
    return new Resource(other, id, previousIds, prefixes, suffixes, hashed);
  }

  /** Returns this resource, known in part from now on. */
  public Resource partial() {
    return with(document.partial());
  }

  /** Returns this resource with its current identity noted, for references to it after a change. */
  public Resource withIdNoted() {
    List<ResourceId> longer = new ArrayList<>(previousIds);
    longer.add(id);
    return new Resource(document, id, List.copyOf(longer), prefixes, suffixes, hashed);
  }

  /** Returns this resource with one more prefix noted; the name itself is left as it is. */
  public Resource prefixed(String prefix) {
    return new Resource(document, id, previousIds, joined(prefixes, prefix), suffixes, hashed);
  }

  /** Returns this resource with one more suffix noted; the name itself is left as it is. */
  public Resource suffixed(String suffix) {
    return new Resource(document, id, previousIds, prefixes, joined(suffixes, suffix), hashed);
  }

  /** Returns this resource, whose name is to end in a hash of its content or not. */
  public Resource hashed(boolean wanted) {
    return new Resource(document, id, previousIds, prefixes, suffixes, wanted);
  }

  /** Returns this resource with the earlier identities, affixes and hash option of another one. */
  public Resource withNamesOf(Resource other) {
    return new Resource(
        document, id, other.previousIds, other.prefixes, other.suffixes, other.hashed);
  }

  /** Returns this resource under another name, which keeps the place of the old one. */
  public Resource renamed(String name, Span by) {
    Optional<Entry> metadata = root().entry("metadata");
    Optional<Entry> old = root().mappingAt("metadata").flatMap(mapping -> mapping.entry("name"));
    if (metadata.isEmpty() || old.isEmpty()) {
      return this;
    }
    Yaml renamed =
        new YamlScalar(name, Style.QUOTED, old.get().value().origin().through(How.GENERATOR, by));
    YamlMapping holder = (YamlMapping) metadata.get().value();
    YamlMapping changed = YamlEdits.put(holder, new Entry(old.get().key(), renamed));
    return with(YamlEdits.put(root(), new Entry(metadata.get().key(), changed)));
  }

  private static List<String> joined(List<String> list, String more) {
    List<String> longer = new ArrayList<>(list);
    longer.add(more);
    return List.copyOf(longer);
  }
}
