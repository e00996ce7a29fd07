package io.mcmetrics.report.trace;

import io.mcmetrics.report.Printable;

/** The text of a node in a flowchart for Mermaid. */
final class MermaidLabel {
  /** The mark for the rest of a text that is cut. */
  static final String CUT = "…";

  private static final int LONGEST = 60;
  private static final String MASKED = "\"<>&#;\\";

  private MermaidLabel() {}

  /** Returns a text escaped for a label: special characters become numeric entities. */
  static String of(String text) {
    String line = Printable.line(text.replace("`", ""));
    boolean fits = line.codePointCount(0, line.length()) <= LONGEST;
    String shown = fits ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + CUT;
    StringBuilder label = new StringBuilder();
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      if (MASKED.indexOf(c) < 0) {
        label.append(c);
      } else {
        label.append('#').append((int) c).append(';');
      }
    }
    return label.toString();
  }
}
