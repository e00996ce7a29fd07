package io.mcmetrics.layer;

import io.mcmetrics.layer.Layer.State;
import io.mcmetrics.source.Origin.Hop;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.source.Origin.Removal;
import io.mcmetrics.source.Span;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The nodes on the path to a field. Each knows which node it replaced; if that is a list or
 * mapping, the same field is looked for in it.
 *
 * @param before the steps to the first node, from the root of the document
 * @param nodes the nodes from the first to the field itself, one more than there are steps
 */
record FieldNodes(List<FieldStep> before, List<Yaml> nodes, List<FieldStep> steps) {
  /** Keeps its own lists. */
  FieldNodes {
    before = List.copyOf(before);
    nodes = List.copyOf(nodes);
    steps = List.copyOf(steps);
  }

  static FieldNodes at(Yaml root) {
    return new FieldNodes(List.of(), List.of(root), List.of());
  }

  Yaml end() {
    return nodes.get(nodes.size() - 1);
  }

  FieldNodes to(FieldStep step, Yaml node) {
    List<Yaml> moreNodes = new ArrayList<>(nodes);
    moreNodes.add(node);
    List<FieldStep> moreSteps = new ArrayList<>(steps);
    moreSteps.add(step);
    return new FieldNodes(before, moreNodes, moreSteps);
  }

  /** Returns the layers of the field, the lowest first. */
  List<Layer> layers() {
    List<Layer> layers = new ArrayList<>(layers(State.IN_FORCE));
    if (end().isNull() && layers.size() > 1) {
      // A null over something else is how Helm is told to take it away.
      layers.set(layers.size() - 1, new Layer(end(), State.REMOVES));
    }
    return List.copyOf(layers);
  }

  /** Returns the layers of a field that was removed, by itself or with a mapping around it. */
  List<Layer> layersTakenBy(Removal removal, List<FieldStep> rest) {
    Map<Span, Layer> layers = new LinkedHashMap<>();
    addTaken(removal, rest, layers);
    return List.copyOf(layers.values());
  }

  private List<Layer> layers(State own) {
    Map<Span, Layer> layers = new LinkedHashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      addRemovals(i, layers);
    }
    List<Hop> hops = end().origin().via();
    for (int i = hops.size() - 1; i >= 0; i--) {
      addReplaced(hops.get(i), layers);
    }
    add(new Layer(end(), own), layers);
    return List.copyOf(layers.values());
  }

  /**
   * Adds the layers of removals of the field, or of a mapping around it, after which it was set
   * again.
   */
  private void addRemovals(int depth, Map<Span, Layer> layers) {
    if (nodes.get(depth) instanceof YamlMapping mapping
        && steps.get(depth) instanceof FieldStep.Key key) {
      List<FieldStep> rest = steps.subList(depth + 1, steps.size());
      for (Removal removal : mapping.origin().removals()) {
        if (removal.key().equals(key.name())) {
          addTaken(removal, rest, layers);
        }
      }
    }
  }

  private static void addTaken(Removal removal, List<FieldStep> rest, Map<Span, Layer> layers) {
    if (!(removal.by() instanceof Yaml by)) {
      return;
    }
    for (Hop hop : by.origin().via()) {
      replacedBy(hop, List.of(), rest, State.OVERRIDDEN).forEach(layer -> add(layer, layers));
    }
    add(new Layer(by, State.REMOVES), layers);
  }

  private void addReplaced(Hop hop, Map<Span, Layer> layers) {
    if (hop.replaced().isEmpty()) {
      return;
    }
    int first = 0;
    while (!nodes.get(first).origin().via().contains(hop)) {
      first++;
    }
    State state = hop.how() == How.SUBSTITUTE ? State.FILLED_IN : State.OVERRIDDEN;
    List<FieldStep> whole = new ArrayList<>(before);
    whole.addAll(steps);
    int around = first == 0 ? stepsAround(hop, whole) : before.size() + first;
    replacedBy(hop, whole.subList(0, around), whole.subList(around, whole.size()), state)
        .forEach(layer -> add(layer, layers));
  }

  /**
   * Returns the number of steps to the node that was replaced. That may have been a node above the
   * first one here: then it is the one that has the field.
   */
  private int stepsAround(Hop hop, List<FieldStep> whole) {
    for (int around = before.size(); around >= 0; around--) {
      boolean has =
          around < whole.size()
              && hop.replaced().get(0) instanceof Yaml old
              && along(whole.subList(0, around), old, whole.subList(around, whole.size()))
                  .isPresent();
      if (has) {
        return around;
      }
    }
    return before.size();
  }

  private static List<Layer> replacedBy(
      Hop hop, List<FieldStep> before, List<FieldStep> rest, State state) {
    if (hop.replaced().isEmpty() || !(hop.replaced().get(0) instanceof Yaml old)) {
      return List.of();
    }
    // A list or mapping that did not have the field gave way as a whole.
    return along(before, old, rest)
        .orElseGet(() -> new FieldNodes(before, List.of(old), List.of()))
        .layers(state);
  }

  private static Optional<FieldNodes> along(
      List<FieldStep> before, Yaml start, List<FieldStep> rest) {
    FieldNodes found = new FieldNodes(before, List.of(start), List.of());
    for (FieldStep step : rest) {
      Optional<Yaml> next = step.from(found.end());
      if (next.isEmpty()) {
        return Optional.empty();
      }
      found = found.to(step, next.get());
    }
    return Optional.of(found);
  }

  /** Adds a layer; one with the same place moves to the end. */
  private static void add(Layer layer, Map<Span, Layer> layers) {
    Span span = layer.origin().span();
    layers.remove(span);
    layers.put(span, layer);
  }
}
