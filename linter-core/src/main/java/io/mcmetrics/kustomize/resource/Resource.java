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
 * A document on its way through a build, and what it was called on the way: references go by any of
 * its names.
 *
 * @param past what it was called before, the first name first
 * @param prefixes what was put before its name, the nearest first
 * @param suffixes what was put after its name, the nearest first
 * @param hashed whether its name ends in a hash of its content once all is done
 */
public record Resource(
    Document document,
    ResourceId id,
    List<ResourceId> past,
    List<String> prefixes,
    List<String> suffixes,
    boolean hashed) {
  public static Resource of(Document document) {
    ResourceId id = ResourceId.of(document.root());
    return new Resource(document, id, List.of(), List.of(), List.of(), false);
  }

  public YamlMapping root() {
    return document.root();
  }

  /** Tells whether this is a resource, and not what a chart is thought to make of its values. */
  public boolean isManifest() {
    return !id.apiVersion().isEmpty();
  }

  public boolean isClusterScoped() {
    return BuiltInKinds.isClusterScoped(root());
  }

  /** Returns what it was called first. */
  public ResourceId original() {
    return past.isEmpty() ? id : past.get(0);
  }

  /** Tells whether it is or was called so. */
  public boolean answersTo(ResourceId other) {
    return id.equals(other) || past.contains(other);
  }

  /** Returns all that it is and was called. */
  public List<ResourceId> ids() {
    List<ResourceId> all = new ArrayList<>(past);
    all.add(id);
    return all;
  }

  /** Returns this resource with another content; transformers hand back what they leave alone. */
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
    return new Resource(changed, now.equals(id) ? id : now, past, prefixes, suffixes, hashed);
  }

  public Resource with(Document other) {
    return new Resource(other, id, past, prefixes, suffixes, hashed);
  }

  /** Returns this resource, seen in part from now on. */
  public Resource hazy() {
    return with(document.seen(document.sight().partial()));
  }

  /** Returns this resource, which will still be known by its present name. */
  public Resource remembered() {
    List<ResourceId> longer = new ArrayList<>(past);
    longer.add(id);
    return new Resource(document, id, List.copyOf(longer), prefixes, suffixes, hashed);
  }

  public Resource prefixed(String prefix) {
    return new Resource(document, id, past, joined(prefixes, prefix), suffixes, hashed);
  }

  public Resource suffixed(String suffix) {
    return new Resource(document, id, past, prefixes, joined(suffixes, suffix), hashed);
  }

  public Resource hashed(boolean wanted) {
    return new Resource(document, id, past, prefixes, suffixes, wanted);
  }

  /** Returns this resource with the names that another one had. */
  public Resource namedLike(Resource other) {
    return new Resource(document, id, other.past, other.prefixes, other.suffixes, other.hashed);
  }

  /** Returns this resource under another name; where it is written stays the place to edit. */
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
