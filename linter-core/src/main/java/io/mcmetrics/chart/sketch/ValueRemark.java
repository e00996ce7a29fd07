package io.mcmetrics.chart.sketch;

import io.mcmetrics.source.Origin;

/**
 * Something that a chart does with a value which its user will not have meant.
 *
 * @param at the place of the value, or of its key
 * @param message what is wrong, in lower case, with the offending words in backquotes
 * @param certain false where the chart is not known to be of a version of which this is known
 */
public record ValueRemark(About about, Origin at, String message, boolean certain) {
  /** The kinds of remarks. */
  public enum About {
    /** Helm ends with an error, and nothing of the release is installed. */
    REFUSED("refused"),
    /** The chart has no such key. */
    UNKNOWN_KEY("unknown key"),
    /** The chart has it in later versions only. */
    LATER_KEY("later key"),
    /** The chart has no such key, and what it should have set decides what is sent or shown. */
    LOST_KEY("lost key"),
    /** A text that says no, where a template asks only whether there is one. */
    TAKEN_FOR_TRUE("taken for true"),
    /** The chart knows the key and leaves the value out. */
    PASSED_OVER("passed over"),
    /** The chart prints a field twice. */
    TWICE("printed twice"),
    /** What is printed is not what is meant. */
    MISPRINTED("misprinted"),
    /** The image that is printed is in no registry. */
    NO_IMAGE("no image"),
    /** Grafana gets two default data sources, and ends. */
    TWO_DEFAULTS("two defaults"),
    /** The dashboards of the chart ask for what recording rules make. */
    DASHBOARDS("dashboards"),
    /** The dashboards of the chart show one cluster only. */
    ONE_CLUSTER("one cluster"),
    /** The bucket that is meant is not handed on. */
    BUCKET_LEFT_OUT("bucket left out"),
    /** The pods wait for a key of a Secret that the chart does not make. */
    WAITING("waiting");

    private final String word;

    About(String word) {
      this.word = word;
    }

    /** Returns the word for it in sheets and documents. */
    public String word() {
      return word;
    }

    /**
     * Returns the kind of a word.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static About named(String word) {
      for (About about : values()) {
        if (about.word.equals(word)) {
          return about;
        }
      }
      throw new IllegalArgumentException("`" + word + "` is nothing to remark");
    }
  }

  /** Returns a remark that is certain, as far as the chart is known. */
  public static ValueRemark of(About about, Origin at, String message) {
    return new ValueRemark(about, at, message, true);
  }
}
