package io.mcmetrics.config;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of paths relative to the root, with forward slashes on every system: {@code *} and
 * {@code ?} stay within one directory, {@code **} does not; {@code [a-z]}, {@code [!a-z]}, {@code
 * {a,b}} and the backslash mean what they do to {@link java.nio.file.FileSystem#getPathMatcher}.
 * Unlike there, and as in git, a directory given by {@code **}{@code /} may also be absent: {@code
 * **}{@code /lab.yaml} is any lab.yaml.
 */
public final class PathGlob {
  private final String text;
  private final Pattern pattern;

  private PathGlob(String text, Pattern pattern) {
    this.text = text;
    this.pattern = pattern;
  }

  /**
   * Returns a pattern.
   *
   * @throws UsageException if the text is not a pattern
   */
  public static PathGlob of(String text) {
    if (text.isBlank()) {
      throw new UsageException("a glob must not be empty");
    }
    String bare = text.startsWith("./") ? text.substring(2) : text;
    String whole = bare.length() > 1 && bare.endsWith("/") ? bare + "**" : bare;
    try {
      return new PathGlob(text, Pattern.compile(new Translation(whole).regex(), Pattern.DOTALL));
    } catch (PatternSyntaxException e) {
      throw new UsageException("`" + text + "` is not a glob: a bracket makes no sense");
    }
  }

  /** Tells whether a path, relative to the root, matches the pattern. */
  boolean matches(String path) {
    return pattern.matcher(path).matches();
  }

  /** Returns the pattern as it was written. */
  @Override
  public String toString() {
    return text;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PathGlob glob && glob.text.equals(text);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(text);
  }

  /** Turns one glob into a regular expression, from its first character to its last. */
  private static final class Translation {
    private final String glob;
    private final StringBuilder regex = new StringBuilder();
    private int at;
    private boolean inBraces;

    Translation(String glob) {
      this.glob = glob;
    }

    String regex() {
      while (at < glob.length()) {
        translate(glob.charAt(at++));
      }
      demand(!inBraces, "`{` without `}`");
      return regex.toString();
    }

    private void translate(char c) {
      switch (c) {
        case '*' -> stars();
        case '?' -> regex.append("[^/]");
        case '[' -> range();
        case '{' -> {
          demand(!inBraces, "`{` within `{`");
          inBraces = true;
          regex.append("(?:");
        }
        case '}' -> {
          regex.append(inBraces ? ")" : "\\}");
          inBraces = false;
        }
        case ',' -> regex.append(inBraces ? "|" : ",");
        case '\\' -> {
          demand(at < glob.length(), "`\\` at its end");
          regex.append(Pattern.quote(glob.substring(at, ++at)));
        }
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }

    private void stars() {
      boolean startsPart = at == 1 || glob.charAt(at - 2) == '/';
      int stars = 1;
      while (at < glob.length() && glob.charAt(at) == '*') {
        stars++;
        at++;
      }
      if (stars == 1) {
        regex.append("[^/]*");
      } else if (startsPart && at < glob.length() && glob.charAt(at) == '/') {
        at++;
        while (glob.startsWith("**/", at)) {
          // Repeating it changes nothing, but makes a failing match much slower.
          at += 3;
        }
        regex.append("(?:[^/]+/)*");
      } else {
        regex.append(".*");
      }
    }

    private void range() {
      int end = glob.indexOf(']', at + (glob.startsWith("!", at) ? 2 : 1));
      demand(end > at, "`[` without `]`");
      String inside = glob.substring(at, end);
      demand(inside.indexOf('/') < 0, "`/` within `[…]`");
      boolean negated = inside.startsWith("!");
      String members = negated ? inside.substring(1) : inside;
      regex.append("(?!/)[").append(negated ? "^" : "");
      regex.append(members.replaceAll("[\\\\\\[\\]^&]", "\\\\$0")).append(']');
      at = end + 1;
    }

    private void demand(boolean fulfilled, String complaint) {
      if (!fulfilled) {
        throw new UsageException("`" + glob + "` is not a glob: it has " + complaint);
      }
    }
  }
}
