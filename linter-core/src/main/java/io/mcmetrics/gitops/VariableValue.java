package io.mcmetrics.gitops;

import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Origin.Hop;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import java.util.ArrayList;
import java.util.List;

/** What becomes of a text in which variables are replaced. */
final class VariableValue {
  private VariableValue() {}

  /**
   * Returns the value of the variable that is the whole of a text. To change it, one edits where
   * the value is given: the place of use may serve many clusters.
   *
   * @param style as what it is read where it is put in
   */
  static YamlScalar whole(YamlScalar use, YamlScalar value, Style style) {
    List<Hop> via = new ArrayList<>(value.origin().via());
    via.add(Hop.over(How.SUBSTITUTE, use));
    via.addAll(use.origin().via());
    return new YamlScalar(value.text(), style, new Origin(value.origin().span(), via));
  }

  /**
   * Returns a text with variables in it replaced: it stays where most of it is written.
   *
   * @param values those that are written somewhere
   */
  static YamlScalar inside(YamlScalar use, String text, List<YamlScalar> values) {
    Style style = use.style() == Style.TEMPLATE ? Style.PLAIN : use.style();
    Origin origin = use.origin();
    for (YamlScalar value : values.isEmpty() ? List.of(use) : values) {
      origin = origin.through(How.FILLED, value.origin().span());
    }
    return new YamlScalar(text, style, origin);
  }
}
