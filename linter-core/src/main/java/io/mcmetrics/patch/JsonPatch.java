package io.mcmetrics.patch;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.limit.Budget;
import io.mcmetrics.limit.Limit;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlFile;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;

/**
 * The JSON patch of RFC 6902 as kustomize 5.5 applies it: {@code replace} adds a missing key,
 * {@code remove} of a missing key is refused, and negative indices count from the end.
 */
public final class JsonPatch {
  private JsonPatch() {}

  /**
   * Returns a resource with a patch applied. Where kustomize would refuse, the operations that are
   * possible are applied nevertheless.
   *
   * @param patch a list of operations, or the text of one
   */
  public static PatchResult apply(YamlMapping resource, Yaml patch) {
    return apply(resource, patch, new Budget(Limit.COPIED_NODES));
  }

  /** Does the same, as long as there is something left to copy. */
  public static PatchResult apply(YamlMapping resource, Yaml patch, Budget copied) {
    List<Problem> problems = new ArrayList<>();
    YamlMapping tree = resource;
    for (Yaml operation : operations(patch, problems)) {
      if (operation instanceof YamlMapping written
          && !copied.spends(new JsonOperation(written).copies(tree, copied.left()))) {
        return new PatchResult.Unfinished(tree, operation.origin());
      }
      try {
        tree = applied(tree, operation);
      } catch (PatchRefusal e) {
        problems.add(e.problem());
      }
    }
    return problems.isEmpty()
        ? new PatchResult.Changed(tree)
        : new PatchResult.Refused(tree, problems);
  }

  private static YamlMapping applied(YamlMapping tree, Yaml operation) {
    if (!(operation instanceof YamlMapping written)) {
      throw new PatchRefusal(Problem.at(operation, "not an operation of a JSON patch"));
    }
    Yaml changed = new JsonOperation(written).applyTo(tree);
    if (!(changed instanceof YamlMapping mapping)) {
      throw new PatchRefusal(Problem.at(operation, "what is left is no resource"));
    }
    return mapping;
  }

  private static List<Yaml> operations(Yaml patch, List<Problem> problems) {
    if (patch instanceof YamlSequence list) {
      return list.items();
    }
    if (patch instanceof YamlScalar text && !text.isNull()) {
      YamlFile file = YamlReader.readEmbedded(text);
      problems.addAll(file.syntaxErrors());
      if (!file.documents().isEmpty() && file.documents().get(0) instanceof YamlSequence list) {
        return list.items();
      }
    }
    if (problems.isEmpty()) {
      problems.add(Problem.at(patch, "a JSON patch is a list of operations"));
    }
    return List.of();
  }
}
