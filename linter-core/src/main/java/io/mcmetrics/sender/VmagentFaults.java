package io.mcmetrics.sender;

import static io.mcmetrics.sender.SenderFault.Kind.REFUSED;

import io.mcmetrics.kubernetes.CommandLine;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What vmagent refuses at its start: sections of a prometheus.yml in its scrape file that it does
 * not have, unless it is told to skip them, and to have nowhere to send to (vmagent 1.151.0, run:
 * it ends with status 255).
 */
final class VmagentFaults {
  private static final Set<String> SECTIONS =
      Set.of("remote_write", "remote_read", "rule_files", "alerting", "storage", "tracing", "otlp");

  private VmagentFaults() {}

  static List<SenderFault> of(
      CommandLine flags, Optional<Yaml> scrapeFile, List<RemoteWrite> writes) {
    List<SenderFault> faults = new ArrayList<>();
    boolean isStrict = !flags.has("promscrape.config.strictParse");
    if (isStrict && scrapeFile.isPresent() && scrapeFile.get() instanceof YamlMapping file) {
      for (Entry entry : file.entries()) {
        if (SECTIONS.contains(entry.key().text())) {
          faults.add(section(entry, writes));
        }
      }
    }
    return faults;
  }

  private static SenderFault section(Entry entry, List<RemoteWrite> writes) {
    String key = entry.key().text();
    boolean isTarget = key.equals("remote_write");
    String instead =
        isTarget && writes.isEmpty() ? ": the flag `-remoteWrite.url` says where to send to" : "";
    String what = "`%s` is no section of its scrape file%s";
    return SenderFault.of(REFUSED, what.formatted(key, instead), entry);
  }
}
