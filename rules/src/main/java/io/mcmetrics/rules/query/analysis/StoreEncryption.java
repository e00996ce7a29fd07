package io.mcmetrics.rules.query.analysis;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.kubernetes.CommandLine;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.path.ResolvedStore;
import io.mcmetrics.source.Located;
import io.mcmetrics.thanos.StoreAddress.Encryption;
import java.util.Optional;

/**
 * Whether Thanos Query asks a store by TLS as the store serves it: a flag decides for all addresses
 * of flags at once, and a store with a certificate serves nothing else (thanos,
 * docs/components/query.md).
 */
public final class StoreEncryption {
  private static final String ASKING = "grpc-client-tls-secure";
  private static final String SERVING = "grpc-server-tls-cert";

  private StoreEncryption() {}

  /** Returns what is wrong, as far as all flags of both are known. */
  public static Optional<Problem> problem(ResolvedStore store, ContainerPort target) {
    CommandLine asking = store.querier().component().commandLine();
    CommandLine serving = target.container().commandLine();
    boolean asks =
        switch (store.address().encryption()) {
          case TLS -> true;
          case PLAIN -> false;
          case BY_FLAGS -> isGiven(ASKING, asking);
        };
    boolean serves = isGiven(SERVING, serving);
    if (asks == serves) {
      return Optional.empty();
    }
    boolean isSeen =
        asking.isWhole() && serving.isWhole() && target.program().name().startsWith("THANOS_");
    if (!isSeen) {
      return Optional.empty();
    }
    boolean isByFlags = store.address().encryption() == Encryption.BY_FLAGS;
    Located place =
        asking
            .placeOf(ASKING)
            .filter(any -> isByFlags)
            .<Located>map(at -> at)
            .orElse(store.address());
    Located other = serving.placeOf(SERVING).<Located>map(at -> at).orElse(target);
    return Optional.of(
        Problem.at(
                place,
                asks
                    ? "`%s` is asked by TLS, and %s there serves none"
                    : "`%s` is asked without TLS, and %s there serves nothing else",
                store.address().written(),
                target.program().words())
            .see(other, "what listens there")
            .atMost(target.workload().sight().limit())
            .atMost(store.querier().component().workload().sight().limit()));
  }

  /** A querier can have thousands of addresses: each word is looked at once for each of them. */
  private static boolean isGiven(String flag, CommandLine flags) {
    return flags.words().stream().anyMatch(word -> word.written().contains(flag));
  }
}
