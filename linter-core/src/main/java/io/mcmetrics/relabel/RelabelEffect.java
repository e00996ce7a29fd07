package io.mcmetrics.relabel;

import io.mcmetrics.relabel.LabelValue.Absent;
import io.mcmetrics.relabel.LabelValue.Text;
import io.mcmetrics.relabel.RelabelOutcome.Dropped;
import io.mcmetrics.relabel.RelabelOutcome.Kept;
import io.mcmetrics.relabel.RelabelOutcome.Undecided;
import io.mcmetrics.relabel.RelabelRule.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What one rule of a chain did to a series.
 *
 * @param before the labels that the rule was given
 * @param outcome what became of them by this rule alone
 */
public record RelabelEffect(RelabelRule rule, LabelSet before, RelabelOutcome outcome) {

  /** Returns the effect in words. */
  public String words() {
    if (outcome instanceof Dropped) {
      return "drops the series";
    }
    List<String> words = new ArrayList<>();
    if (outcome instanceof Undecided undecided) {
      words.add("may drop the series: that depends on what is not known");
      words.addAll(changes(undecided.labels()));
    } else if (outcome instanceof Kept kept) {
      words.addAll(changes(kept.labels()));
    }
    if (words.isEmpty()) {
      boolean filters = rule.knows(Part.ACTION) && rule.action().filters();
      words.add(filters ? "keeps the series" : "changes nothing");
    }
    return String.join("; ", words);
  }

  private List<String> changes(LabelSet after) {
    NavigableSet<String> names = new TreeSet<>(before.labels().keySet());
    names.addAll(after.labels().keySet());
    List<String> changes = new ArrayList<>();
    for (String name : names) {
      LabelValue now = after.value(name);
      if (now.equals(before.value(name))) {
        continue;
      }
      if (now instanceof Text text) {
        changes.add("sets `" + name + "` to " + GoText.quoted(text.text()));
      } else {
        changes.add((now instanceof Absent ? "removes `" : "leaves unknown `") + name + "`");
      }
    }
    return changes;
  }
}
