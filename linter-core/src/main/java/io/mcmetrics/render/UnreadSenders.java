package io.mcmetrics.render;

import io.mcmetrics.chart.ChartSheets;
import io.mcmetrics.document.SendingWords;
import io.mcmetrics.document.Shape;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.Span;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The search for files that seem to configure a sender, in a language or for a program that is not
 * evaluated: Jsonnet, CUE, Terraform, templates, examples, Tempo, Loki, k6. What is read as a
 * document is not searched, and neither is what only describes such a configuration: schemas,
 * dashboards, rules.
 */
final class UnreadSenders {
  private static final Set<String> OTHER_DIRECTORIES = Set.of("vendor", "crds", "docs", "doc");

  /** Languages in which a comment may span several lines. */
  private static final Pattern WITH_BLOCK_COMMENTS =
      Pattern.compile(".*\\.(?:tf|tfvars|hcl|jsonnet|libsonnet|ts|js|go)");

  private static final Pattern BLOCK_COMMENT = Pattern.compile("(?ms)^[ \\t]*+/\\*.*?\\*/");

  private static final Pattern SCHEMA =
      Pattern.compile(
          "CustomResourceDefinition|openAPIV3Schema|\"\\$schema\":\\s*\"[^\"]*json-schema");

  /** A key of a ConfigMap or Secret whose value is encrypted by SOPS. */
  private static final Pattern ENCRYPTED =
      Pattern.compile("(?m)^\\s+\"?(config\\.yaml)\"?:\\s*[\"']?ENC\\[");

  /** A dashboard, a schema, or rules, inside a ConfigMap. */
  private static final Pattern DESCRIPTION =
      Pattern.compile("^\\s*\\{|^\\s*groups:|\\n\\s*- (?:alert|record): |openAPIV3Schema");

  private final TreeFiles treeFiles;

  private UnreadSenders(TreeFiles treeFiles) {
    this.treeFiles = treeFiles;
  }

  /** Returns a gap for each such file, at its first line that tells of a sender. */
  static List<Gap> gaps(TreeFiles treeFiles) {
    UnreadSenders senders = new UnreadSenders(treeFiles);
    Stream<SourceFile> unread =
        treeFiles.tree().givenFiles().stream().filter(file -> !treeFiles.isUnderstood(file.path()));
    Stream<SourceFile> others =
        treeFiles.tree().otherTexts().stream()
            .flatMap(path -> treeFiles.tree().find(path).stream());
    Stream<Gap> encrypted =
        treeFiles.tree().givenFiles().stream().flatMap(UnreadSenders::encryptedMonitoring);
    return Stream.of(
            Stream.concat(unread, others).flatMap(senders::gap),
            encrypted,
            PulumiPrograms.gaps(treeFiles))
        .flatMap(gaps -> gaps)
        .toList();
  }

  /** The monitoring of OpenShift, encrypted by SOPS, whatever decrypts and deploys it. */
  private static Stream<Gap> encryptedMonitoring(SourceFile file) {
    Matcher encrypted = ENCRYPTED.matcher(file.text());
    return file.text().contains(OpenShiftMonitoring.SUFFIX)
            && OpenShiftMonitoring.NAMED.matcher(file.text()).find()
            && encrypted.find()
        ? Stream.of(
            Gap.maySend(
                Origin.written(new Span(file, encrypted.start(1), encrypted.end(1))),
                "the monitoring of OpenShift is encrypted, it"))
        : Stream.empty();
  }

  /**
   * Returns a gap for a text in a ConfigMap or Secret that was not read; empty if it is not about a
   * sender.
   */
  static Optional<Gap> gapIn(YamlScalar text) {
    OptionalInt word = SendingWords.firstIn(text.text());
    if (word.isEmpty() || DESCRIPTION.matcher(text.text()).find()) {
      return Optional.empty();
    }
    int at = word.getAsInt();
    int line = text.text().indexOf('\n', at);
    Origin place = text.placeOf(at, line < 0 ? text.text().length() : line);
    return Optional.of(Gap.maySend(place, "something here"));
  }

  private Stream<Gap> gap(SourceFile file) {
    OptionalInt word = SendingWords.firstIn(withoutBlockComments(file));
    if (word.isEmpty() || onlyDescribes(file) || isOfKnownChart(file)) {
      return Stream.empty();
    }
    int at = word.getAsInt();
    int line = file.text().indexOf('\n', at);
    Span span = new Span(file, at, line < 0 ? file.text().length() : line);
    return Stream.of(Gap.maySend(Origin.written(span), "something here"));
  }

  /**
   * Returns a text of the same length, without what is between the signs of comments of several
   * lines.
   */
  private static String withoutBlockComments(SourceFile file) {
    if (!WITH_BLOCK_COMMENTS.matcher(file.name()).matches() || !file.text().contains("*/")) {
      return file.text();
    }
    return BLOCK_COMMENT
        .matcher(file.text())
        .replaceAll(comment -> comment.group().replaceAll("[^\\n]", " "));
  }

  /** Tells whether a file only describes, or is one of Docker Compose, read service by service. */
  private boolean onlyDescribes(SourceFile file) {
    return ComposeSenders.isCompose(treeFiles.documentsReadFrom(file))
        || Stream.of(file.directory().split("/")).anyMatch(OTHER_DIRECTORIES::contains)
        || SCHEMA.matcher(file.text()).find()
        || treeFiles.documentsReadFrom(file).stream().anyMatch(UnreadSenders::describes);
  }

  private static boolean describes(Yaml root) {
    return Shape.isDashboard(root)
        || Shape.isRuleFile(root)
        || root.at("$schema").isPresent()
        || (root.at("properties").isPresent() && root.at("type").isPresent());
  }

  /** Tells whether a file is a template of a chart that has a sheet, which says what it makes. */
  private boolean isOfKnownChart(SourceFile file) {
    int templates = ("/" + file.path()).lastIndexOf("/templates/");
    if (templates < 0) {
      return false;
    }
    String chart = templates == 0 ? "" : file.path().substring(0, templates - 1);
    ChartSheets sheets = treeFiles.charts();
    return treeFiles.documents(TreePath.join(chart, "Chart.yaml")).stream()
        .flatMap(List::stream)
        .filter(YamlMapping.class::isInstance)
        .map(root -> ((YamlMapping) root).text("name").written())
        .anyMatch(
            name ->
                sheets
                    .named(name, "", YamlMapping.empty(Origin.written(Span.startOf(file))))
                    .isPresent());
  }
}
