package io.mcmetrics.chart.sketch;

import io.mcmetrics.chart.values.Condition;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import java.util.List;

/**
 * A sketch with a condition: {@code $when}. If it is not known whether that holds, the result is a
 * placeholder.
 */
record ConditionalSketch(Condition condition, Sketch content) implements Sketch {
  @Override
  public List<SketchResult> draw(SketchScope scope) {
    return switch (scope.holds(condition)) {
      case YES -> content.draw(scope);
      case NO -> List.of();
      case UNKNOWN ->
          List.of(SketchResult.made(new YamlScalar("{{ }}", Style.TEMPLATE, scope.place())));
    };
  }
}
