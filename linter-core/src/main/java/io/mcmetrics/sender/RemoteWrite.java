package io.mcmetrics.sender;

import io.mcmetrics.network.Url;
import io.mcmetrics.relabel.RelabelAction;
import io.mcmetrics.relabel.RelabelRule;
import io.mcmetrics.relabel.RelabelRule.Part;
import io.mcmetrics.remotewrite.WriteSettings;
import io.mcmetrics.sender.ExternalLabels.Label;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A remote write of a sender.
 *
 * @param url the URL to which it sends
 * @param account its authentication, as YAML: equal for equal settings
 * @param relabelling its write relabelling
 * @param headers the HTTP headers that it sends
 * @param settings its other settings
 */
public record RemoteWrite(
    Value<String> url,
    String account,
    List<RelabelRule> relabelling,
    List<Label> headers,
    WriteSettings settings,
    Origin origin)
    implements Located {
  private static final Set<RelabelAction> PICKING =
      Set.of(
          RelabelAction.KEEP, RelabelAction.DROP, RelabelAction.KEEPEQUAL, RelabelAction.DROPEQUAL);

  /** Keeps its own lists. */
  public RemoteWrite {
    relabelling = List.copyOf(relabelling);
    headers = List.copyOf(headers);
  }

  /** Tells whether a rule may change labels, and not only select series. */
  public boolean editsLabels() {
    return !relabelling.stream().allMatch(RemoteWrite::picks);
  }

  private static boolean picks(RelabelRule rule) {
    return rule.knows(Part.ACTION) && PICKING.contains(rule.action());
  }

  /** Returns the maximum number of samples in a request; absent for the default. */
  public Value<Integer> maxSamplesPerSend() {
    return settings.queue().maxSamplesPerSend();
  }

  /** Returns the parts of the URL, if it is known and has a host. */
  public Optional<Url> target() {
    return url instanceof Value.Known<String> known ? Url.parse(known.value()) : Optional.empty();
  }
}
