package io.mcmetrics.render;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The search for Google Cloud Managed Service for Prometheus: its operator and its resources, and
 * the Prometheus that it publishes, which writes to Google Cloud without being told to
 * (GoogleCloudPlatform/prometheus-engine and GoogleCloudPlatform/prometheus, README.md). Nothing
 * says `remote_write` there.
 */
final class ManagedCollectors {
  private static final Pattern IN_USE =
      Pattern.compile(
          "prometheus-engine/(?:operator|prometheus)\\b"
              + "|(?m:^apiVersion: *[\"']?monitoring\\.googleapis\\.com/v1[a-z0-9]*[\"']? *\\R"
              + "kind: *[\"']?(?:OperatorConfig|(?:Cluster)?PodMonitoring)\\b)");

  private static final String TEMPLATES = "/templates/";

  private ManagedCollectors() {}

  /** Returns a gap for each directory in which it is used, at the first place. */
  static Stream<Gap> gaps(TreeFiles treeFiles) {
    Map<String, Gap> gaps = new LinkedHashMap<>();
    for (SourceFile file : treeFiles.tree().givenFiles()) {
      if (!("/" + file.path()).contains(TEMPLATES)) {
        place(file).ifPresent(place -> gaps.putIfAbsent(file.directory(), gap(place)));
      }
    }
    return gaps.values().stream();
  }

  private static Optional<Span> place(SourceFile file) {
    Matcher use = IN_USE.matcher(file.text());
    while (use.find()) {
      int line = file.text().lastIndexOf('\n', use.start()) + 1;
      if (!file.text().substring(line, use.start()).contains("#")) {
        return Optional.of(new Span(file, use.start(), use.end()));
      }
    }
    return Optional.empty();
  }

  private static Gap gap(Span place) {
    return Gap.at(
        Origin.written(place),
        "Managed Service for Prometheus may send metrics to Google Cloud and is not evaluated",
        "whether they arrive, and with which labels, is not known");
  }
}
