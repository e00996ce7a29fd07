package io.mcmetrics.document;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words by which programs are told to send metrics by remote write, whatever the language in
 * which they are told so.
 */
public final class SendingWords {
  /** Without one of these, the slower search is spared. */
  private static final Pattern QUICK =
      Pattern.compile(
          "remote_?write|remoteWrite|PROMETHEUS_RW|prometheus-rw|REMOTE_WRITE|destinations\\[");

  /**
   * The key of Prometheus and of the operator, the exporter of the OpenTelemetry Collector, the
   * component of Alloy, the flag of vmagent, the variables and the output of k6, and where a value
   * of the chart k8s-monitoring, set by itself, sends to.
   */
  private static final Pattern WORD =
      Pattern.compile(
          "(?<![A-Za-z0-9_])(?:"
              + "(?:prometheus[._])?remote_write(?:_urls?|_endpoints?)?"
              + "|remoteWrite(?:Ur[lL]s?|URLs?|Endpoints?)?"
              + "|prometheus_?remotewrite"
              + "|[A-Z0-9_]*PROMETHEUS_RW[A-Z_]*"
              + "|[A-Z0-9_]*REMOTE_WRITE_(?:URL|ENDPOINT)"
              + "|experimental-prometheus-rw"
              + "|destinations\\[[0-9]+\\]\\.url"
              + ")(?![A-Za-z0-9_])");

  /** What follows a key that is set to nothing. */
  private static final Pattern NOTHING =
      Pattern.compile(
          "\\]?[\"']?\\s*[:=]\\s*(?:\\[\\s*\\]|\\{\\s*\\}|null|~|false|\"\"|'')\\s*,?\\s*");

  private static final Pattern COMMENT_LINE =
      Pattern.compile("^\\s*(?:#|//|\\*|/\\*|--|\\{\\{-?\\s*/\\*)");
  private static final Pattern COMMENT_BEHIND = Pattern.compile("\\s(?:#|//)\\s");

  private SendingWords() {}

  /**
   * Returns the offset of the first of the words in a text that stands outside of comments and is
   * not set to nothing; empty if there is none.
   */
  public static OptionalInt firstIn(String text) {
    if (!QUICK.matcher(text).find()) {
      return OptionalInt.empty();
    }
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      int start = text.lastIndexOf('\n', word.start()) + 1;
      int next = text.indexOf('\n', word.end());
      int end = next < 0 ? text.length() : next;
      String before = text.substring(start, word.start());
      boolean isComment =
          COMMENT_LINE.matcher(before + "x").lookingAt() || COMMENT_BEHIND.matcher(before).find();
      if (!isComment && !NOTHING.matcher(text.substring(word.end(), end)).matches()) {
        return OptionalInt.of(word.start());
      }
    }
    return OptionalInt.empty();
  }
}
