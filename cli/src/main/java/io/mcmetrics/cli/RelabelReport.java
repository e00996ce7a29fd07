package io.mcmetrics.cli;

import io.mcmetrics.relabel.LabelSet;
import io.mcmetrics.relabel.LabelValue;
import io.mcmetrics.relabel.LabelValue.Text;
import io.mcmetrics.relabel.RelabelChain;
import io.mcmetrics.relabel.RelabelEffect;
import io.mcmetrics.relabel.RelabelOutcome;
import io.mcmetrics.relabel.RelabelOutcome.Kept;
import io.mcmetrics.relabel.RelabelOutcome.Undecided;
import io.mcmetrics.relabel.RelabelRule.Part;
import io.mcmetrics.relabel.SeriesText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** The effect of relabelling on one series, as text and as JSON. */
record RelabelReport(LabelSet series, List<RelabelEffect> effects, RelabelOutcome outcome) {

  RelabelReport(RelabelChain chain, LabelSet series) {
    this(series, chain.effects(series), chain.apply(series));
  }

  /** Returns the series, a line for each rule, and what is left. */
  String text() {
    StringBuilder text = new StringBuilder(SeriesText.of(series)).append('\n');
    int number = 0;
    for (RelabelEffect effect : effects) {
      number++;
      boolean isKnown = effect.rule().knows(Part.ACTION);
      String action = isKnown ? effect.rule().action().word() : "?";
      text.append("  ").append(number).append(' ').append(action).append(": ");
      text.append(effect.words()).append('\n');
    }
    String end = left().map(SeriesText::of).orElse("dropped");
    boolean isSure = !(outcome instanceof Undecided);
    return text.append("  = ")
        .append(isSure ? "" : "unknown; if it passes, ")
        .append(end)
        .append("\n\n")
        .toString();
  }

  /** Returns one object on one line; what is unknown is null. */
  String json() {
    return "{" + members() + "}\n";
  }

  /** Returns the members of the object. */
  String members() {
    StringJoiner steps = new StringJoiner(", ", "[", "]");
    int number = 0;
    for (RelabelEffect effect : effects) {
      number++;
      steps.add("{\"rule\": " + number + ", \"effect\": " + JsonText.quoted(effect.words()) + "}");
    }
    String undecided = outcome instanceof Undecided ? ", \"undecided\": true" : "";
    return "\"series\": "
        + labels(series)
        + ", \"result\": "
        + left().map(RelabelReport::labels).orElse("null")
        + undecided
        + ", \"steps\": "
        + steps;
  }

  private Optional<LabelSet> left() {
    if (outcome instanceof Kept kept) {
      return Optional.of(kept.labels());
    }
    return outcome instanceof Undecided undecided
        ? Optional.of(undecided.labels())
        : Optional.empty();
  }

  private static String labels(LabelSet series) {
    StringJoiner labels = new StringJoiner(", ", "{", "}");
    for (Map.Entry<String, LabelValue> label : series.labels().entrySet()) {
      if (!series.lacks(label.getKey())) {
        boolean isKnown = label.getValue() instanceof Text;
        String value = label.getValue() instanceof Text text ? JsonText.quoted(text.text()) : "";
        labels.add(JsonText.quoted(label.getKey()) + ": " + (isKnown ? value : "null"));
      }
    }
    return labels.toString();
  }
}
