package io.mcmetrics.report.configuration;

import io.mcmetrics.document.Coverage;
import io.mcmetrics.document.Coverage.Entry;
import io.mcmetrics.document.Coverage.State;
import io.mcmetrics.report.ClassPathText;
import io.mcmetrics.report.JsonText;
import io.mcmetrics.report.Printable;
import io.mcmetrics.report.Standpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Shows what became of each file that was looked at. */
public final class CoverageReport {
  private static final int SCHEMA_VERSION = 1;

  private CoverageReport() {}

  /**
   * Returns the report for people: the sums, then the files that say nothing to the linter.
   *
   * @param all whether to name the other files, too
   */
  public static String text(Coverage coverage, boolean all) {
    return text(coverage, all, Standpoint.AT_ROOT);
  }

  /**
   * Returns the report for people, with paths from where they stand.
   *
   * @param all whether to name the other files, too
   */
  public static String text(Coverage coverage, boolean all, Standpoint standpoint) {
    StringBuilder text = new StringBuilder();
    text.append(counted(coverage.entries().size(), "file")).append(": ").append(sums(coverage));
    text.append('\n');
    for (State state : State.values()) {
      List<Entry> entries = coverage.in(state);
      boolean summedUp = state == State.REACHED && !all;
      if (!entries.isEmpty() && !summedUp) {
        text.append('\n').append(words(state)).append(":\n");
        text.append(
            state == State.NOT_UNDERSTOOD && !all ? reasons(entries) : lines(entries, standpoint));
      }
    }
    return text.toString();
  }

  /** Returns the report for programs, in version 1. */
  public static String json(Coverage coverage) {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("schemaVersion", SCHEMA_VERSION);
    ObjectNode summary = report.putObject("summary").put("files", coverage.entries().size());
    for (State state : State.values()) {
      summary.put(word(state), coverage.count(state));
    }
    ArrayNode files = report.putArray("files");
    for (Entry entry : coverage.entries()) {
      files
          .addObject()
          .put("path", entry.path())
          .put("state", word(entry.state()))
          .put("what", entry.what())
          .put("by", entry.by());
    }
    return JsonText.of(report);
  }

  /** Returns the JSON Schema of the report for programs. */
  static String schema() {
    return ClassPathText.text("/io/mcmetrics/report/configuration/coverage.schema.json");
  }

  private static String sums(Coverage coverage) {
    Map<String, Integer> sums = new LinkedHashMap<>();
    for (State state : State.values()) {
      if (coverage.count(state) > 0) {
        sums.put(words(state), coverage.count(state));
      }
    }
    List<String> parts =
        sums.entrySet().stream().map(sum -> sum.getValue() + " " + sum.getKey()).toList();
    return String.join(", ", parts);
  }

  private static String reasons(List<Entry> entries) {
    Map<String, Integer> reasons = new TreeMap<>();
    entries.forEach(entry -> reasons.merge(entry.what(), 1, Integer::sum));
    StringBuilder lines = new StringBuilder();
    reasons.forEach(
        (reason, count) ->
            lines
                .append("  ")
                .append(counted(count, "file"))
                .append(": ")
                .append(reason)
                .append('\n'));
    return lines.append("  --verbose names them\n").toString();
  }

  private static String lines(List<Entry> entries, Standpoint standpoint) {
    StringBuilder lines = new StringBuilder();
    for (Entry entry : entries) {
      String place =
          entry.by().isEmpty()
              ? ""
              : (entry.state() == State.UNREFERENCED ? ", not listed in " : ", by ")
                  + standpoint.shown(entry.by());
      String line = standpoint.shown(entry.path()) + " (" + entry.what() + place + ")";
      lines.append("  ").append(Printable.line(line)).append('\n');
    }
    return lines.toString();
  }

  private static String words(State state) {
    return switch (state) {
      case REACHED -> "reached";
      case ELSEWHERE -> "used from elsewhere";
      case UNREFERENCED -> "referred to by nothing";
      case NOT_UNDERSTOOD -> "not understood";
      case LEFT_OUT -> "left out";
    };
  }

  private static String word(State state) {
    String[] parts = state.name().toLowerCase(Locale.ROOT).split("_", -1);
    StringBuilder word = new StringBuilder(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      word.append(Character.toUpperCase(parts[i].charAt(0))).append(parts[i].substring(1));
    }
    return word.toString();
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
