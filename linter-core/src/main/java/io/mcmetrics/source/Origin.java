package io.mcmetrics.source;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a value comes from.
 *
 * @param span the text a person would edit to change the value
 * @param via the steps that carried it from there to its effective place, nearest first
 */
public record Origin(Span span, List<Hop> via) implements Located {
  /** One step a value travelled. */
  public record Hop(How how, Span span) {}

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
    OLD_YAML("as YAML 1.1 reads what stands");

    private final String words;

    How(String words) {
      this.words = words;
    }

    /** Returns the step in words that " at" and a place can follow. */
    public String words() {
      return words;
    }
  }

  /** Keeps its own list of hops. */
  public Origin {
    via = List.copyOf(via);
  }

  /** Returns the origin of what counts right where it is written. */
  public static Origin written(Span span) {
    return new Origin(span, List.of());
  }

  /** Returns this origin, carried one step further. */
  public Origin through(How how, Span by) {
    List<Hop> longer = new ArrayList<>(via);
    longer.add(new Hop(how, by));
    return new Origin(span, longer);
  }

  @Override
  public Origin origin() {
    return this;
  }
}
