package io.mcmetrics.engine;

import io.mcmetrics.cluster.FleetOptions.RequiredFile;
import io.mcmetrics.config.UsageException;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.series.MetricNames;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The files in which the user names metrics that must arrive.
 *
 * @param names the metrics, by the path of their file
 * @param gaps the files that are not in the tree
 */
record RequiredFiles(NavigableMap<String, NavigableSet<String>> names, List<Gap> gaps) {
  /** Keeps its own collections. */
  RequiredFiles {
    names = Collections.unmodifiableNavigableMap(new TreeMap<>(names));
    gaps = List.copyOf(gaps);
  }

  /**
   * Reads the files.
   *
   * @throws UsageException with one line for each that cannot be read, or names no metrics
   */
  static RequiredFiles read(List<RequiredFile> files, SourceTree tree) {
    NavigableMap<String, NavigableSet<String>> names = new TreeMap<>();
    List<Gap> gaps = new ArrayList<>();
    List<String> mistakes = new ArrayList<>();
    for (RequiredFile required : files) {
      Optional<SourceFile> file = tree.find(required.path());
      if (file.isEmpty() && !tree.isOnDisk()) {
        gaps.add(
            Gap.at(
                required,
                "`%s` is not part of what is given".formatted(required.path()),
                "which metrics must arrive is not known"));
      } else if (file.isEmpty()) {
        mistakes.add(mistake(required, "is no file below the root that can be read"));
      } else {
        MetricNames read = MetricNames.read(file.get());
        read.fault().ifPresent(fault -> mistakes.add(mistake(required, fault)));
        names.put(required.path(), read.names());
      }
    }
    if (!mistakes.isEmpty()) {
      throw new UsageException(String.join("\n", mistakes));
    }
    return new RequiredFiles(names, gaps);
  }

  private static String mistake(RequiredFile required, String fault) {
    return "%s: `%s` %s".formatted(required.origin().span(), required.path(), fault);
  }
}
