package io.mcmetrics.remotewrite;

import io.mcmetrics.relabel.RelabelSyntax;
import io.mcmetrics.yaml.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The settings of a remote write that say how it sends.
 *
 * @param syntax where they are written
 * @param name the name of the remote write in metrics and logs
 * @param timeout how long a request may take
 * @param protocol which message is sent, as it is written
 * @param nativeHistograms whether native histograms are sent, where the protocol leaves a choice
 * @param queue the settings of its queue
 * @param isProxied whether it connects through an HTTP proxy
 * @param metadata whether metadata is sent, if anything is said of it
 * @param content all that is written, whatever the order of the keys
 * @param faults what keeps it from taking effect as it is written
 * @param missing the references to credentials that lead to none, as far as the tree shows
 */
public record WriteSettings(
    RelabelSyntax syntax,
    Value<String> name,
    Value<Duration> timeout,
    Value<String> protocol,
    Value<Boolean> nativeHistograms,
    QueueConfig queue,
    boolean isProxied,
    Optional<MetadataConfig> metadata,
    String content,
    List<WriteFault> faults,
    List<MissingCredential> missing) {
  private static final List<String> SECOND = List.of("V2.0", "io.prometheus.write.v2.Request");

  private static final Pattern NO_REDIRECTS =
      Pattern.compile("[{ ](?:followRedirects|follow_redirects): false[,}]");

  /** Keeps its own lists. */
  public WriteSettings {
    faults = List.copyOf(faults);
    missing = List.copyOf(missing);
  }

  /** Returns these settings with the references to credentials that lead to none. */
  public WriteSettings without(List<MissingCredential> credentials) {
    return new WriteSettings(
        syntax,
        name,
        timeout,
        protocol,
        nativeHistograms,
        queue,
        isProxied,
        metadata,
        content,
        faults,
        credentials);
  }

  /** Tells whether it is told not to follow redirects, which it does by default. */
  public boolean refusesRedirects() {
    return NO_REDIRECTS.matcher(content).find();
  }

  /** Tells whether it is known to send remote write 2.0. */
  public boolean isRemoteWrite2() {
    return protocol instanceof Value.Known<String> known && SECOND.contains(known.value());
  }
}
