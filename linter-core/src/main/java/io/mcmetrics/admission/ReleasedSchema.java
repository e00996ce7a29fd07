package io.mcmetrics.admission;

import io.mcmetrics.chart.values.ChartVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The schema of a kind in one release.
 *
 * @param release of what brings the definition, such as {@code 1.7.0-experimental} for a variant of
 *     one; empty if the tree brings it
 */
record ReleasedSchema(String release, FieldSchema schema) {
  private boolean isNewerThan(ChartVersion other) {
    return ChartVersion.find(release).filter(own -> own.compareTo(other) > 0).isPresent();
  }

  private boolean isOlderThan(ChartVersion other) {
    return ChartVersion.find(release).filter(own -> own.compareTo(other) < 0).isPresent();
  }

  private boolean isVariantOf(ReleasedSchema other) {
    return ChartVersion.find(release).equals(ChartVersion.find(other.release));
  }

  /**
   * Returns those of some schemas, given from the oldest on, between which a release lies: that of
   * the release itself if it is among them, else the next older and the next newer one.
   */
  static List<ReleasedSchema> around(ChartVersion release, List<ReleasedSchema> schemas) {
    List<ReleasedSchema> older =
        newest(schemas.stream().filter(schema -> !schema.isNewerThan(release)).toList());
    if (older.stream().anyMatch(schema -> !schema.isOlderThan(release))) {
      return older;
    }
    List<ReleasedSchema> around = new ArrayList<>(older);
    List<ReleasedSchema> newer =
        schemas.stream().filter(schema -> schema.isNewerThan(release)).toList();
    Optional<ReleasedSchema> next = newer.stream().findFirst();
    newer.stream()
        .filter(schema -> next.filter(schema::isVariantOf).isPresent())
        .forEach(around::add);
    return List.copyOf(around);
  }

  /** Returns those of the newest release: the release itself, and variants of it. */
  static List<ReleasedSchema> newest(List<ReleasedSchema> schemas) {
    if (schemas.isEmpty()) {
      return schemas;
    }
    ReleasedSchema last = schemas.get(schemas.size() - 1);
    return schemas.stream().filter(last::isVariantOf).toList();
  }
}
