package io.mcmetrics.chart;

import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import java.util.List;

/** What is made on a condition: {@code $when}. Where that is not known, it is a placeholder. */
record GuardedSketch(Condition condition, Sketch content) implements Sketch {
  @Override
  public List<Drawn> draw(Scope scope) {
    return switch (scope.holds(condition)) {
      case YES -> content.draw(scope);
      case NO -> List.of();
      case UNKNOWN -> List.of(Drawn.made(new YamlScalar("{{ }}", Style.TEMPLATE, scope.place())));
    };
  }
}
