package io.mcmetrics.document;

import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.TreePath;
import io.mcmetrics.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file under a YAML or JSON name that is no YAML: what it is instead. Many such files are in
 * order for the program that reads them, which is none of those that deploy.
 */
public final class BrokenFile {
  /** Directories whose files no cluster is given: tests break some of them on purpose. */
  private static final Set<String> TEST_DIRECTORIES =
      Set.of(
          ".github", "e2e", "fixtures", "__fixtures__", "test", "testdata", "testfiles", "tests");

  /** Files that editors and build tools read, which take comments and trailing commas. */
  private static final Pattern TOOL_FILE =
      Pattern.compile(
          "(.*/)?\\.(vscode|devcontainer|zed|idea|fleet)/.*"
              + "|(.*/)?(tsconfig|jsconfig)[^/]*\\.json"
              + "|(.*/)?[^/]*\\.code-workspace"
              + "|(.*/)?\\.?renovate(rc)?\\.json5?"
              + "|(.*/)?\\.(eslintrc|babelrc|swcrc|prettierrc|stylelintrc|jshintrc)(\\.[a-z0-9]+)?"
              + "|(.*/)?(\\.?devcontainer|biome|deno|turbo|nx|api-extractor)\\.jsonc?");

  private static final Pattern COMMENT_OR_TEXT =
      Pattern.compile(
          "(\"(?:[^\"\\\\\\n]|\\\\.)*+\")|//[^\\n]*|/\\*(?:[^*]|\\*(?!/))*+\\*/", Pattern.DOTALL);
  private static final Pattern TRAILING_COMMA =
      Pattern.compile("(\"(?:[^\"\\\\\\n]|\\\\.)*+\")|,(?=\\s*+[}\\]])");

  /** What Terraform and envsubst put values in place of: a line that holds nothing else. */
  private static final Pattern TEMPLATE_LINE =
      Pattern.compile("(?m)%\\{|^[ \\t]*\\$(\\{[A-Za-z_][^}\\n]*}|[A-Z_][A-Z0-9_]*)[ \\t]*\\r?$");

  /** A sample as Prometheus scrapes it, or the comment before it. */
  private static final Pattern EXPOSED =
      Pattern.compile(
          "#.*|[a-zA-Z_:][a-zA-Z0-9_:]*(\\{.*})?[ \\t]+[-+]?([0-9.]+([eE][-+]?[0-9]+)?|Inf|NaN)"
              + "([ \\t]+-?[0-9]+)?|");

  /** A variable as Flux and envsubst take it, which a flow sequence of YAML cannot hold. */
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{[A-Za-z_][A-Za-z0-9_]*(?::?[-=][^{}\\n]*)?\\}");

  private static final Pattern MANIFEST = Pattern.compile("(?m)^apiVersion:[ \\t]*\\S");
  private static final Pattern KIND = Pattern.compile("(?m)^kind:[ \\t]*\\S");
  private static final Pattern PROMETHEUS = Pattern.compile("(?m)^(remote_write|scrape_configs):");
  private static final Pattern DEPLOYED_NAME =
      Pattern.compile(
          "(?i)kustomization(\\.ya?ml)?|chart\\.yaml|(.*[-_.])?values([-_.].*)?\\.ya?ml"
              + "|prometheus\\.ya?ml");

  private final SourceFile file;

  /** Looks at a file that could not be read as YAML. */
  public BrokenFile(SourceFile file) {
    this.file = file;
  }

  /** Tells whether a directory of its path holds tests or their data. */
  public boolean isTestData() {
    return List.of(file.directory().split("/", -1)).stream().anyMatch(TEST_DIRECTORIES::contains);
  }

  /**
   * Returns what it is, if that is something which nobody reads as YAML and which deploys nothing:
   * JSON with comments, or metrics.
   */
  public Optional<String> otherFormat() {
    if (TOOL_FILE.matcher(file.path()).matches() || isJsonWithComments()) {
      return Optional.of("JSON with comments");
    }
    return isExposition() ? Optional.of("metrics as Prometheus scrapes them") : Optional.empty();
  }

  /** Tells whether it is a template, of which something else makes YAML. */
  public boolean isTemplate() {
    return TEMPLATE_LINE.matcher(file.text()).find();
  }

  /** Tells whether nothing but the variables in it, which Flux or envsubst fills in, is no YAML. */
  public boolean isYamlOnceFilledIn() {
    Matcher variable = VARIABLE.matcher(file.text());
    return variable.find()
        && YamlReader.read(SourceFile.of(file.path(), variable.replaceAll("x"))).isComplete();
  }

  /** Tells whether it was meant as a manifest, as values or as another file that deploys. */
  public boolean isPlainlyDeployable() {
    String text = file.text();
    return DEPLOYED_NAME.matcher(TreePath.nameOf(file.path())).matches()
        || PROMETHEUS.matcher(text).find()
        || (MANIFEST.matcher(text).find() && KIND.matcher(text).find());
  }

  private boolean isJsonWithComments() {
    if (!file.path().endsWith(".json")) {
      return false;
    }
    String bare = COMMENT_OR_TEXT.matcher(file.text()).replaceAll("$1");
    String plain = TRAILING_COMMA.matcher(bare).replaceAll("$1");
    return !plain.equals(file.text())
        && YamlReader.read(SourceFile.of(file.path(), plain)).isComplete();
  }

  private boolean isExposition() {
    List<String> lines = file.text().lines().map(String::strip).toList();
    return lines.stream().anyMatch(line -> !line.isEmpty() && line.charAt(0) != '#')
        && lines.stream().allMatch(line -> EXPOSED.matcher(line).matches());
  }
}
