package io.mcmetrics.rules.remotewrite.analysis;

import io.mcmetrics.relabel.RelabelSyntax;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
   * Returns how remote writes of a sender repeat earlier ones. Each is compared with the first of
   * its name and the first of its settings, since there may be many.
   */
  public static List<DuplicateRemoteWriteEntries> in(Sender sender) {
    List<DuplicateRemoteWriteEntries> found = new ArrayList<>();
    Map<String, RemoteWrite> byName = new HashMap<>();
    Map<String, RemoteWrite> byContent = new HashMap<>();
    for (RemoteWrite write : sender.remoteWrites()) {
      if (write.settings().syntax() != RelabelSyntax.VICTORIA_METRICS) {
        find(write, byName, byContent).ifPresent(found::add);
        write.settings().name().known().ifPresent(name -> byName.putIfAbsent(name, write));
        byContent.putIfAbsent(write.settings().content(), write);
      }
    }
    return found;
  }

  private static Optional<DuplicateRemoteWriteEntries> find(
      RemoteWrite write, Map<String, RemoteWrite> byName, Map<String, RemoteWrite> byContent) {
    Value<String> name = write.settings().name();
    Optional<RemoteWrite> namesake =
        name.known().flatMap(known -> Optional.ofNullable(byName.get(known)));
    if (namesake.isPresent() && !name.isKnown("")) {
      String message = "found multiple remote write configs with job name \"%s\"";
      return Optional.of(
          new DuplicateRemoteWriteEntries(
              namesake.get(), write, message.formatted(name.written())));
    }
    Optional<RemoteWrite> equal = Optional.ofNullable(byContent.get(write.settings().content()));
    boolean isComparable =
        write.url() instanceof Value.Known<String> && name instanceof Value.Absent<String>;
    return equal
        .filter(earlier -> isComparable)
        .map(
            earlier ->
                new DuplicateRemoteWriteEntries(
                    earlier,
                    write,
                    "duplicate remote write configs are not allowed, found duplicate for this URL"));
  }

  @Override
  public Origin origin() {
    boolean isNamed = second.settings().name() instanceof Value.Known<String>;
    return isNamed ? second.settings().name().origin() : second.url().origin();
  }
}
