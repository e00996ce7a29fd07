package io.mcmetrics.kustomize.transform;

import io.mcmetrics.document.YamlEdits;
import io.mcmetrics.kustomize.resource.FieldEdit;
import io.mcmetrics.kustomize.resource.FieldSpec;
import io.mcmetrics.kustomize.resource.KustomizeFields;
import io.mcmetrics.kustomize.resource.NamePattern;
import io.mcmetrics.kustomize.resource.Resource;
import io.mcmetrics.source.Origin.Hop;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import io.mcmetrics.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An entry of {@code images}: another name, tag or digest for an image. */
final class ImageTag implements UnaryOperator<Resource> {
  private static final String REST = "(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?";

  private static final List<String> CONTAINERS = List.of("containers", "initContainers");
  private static final FieldSpec IMAGE = FieldSpec.anywhere("image", false);

  private final YamlMapping written;
  private final List<FieldSpec> fields;
  private final Optional<NamePattern> pattern;

  private ImageTag(YamlMapping written, List<FieldSpec> fields) {
    this.written = written;
    this.fields = fields;
    this.pattern = NamePattern.parse(text("name") + REST);
  }

  static ImageTag of(YamlMapping written, KustomizeFields fields) {
    return new ImageTag(written, fields.of("images"));
  }

  @Override
  public Resource apply(Resource resource) {
    if (resource.id().kind().equals("CustomResourceDefinition") || pattern.isEmpty()) {
      return resource;
    }
    YamlMapping root = containers(resource.root());
    for (FieldSpec spec : fields) {
      if (spec.selects(resource.id())) {
        root = FieldEdit.ofPresent(spec, this::replaced).applyTo(root);
      }
    }
    return resource.with(root);
  }

  /**
   * Changes the images of containers anywhere in a mapping (kustomize,
   * api/filters/imagetag/legacy.go).
   */
  private YamlMapping containers(YamlMapping mapping) {
    YamlMapping changed = mapping;
    for (Entry entry : mapping.entries()) {
      Yaml value = within(entry.value());
      if (CONTAINERS.contains(entry.key().text()) && value instanceof YamlSequence list) {
        value = YamlEdits.eachItem(list, this::container);
      }
      if (value != entry.value()) {
        changed = YamlEdits.put(changed, new Entry(entry.key(), value));
      }
    }
    return changed;
  }

  private Yaml within(Yaml node) {
    if (node instanceof YamlSequence list) {
      return YamlEdits.eachItem(list, this::within);
    }
    return node instanceof YamlMapping mapping ? containers(mapping) : node;
  }

  private Yaml container(Yaml node) {
    return node instanceof YamlMapping mapping
        ? FieldEdit.ofPresent(IMAGE, this::replaced).applyTo(mapping)
        : node;
  }

  private Yaml replaced(Yaml node) {
    if (!(node instanceof YamlScalar image)
        || !pattern.filter(known -> known.matches(image.text())).isPresent()) {
      return node;
    }
    String now = renamed(image.text());
    YamlScalar by =
        written
            .scalarAt("newTag")
            .or(() -> written.scalarAt("digest"))
            .or(() -> written.scalarAt("newName"))
            .orElse(image);
    return now.equals(image.text())
        ? node
        : new YamlScalar(now, Style.QUOTED, by.origin().through(Hop.over(How.PATCH, image)));
  }

  /**
   * Returns the new image; a colon before the first slash belongs to a port, one after it to a tag.
   */
  private String renamed(String image) {
    int slash = Math.max(image.indexOf('/'), 0);
    int at = image.indexOf('@', slash);
    int colon = image.indexOf(':', slash);
    if (at >= 0 && colon > at) {
      colon = -1;
    }
    int end = colon >= 0 ? colon : at >= 0 ? at : image.length();
    String name = text("newName").isEmpty() ? image.substring(0, end) : text("newName");
    String tag = colon < 0 ? "" : image.substring(colon + 1, at < 0 ? image.length() : at);
    String digest = at < 0 ? "" : image.substring(at + 1);
    if (!text("newTag").isEmpty() || !text("digest").isEmpty()) {
      tag = text("newTag");
      digest = text("digest");
    } else if (!text("tagSuffix").isEmpty()) {
      tag = tag + text("tagSuffix");
      digest = "";
    }
    return name + (tag.isEmpty() ? "" : ":" + tag) + (digest.isEmpty() ? "" : "@" + digest);
  }

  private String text(String key) {
    return written.scalarAt(key).filter(t -> !t.isNull()).map(YamlScalar::text).orElse("");
  }
}
