package io.mcmetrics.model;

import io.mcmetrics.model.ExternalLabels.Label;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import java.util.List;
import java.util.Optional;

/**
 * One destination that a sender pushes samples to.
 *
 * @param url where to
 * @param relabelling the rules that decide what is sent, and as what
 * @param headers the HTTP headers sent along
 * @param maxSamplesPerSend the size of a batch, if set
 */
public record RemoteWrite(
    Value<String> url,
    List<RelabelRule> relabelling,
    List<Label> headers,
    Value<Integer> maxSamplesPerSend,
    Origin origin)
    implements Located {
  /** Keeps its own lists. */
  public RemoteWrite {
    relabelling = List.copyOf(relabelling);
    headers = List.copyOf(headers);
  }

  /** Returns the parts of the URL, if it is known and has a host. */
  public Optional<Url> target() {
    return url instanceof Value.Known<String> known ? Url.parse(known.value()) : Optional.empty();
  }
}
