package io.mcmetrics.prometheus;

import io.mcmetrics.remotewrite.MinorVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of names by group, each with the releases that have it: the fields of the types of the
 * configuration, or the flags. The tables are made from the source of the releases, by the program
 * in {@code testdata/oracles/prometheus/sheets}.
 */
final class ConfigurationSheet {
  /** The group of types that are other words for another type. */
  private static final String SCALARS = "scalars";

  private static final String INLINE = "*";

  /**
   * A name of a group.
   *
   * @param type what it is
   * @param after the newest release read that does not have it yet; empty if the oldest has it
   * @param before the first release read that does not have it any more; empty if the newest has it
   */
  record Row(
      String name, String type, Optional<MinorVersion> after, Optional<MinorVersion> before) {
    /** Tells whether a release has it; one that was not read has it if either neighbour does. */
    boolean isIn(MinorVersion release) {
      boolean isTooOld =
          after.isPresent() && !after.get().isBefore(release.major(), release.minor());
      boolean isTooNew =
          before.isPresent() && !release.isBefore(before.get().major(), before.get().minor());
      return !isTooOld && !isTooNew;
    }

    /** Returns the row of an included group, in the releases that include it. */
    private Row within(Row including) {
      return new Row(
          name,
          type,
          after.isEmpty() || including.after.filter(this::isAfter).isPresent()
              ? including.after
              : after,
          before.or(including::before));
    }

    private boolean isAfter(MinorVersion release) {
      return after.filter(own -> own.isBefore(release.major(), release.minor())).isPresent();
    }
  }

  private final Map<String, List<Row>> groups = new LinkedHashMap<>();

  private ConfigurationSheet() {}

  /** Reads a table of this package. */
  static ConfigurationSheet read(String name) {
    ConfigurationSheet sheet = new ConfigurationSheet();
    List<Row> group = new ArrayList<>();
    for (String line : text(name).lines().filter(each -> !each.startsWith("#")).toList()) {
      if (line.startsWith(" ")) {
        group.add(row(line.strip().split(" ")));
      } else {
        group = sheet.groups.computeIfAbsent(line, any -> new ArrayList<>());
      }
    }
    return sheet;
  }

  private static Row row(String[] words) {
    Optional<MinorVersion> after = Optional.empty();
    Optional<MinorVersion> before = Optional.empty();
    for (int i = 2; i < words.length; i++) {
      Optional<MinorVersion> release = release(words[i].substring(1));
      if (words[i].startsWith(">")) {
        after = release;
      } else {
        before = release;
      }
    }
    return new Row(words[0], words[1], after, before);
  }

  private static Optional<MinorVersion> release(String text) {
    int dot = text.indexOf('.');
    return Optional.of(
        new MinorVersion(
            Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1))));
  }

  private static String text(String name) {
    try (InputStream in = ConfigurationSheet.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the type that another is only a word for, such as {@code string}; else itself. */
  String underlying(String type) {
    List<Row> rows = rows(SCALARS, type);
    return rows.isEmpty() ? type : rows.get(rows.size() - 1).type();
  }

  /** Tells whether a type has fields. */
  boolean hasFields(String type) {
    return groups.containsKey(type) && !type.equals(SCALARS);
  }

  /** Returns the rows of a name in a group, and in the groups that it includes; oldest first. */
  List<Row> rows(String group, String name) {
    List<Row> found = new ArrayList<>();
    for (Row row : groups.getOrDefault(group, List.of())) {
      if (row.name().equals(name)) {
        found.add(row);
      } else if (row.name().equals(INLINE)) {
        rows(row.type(), name).forEach(inner -> found.add(inner.within(row)));
      }
    }
    return found;
  }

  /** Returns all names of a group, and of the groups that it includes. */
  List<String> names(String group) {
    List<String> found = new ArrayList<>();
    for (Row row : groups.getOrDefault(group, List.of())) {
      if (row.name().equals(INLINE)) {
        found.addAll(names(row.type()));
      } else {
        found.add(row.name());
      }
    }
    return found;
  }

  /** Returns the rows of a name in any of some groups. */
  List<Row> anyRows(List<String> ofGroups, String name) {
    return ofGroups.stream().flatMap(group -> rows(group, name).stream()).toList();
  }

  /** Returns the names of some groups. */
  List<String> allNames(List<String> ofGroups) {
    return ofGroups.stream().flatMap(group -> names(group).stream()).toList();
  }
}
