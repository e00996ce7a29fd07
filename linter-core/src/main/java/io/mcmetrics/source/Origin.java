package io.mcmetrics.source;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a value comes from.
 *
 * @param span the text a person would edit to change the value
 * @param via the steps that carried it from there to its effective place, nearest first
 * @param removals what a mapping would have more, had not somebody taken it away
 */
public record Origin(Span span, List<Hop> via, List<Removal> removals) implements Located {
  /**
   * One step a value travelled.
   *
   * @param span where the step leads through
   * @param replaced what stood there before, if anything: a node, with an origin of its own
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

    /** Returns the step to where something else stood before. */
    public static Hop over(How how, Located replaced) {
      return new Hop(how, replaced.origin().span(), List.of(replaced));
    }

    /** Tells whether both lead through the same place; what stood there needs no comparing. */
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
   * A key that a mapping has no more.
   *
   * @param by what took it away, carried over what stood there
   */
  public record Removal(String key, Located by) {}

  /** The ways in which a value gets from where it is written to where it counts. */
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
    OLD_YAML("as YAML 1.1 reads what stands"),
    CHART("as made by the chart that is named"),
    DEFAULT("as the default of the chart that is named");

    private final String words;

    How(String words) {
      this.words = words;
    }

    /** Returns the step in words that " at" and a place can follow. */
    public String words() {
      return words;
    }
  }

  /** Keeps its own lists. */
  public Origin {
    via = List.copyOf(via);
    removals = List.copyOf(removals);
  }

  /** Makes the origin of something from which nothing is taken away. */
  public Origin(Span span, List<Hop> via) {
    this(span, via, List.of());
  }

  /** Returns the origin of what counts right where it is written. */
  public static Origin written(Span span) {
    return new Origin(span, List.of());
  }

  /** Returns this origin, carried one step further. */
  public Origin through(How how, Span by) {
    return through(new Hop(how, by));
  }

  /** Returns this origin, carried one step further. */
  public Origin through(Hop hop) {
    List<Hop> longer = new ArrayList<>(via.size() + 1);
    longer.addAll(via);
    longer.add(hop);
    return new Origin(span, longer, removals);
  }

  /** Returns the origin of what lacks some keys more. */
  public Origin without(List<Removal> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<Removal> all = new ArrayList<>(removals);
    all.addAll(more);
    return new Origin(span, via, all);
  }

  /** Returns the steps that led here, and those that took something away. */
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
