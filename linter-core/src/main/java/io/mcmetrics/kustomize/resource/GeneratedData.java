package io.mcmetrics.kustomize.resource;

import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.Span;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys and texts that a generator reads from files and literals. */
public final class GeneratedData {
  /** The replacement character, which decoding puts in place of bytes that are no text. */
  private static final char UNDECODABLE = 0xFFFD;

  private final Kustomization kustomization;
  private final YamlMapping generator;
  private final TreeFiles treeFiles;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Entry> binaries = new ArrayList<>();
  private boolean whole = true;

  private GeneratedData(Kustomization kustomization, YamlMapping generator, TreeFiles treeFiles) {
    this.kustomization = kustomization;
    this.generator = generator;
    this.treeFiles = treeFiles;
  }

  /** Reads the files and literals of a generator. */
  public static GeneratedData of(
      Kustomization kustomization, YamlMapping generator, TreeFiles treeFiles) {
    GeneratedData data = new GeneratedData(kustomization, generator, treeFiles);
    envFiles(generator).forEach(data::addLines);
    Kustomization.scalarsIn(generator, "literals").forEach(data::addLiteral);
    Kustomization.scalarsIn(generator, "files").forEach(data::addFile);
    return data;
  }

  /** Returns the files that a generator reads, as written: {@code path} of {@code key=path}. */
  static List<YamlScalar> filesOf(YamlMapping generator) {
    List<YamlScalar> files = new ArrayList<>();
    Kustomization.scalarsIn(generator, "files")
        .map(file -> YamlScalar.plain(pathOf(file.text()), file.origin()))
        .forEach(files::add);
    envFiles(generator).forEach(files::add);
    return files;
  }

  /**
   * Returns the keys and texts in the order in which kustomize reads them: env files, literals,
   * files.
   */
  public List<Entry> entries() {
    return entries;
  }

  /**
   * Returns the keys of files that are no text, which kustomize writes as base64: below {@code
   * binaryData} in a ConfigMap (kustomize 5.8, api/internal/generators/utils.go). Their values are
   * not known.
   */
  public List<Entry> binaries() {
    return binaries;
  }

  /** Tells whether all of them could be read. */
  public boolean isWhole() {
    return whole;
  }

  private static Stream<YamlScalar> envFiles(YamlMapping generator) {
    return Stream.concat(
        Kustomization.scalarsIn(generator, "envs"), generator.scalarAt("env").stream());
  }

  private static String pathOf(String file) {
    return file.substring(file.indexOf('=') + 1);
  }

  private void addFile(YamlScalar file) {
    String path = pathOf(file.text());
    boolean named = file.text().indexOf('=') > 0;
    String key = named ? file.text().substring(0, file.text().indexOf('=')) : TreePath.nameOf(path);
    Optional<SourceFile> found = find(YamlScalar.plain(path, file.origin()));
    if (found.isPresent()) {
      String text = found.get().text();
      if (isBinary(text)) {
        binaries.add(
            new Entry(
                YamlScalar.plain(key, file.origin()),
                new YamlScalar("", Style.TEMPLATE, file.origin())));
        return;
      }
      Origin whole = Origin.written(new Span(found.get(), 0, text.length()));
      Origin at = whole.through(How.GENERATOR, file.origin().span());
      add(YamlScalar.plain(key, file.origin()), new YamlScalar(text, Style.LITERAL, at));
    }
  }

  private static boolean isBinary(String text) {
    return text.indexOf(UNDECODABLE) >= 0;
  }

  private void addLines(YamlScalar path) {
    SourceFile file = find(path).orElse(null);
    if (file == null) {
      return;
    }
    int start = 0;
    for (String line : file.text().split("\n", -1)) {
      String text = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
      int indent = text.length() - text.stripLeading().length();
      if (!text.isBlank() && text.charAt(indent) != '#') {
        int equals = text.indexOf('=') < 0 ? text.length() : text.indexOf('=');
        int value = Math.min(equals + 1, text.length());
        Origin at = Origin.written(new Span(file, start + value, start + text.length()));
        Origin carried = at.through(How.GENERATOR, path.origin().span());
        add(
            YamlScalar.plain(text.substring(indent, equals), carried),
            new YamlScalar(text.substring(value), Style.QUOTED, carried));
      }
      start += line.length() + 1;
    }
  }

  private void addLiteral(YamlScalar literal) {
    int equals = literal.text().indexOf('=');
    if (equals <= 0) {
      refuses(literal, "`" + literal.text() + "` is not of the form `key=value`");
      return;
    }
    Origin at = literal.origin().through(How.GENERATOR, generator.origin().span());
    add(
        YamlScalar.plain(literal.text().substring(0, equals), literal.origin()),
        new YamlScalar(unquoted(literal.text().substring(equals + 1)), Style.QUOTED, at));
  }

  private static String unquoted(String text) {
    boolean quoted =
        text.length() >= 2
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
            && text.charAt(0) == text.charAt(text.length() - 1);
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private void add(YamlScalar key, YamlScalar value) {
    for (Entry entry : entries) {
      if (entry.key().text().equals(key.text())) {
        refuses(key, "the key `" + key.text() + "` is generated twice");
        return;
      }
    }
    entries.add(new Entry(key, value));
  }

  private void refuses(YamlScalar at, String why) {
    whole = false;
    KustomizeRefusal.report(treeFiles, at, why);
  }

  private Optional<SourceFile> find(YamlScalar path) {
    Optional<SourceFile> file = new KustomizationFiles(kustomization, treeFiles).find(path);
    if (file.isEmpty()) {
      whole = false;
      String what = "`" + path.text() + "`, which a generator reads, is not in the tree";
      treeFiles.addGap(Gap.at(path, what, "what is generated is known in part"));
    } else if (isBinary(file.get().text())) {
      whole = false;
      String what = "`" + path.text() + "`, which a generator reads, is no text";
      treeFiles.addGap(Gap.at(path, what, "what is generated is known in part"));
    }
    return file;
  }
}
