package io.mcmetrics.rules.remotewrite.analysis;

import io.mcmetrics.relabel.RelabelSyntax;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Two remote writes of one sender that Prometheus refuses as duplicates: by their names
 * (prometheus, {@code config/config.go}), or without names by all their settings ({@code
 * storage/remote/write.go}).
 */
public record DuplicateRemoteWriteEntries(RemoteWrite first, RemoteWrite second, String message)
    implements Located {

  /**
   * Returns how remote writes of a sender repeat earlier ones, by the one that does. Each is
   * compared with the first of its name and the first of its settings, since there may be many.
   */
  public static Map<RemoteWrite, DuplicateRemoteWriteEntries> in(Sender sender) {
    Map<RemoteWrite, DuplicateRemoteWriteEntries> found = new IdentityHashMap<>();
    Map<String, RemoteWrite> byName = new HashMap<>();
    Map<Object, RemoteWrite> byContent = new HashMap<>();
    for (RemoteWrite write : sender.remoteWrites()) {
      if (write.settings().syntax() != RelabelSyntax.VICTORIA_METRICS) {
        find(write, byName, byContent).ifPresent(duplicate -> found.put(write, duplicate));
        write.settings().name().known().ifPresent(name -> byName.putIfAbsent(name, write));
        byContent.putIfAbsent(write.settings().content(), write);
      }
    }
    return found;
  }

  private static Optional<DuplicateRemoteWriteEntries> find(
      RemoteWrite write, Map<String, RemoteWrite> byName, Map<Object, RemoteWrite> byContent) {
    Value<String> name = write.settings().name();
    if (name instanceof Value.Known<String> known
        && !known.value().isEmpty()
        && byName.containsKey(known.value())) {
      String message = "found multiple remote write configs with job name \"%s\"";
      return Optional.of(
          new DuplicateRemoteWriteEntries(
              byName.get(known.value()), write, message.formatted(known.value())));
    }
    if (write.url() instanceof Value.Known<String>
        && name instanceof Value.Absent<String>
        && byContent.containsKey(write.settings().content())) {
      return Optional.of(
          new DuplicateRemoteWriteEntries(
              byContent.get(write.settings().content()),
              write,
              "duplicate remote write configs are not allowed, found duplicate for this URL"));
    }
    return Optional.empty();
  }

  @Override
  public Origin origin() {
    boolean isNamed = second.settings().name() instanceof Value.Known<String>;
    return isNamed ? second.settings().name().origin() : second.url().origin();
  }
}
