package io.mcmetrics.fleet;

import io.mcmetrics.sender.Sender;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A sender as it runs. Where several units deploy one object, one of them replaces the others, so
 * they are one sender and not several.
 *
 * @param deployments the sender as each unit deploys it, of which there is at least one
 */
public record SenderObject(List<Sender> deployments) {
  /** What two senders have in common that may be one object. */
  private record Key(String cluster, String name, String namespace) {}

  /** Keeps its own list. */
  public SenderObject {
    deployments = List.copyOf(deployments);
  }

  /** Returns the objects that some senders are, in the order of their first deployments. */
  static List<SenderObject> of(List<Sender> senders) {
    Map<Key, List<List<Sender>>> byName = new LinkedHashMap<>();
    List<List<Sender>> objects = new ArrayList<>();
    for (Sender sender : senders) {
      Key key =
          new Key(sender.cluster().name(), sender.name().written(), sender.namespace().written());
      List<List<Sender>> alike = byName.computeIfAbsent(key, any -> new ArrayList<>());
      List<Sender> object =
          alike.stream()
              .filter(other -> other.get(0).isSameObjectAs(sender))
              .findFirst()
              .orElseGet(ArrayList::new);
      if (object.isEmpty()) {
        alike.add(object);
        objects.add(object);
      }
      object.add(sender);
    }
    return objects.stream().map(SenderObject::new).toList();
  }

  /** Tells whether one of the units gives it a remote write. */
  public boolean sends() {
    return deployments.stream().anyMatch(Sender::sends);
  }

  /** Returns the sender as the first unit deploys it. */
  public Sender first() {
    return deployments.get(0);
  }
}
