package io.mcmetrics.gitops;

import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Origin.Hop;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import java.util.ArrayList;
import java.util.List;

/** The substitution of variables in a scalar. */
final class VariableValue {
  private VariableValue() {}

  /**
   * Returns the value of a variable that is the whole text. The place to edit is that of the value,
   * since the text may be used by many clusters.
   *
   * @param text what the value is read as
   * @param style the style of the result, which decides about its type
   */
  static YamlScalar whole(YamlScalar use, YamlScalar value, String text, Style style) {
    List<Hop> via = new ArrayList<>(value.origin().via());
    via.add(Hop.over(How.SUBSTITUTE, use));
    via.addAll(use.origin().via());
    return new YamlScalar(text, style, new Origin(value.origin().span(), via));
  }

  /**
   * Returns a text in which some variables are substituted. The place to edit is that of the text.
   *
   * @param style the style of the result, which decides about its type
   * @param values the values of the variables
   */
  static YamlScalar inside(YamlScalar use, String text, Style style, List<YamlScalar> values) {
    Origin origin = use.origin();
    for (YamlScalar value : values.isEmpty() ? List.of(use) : values) {
      origin = origin.through(How.FILLED, value.origin().span());
    }
    return new YamlScalar(text, style, origin);
  }

  /** Returns a text in which some variables are substituted, in the style that it has. */
  static YamlScalar inside(YamlScalar use, String text, List<YamlScalar> values) {
    Style style = use.style() == Style.TEMPLATE ? Style.PLAIN : use.style();
    return inside(use, text, style, values);
  }
}
