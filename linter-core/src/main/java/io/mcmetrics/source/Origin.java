package io.mcmetrics.source;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a value comes from.
 *
 * @param span the text to edit in order to change the value
 * @param via the steps from there to its effective place, in order: aliases, includes, patches and
 *     the like
 * @param removals for a mapping, the keys that patches or nulls have removed from it
 */
public record Origin(Span span, List<Hop> via, List<Removal> removals) implements Located {
  /**
   * One step from where a value is written to where it takes effect.
   *
   * @param span what causes the step, such as an alias, or the value that is replaced
   * @param replaced the node that was there before, with an origin of its own; empty if there was
   *     none
   */
  public record Hop(How how, Span span, List<Located> replaced) {
    /** Keeps its own list. */
    public Hop {
      replaced = List.copyOf(replaced);
    }

    /** Makes a step that replaces nothing. */
    public Hop(How how, Span span) {
      this(how, span, List.of());
    }

    /** Returns the step by which a value replaces another one. */
    public static Hop over(How how, Located replaced) {
      return new Hop(how, replaced.origin().span(), List.of(replaced));
    }

    /** Compares the kind and the place only; what was replaced follows from the place. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Hop hop && how == hop.how && span.equals(hop.span);
    }

    @Override
    public int hashCode() {
      return 31 * how.hashCode() + span.hashCode();
    }
  }

  /**
   * A key that was removed from a mapping.
   *
   * @param by the node that removed it, with a step over the value that was there
   */
  public record Removal(String key, Located by) {}

  /** The kinds of steps. */
  public enum How {
    ALIAS("through the alias"),
    MERGE_KEY("through the merge key"),
    EMBEDDED("inside the text"),
    RESOURCE("as included"),
    VALUES("in place of values"),
    PATCH("in place of what stands"),
    GENERATOR("as generated"),
    SUBSTITUTE("in place of the variable"),
    REMOVAL("without what is taken out"),
    FILLED("with a variable filled in"),
    YAML_1_1("as YAML 1.1 reads what stands"),
    CHART("as made by the chart that is named"),
    DEFAULT("as the default of the chart that is named");

    private final String words;

    How(String words) {
      this.words = words;
    }

    /** Returns the kind in words, as printed in front of " at" and a place. */
    public String words() {
      return words;
    }
  }

  /** Keeps its own lists. */
  public Origin {
    via = List.copyOf(via);
    removals = List.copyOf(removals);
  }

  /** Makes the origin of something from which nothing was removed. */
  public Origin(Span span, List<Hop> via) {
    this(span, via, List.of());
  }

  /** Returns the origin of a value that takes effect where it is written. */
  public static Origin written(Span span) {
    return new Origin(span, List.of());
  }

  /** Returns this origin with one more step. */
  public Origin through(How how, Span by) {
    return through(new Hop(how, by));
  }

  /** Returns this origin with one more step. */
  public Origin through(Hop hop) {
    List<Hop> longer = new ArrayList<>(via.size() + 1);
    longer.addAll(via);
    longer.add(hop);
    return new Origin(span, longer, removals);
  }

  /** Returns this origin with more removed keys. */
  public Origin without(List<Removal> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<Removal> all = new ArrayList<>(removals);
    all.addAll(more);
    return new Origin(span, via, all);
  }

  /** Returns the steps that led here, followed by one for each removed key. */
  public List<Hop> steps() {
    List<Hop> steps = new ArrayList<>(via);
    removals.forEach(removal -> steps.add(new Hop(How.REMOVAL, removal.by().origin().span())));
    return steps;
  }

  @Override
  public Origin origin() {
    return this;
  }
}
