package io.mcmetrics.rules.identity.analysis;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.Destination;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.sender.ExternalLabels.Label;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds remote writes of one sender that send the same series to the same URL. */
public final class DuplicateRemoteWrites {
  private DuplicateRemoteWrites() {}

  /** Returns a problem for each remote write that repeats an earlier one to the same URL. */
  public static List<Problem> by(Sender sender, Fleet fleet) {
    List<Problem> problems = new ArrayList<>();
    for (Destination destination : fleet.destinations(sender)) {
      boolean isSomewhere = !(destination.url() instanceof Value.Absent<String>);
      for (int i = 1; isSomewhere && i < destination.writes().size(); i++) {
        RemoteWrite write = destination.writes().get(i);
        destination.writes().subList(0, i).stream()
            .flatMap(earlier -> problem(earlier, write, destination).stream())
            .findFirst()
            .ifPresent(problems::add);
      }
    }
    return problems;
  }

  private static Optional<Problem> problem(
      RemoteWrite earlier, RemoteWrite write, Destination destination) {
    // A receiver may map two accounts to two tenants.
    if (!earlier.account().equals(write.account()) || !haveSameHeaders(earlier, write)) {
      return Optional.empty();
    }
    boolean isKnown = destination.url() instanceof Known<String>;
    Sender sender = destination.sender();
    // The samples are equal, so a refused one is already stored: the cost is load and errors.
    return RemoteWriteOverlap.of(destination.collected(), destination, earlier, destination, write)
        .map(
            metric ->
                Problem.at(
                        write.url(),
                        "`%s`, for one, is sent here twice: an earlier remote write has the same"
                            + " URL",
                        metric)
                    .see(earlier.url(), "the same URL")
                    .withWeight(Weight.LIGHTER)
                    .atMost(isKnown ? Confidence.CERTAIN : Confidence.LIKELY)
                    .atMost(sender.sight().limit())
                    .affecting(sender.cluster().name())
                    .concerning(write));
  }

  private static boolean haveSameHeaders(RemoteWrite one, RemoteWrite other) {
    return texts(one.headers()).equals(texts(other.headers()));
  }

  private static List<String> texts(List<Label> headers) {
    return headers.stream()
        .map(header -> header.name() + ": " + header.value().written())
        .sorted()
        .toList();
  }
}
