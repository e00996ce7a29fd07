package io.mcmetrics.render;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.finding.Gap;
import java.util.List;
import java.util.Set;

/**
 * Evaluators of rules that write what they record, and the state of alerts, by remote write: a
 * VMAlert and a ThanosRuler. They scrape nothing, and which labels their series have is decided by
 * the expressions of the rules, so they are no senders of a cluster's metrics. That they write is
 * said all the same.
 */
final class UnfollowedWriters {
  private static final Set<String> KINDS = Set.of("VMAlert", "ThanosRuler");

  private UnfollowedWriters() {}

  /** Notes a gap for each of them among some documents. */
  static void note(List<Document> documents, TreeFiles files) {
    for (Document document : documents) {
      if (KINDS.contains(document.kind())) {
        document
            .root()
            .mappingAt("spec")
            .flatMap(spec -> spec.entry("remoteWrite"))
            .filter(entry -> !entry.value().isNull())
            .ifPresent(
                entry ->
                    files.addGap(
                        Gap.at(
                            entry,
                            "the results of the rules of this %s are sent by remote write, which is not followed"
                                .formatted(document.kind()),
                            "whether they arrive, and with which labels, is not known")));
      }
    }
  }
}
