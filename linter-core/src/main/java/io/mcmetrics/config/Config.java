package io.mcmetrics.config;

import io.mcmetrics.cluster.FleetOptions;
import io.mcmetrics.finding.Severity;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the user's configuration says.
 *
 * @param fleet what the tree itself does not tell about the fleet
 * @param severities severities of rules, in place of their own, by rule id
 * @param off the ids of rules that are not to run
 * @param exclude paths, relative to the root, that are left out
 * @param ignores findings that are accepted
 */
public record Config(
    FleetOptions fleet,
    Map<String, Severity> severities,
    List<String> off,
    List<PathGlob> exclude,
    List<Ignore> ignores) {
  /** The configuration without a file: defaults only. */
  public static final Config DEFAULTS =
      new Config(FleetOptions.DEFAULTS, Map.of(), List.of(), List.of(), List.of());

  /** Keeps its own collections, sorted where order matters. */
  public Config {
    severities = Collections.unmodifiableMap(new TreeMap<>(severities));
    off = List.copyOf(off);
    exclude = List.copyOf(exclude);
    ignores = List.copyOf(ignores);
  }

  /** Returns this configuration with other rules turned off. */
  public Config with(List<String> otherRulesOff) {
    return new Config(fleet, severities, otherRulesOff, exclude, ignores);
  }

  /** Returns the severity that a rule is given in place of its own. */
  public Optional<Severity> severityOf(String ruleId) {
    return Optional.ofNullable(severities.get(ruleId));
  }

  /** Tells whether a path, relative to the root, is left out. */
  public boolean leavesOut(String path) {
    return exclude.stream().anyMatch(glob -> glob.matches(path));
  }
}
