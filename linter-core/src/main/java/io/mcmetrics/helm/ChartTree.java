package io.mcmetrics.helm;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A chart with its sub-charts, whose values Helm processes before it renders a template: sub-charts
 * are enabled or disabled, export values to their parent, and get values from it ({@code
 * pkg/chartutil/dependencies.go} of Helm 3.21).
 */
final class ChartTree {
  private final String name;
  private final Origin origin;
  private final List<Yaml> dependencies;
  private final HelmMajor helm;
  private final List<String> off = new ArrayList<>();
  private List<ChartTree> parts;
  private ValuesTable own;

  ChartTree(
      String name,
      Origin origin,
      ValuesTable own,
      List<Yaml> dependencies,
      List<ChartTree> parts,
      HelmMajor helm) {
    this.name = name;
    this.origin = origin;
    this.own = own;
    this.dependencies = dependencies;
    this.parts = parts;
    this.helm = helm;
  }

  String name() {
    return name;
  }

  /** Returns a chart under another name. */
  ChartTree withName(String alias) {
    return new ChartTree(alias, origin, own, dependencies, parts, helm);
  }

  /** Returns the values that templates see, and reports what Helm would refuse. */
  ValuesTable values(ValuesTable given, TreeFiles files) {
    switchParts(given, "", files);
    importValues(files);
    ValuesTable values = coalesced(given, false, files);
    dropSwitchedOff(values);
    return values;
  }

  private void switchParts(ValuesTable given, String path, TreeFiles files) {
    if (dependencies.isEmpty()) {
      return;
    }
    parts = parts();
    ValuesTable values = coalesced(given, false, files);
    for (Yaml dependency : dependencies) {
      if (!isOn(dependency, values, path)) {
        off.add(nameOf(dependency));
      }
    }
    parts = parts.stream().filter(part -> !off.contains(part.name)).toList();
    for (ChartTree part : parts) {
      part.switchParts(values, path + part.name + ".", files);
    }
  }

  /** Returns the sub-charts that are no dependencies, then the dependencies in their order. */
  private List<ChartTree> parts() {
    Set<String> asked = new TreeSet<>();
    List<ChartTree> named = new ArrayList<>();
    for (Yaml dependency : dependencies) {
      String called = dependency.textAt("name");
      asked.add(called);
      Optional<ChartTree> part = parts.stream().filter(p -> p.name.equals(called)).findFirst();
      ValuesTable nothing = new ValuesTable(dependency.origin());
      named.add(
          part.orElseGet(
                  () ->
                      new ChartTree(
                          called, dependency.origin(), nothing, List.of(), List.of(), helm))
              .withName(nameOf(dependency)));
    }
    List<ChartTree> all = new ArrayList<>(parts);
    all.removeIf(part -> asked.contains(part.name));
    all.addAll(named);
    return all;
  }

  private static String nameOf(Yaml dependency) {
    return dependency
        .scalarAt("alias")
        .filter(alias -> !alias.text().isEmpty())
        .or(() -> dependency.scalarAt("name"))
        .map(YamlScalar::text)
        .orElse("");
  }

  /**
   * Tells whether a dependency is enabled: the first path of its condition that leads to a boolean
   * decides, else its tags.
   */
  static boolean isOn(Yaml dependency, ValuesTable values, String path) {
    String condition = dependency.textAt("condition");
    for (String alternative : condition.strip().split(",", -1)) {
      List<String> keys = Arrays.asList((path + alternative).split("\\.", -1));
      Optional<Boolean> decision =
          values
              .table(keys.subList(0, keys.size() - 1))
              .flatMap(table -> table.bool(keys.get(keys.size() - 1)));
      if (decision.isPresent()) {
        return decision.get();
      }
    }
    boolean unwanted = false;
    for (Yaml tag : dependency.itemsAt("tags")) {
      Optional<Boolean> wanted =
          tag instanceof YamlScalar scalar
              ? values.table("tags").flatMap(tags -> tags.bool(scalar.text()))
              : Optional.empty();
      if (wanted.orElse(false)) {
        return true;
      }
      unwanted |= wanted.isPresent();
    }
    return !unwanted;
  }

  private void importValues(TreeFiles files) {
    parts.forEach(part -> part.importValues(files));
    if (dependencies.stream().allMatch(dependency -> off.contains(nameOf(dependency)))) {
      return;
    }
    ValuesTable values = coalesced(new ValuesTable(own.origin()), true, files);
    ValuesTable imported = new ValuesTable(origin);
    for (Yaml dependency : dependencies) {
      if (!off.contains(nameOf(dependency))) {
        for (Yaml item : dependency.itemsAt("import-values")) {
          imported.cover(imported(item, nameOf(dependency), values), true);
        }
      }
    }
    values = values.copy();
    values.cover(imported, true);
    own = values;
  }

  private static ValuesTable imported(Yaml item, String part, ValuesTable values) {
    String child =
        item instanceof YamlScalar scalar ? "exports." + scalar.text() : item.textAt("child");
    String parent = item.scalarAt("parent").map(YamlScalar::text).orElse(".");
    List<String> path = new ArrayList<>(List.of(part));
    path.addAll(Arrays.asList(child.split("\\.", -1)));
    Optional<ValuesTable> found = values.table(path);
    if (found.isEmpty()) {
      return new ValuesTable(item.origin());
    }
    ValuesTable table = found.get();
    List<String> to = parent.equals(".") ? List.of() : Arrays.asList(parent.split("\\.", -1));
    for (int i = to.size() - 1; i >= 0; i--) {
      ValuesTable outer = new ValuesTable(table.origin());
      outer.put(to.get(i), table);
      table = outer;
    }
    return table;
  }

  private ValuesTable coalesced(ValuesTable given, boolean keepsNulls, TreeFiles files) {
    ValuesTable values = given.copy();
    coalesce(values, keepsNulls, files);
    return values;
  }

  private void coalesce(ValuesTable values, boolean keepsNulls, TreeFiles files) {
    Set<String> names = new TreeSet<>();
    parts.forEach(part -> names.add(part.name));
    values.addChartBelow(lowest(values, names, keepsNulls), names, keepsNulls);
    for (ChartTree part : parts) {
      if (!values.has(part.name)) {
        values.put(part.name, new ValuesTable(part.origin));
      }
      Optional<ValuesTable> below = values.table(part.name);
      if (below.isPresent()) {
        below.get().takeGlobals(values);
        part.coalesce(below.get(), keepsNulls, files);
      } else {
        values.originOf(part.name).ifPresent(at -> refuse(part, at, files));
      }
    }
  }

  /**
   * Returns the values of this chart as they are put below others. Helm 4 takes the nulls out of
   * them first, unless nulls are kept or the key is of a sub-chart that is given a mapping ({@code
   * coalesceValues} in {@code pkg/chart/common/util} of Helm 4.3).
   */
  private ValuesTable lowest(ValuesTable values, Set<String> names, boolean keepsNulls) {
    ValuesTable lowest = own.copy();
    if (helm == HelmMajor.FOUR && !keepsNulls) {
      lowest.dropNullsFor(values, names);
    }
    return lowest;
  }

  private static void refuse(ChartTree part, Origin at, TreeFiles files) {
    files.addGap(
        Gap.at(
            at,
            "Helm refuses: the values of the sub-chart `" + part.name + "` are no mapping",
            "this chart cannot be rendered"));
  }

  private void dropSwitchedOff(ValuesTable values) {
    off.forEach(values::remove);
    for (ChartTree part : parts) {
      values.table(part.name).ifPresent(part::dropSwitchedOff);
    }
  }
}
