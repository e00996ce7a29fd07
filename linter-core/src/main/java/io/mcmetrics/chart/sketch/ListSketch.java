package io.mcmetrics.chart.sketch;

import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list. An item that is itself a list is joined into it, as charts do with the lists in values.
 */
record ListSketch(List<Sketch> items) implements Sketch {
  ListSketch {
    items = List.copyOf(items);
  }

  @Override
  public List<SketchResult> draw(SketchScope scope) {
    List<Yaml> all = new ArrayList<>();
    Optional<Origin> key = Optional.empty();
    Optional<SketchResult> nothing = Optional.empty();
    for (Sketch item : items) {
      for (SketchResult drawn : item.draw(scope)) {
        if (drawn.value().isNull()) {
          nothing = nothing.or(() -> Optional.of(drawn));
        } else {
          key = key.or(drawn::key);
          all.addAll(
              drawn.value() instanceof YamlSequence list ? list.items() : List.of(drawn.value()));
        }
      }
    }
    if (all.isEmpty() && !items.isEmpty()) {
      return nothing.stream().toList();
    }
    Origin at = key.orElseGet(scope::place);
    return List.of(new SketchResult(new YamlSequence(all, at), key));
  }
}
