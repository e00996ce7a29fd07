package io.mcmetrics.rules.remotewrite.analysis;

import io.mcmetrics.relabel.RelabelSyntax;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import java.util.Optional;

/**
 * Two remote writes of one sender that Prometheus refuses as duplicates: by their names
 * (prometheus, {@code config/config.go}), or without names by all their settings ({@code
 * storage/remote/write.go}).
 */
public record DuplicateRemoteWriteEntries(RemoteWrite first, RemoteWrite second, String message)
    implements Located {

  /** Returns how a remote write repeats an earlier one; empty if it does not. */
  public static Optional<DuplicateRemoteWriteEntries> of(RemoteWrite write, Sender sender) {
    if (write.settings().syntax() == RelabelSyntax.VICTORIA_METRICS) {
      return Optional.empty();
    }
    for (RemoteWrite earlier : sender.remoteWrites()) {
      if (earlier.origin().equals(write.origin())) {
        return Optional.empty();
      }
      Value<String> name = write.settings().name();
      if (name instanceof Value.Known<String> known
          && !known.value().isEmpty()
          && earlier.settings().name().isKnown(known.value())) {
        String message = "found multiple remote write configs with job name \"%s\"";
        return Optional.of(
            new DuplicateRemoteWriteEntries(earlier, write, message.formatted(known.value())));
      }
      if (write.url() instanceof Value.Known<String>
          && name instanceof Value.Absent<String>
          && write.settings().content().equals(earlier.settings().content())) {
        return Optional.of(
            new DuplicateRemoteWriteEntries(
                earlier,
                write,
                "duplicate remote write configs are not allowed, found duplicate for this URL"));
      }
    }
    return Optional.empty();
  }

  @Override
  public Origin origin() {
    boolean isNamed = second.settings().name() instanceof Value.Known<String>;
    return isNamed ? second.settings().name().origin() : second.url().origin();
  }
}
