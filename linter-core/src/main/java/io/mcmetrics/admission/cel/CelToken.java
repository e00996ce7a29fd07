package io.mcmetrics.admission.cel;

/** A token of an expression. */
record CelToken(Kind kind, String text) {
  /** The kinds of tokens. */
  enum Kind {
    NAME,
    NUMBER,
    TEXT,
    SIGN,
    END
  }

  boolean isSign(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }
}
