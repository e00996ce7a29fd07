package io.mcmetrics.promql.parser;

import io.mcmetrics.promql.TextRange;

/**
 * A word or a sign of an expression.
 *
 * @param text as it is written, but for strings: those without quotes and with escapes resolved
 */
record Token(Form form, String text, TextRange range) {
  enum Form {
    /** A word: a name or a keyword, which only the place tells apart. */
    WORD,
    /** A word with a variable in it, or that is one. */
    TEMPLATE,
    NUMBER,
    DURATION,
    STRING,
    /** An operator, a parenthesis, a comma: the text says which. */
    SIGN,
    END
  }

  boolean isSign(String sign) {
    return form == Form.SIGN && text.equals(sign);
  }

  /** Tells whether this is the given keyword, which may be written in capitals. */
  boolean isWord(String keyword) {
    return form == Form.WORD && text.equalsIgnoreCase(keyword);
  }

  /** Returns the token in words that "unexpected" can stand before. */
  String described() {
    return switch (form) {
      case END -> "end of the expression";
      case STRING -> "string";
      default -> "`" + shortened() + "`";
    };
  }

  private String shortened() {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
