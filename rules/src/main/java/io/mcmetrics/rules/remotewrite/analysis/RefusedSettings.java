package io.mcmetrics.rules.remotewrite.analysis;

import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.rules.analysis.ProblemScope;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.sender.SenderFault;
import java.util.Optional;

/** Says what a vmagent or a collector refuses or ignores. */
public final class RefusedSettings {
  private RefusedSettings() {}

  /** Returns the problem of a fault; empty for one of another kind. */
  public static Optional<Problem> problem(SenderFault fault, Sender sender) {
    String program =
        sender.isCollector()
            ? "the collector"
            : sender.kind().equals(Document.ALLOY) ? "Alloy" : "vmagent";
    return switch (fault.kind()) {
      case REFUSED ->
          Optional.of(
              inFull(
                  Problem.at(fault, "%s does not start: %s", program, fault.message()),
                  fault,
                  sender));
      case MISDIRECTED ->
          Optional.of(inFull(Problem.at(fault, "%s", fault.message()), fault, sender));
      case IGNORED ->
          Optional.of(
              limited(Problem.at(fault, "%s", fault.message()), fault, sender)
                  .affecting(sender.cluster().name())
                  .withWeight(Weight.LIGHTER));
      case IDLE, UNORDERED -> Optional.empty();
    };
  }

  private static Problem inFull(Problem problem, SenderFault fault, Sender sender) {
    return ProblemScope.ofSender(limited(problem, fault, sender), sender, sender);
  }

  private static Problem limited(Problem problem, SenderFault fault, Sender sender) {
    boolean isCertain = fault.isCertain() && sender.sight().whole();
    return problem
        .atMost(isCertain ? Confidence.CERTAIN : Confidence.LIKELY)
        .atMost(sender.sight().limit());
  }
}
