package io.mcmetrics.layer;

import io.mcmetrics.document.Document;
import io.mcmetrics.layer.Layer.State;
import java.util.List;

/**
 * A field of a document, and the layers that set it.
 *
 * @param path the steps from the root of the document
 * @param layers the layers, the lowest first; at least one
 */
public record LayeredField(Document document, List<FieldStep> path, List<Layer> layers) {
  /** Keeps its own lists. */
  public LayeredField {
    path = List.copyOf(path);
    layers = List.copyOf(layers);
  }

  /** Tells whether the field has a value, and was not removed. */
  public boolean isSet() {
    return winningLayer().state() == State.IN_FORCE;
  }

  /** Returns the layer that wins. */
  public Layer winningLayer() {
    return layers.get(layers.size() - 1);
  }
}
