package io.mcmetrics.sender;

import static io.mcmetrics.sender.SenderFault.Kind.IGNORED;
import static io.mcmetrics.sender.SenderFault.Kind.REFUSED;

import io.mcmetrics.kubernetes.CommandLine;
import io.mcmetrics.source.Located;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What vmagent refuses at its start: sections of a prometheus.yml in its scrape file that it does
 * not have, unless it is told to skip them, and labels that are none (vmagent 1.151.0, run: it ends
 * with status 255). Of a scrape job that it cannot read it says so in its log, and goes on.
 */
final class VmagentFaults {
  private static final Set<String> SECTIONS =
      Set.of("remote_write", "remote_read", "rule_files", "alerting", "storage", "tracing", "otlp");

  private VmagentFaults() {}

  static List<SenderFault> of(
      CommandLine flags, Optional<Yaml> scrapeFile, List<RemoteWrite> writes) {
    List<SenderFault> faults = new ArrayList<>();
    for (Value<String> flag : flags.all("remoteWrite.label")) {
      if (flag instanceof Known<String> known && !known.value().isEmpty()) {
        FlagList.items(known.value()).stream()
            .filter(pair -> !pair.contains("=") && !pair.contains("$("))
            .forEach(pair -> faults.add(noLabel(pair, flag)));
      }
    }
    scrapeFile.ifPresent(file -> jobsLeftOut(file, faults));
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

  private static SenderFault noLabel(String pair, Located flag) {
    String what = "a label of `-remoteWrite.label` has the form `name=value`, and `%s` has not";
    return SenderFault.of(REFUSED, what.formatted(pair), flag);
  }

  /** Prometheus takes such a rule, whose expression is then compared with the empty text. */
  private static void jobsLeftOut(Yaml scrapeFile, List<SenderFault> faults) {
    for (YamlMapping job : scrapeFile.mappingsAt("scrape_configs")) {
      for (YamlMapping rule : job.mappingsAt("relabel_configs")) {
        boolean compares = rule.has("source_labels") || rule.has("if") || rule.has("<<");
        Optional<Entry> action = rule.entry("action");
        if (!compares && action.isPresent() && rule.text("action").isKnown("keep")) {
          String what =
              "`keep` without `source_labels`: vmagent leaves out all of the scrape job `%s`, and goes"
                  + " on";
          String name = job.text("job_name").written();
          faults.add(SenderFault.of(IGNORED, what.formatted(name), action.get()));
        }
      }
    }
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
