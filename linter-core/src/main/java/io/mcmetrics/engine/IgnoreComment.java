package io.mcmetrics.engine;

import io.mcmetrics.source.Origin;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comment with an instruction for the linter. Comments are found in the text and not in the tree,
 * so that they also work inside embedded files and in files that are not entirely valid YAML.
 *
 * @param word the keyword, as written
 * @param at the whole comment
 * @param ids the ids between the brackets
 * @param reason what follows the brackets
 * @param line the line it is on
 * @param alone whether there is nothing else on the line
 */
record IgnoreComment(String word, Origin at, List<Id> ids, String reason, int line, boolean alone) {
  /** The text that every such comment contains: files without it need not be searched. */
  static final String MARK = "mcmetrics:";

  private static final Pattern COMMENT =
      Pattern.compile(
          "(?<!\\S)#+[ \\t]*mcmetrics:[ \\t]*([A-Za-z-]+)(?:[ \\t]*\\[([^\\]]*)])?(.*)");
  private static final Pattern NEXT_COMMENT = Pattern.compile("(?<!\\S)#(?=\\s)");
  private static final Pattern ID = Pattern.compile("[^\\s,]+");

  /** An id, and where it is written. */
  record Id(String text, Origin at) {}

  /** Keeps its own list. */
  IgnoreComment {
    ids = List.copyOf(ids);
  }

  /** Returns the comments of a file, in order; none of a JSON file, which can have no comments. */
  static List<IgnoreComment> in(SourceFile file) {
    List<IgnoreComment> found = new ArrayList<>();
    String text = file.text();
    int mark = file.path().endsWith(".json") ? -1 : text.indexOf(MARK);
    while (mark >= 0) {
      int line = file.position(mark).line();
      Matcher comment = COMMENT.matcher(file.line(line));
      if (comment.find()) {
        found.add(read(file, line, comment));
      }
      mark = text.indexOf(MARK, file.startOfLine(line) + file.line(line).length());
    }
    return found;
  }

  private static IgnoreComment read(SourceFile file, int line, Matcher comment) {
    String words = comment.group(3);
    Matcher next = NEXT_COMMENT.matcher(words);
    String reason = (next.find() ? words.substring(0, next.start()) : words).stripTrailing();
    int offset = file.startOfLine(line);
    List<Id> ids = new ArrayList<>();
    if (comment.group(2) != null) {
      Matcher id = ID.matcher(comment.group(2));
      while (id.find()) {
        int start = offset + comment.start(2);
        ids.add(new Id(id.group(), place(file, start + id.start(), start + id.end())));
      }
    }
    return new IgnoreComment(
        comment.group(1),
        place(file, offset + comment.start(), offset + comment.start(3) + reason.length()),
        ids,
        reason.strip(),
        line,
        file.line(line).substring(0, comment.start()).isBlank());
  }

  private static Origin place(SourceFile file, int start, int end) {
    return Origin.written(new Span(file, start, end));
  }
}
