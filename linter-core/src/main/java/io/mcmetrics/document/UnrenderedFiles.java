package io.mcmetrics.document;

import io.mcmetrics.finding.Gap;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The files that something else makes YAML of, or decrypts, by directory: one gap for each
 * directory and kind, since a fleet in Jsonnet has hundreds of them.
 */
final class UnrenderedFiles {
  /** What such files are, and what follows from that. */
  enum Kind {
    HELM("Helm template", "rendered", "only the values of this chart are known"),
    JSONNET("Jsonnet file", "evaluated", "nothing is known of what they generate"),
    TERRAFORM("Terraform template", "rendered", "nothing is known of what they become"),
    TEMPLATE("template", "rendered", "nothing is known of what they become");

    private final String noun;
    private final String done;
    private final String effect;

    Kind(String noun, String done, String effect) {
      this.noun = noun;
      this.done = done;
      this.effect = effect;
    }
  }

  private static final Pattern ANSIBLE = Pattern.compile("/(group_vars|host_vars)/");

  private record Group(String directory, Kind kind) {}

  private final Map<String, Map<Kind, List<SourceFile>>> files = new TreeMap<>();
  private final Map<String, Map<String, List<SourceFile>>> encrypted = new TreeMap<>();

  /**
   * Notes a file.
   *
   * @param directory the directory that its gap is to name
   * @param place the file at which the gap stands, if this is the first of its kind there
   */
  void add(String directory, Kind kind, SourceFile place) {
    files
        .computeIfAbsent(directory, any -> new TreeMap<>())
        .computeIfAbsent(kind, any -> new ArrayList<>())
        .add(place);
  }

  /** Notes a file that a program encrypted as a whole. */
  void addEncrypted(SourceFile file, String program) {
    boolean isOfAnsible = ANSIBLE.matcher(file.path()).find();
    // An inventory has a file for each group and host; no cluster is given any of them.
    String directory = isOfAnsible ? file.path().replaceFirst("/.*", "") : file.directory();
    encrypted
        .computeIfAbsent(directory, any -> new TreeMap<>())
        .computeIfAbsent(program, any -> new ArrayList<>())
        .add(file);
  }

  /** Returns the gaps. */
  List<Gap> gaps() {
    List<Gap> gaps = new ArrayList<>();
    encrypted.forEach(
        (directory, programs) ->
            programs.forEach((program, found) -> gaps.add(gap(directory, program, found))));
    files.forEach(
        (directory, kinds) ->
            kinds.forEach((kind, found) -> gaps.add(gap(new Group(directory, kind), found))));
    return gaps;
  }

  private static Gap gap(String directory, String program, List<SourceFile> found) {
    String what =
        found.size() == 1
            ? "encrypted by " + program
            : "%d files of `%s` are encrypted by %s"
                .formatted(found.size(), directory.isEmpty() ? "." : directory, program);
    return Gap.at(
        Origin.written(Span.startOf(found.get(0))),
        what,
        "nothing is known of what " + (found.size() == 1 ? "this file holds" : "they hold"));
  }

  private static Gap gap(Group group, List<SourceFile> found) {
    Kind kind = group.kind();
    SourceFile first = found.get(0);
    int count = found.size();
    String what =
        "%d %s%s of `%s` %s not %s"
            .formatted(
                count,
                kind.noun,
                count == 1 ? "" : "s",
                group.directory().isEmpty() ? "." : group.directory(),
                count == 1 ? "is" : "are",
                kind.done);
    return Gap.at(Origin.written(Span.startOf(first)), what, kind.effect);
  }
}
