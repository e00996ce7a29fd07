package io.mcmetrics.helm;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The program that gets the manifests of a release of Helmfile and returns others, which are
 * deployed (Helmfile 1.1, docs/index.md, {@code postRenderer} of a release, of a template and of
 * {@code helmDefaults}). What it makes of them is not known, unless all that it does is to pick the
 * definitions of custom resources.
 *
 * @param at where it is named
 * @param chart the chart whose manifests it gets
 * @param isOfDefinitions whether only definitions of custom resources come out of it
 */
record HelmfilePostRenderer(Origin at, String chart, boolean isOfDefinitions) {
  private static final String PROGRAM = "postRenderer";
  private static final String ARGUMENTS = "postRendererArgs";

  /** The whole command: yq with options and nothing but this filter. */
  private static final Pattern DEFINITIONS =
      Pattern.compile(
          "(?:(?:ba)?sh -e?c )?['\"]?yq(?: (?:ea|e|eval|eval-all|--?[a-z-]++))*+"
              + " ['\"]?select\\(\\.kind == ['\"]CustomResourceDefinition['\"]\\)['\"]?"
              + "(?: -)?['\"]?");

  /** Returns that of a release; empty if it has none. */
  static Optional<HelmfilePostRenderer> of(YamlMapping release, Yaml helmfile) {
    Stream<YamlMapping> templates =
        release.mappingsAt("inherit").stream()
            .flatMap(from -> helmfile.mappingAt("templates", from.textAt("template")).stream());
    List<YamlMapping> holders =
        Stream.of(Stream.of(release), templates, helmfile.mappingAt("helmDefaults").stream())
            .flatMap(each -> each)
            .toList();
    Optional<YamlScalar> program = first(holders, PROGRAM, YamlScalar.class);
    return program
        .filter(named -> !named.text().isBlank())
        .map(
            named ->
                new HelmfilePostRenderer(
                    named.origin(), release.textAt("chart"), isOfDefinitions(named, holders)));
  }

  private static <T extends Yaml> Optional<T> first(
      List<YamlMapping> holders, String key, Class<T> type) {
    return holders.stream()
        .flatMap(holder -> holder.at(key).stream())
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }

  private static boolean isOfDefinitions(YamlScalar program, List<YamlMapping> holders) {
    String arguments =
        first(holders, ARGUMENTS, YamlSequence.class)
            .map(YamlSequence::items)
            .orElse(List.of())
            .stream()
            .map(argument -> argument instanceof YamlScalar text ? text.text().strip() : "?")
            .collect(Collectors.joining(" "));
    return DEFINITIONS.matcher(program.text() + " " + arguments).matches();
  }

  /**
   * Notes that what comes of a release is not known.
   *
   * @param made what the chart makes, of which nothing is sure to be deployed
   */
  void note(List<Document> made, TreeFiles files) {
    if (!made.isEmpty()) {
      files.addGap(
          Gap.maySend(
              () -> at,
              "the chart `%s`, whose manifests a post-renderer of Helmfile changes,"
                  .formatted(chart)));
    }
  }
}
