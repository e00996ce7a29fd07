package io.mcmetrics.yaml;

import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.Span;
import io.mcmetrics.yaml.YamlScalar.Style;
import java.util.Arrays;
import java.util.Optional;

/** Finds the place in the file of text inside a scalar. */
final class EmbeddedText {
  private EmbeddedText() {}

  static YamlReader.Placement placementIn(YamlScalar scalar) {
    Span outer = scalar.origin().span();
    Origin whole = scalar.origin().through(How.EMBEDDED, outer);
    if (scalar.text().equals(outer.text())) {
      return (start, end) ->
          new Origin(
              new Span(outer.file(), outer.start() + start, outer.start() + end), whole.via());
    }
    Optional<Lines> lines =
        scalar.style() == Style.LITERAL ? Lines.match(scalar.text(), outer) : Optional.empty();
    if (lines.isEmpty()) {
      return (start, end) -> whole;
    }
    Lines known = lines.get();
    return (start, end) ->
        new Origin(
            new Span(outer.file(), known.outerOffset(start), known.outerOffset(end)), whole.via());
  }

  /**
   * The start of each line of the inner text, and of the same line in the outer file past its
   * indentation.
   */
  private static final class Lines {
    private final int[] inner;
    private final int[] outer;
    private final int[] ends;

    private Lines(int[] inner, int[] outer, int[] ends) {
      this.inner = inner;
      this.outer = outer;
      this.ends = ends;
    }

    /** Returns the lines; empty if the file does not contain the inner text line for line. */
    static Optional<Lines> match(String text, Span span) {
      SourceFile file = span.file();
      String[] texts = text.split("\n", -1);
      int[] inner = new int[texts.length];
      int[] outer = new int[texts.length];
      int[] ends = new int[texts.length];
      int firstLine = file.position(span.start()).line() + 1;
      int indent = -1;
      int offset = 0;
      for (int i = 0; i < texts.length; i++) {
        String line = file.line(firstLine + i);
        if (indent < 0 && !texts[i].isBlank()) {
          indent = leadingSpaces(line) - leadingSpaces(texts[i]);
          if (indent < 0) {
            return Optional.empty();
          }
        }
        boolean blank = texts[i].isEmpty();
        boolean same = line.regionMatches(Math.max(indent, 0), texts[i], 0, texts[i].length());
        if (!blank && !same && !hasVariable(line)) {
          return Optional.empty();
        }
        inner[i] = offset;
        outer[i] = file.startOfLine(firstLine + i) + (blank ? 0 : Math.max(indent, 0));
        ends[i] = same ? Integer.MAX_VALUE : file.startOfLine(firstLine + i) + line.length();
        offset += texts[i].length() + 1;
      }
      return Optional.of(new Lines(inner, outer, ends));
    }

    private static int leadingSpaces(String line) {
      return line.length() - line.stripLeading().length();
    }

    /**
     * Tells whether a line has a variable: the inner text then differs from it, and it is still the
     * line to edit.
     */
    private static boolean hasVariable(String line) {
      return line.contains("${") || line.contains("{{");
    }

    int outerOffset(int offset) {
      int found = Arrays.binarySearch(inner, offset);
      int line = found >= 0 ? found : -found - 2;
      return Math.min(outer[line] + offset - inner[line], ends[line]);
    }
  }
}
