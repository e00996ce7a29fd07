package io.mcmetrics.prometheus;

import io.mcmetrics.relabel.GoText;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Checks the whole of a configuration as Prometheus does when it loads it ({@code config.Load} and
 * {@code config.LoadFile}, Prometheus 3.16; fields and flags of all releases since 2.37).
 */
public final class ConfigurationCheck {
  private static final String ROOT = "config.Config";
  private static final String JOB = "config.ScrapeConfig";

  /** {@code patRulePath}: a star is allowed in the name of a file alone. */
  private static final Pattern FILE_PATTERN = Pattern.compile("[^*]*(\\*[^/]*)?");

  private final Refusals out;
  private final RelabelCheck relabelling;
  private final Struct root;
  private final Struct global;

  private ConfigurationCheck(YamlMapping mapping, Refusals out) {
    this.out = out;
    this.relabelling = new RelabelCheck(out);
    this.root = new Struct(mapping.merged(), out);
    this.global =
        root.block("global").orElseGet(() -> new Struct(YamlMapping.empty(mapping.origin()), out));
  }

  /**
   * Returns what a Prometheus objects to in a configuration; nothing if it loads it.
   *
   * @param document the first document of the file, with merge keys as they are written or resolved
   */
  public static List<LoadFault> faults(Yaml document, Loader loader) {
    Refusals out = new Refusals(loader);
    new TypeCheck(out).check(ROOT, document);
    if (document instanceof YamlMapping mapping) {
      new ConfigurationCheck(mapping, out).checkWhole();
    }
    return out.all();
  }

  /**
   * Returns what a Prometheus objects to in scrape jobs that something else puts into its
   * configuration, such as those of {@code additionalScrapeConfigs}.
   *
   * @param global the global settings of that configuration; empty for the defaults
   */
  public static List<LoadFault> faultsOfJobs(Yaml jobs, YamlMapping global, Loader loader) {
    Refusals out = new Refusals(loader);
    new TypeCheck(out).check("[]*" + JOB, jobs);
    YamlMapping.Entry entry =
        new YamlMapping.Entry(YamlScalar.plain("scrape_configs", jobs.origin()), jobs);
    YamlMapping.Entry settings =
        new YamlMapping.Entry(YamlScalar.plain("global", global.origin()), global);
    new ConfigurationCheck(new YamlMapping(List.of(settings, entry), jobs.origin()), out)
        .checkJobs();
    return out.all();
  }

  private void checkWhole() {
    checkFilePatterns("rule_files", "rule");
    checkFilePatterns("scrape_config_files", "scrape config");
    checkJobs();
    checkAlerting();
    checkRemotes("remote_write", "remote write");
    checkRemotes("remote_read", "remote read");
    SectionChecks.checkTranslation(root, GlobalCheck.isLegacy(global));
    if (out.loader().isAgent()) {
      checkAgent();
    }
  }

  private void checkFilePatterns(String key, String what) {
    for (YamlScalar path : root.words(key)) {
      if (!FILE_PATTERN.matcher(path.text()).matches()) {
        out.add("invalid " + what + " file path " + GoText.quoted(path.text()), path);
      } else if (key.equals("rule_files") && !GlobSyntax.isValid(path.text())) {
        // Only the server looks for the files when it loads its configuration.
        String quoted = GoText.quoted(path.text());
        out.add("failed retrieving rule files for " + quoted + ": syntax error in pattern", path);
      }
    }
  }

  private void checkJobs() {
    Map<String, Yaml> names = new HashMap<>();
    for (Yaml item : root.mapping().itemsAt("scrape_configs")) {
      if (item.isNull()) {
        out.add("empty or null scrape config section", item);
      } else if (item instanceof YamlMapping mapping) {
        Struct job = new Struct(mapping.merged(), out);
        ScrapeJobCheck.checkWithGlobal(job, global);
        boolean isLegacy = ScrapeJobCheck.isLegacy(job, global);
        relabelling.check(job, "relabel_configs", isLegacy);
        relabelling.check(job, "metric_relabel_configs", isLegacy);
        checkName(job, "job_name", "scrape", names);
      }
    }
  }

  private void checkAlerting() {
    boolean isLegacy = GlobalCheck.isLegacy(global);
    for (Struct alerting : root.block("alerting").stream().toList()) {
      relabelling.check(alerting, "alert_relabel_configs", isLegacy);
      for (Yaml item : alerting.mapping().itemsAt("alertmanagers")) {
        if (item instanceof YamlMapping mapping) {
          Struct alertmanager = new Struct(mapping.merged(), out);
          relabelling.check(alertmanager, "relabel_configs", isLegacy);
          relabelling.check(alertmanager, "alert_relabel_configs", isLegacy);
        } else if (item.isNull()) {
          out.add("an entry of `alertmanagers` is null, and Prometheus ends in a panic", item);
        }
      }
    }
  }

  private void checkRemotes(String key, String what) {
    Map<String, Yaml> names = new HashMap<>();
    for (Yaml item : root.mapping().itemsAt(key)) {
      if (item.isNull()) {
        out.add("empty or null " + what + " config section", item);
      } else if (item instanceof YamlMapping mapping) {
        Struct remote = new Struct(mapping.merged(), out);
        relabelling.check(remote, "write_relabel_configs", GlobalCheck.isLegacy(global));
        checkName(remote, "name", what, names);
      }
    }
  }

  /** A name that is not known is the same as no other. */
  private void checkName(Struct block, String key, String what, Map<String, Yaml> names) {
    String name = block.text(key).orElse("");
    if (!name.isEmpty() && names.putIfAbsent(name, block.mapping()) != null) {
      block.refuseWith(
          key, "found multiple %s configs with job name %s", what, GoText.quoted(name));
    }
  }

  private void checkAgent() {
    List<String> forbidden = new ArrayList<>();
    boolean alerts =
        root.block("alerting")
            .filter(a -> !a.isMissing("alertmanagers") || !a.isMissing("alert_relabel_configs"))
            .isPresent();
    if (alerts) {
      forbidden.add("alerting");
    }
    for (String key : List.of("rule_files", "remote_read")) {
      if (!root.isMissing(key)) {
        forbidden.add(key);
      }
    }
    forbidden.forEach(key -> root.refuseWith(key, "field %s is not allowed in agent mode", key));
  }
}
