package io.mcmetrics.thanos.file;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells JSON from other YAML (RFC 8259). */
public final class JsonText {
  private static final Pattern SCALAR =
      Pattern.compile(
          "\"(?:[^\"\\\\\\x00-\\x1f]|\\\\(?:[\"\\\\/bfnrt]|u[0-9a-fA-F]{4}))*+\"|true|false|null"
              + "|-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?");
  private static final int DEEPEST = 200;

  private final String text;
  private int at;

  private JsonText(String text) {
    this.text = text;
  }

  /** Tells whether a whole text is one value of JSON. */
  public static boolean isJson(String text) {
    JsonText json = new JsonText(text);
    if (!json.value(0)) {
      return false;
    }
    json.skipBlanks();
    return json.at == text.length();
  }

  private boolean value(int depth) {
    skipBlanks();
    if (depth > DEEPEST) {
      return false;
    }
    if (takes('{')) {
      return takes('}') || members(depth, true);
    }
    if (takes('[')) {
      return takes(']') || members(depth, false);
    }
    return scalar();
  }

  private boolean members(int depth, boolean areNamed) {
    do {
      skipBlanks();
      boolean hasName = !areNamed || (at < text.length() && text.charAt(at) == '"' && scalar());
      if (!hasName || (areNamed && !takes(':')) || !value(depth + 1)) {
        return false;
      }
    } while (takes(','));
    return takes(areNamed ? '}' : ']');
  }

  private boolean scalar() {
    Matcher scalar = SCALAR.matcher(text).region(at, text.length());
    boolean isThere = scalar.lookingAt();
    at = isThere ? scalar.end() : at;
    return isThere;
  }

  private boolean takes(char expected) {
    skipBlanks();
    boolean isThere = at < text.length() && text.charAt(at) == expected;
    at += isThere ? 1 : 0;
    return isThere;
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }
}
