package io.mcmetrics.prometheus;

import java.util.Map;
import java.util.function.Consumer;

/** What the types of the configuration check themselves, once all their keys are of their types. */
final class BlockChecks {
  private static final Map<String, Consumer<Struct>> CHECKS =
      Map.ofEntries(
          Map.entry("config.GlobalConfig", GlobalCheck::check),
          Map.entry("config.ScrapeConfig", ScrapeJobCheck::check),
          Map.entry("config.AlertmanagerConfig", ScrapeJobCheck::checkAlertmanager),
          Map.entry("config.RemoteReadConfig", RemoteCheck::checkRead),
          Map.entry("config.RemoteWriteConfig", RemoteCheck::checkWrite),
          Map.entry("config.TLSConfig", HttpClientCheck::checkTls),
          Map.entry("config.OAuth2", HttpClientCheck::checkOauth2),
          Map.entry("sigv4.SigV4Config", CloudLoginCheck::checkSigv4),
          Map.entry("azuread.AzureADConfig", CloudLoginCheck::checkAzure),
          Map.entry("config.TracingConfig", SectionChecks::checkTracing),
          Map.entry("config.TSDBConfig", SectionChecks::checkTsdb),
          Map.entry("config.TSDBRetentionConfig", SectionChecks::checkRetention),
          Map.entry("config.OTLPConfig", SectionChecks::checkOtlp));

  private BlockChecks() {}

  static void check(String type, Struct block) {
    CHECKS.getOrDefault(type, any -> {}).accept(block);
    DiscoveryCheck.check(type, block);
  }
}
