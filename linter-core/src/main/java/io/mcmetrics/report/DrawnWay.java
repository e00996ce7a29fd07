package io.mcmetrics.report;

import io.mcmetrics.finding.Stage;
import io.mcmetrics.source.Span;
import io.mcmetrics.trace.Reach;
import io.mcmetrics.trace.Status;
import io.mcmetrics.trace.TracedHop;
import io.mcmetrics.trace.TracedSender;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A way of samples as it is drawn.
 *
 * @param sender whose it is, without secrets
 */
record DrawnWay(TracedSender sender, List<DrawnHop> hops) {
  /** What two ways have in common that look the same. */
  record Shape(Reach reach, List<Step> steps) {}

  /** What two hops have in common that look the same. */
  record Step(Stage stage, Status status, List<String> ruleIds, DrawnHop.Node node) {}

  DrawnWay {
    hops = List.copyOf(hops);
  }

  static DrawnWay of(TracedSender sender, List<DrawnHop> hops) {
    List<Span> places = new ArrayList<>();
    for (TracedHop hop : sender.hops()) {
      hop.evidence().forEach(related -> places.add(related.at().span()));
    }
    Secrets secrets = Secrets.near(places);
    NavigableMap<String, String> labels = new TreeMap<>();
    sender.labels().forEach((name, value) -> labels.put(name, masked(name, value, secrets)));
    TracedSender shown =
        new TracedSender(
            sender.name(),
            sender.mode(),
            sender.replicas(),
            labels,
            masked(sender.destination(), secrets),
            sender.needed(),
            sender.arriving(),
            sender.reachesGrafana(),
            sender.hops());
    return new DrawnWay(shown, hops);
  }

  /** A name tells whether its value is a secret. */
  private static String masked(String name, String value, Secrets secrets) {
    String text = masked(name + "=\"" + value + "\"", secrets);
    return text.startsWith(name + "=\"") && text.endsWith("\"")
        ? text.substring(name.length() + 2, text.length() - 1)
        : Secrets.MASK;
  }

  /** What stands in files is judged as such: as if it stood in backquotes. */
  private static String masked(String text, Secrets secrets) {
    String quoted = secrets.mask("`" + text.replace('`', '\'') + "`");
    return quoted.substring(1, quoted.length() - 1);
  }

  Shape shape() {
    List<Step> steps = new ArrayList<>();
    for (DrawnHop drawn : hops) {
      steps.add(
          new Step(drawn.hop().stage(), drawn.hop().status(), drawn.hop().ruleIds(), drawn.node()));
    }
    return new Shape(sender.reachesGrafana(), steps);
  }
}
