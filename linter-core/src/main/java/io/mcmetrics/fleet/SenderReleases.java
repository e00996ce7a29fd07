package io.mcmetrics.fleet;

import io.mcmetrics.document.Document;
import io.mcmetrics.kubernetes.Container;
import io.mcmetrics.path.Infrastructure;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.yaml.Value;

/** Finds the release of a Prometheus that reads a file, which the file itself does not say. */
final class SenderReleases {
  private SenderReleases() {}

  /** Returns a sender with the release of the image that loads its file, if the tree shows it. */
  static Sender read(Sender sender, Infrastructure infrastructure) {
    if (!sender.kind().equals(Document.PROMETHEUS_YML)
        || !(sender.version() instanceof Value.Absent<String>)) {
      return sender;
    }
    return infrastructure.prometheusStarts().stream()
        .filter(start -> start.loads(sender.cluster(), sender.origin()))
        .flatMap(start -> start.process().stream())
        .map(process -> process.container())
        .map(Container::tag)
        .filter(tag -> tag instanceof Value.Known<String>)
        .findFirst()
        .map(sender::withVersion)
        .orElse(sender);
  }
}
