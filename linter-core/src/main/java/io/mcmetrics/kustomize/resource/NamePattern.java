package io.mcmetrics.kustomize.resource;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression that has to match the whole of a name. */
public final class NamePattern {
  /** The largest length of a name and of a pattern; Kubernetes allows 253 characters for a name. */
  private static final int MAX_LENGTH = 500;

  /** How often a match may read a character, to bound the time of backtracking. */
  private static final int MAX_READS = 100_000;

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/_-]*");

  /** Syntax that Java supports and Go's RE2, which kustomize uses, does not. */
  private static final Pattern JAVA_ONLY =
      Pattern.compile("\\(\\?[=!>]|\\(\\?<[=!]|\\\\[1-9]|[*+?]\\+");

  private final String text;
  private final Optional<Pattern> pattern;

  private NamePattern(String text, Optional<Pattern> pattern) {
    this.text = text;
    this.pattern = pattern;
  }

  /** Returns the pattern that a text writes; empty if kustomize could not read it. */
  public static Optional<NamePattern> parse(String text) {
    if (PLAIN.matcher(text).matches()) {
      return Optional.of(new NamePattern(text, Optional.empty()));
    }
    if (text.length() > MAX_LENGTH || JAVA_ONLY.matcher(text).find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new NamePattern(text, Optional.of(Pattern.compile(text))));
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  /** Tells whether the pattern matches the whole of a name; an empty pattern matches any. */
  public boolean matches(String name) {
    if (text.isEmpty()) {
      return true;
    }
    if (pattern.isEmpty()) {
      return name.equals(text);
    }
    try {
      return name.length() <= MAX_LENGTH && pattern.get().matcher(new BoundedText(name)).matches();
    } catch (Exhausted e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return text;
  }

  /** A text whose characters can only be read so often. */
  private static final class BoundedText implements CharSequence {
    private final String text;
    private int reads;

    BoundedText(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (++reads > MAX_READS) {
        throw new Exhausted();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Thrown to end a match that has read too many characters. */
  private static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
