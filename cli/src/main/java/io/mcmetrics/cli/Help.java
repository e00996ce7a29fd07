package io.mcmetrics.cli;

import io.mcmetrics.config.UsageException;
import io.mcmetrics.finding.Vocabulary;
import java.util.List;

/** The texts of {@code --help}. */
final class Help {
  /** The overview of all commands. */
  static final String OVERVIEW =
      """
      Finds, before anything is deployed, the lines because of which a cluster vanishes
      from Grafana.

      Usage: mcmetrics COMMAND [FLAG...] [ARGUMENT...]

      Commands:
        lint [PATH...]   find faults
        clusters [PATH...]
                         show which clusters there are, and why each is taken for one
        render [PATH...] print the documents that the clusters would be given
        why CLUSTER FIELD
                         show the layers that set a field, and which of them counts
        trace [PATH...]  follow the samples of each cluster to Grafana, hop by hop
        coverage [PATH...]
                         show what became of each file: reached, forgotten, not understood
        relabel          show what relabelling rules do to series, step by step
        rules            list the rules
        explain RULE     show why a rule exists and what to do about its findings
        help [COMMAND]   show this, or the flags of a command

      Flags:
        -h, --help       show this
        -V, --version    show the version

      Exit codes:
        0  nothing at or above --fail-on
        1  findings at or above --fail-on
        2  a mistake in the call: unknown flag, bad configuration, missing path
        3  nothing was analysed: no sender, receiver, querier, data source or dashboard
        4  a fault of the linter's own; the report is complete but for it
        5  gaps, only with --fail-on-gaps
      The first that holds counts, in the order 2, 4, 1, 3, 5, 0.
      """;

  /** The flags of {@code lint}. */
  static final String LINT =
      """
      Finds faults.

      Usage: mcmetrics lint [FLAG...] [PATH...]

      PATH is a directory, a file, or - for standard input; without any, the current
      directory. Paths are reported relative to the root of the git work tree.

      What is read:
        --config FILE            the configuration, in place of the nearest .mcmetrics.yaml
        --root DIR               the root of the tree, in place of the git work tree
        --no-ignore              also what .gitignore files leave out

      What is reported:
        --rule ID                only this rule (repeatable)
        --skip-rule ID           all but this rule (repeatable)
        --changed FILE...        read everything, report what touches these files; takes all
                                 words up to the next flag, or a list with commas. Given
                                 without any, every argument is such a file
        --files-from FILE        the same for the files that a file lists, one a line or
                                 with NUL after each; - for standard input

      How it is reported:
        --format FORMAT[=FILE]   text, concise, json or sarif (repeatable; default text)
        --color WHEN             auto, always or never (default auto)
        --lang LANGUAGE          en
        -q, --quiet              no summary
        -v, --verbose            all gaps, and stack traces of internal errors

      What fails:
        --fail-on SEVERITY       error, warning, info or never (default error)
        --fail-on-gaps           what could not be seen, too

        -h, --help               show this
      """;

  /** The flags of {@code render}. */
  static final String RENDER =
      """
      Prints the documents that the clusters would be given, as YAML. Charts are not
      rendered. Secrets are masked. What could not be seen is said on standard error.

      Usage: mcmetrics render [FLAG...] [PATH...]

      PATH is a directory or a file; without any, the current directory. A directory with
      a kustomization is built, any other one is searched for what is deployed.

        --origins                behind each value, where it is written
        --root DIR               the root of the tree, in place of the git work tree
        --no-ignore              also what .gitignore files leave out
        -h, --help               show this
      """;

  /** The flags of {@code why}. */
  static final String WHY =
      """
      Shows the layers that set a field, from the lowest to the one that counts: chart,
      base, overlay, patch, and what was removed on the way. Secrets are masked.

      Usage: mcmetrics why [FLAG...] CLUSTER FIELD [PATH...]

      CLUSTER is named as lint names it. FIELD is a way of keys that may start anywhere:
      prometheusSpec.externalLabels.cluster, remoteWrite[0].url, remoteWrite[*].url; keys
      with dots stand in quotes: annotations["example.org/key"]. PATH is a directory or a
      file; without any, the current directory.

        --format FORMAT          text or json (default text)
        --config FILE            the configuration, in place of the nearest .mcmetrics.yaml
        --root DIR               the root of the tree, in place of the git work tree
        --no-ignore              also what .gitignore files leave out
        -h, --help               show this

      It exits with 0 if something sets the field, with 1 if nothing does or a layer
      removes it, with 2 if there is no such cluster, and with 3 if nothing was analysed.
      """;

  /** The flags of {@code trace}. */
  static final String TRACE =
      """
      Follows the samples of each cluster, hop by hop: its label, write relabelling, remote
      write, the route, the Service and the receiver that its URL leads to, Thanos Query,
      Grafana's data source and the dashboards. Each hop is in order, broken, not to be seen,
      or not on this way; what is broken, `lint` finds as well. Then says which bucket each
      component of Thanos uses.

      Usage: mcmetrics trace [FLAG...] [PATH...]

      PATH is a directory or a file; without any, the current directory.

        --cluster NAME           this cluster only
        --series SERIES          what write relabelling does to this series, rule by rule, as in
                                 up{job="kubelet"}; with --format json an object a line
        --format FORMAT          text, json, html (a page with a picture) or mermaid (a
                                 flowchart); default text
        --lang LANGUAGE          of html and mermaid: en or ko (default en)
        --fail-on LEVEL          exit with 1 from here on: error, warning, info or never
                                 (default error)
        --rule ID, --skip-rule ID
                                 only these rules; all but these. Both may be repeated
        --config FILE            the configuration, in place of the nearest .mcmetrics.yaml
        --root DIR               the root of the tree, in place of the git work tree
        --no-ignore              also what .gitignore files leave out
        --color WHEN             auto, always or never (default auto; NO_COLOR is honoured)
        -v, --verbose            the hops that are in order, too, and all names of clusters
        -h, --help               show this

      It exits with 3 if no sender is found in the tree.
      """;

  /** The flags of {@code clusters}. */
  static final String CLUSTERS =
      """
      Shows which clusters there are: the role of each, how many senders are written down
      for it, where its name comes from (the configuration, what deploys to it, the layout
      of directories, an external label, or a guess), and the places of its documents.

      Usage: mcmetrics clusters [FLAG...] [PATH...]

      PATH is a directory or a file; without any, the current directory.

        --format FORMAT          text or json (default text)
        --config FILE            the configuration, in place of the nearest .mcmetrics.yaml
        --root DIR               the root of the tree, in place of the git work tree
        --no-ignore              also what .gitignore files leave out
        -v, --verbose            all places of each cluster
        -h, --help               show this

      It exits with 0, or with 3 if no cluster was found. What is wrong can be set right
      under `clusters` in .mcmetrics.yaml.
      """;

  /** The flags of {@code coverage}. */
  static final String COVERAGE =
      """
      Shows what became of each file: what it is to which kustomization, Flux or Argo CD,
      whether nothing refers to it, or why it says nothing to the linter. Each file is in
      exactly one state.

      Usage: mcmetrics coverage [FLAG...] [PATH...]

      PATH is a directory or a file; without any, the current directory.

        --format FORMAT          text or json (default text)
        --config FILE            the configuration, in place of the nearest .mcmetrics.yaml
        --root DIR               the root of the tree, in place of the git work tree
        --no-ignore              also what .gitignore files leave out
        -v, --verbose            every file, with what it is and who includes it
        -h, --help               show this

      It exits with 0, or with 3 if no file is one that the linter understands.
      """;

  /** The flags of {@code relabel}. */
  static final String RELABEL =
      """
      Runs relabelling rules over series, and shows what each rule does. What is left to a
      placeholder is shown as unknown.

      Usage: mcmetrics relabel --config FILE --series FILE [FLAG...]

        --config FILE            a YAML list of rules, spelt as in prometheus.yml or as in
                                 custom resources; - for standard input
        --series FILE            series, one a line: name{label="value"}; - for standard
                                 input
        --prometheus 2|3         the generation of Prometheus (default 3)
        --format FORMAT          text, or json: one object a line (default text)
        -h, --help               show this
      """;

  /** The flags of {@code rules}. */
  static final String RULES =
      """
      Lists the rules.

      Usage: mcmetrics rules [FLAG...]

        --format FORMAT          text or json (default text)
        -h, --help               show this
      """;

  /** The flags of {@code explain}. */
  static final String EXPLAIN =
      """
      Shows why a rule exists and what to do about its findings.

      Usage: mcmetrics explain RULE

        -h, --help               show this
      """;

  private Help() {}

  /**
   * Returns the help on a command; on all of them, if its name is empty.
   *
   * @throws UsageException if there is no such command
   */
  static String about(String command, List<String> commands) {
    return switch (command) {
      case "", "help" -> OVERVIEW;
      case "lint" -> LINT;
      case "trace" -> TRACE;
      case "render" -> RENDER;
      case "why" -> WHY;
      case "clusters" -> CLUSTERS;
      case "coverage" -> COVERAGE;
      case "relabel" -> RELABEL;
      case "rules" -> RULES;
      case "explain" -> EXPLAIN;
      default ->
          throw new UsageException(
              "`" + command + "` is not a command" + new Vocabulary(commands).hint(command));
    };
  }
}
