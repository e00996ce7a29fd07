package io.mcmetrics.promql;

/** A name or a value, as far as it can be known before its variables are filled in. */
public sealed interface TemplatedText {
  /** A text without variables. */
  record Known(String text) implements TemplatedText {
    @Override
    public String written() {
      return text;
    }
  }

  /**
   * A text of which only the ends are known.
   *
   * @param written the text with its variables
   * @param prefix what stands before the first variable
   * @param suffix what stands after the last one
   */
  record Templated(String written, String prefix, String suffix) implements TemplatedText {
    @Override
    public boolean mayBe(String other) {
      return other.length() >= prefix.length() + suffix.length()
          && other.startsWith(prefix)
          && other.endsWith(suffix);
    }
  }

  /** Returns the text that somebody wrote. */
  static TemplatedText of(String written) {
    int first = -1;
    int last = 0;
    int at = 0;
    while (at < written.length()) {
      int end = TemplateVariables.end(written, at);
      if (end > at) {
        first = first < 0 ? at : first;
        last = end;
        at = end;
      } else {
        at++;
      }
    }
    return first < 0
        ? new Known(written)
        : new Templated(written, written.substring(0, first), written.substring(last));
  }

  /** Returns the text with its variables. */
  String written();

  /** Tells whether this is known to be exactly the other. */
  default boolean is(String other) {
    return this instanceof Known known && known.text().equals(other);
  }

  /** Tells whether this is the other, or could become it. */
  default boolean mayBe(String other) {
    return is(other);
  }
}
