package io.mcmetrics.rule;

import io.mcmetrics.finding.Severity;
import io.mcmetrics.finding.Stage;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The description of a rule for users.
 *
 * @param id the kebab-case name
 * @param summary what is wrong
 * @param why what breaks, for whom, and how they would notice
 * @param symptom what one sees at run time; empty for the linter's own
 * @param remedy what to do instead
 * @param confidence what makes a finding certain, likely or possible
 * @param settings the keys of the configuration that the rule heeds
 * @param sources what upstream says, with the release; empty for the linter's own
 * @param severity how bad the usual case is
 * @param stage the stage of a sample's path to Grafana at which it takes effect
 */
public record RulePage(
    String id,
    String summary,
    String why,
    String symptom,
    String remedy,
    String confidence,
    List<Setting> settings,
    List<String> sources,
    Severity severity,
    Stage stage) {
  /** The title of the section that names what upstream says. */
  public static final String SOURCES = "Sources";

  /**
   * A part of the page.
   *
   * @param text paragraphs, or a list whose items begin with a hyphen
   */
  public record Section(String title, String text) {}

  /** Keeps its own lists. */
  public RulePage {
    settings = List.copyOf(settings);
    sources = List.copyOf(sources);
  }

  /** Returns the parts of the page in the order in which all outputs show them, none empty. */
  public List<Section> sections() {
    return Stream.of(
            new Section("Why", why),
            new Section("What one sees", symptom),
            new Section("What to do", remedy),
            new Section("How sure it is", confidence),
            new Section("Settings", items(settings.stream().map(RulePage::described))),
            new Section(SOURCES, items(sources.stream())))
        .filter(section -> !section.text().isEmpty())
        .toList();
  }

  private static String described(Setting setting) {
    return "`" + setting.key() + "`: " + setting.meaning();
  }

  private static String items(Stream<String> lines) {
    return lines.map(line -> "- " + line).collect(Collectors.joining("\n"));
  }
}
