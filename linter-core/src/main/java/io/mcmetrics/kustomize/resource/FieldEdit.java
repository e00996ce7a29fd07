package io.mcmetrics.kustomize.resource;

import io.mcmetrics.document.YamlEdits;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;

/**
 * A change at one path of a resource, which leads to several nodes if there are lists on it.
 *
 * @param path the keys to the node
 * @param made the value to create where there is none, at most one; with none, nothing is created
 */
public record FieldEdit(List<String> path, List<Yaml> made, Leaf leaf) {

  /** Returns an edit of existing nodes only. */
  public static FieldEdit ofPresent(FieldSpec spec, Leaf leaf) {
    return new FieldEdit(spec.path(), List.of(), leaf);
  }

  /** Returns an edit that also creates missing nodes, if the place allows that. */
  public static FieldEdit making(FieldSpec spec, Yaml made, Leaf leaf) {
    return new FieldEdit(spec.path(), spec.creates() ? List.of(made) : List.of(), leaf);
  }

  /** Returns a tree with the change; the same object if nothing changes. */
  public YamlMapping applyTo(YamlMapping root) {
    return edited(root, 0) instanceof YamlMapping mapping ? mapping : root;
  }

  private Yaml edited(Yaml node, int depth) {
    if (depth == path.size()) {
      return leaf.edited(node);
    }
    if (node instanceof YamlSequence list) {
      return YamlEdits.eachItem(list, item -> edited(item, depth));
    }
    return node instanceof YamlMapping mapping ? inMapping(mapping, depth) : node;
  }

  private Yaml inMapping(YamlMapping mapping, int depth) {
    String step = path.get(depth);
    boolean isList = step.endsWith("[]");
    String name = isList ? step.substring(0, step.length() - 2) : step;
    Optional<Entry> entry = mapping.entry(name);
    Optional<Yaml> child = entry.map(Entry::value).filter(value -> !value.isNull());
    if (child.isEmpty() && (made.isEmpty() || isList)) {
      return mapping;
    }
    Yaml before = child.orElseGet(() -> missing(depth));
    Yaml after = edited(before, depth + 1);
    if (child.isPresent() && after == before) {
      return mapping;
    }
    YamlScalar key = entry.map(Entry::key).orElseGet(() -> YamlScalar.plain(name, after.origin()));
    return YamlEdits.put(mapping, new Entry(key, after));
  }

  private Yaml missing(int depth) {
    Yaml end = made.get(0);
    Origin at = end.origin();
    return depth == path.size() - 1 ? end : YamlMapping.empty(at);
  }

  /** The change at the end of the path. */
  public interface Leaf {
    /** Returns the new node for the one that is there. */
    Yaml edited(Yaml node);
  }
}
