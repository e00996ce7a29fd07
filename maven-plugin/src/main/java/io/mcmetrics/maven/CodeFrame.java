package io.mcmetrics.maven;

import io.mcmetrics.source.Position;
import io.mcmetrics.source.Span;
import java.util.List;

/** The line that a finding is about, with its place underlined. */
final class CodeFrame {
  private static final String MARGIN = "       ";

  private CodeFrame() {}

  /** Returns the lines to print; none for an empty line, such as that of an empty file. */
  static List<String> of(Span span) {
    Position from = span.from();
    Position to = span.to();
    String line = span.file().line(from.line());
    if (line.isBlank()) {
      return List.of();
    }
    int length = line.codePointCount(0, line.length());
    int end = to.line() == from.line() ? to.column() : length + 1;
    int width = Math.max(1, Math.min(end, length + 1) - from.column());
    return List.of(
        "%6d | %s".formatted(from.line(), line),
        MARGIN + "| " + " ".repeat(from.column() - 1) + "^".repeat(width));
  }
}
