package io.mcmetrics.yaml;

import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.Span;
import io.mcmetrics.yaml.YamlScalar.Style;
import java.util.Arrays;
import java.util.Optional;

/** Finds the place of what is written inside a scalar. */
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

    private Lines(int[] inner, int[] outer) {
      this.inner = inner;
      this.outer = outer;
    }

    /** Returns the lines; empty if the inner text does not stand in the file line for line. */
    static Optional<Lines> match(String text, Span span) {
      SourceFile file = span.file();
      String[] texts = text.split("\n", -1);
      int[] inner = new int[texts.length];
      int[] outer = new int[texts.length];
      int firstLine = file.position(span.start()).line() + 1;
      int indent = -1;
      int offset = 0;
      for (int i = 0; i < texts.length; i++) {
        String line = file.line(firstLine + i);
        if (indent < 0 && !texts[i].isBlank()) {
          indent = line.length() - texts[i].length();
          if (indent < 0) {
            return Optional.empty();
          }
        }
        boolean blank = texts[i].isEmpty();
        if (!blank && !line.regionMatches(Math.max(indent, 0), texts[i], 0, texts[i].length())) {
          return Optional.empty();
        }
        inner[i] = offset;
        outer[i] = file.startOfLine(firstLine + i) + (blank ? 0 : Math.max(indent, 0));
        offset += texts[i].length() + 1;
      }
      return Optional.of(new Lines(inner, outer));
    }

    int outerOffset(int offset) {
      int found = Arrays.binarySearch(inner, offset);
      int line = found >= 0 ? found : -found - 2;
      return outer[line] + offset - inner[line];
    }
  }
}
