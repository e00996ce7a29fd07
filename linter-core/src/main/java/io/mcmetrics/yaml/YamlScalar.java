package io.mcmetrics.yaml;

import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Origin.Hop;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.source.Span;
import java.util.Set;

/**
 * A scalar node.
 *
 * @param text the text, without quotes and with escapes resolved
 * @param style how it is written
 */
public record YamlScalar(String text, Style style, Origin origin) implements Yaml {
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

  /** The ways to write a scalar. */
  public enum Style {
    PLAIN,
    QUOTED,
    LITERAL,
    FOLDED,
    /** A template: the text is its source, not the value. */
    TEMPLATE
  }

  /** Returns a plain scalar, for documents that the linter itself makes. */
  public static YamlScalar plain(String text, Origin origin) {
    return new YamlScalar(text, Style.PLAIN, origin);
  }

  @Override
  public boolean isNull() {
    return style == Style.PLAIN && NULLS.contains(text);
  }

  /** Tells whether the value is unknown because the text contains a placeholder. */
  public boolean isUnknown() {
    return style == Style.TEMPLATE || Placeholder.isIn(text);
  }

  /** The places of ranges of a text. */
  public interface Places {
    /** Returns the place of a range, given as offsets into the text. */
    Origin of(int start, int end);
  }

  /** Returns the places of all ranges of the text, for those who ask for many. */
  public Places places() {
    return EmbeddedText.placementIn(this)::place;
  }

  /**
   * Returns the place of a range of the text, given as offsets into it: exact if the file contains
   * the text line for line, else the place of the whole scalar.
   */
  public Origin placeOf(int start, int end) {
    return EmbeddedText.placementIn(this).place(start, end);
  }

  @Override
  public YamlScalar through(How how, Span by) {
    return through(new Hop(how, by));
  }

  @Override
  public YamlScalar through(Hop hop) {
    return new YamlScalar(text, style, origin.through(hop));
  }

  @Override
  public int size() {
    return 1;
  }
}
