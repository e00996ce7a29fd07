package io.mcmetrics.rules;

import io.mcmetrics.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A finding that an exhibit asks for: {@code # want "part of the message"} at the end of the line
 * where it starts, or on a line of its own for the next line that is no want.
 */
record Want(int line, String text) {
  private static final Pattern COMMENT = Pattern.compile("# want \"([^\"]+)\"");
  private static final Pattern LINE_OF_ITS_OWN = Pattern.compile("\\s*# want \"[^\"]+\"\\s*");

  static List<Want> allIn(SourceFile file) {
    List<Want> wants = new ArrayList<>();
    List<String> waiting = new ArrayList<>();
    for (int line = 1; line <= file.lineCount(); line++) {
      String text = file.line(line);
      Matcher comment = COMMENT.matcher(text);
      boolean own = LINE_OF_ITS_OWN.matcher(text).matches();
      if (!own) {
        for (String earlier : waiting) {
          wants.add(new Want(line, earlier));
        }
        waiting.clear();
      }
      if (comment.find()) {
        if (own) {
          waiting.add(comment.group(1));
        } else {
          wants.add(new Want(line, comment.group(1)));
        }
      }
    }
    return wants;
  }

  /** Returns the text of a file as a user would have written it. */
  static String removedFrom(SourceFile file) {
    return file.text()
        .replaceAll("(?m)^\\s*# want \"[^\"]+\"\\s*\\n", "")
        .replaceAll(" *# want \"[^\"]+\"", "");
  }

  static List<String> in(SourceFile file) {
    return allIn(file).stream().map(want -> want.inFile(file)).toList();
  }

  String inFile(SourceFile file) {
    return file.path() + ":" + line + ": " + text;
  }
}
