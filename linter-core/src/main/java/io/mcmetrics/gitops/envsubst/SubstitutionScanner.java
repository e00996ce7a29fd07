package io.mcmetrics.gitops.envsubst;

/**
 * The scanner of texts with variables, as in Flux (fluxcd/pkg, envsubst/parse/scan.go, 1.9). It
 * takes escapes out of the text as it goes.
 */
final class SubstitutionScanner {
  /** The kinds of tokens. */
  enum Token {
    ILLEGAL,
    END,
    WORD,
    OPENING,
    CLOSING
  }

  /** What a call of {@link #scan} looks for. */
  record Mode(boolean words, boolean opening, boolean closing, boolean escapes) {
    static final Mode TEXT = new Mode(true, true, false, true);
    static final Mode WORD = new Mode(true, false, false, false);
    static final Mode CLOSING = new Mode(false, false, true, false);
    static final Mode WORD_OR_CLOSING = new Mode(true, false, true, false);
    static final Mode ARGUMENT = new Mode(true, true, false, false);
    static final Mode ESCAPED_ARGUMENT = new Mode(true, true, false, true);
  }

  /** The characters that a word may have. */
  interface Characters {
    /**
     * Tells whether a character is part of the word.
     *
     * @param length of the word with it
     */
    boolean accept(char character, int length);
  }

  /** What stands for the end of the text. */
  static final char NOTHING = 0;

  private final StringBuilder text;
  private int position;
  private int start;
  private int width;

  SubstitutionScanner(String text) {
    this.text = new StringBuilder(text);
  }

  private char read() {
    if (position >= text.length()) {
      width = 0;
      return NOTHING;
    }
    width = 1;
    return text.charAt(position++);
  }

  private void unread() {
    position -= width;
  }

  /** Returns the next character, without passing it. */
  char peek() {
    return position < text.length() ? text.charAt(position) : NOTHING;
  }

  /** Returns the character after the next one. */
  char peekSecond() {
    return position + 1 < text.length() ? text.charAt(position + 1) : NOTHING;
  }

  /** Returns the last token. */
  String token() {
    return text.substring(start, position);
  }

  /**
   * Scans the next token.
   *
   * @param backslashes whether a backslash escapes a slash or another backslash, if escapes count
   */
  Token scan(Mode mode, Characters characters, boolean backslashes) {
    start = position;
    if (position >= text.length()) {
      return Token.END;
    }
    char first = read();
    if (isOpening(mode, first)) {
      return Token.OPENING;
    }
    if (mode.closing() && first == '}') {
      return Token.CLOSING;
    }
    if (!mode.words() || !accepts(mode, characters, backslashes, first)) {
      return Token.ILLEGAL;
    }
    while (position < text.length()) {
      char next = read();
      if (isOpening(mode, next)) {
        position -= 2;
        break;
      }
      if (!accepts(mode, characters, backslashes, next)) {
        unread();
        break;
      }
    }
    return Token.WORD;
  }

  private boolean isOpening(Mode mode, char character) {
    if (!mode.opening() || character != '$') {
      return false;
    }
    if (read() == '{') {
      return true;
    }
    unread();
    width = 1;
    return false;
  }

  /** Tells whether a character is part of the word; an escape is, without what escapes. */
  private boolean accepts(Mode mode, Characters characters, boolean backslashes, char character) {
    boolean isEscape =
        mode.escapes()
            && ((character == '$' && peek() == '$')
                || (backslashes && character == '\\' && (peek() == '/' || peek() == '\\')));
    if (isEscape) {
      // The escaped character moves to where the escape was, and is passed with it.
      text.deleteCharAt(position - 1);
      return true;
    }
    return characters.accept(character, position - start);
  }
}
