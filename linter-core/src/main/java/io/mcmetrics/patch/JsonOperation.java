package io.mcmetrics.patch;

import io.mcmetrics.document.Yaml11Scalars;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Origin.Hop;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.source.Origin.Removal;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import io.mcmetrics.yaml.YamlSize;
import java.util.List;
import java.util.Optional;

/** One operation of a JSON patch. */
record JsonOperation(YamlMapping written) implements Located {
  /** What is done with the value at the end of the path. */
  private enum Edit {
    ADD,
    SET,
    REMOVE
  }

  @Override
  public Origin origin() {
    return written.origin();
  }

  /**
   * Returns a tree with this operation applied.
   *
   * @throws PatchRefusal if it cannot be done
   */
  Yaml applyTo(Yaml tree) {
    YamlScalar name = written.scalarAt("op").orElseThrow(() -> refusal("no `op` is given"));
    return switch (name.text()) {
      case "add" -> edited(tree, path(), Edit.ADD, value());
      case "replace" -> replaced(tree);
      case "remove" -> edited(tree, path(), Edit.REMOVE, value());
      case "move" -> moved(tree);
      case "copy" -> copied(tree);
      case "test" -> tested(tree);
      default -> throw refusal("`" + name.text() + "` is no operation of a JSON patch");
    };
  }

  /** Returns how many nodes this copies, counted up to a number. */
  long copies(Yaml tree, long most) {
    if (!written.textAt("op").equals("copy")) {
      return 0;
    }
    return written
        .scalarAt("from")
        .flatMap(from -> find(tree, JsonPointer.parse(from.text()).steps()))
        .map(node -> YamlSize.nodes(node, most))
        .orElse(0L);
  }

  private JsonPointer path() {
    return pointer("path");
  }

  private JsonPointer pointer(String key) {
    return JsonPointer.parse(
        written.scalarAt(key).orElseThrow(() -> refusal("no `" + key + "` is given")).text());
  }

  /** Returns the value; null if none is given, as in kustomize. */
  private Yaml value() {
    return written
        .get("value")
        .map(Yaml11Scalars::resolved)
        .orElseGet(() -> YamlScalar.plain("null", origin()));
  }

  private Yaml replaced(Yaml tree) {
    JsonPointer path = path();
    if (path.isRoot()) {
      return value().through(Hop.over(How.PATCH, tree));
    }
    // A key that is not there is set all the same; an index has to be there.
    return edited(tree, path, Edit.SET, value());
  }

  private Yaml moved(Yaml tree) {
    JsonPointer from = pointer("from");
    Optional<Yaml> value = find(tree, from.steps());
    Yaml without = edited(tree, from, Edit.REMOVE, value());
    return edited(without, path(), Edit.ADD, value.orElseGet(this::value));
  }

  private Yaml copied(Yaml tree) {
    JsonPointer from = pointer("from");
    Optional<Yaml> holder = from.isRoot() ? Optional.empty() : find(tree, from.parent());
    Optional<Yaml> value = holder.flatMap(node -> JsonContainer.find(node, from.last()));
    // A key that is not there is copied as null, an index that is not there is not.
    if (value.isEmpty() && holder.filter(YamlMapping.class::isInstance).isEmpty()) {
      throw missing(from);
    }
    return edited(tree, path(), Edit.ADD, value.orElseGet(this::value));
  }

  private Yaml tested(Yaml tree) {
    JsonPointer path = path();
    Optional<Yaml> found = find(tree, path.steps());
    // A key that is not there passes for null.
    boolean expectsNull = written.get("value").filter(Yaml::isNull).isPresent();
    boolean holds = expectsNull && isInMapping(tree, path);
    if (found.isPresent() && !found.get().isNull()) {
      holds = JsonEquality.areEqual(found.get(), value());
    }
    if (!holds) {
      throw refusal("the test of `" + text(path) + "` fails");
    }
    return tree;
  }

  private static boolean isInMapping(Yaml tree, JsonPointer path) {
    return !path.isRoot()
        && find(tree, path.parent()).filter(YamlMapping.class::isInstance).isPresent();
  }

  private static Optional<Yaml> find(Yaml tree, List<String> steps) {
    Optional<Yaml> found = Optional.of(tree);
    for (String step : steps) {
      found = found.flatMap(node -> JsonContainer.find(node, step));
    }
    return found;
  }

  private Yaml edited(Yaml tree, JsonPointer path, Edit edit, Yaml value) {
    if (path.isRoot()) {
      throw refusal("the whole document can only be replaced");
    }
    return edited(tree, path, 0, edit, value);
  }

  private Yaml edited(Yaml holder, JsonPointer path, int depth, Edit edit, Yaml value) {
    String step = path.steps().get(depth);
    if (depth == path.steps().size() - 1) {
      return member(holder, step, edit, value).orElseThrow(() -> missing(path));
    }
    Yaml child = JsonContainer.find(holder, step).orElseThrow(() -> missing(path));
    Yaml changed = edited(child, path, depth + 1, edit, value);
    return JsonContainer.set(holder, keyOf(holder, step), changed).orElseThrow(() -> missing(path));
  }

  private Optional<Yaml> member(Yaml holder, String step, Edit edit, Yaml value) {
    if (edit == Edit.REMOVE) {
      return JsonContainer.remove(holder, step).map(left -> marked(left, holder, step));
    }
    boolean inserts = edit == Edit.ADD && holder instanceof YamlSequence;
    Optional<Yaml> old = inserts ? Optional.empty() : JsonContainer.find(holder, step);
    Hop hop =
        old.map(node -> Hop.over(How.PATCH, node))
            .orElseGet(() -> new Hop(How.PATCH, holder.origin().span()));
    Yaml carried = value.through(hop);
    YamlScalar key = YamlScalar.plain(step, carried.origin());
    return edit == Edit.ADD
        ? JsonContainer.add(holder, key, carried)
        : JsonContainer.set(holder, key, carried);
  }

  private Yaml marked(Yaml left, Yaml holder, String step) {
    Optional<Yaml> old = JsonContainer.find(holder, step);
    if (old.isEmpty() || !(left instanceof YamlMapping mapping)) {
      return left;
    }
    Removal removal = new Removal(step, written.through(Hop.over(How.PATCH, old.get())));
    return new YamlMapping(mapping.entries(), mapping.origin().without(List.of(removal)));
  }

  private static YamlScalar keyOf(Yaml holder, String step) {
    Optional<YamlScalar> key =
        holder instanceof YamlMapping mapping
            ? mapping.entry(step).map(YamlMapping.Entry::key)
            : Optional.empty();
    return key.orElseGet(() -> YamlScalar.plain(step, holder.origin()));
  }

  private static String text(JsonPointer path) {
    return "/" + String.join("/", path.steps().stream().map(JsonPointer::escaped).toList());
  }

  private PatchRefusal missing(JsonPointer path) {
    return refusal("there is no `" + text(path) + "` to patch");
  }

  private PatchRefusal refusal(String words) {
    Located at = written.get("path").map(Located.class::cast).orElse(written);
    return new PatchRefusal(Problem.at(at, "%s", words));
  }
}
