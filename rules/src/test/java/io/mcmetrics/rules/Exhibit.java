package io.mcmetrics.rules;

import io.mcmetrics.Linter;
import io.mcmetrics.config.ConfigReader;
import io.mcmetrics.finding.Finding;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import io.mcmetrics.source.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One case of testdata/rules: a file or a directory below {@code bad}, {@code good} or {@code
 * near}.
 *
 * @param kind {@code bad} wants findings, {@code good} and {@code near} want none; a near one
 *     differs from a bad one by as little as possible
 */
record Exhibit(String ruleId, String kind, Path path) {
  static final Path TESTDATA = Path.of(System.getProperty("mcmetrics.testdata", "../testdata"));

  static List<Exhibit> ofRule(String ruleId) {
    List<Exhibit> exhibits = new ArrayList<>();
    for (String kind : List.of("bad", "good", "near")) {
      Path folder = TESTDATA.resolve("rules").resolve(ruleId).resolve(kind);
      children(folder).forEach(path -> exhibits.add(new Exhibit(ruleId, kind, path)));
    }
    return exhibits;
  }

  static List<String> ruleIds() {
    return children(TESTDATA.resolve("rules")).stream()
        .map(path -> path.getFileName().toString())
        .toList();
  }

  private static List<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return ruleId + "/" + kind + "/" + path.getFileName();
  }

  boolean wantsFindings() {
    return kind.equals("bad");
  }

  SourceTree tree() {
    Path root = Files.isDirectory(path) ? path : path.getParent();
    return SourceTree.read(root == null ? path : root, List.of(path), left -> false);
  }

  /** Returns the linter that an exhibit asks for, if a configuration stands in it. */
  Linter configured(Linter linter) {
    Path file = path.resolve(".mcmetrics.yaml");
    if (!Files.exists(file)) {
      return linter;
    }
    try {
      SourceFile config = SourceFile.of(".mcmetrics.yaml", Files.readString(file));
      return linter.configured(ConfigReader.read(config, List.of(ruleId)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what the comments ask for, in reading order: {@code path:line: part of message}. */
  List<String> wanted() {
    return tree().givenFiles().stream().flatMap(file -> Want.in(file).stream()).toList();
  }

  /** Returns what is found, in the words of the wants; where none fits, with the whole message. */
  List<String> found(List<Finding> findings) {
    return findings.stream().map(this::inWordsOfWant).toList();
  }

  private String inWordsOfWant(Finding finding) {
    Span span = finding.problem().at().span();
    SourceFile file = span.file();
    int line = span.from().line();
    return Want.allIn(file).stream()
        .filter(want -> want.line() == line && finding.problem().message().contains(want.text()))
        .map(want -> want.inFile(file))
        .findFirst()
        .orElse(file.path() + ":" + line + ": " + finding.problem().message());
  }
}
