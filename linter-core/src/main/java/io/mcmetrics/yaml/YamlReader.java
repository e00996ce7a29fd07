package io.mcmetrics.yaml;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.Span;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * A reader of YAML and JSON. It never throws; what cannot be read becomes a problem.
 *
 * <p>SnakeYAML Engine scans and parses. Its composer is not used: it returns one shared node for an
 * anchor and all its aliases, and the places of the aliases are lost.
 */
public final class YamlReader {
  /**
   * The largest text that is read, in code points. The default of SnakeYAML Engine, 3 MB, is less
   * than a real render with CRDs.
   */
  private static final int MAX_CODE_POINTS = 64 * 1024 * 1024;

  /**
   * The longest line that is read, in characters: the time of SnakeYAML Engine is quadratic in the
   * length of a quoted line.
   */
  static final int MAX_LINE = 2_000_000;

  /**
   * The sizes of buffers, in characters: the Engine allocates one for each text, and most texts are
   * small.
   */
  private static final int[] BUFFER_SIZES = {2 * 1024, 8 * 1024, 64 * 1024};

  private static final List<LoadSettings> SETTINGS =
      Arrays.stream(BUFFER_SIZES)
          .mapToObj(
              size ->
                  LoadSettings.builder()
                      .setCodePointLimit(MAX_CODE_POINTS)
                      .setBufferSize(size)
                      .build())
          .toList();

  private YamlReader() {}

  /** Returns the content of a file. */
  public static YamlFile read(SourceFile file) {
    return read(file.text(), inFile(file), false);
  }

  /** Returns the content of a file, in which merge keys stand as they are written. */
  public static YamlFile readAsWritten(SourceFile file) {
    return read(file.text(), inFile(file), true);
  }

  private static Placement inFile(SourceFile file) {
    return (start, end) -> Origin.written(new Span(file, start, end));
  }

  /**
   * Returns the YAML inside the text of a scalar, as in the data of a ConfigMap. Nodes have their
   * exact place in the outer file if that contains the text line for line, else the place of the
   * scalar.
   */
  public static YamlFile readEmbedded(YamlScalar scalar) {
    return read(scalar.text(), EmbeddedText.placementIn(scalar), false);
  }

  /** Returns the YAML inside the text of a scalar, in which merge keys stand as written. */
  public static YamlFile readEmbeddedAsWritten(YamlScalar scalar) {
    return read(scalar.text(), EmbeddedText.placementIn(scalar), true);
  }

  private static YamlFile read(String text, Placement placement, boolean keepsMergeKeys) {
    Offsets offsets = Offsets.of(text);
    Optional<Integer> tooLong = startOfLineOver(MAX_LINE, text);
    if (tooLong.isPresent()) {
      int start = tooLong.get();
      return broken(
          placement.place(start, start + 1), "a line of over " + MAX_LINE + " characters");
    }
    YamlComposer composer =
        new YamlComposer(
            new Parse(settingsFor(text)).parseString(text).iterator(),
            text,
            offsets,
            placement,
            keepsMergeKeys);
    try {
      composer.readAll();
      return composer.result(List.of());
    } catch (YamlComposer.UnreadableText e) {
      return composer.result(List.of(Problem.at(e.at, "%s", e.words)));
    } catch (MarkedYamlEngineException e) {
      int at = e.getProblemMark().or(e::getContextMark).map(Mark::getIndex).orElse(0);
      int start = Math.min(offsets.ofCodePoint(at), text.length());
      int end = Math.min(start + 1, text.length());
      return composer.result(
          List.of(Problem.at(placement.place(start, end), "not YAML: %s", sentence(e))));
    } catch (RuntimeException e) {
      // A fault of the parser's own must not keep the other files from being linted.
      return composer.result(
          List.of(
              Problem.at(placement.place(0, 0), "not YAML: %s", String.valueOf(e.getMessage()))));
    }
  }

  private static LoadSettings settingsFor(String text) {
    int last = BUFFER_SIZES.length - 1;
    for (int i = 0; i < last; i++) {
      if (text.length() < BUFFER_SIZES[i]) {
        return SETTINGS.get(i);
      }
    }
    return SETTINGS.get(last);
  }

  private static YamlFile broken(Origin at, String what) {
    return new YamlFile(List.of(), List.of(Problem.at(at, "not read: %s", what)), List.of());
  }

  private static String sentence(MarkedYamlEngineException e) {
    String context = e.getContext();
    String problem = e.getProblem();
    String words = context == null || context.isBlank() ? problem : context + ", " + problem;
    return words == null ? "cannot be parsed" : words.strip().replaceAll("\\s+", " ");
  }

  private static Optional<Integer> startOfLineOver(int limit, String text) {
    if (text.length() <= limit) {
      return Optional.empty();
    }
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      int next = end < 0 ? text.length() : end;
      if (next - start > limit) {
        return Optional.of(start);
      }
      start = next + 1;
    }
    return Optional.empty();
  }

  /** A mapping from ranges of the text being read to places in a file. */
  interface Placement {
    /** Returns the origin of a range, given as offsets in UTF-16 units. */
    Origin place(int start, int end);
  }
}
