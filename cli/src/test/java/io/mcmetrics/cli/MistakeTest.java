package io.mcmetrics.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.cli.Session.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MistakeTest {
  private final Path directory;

  MistakeTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "lnit                      | `lnit` is not a command; did you mean `lint`?",
        "overlays                  | `overlays` is not a command; did you mean `lint overlays`?",
        "baseline                  | `baseline` is not in this version yet",
        "--verison                 | `--verison` is not a flag; did you mean `--version`?",
        "lint --fromat=json        | `--fromat` is not a flag of `lint`; did you mean `--format`?",
        "lint --config --fromat    | `--fromat` is not a flag of `lint`; did you mean `--format`?",
        "lint --changed a --qiet   | `--qiet` is not a flag of `lint`; did you mean `--quiet`?",
        "lint --quiet=yes          | `--quiet` takes no value",
        "lint --config             | `--config` wants a value",
        "lint --format josn        | `--format` cannot be `josn`; did you mean `json`?",
        "lint --format junit       | the format `junit` is not in this version yet",
        "lint --format json=       | `--format json=` names no file",
        "lint --format json=x --format text=x | two reports cannot both be written to `x`",
        "lint --fail-on fatal      | `--fail-on` cannot be `fatal`; there are error, warning, info, never",
        "lint --color=allways      | `--color` cannot be `allways`; did you mean `always`?",
        "lint --rule plain-htp     | there is no rule `plain-htp`; did you mean `plain-http`?",
        "lint --skip-rule nonsense | there is no rule `nonsense`",
        "lint --baseline x         | `--baseline` is not in this version yet",
        "lint --lang ko            | `--lang ko` is not in this version yet; `en` is",
        "lint overlay              | `overlay` does not exist; did you mean `overlays`?",
        "lint --root none          | `none` does not exist",
        "lint --config none.yaml   | `none.yaml` does not exist",
        "lint - overlays           | `-` cannot be linted together with other paths",
        "lint - --files-from -     | `-` can be what to lint or what `--files-from` reads, not both",
        "rules plain-http          | `rules` takes no `plain-http`; `explain` shows one rule",
        "explain                   | `explain` wants the id of one rule; `rules` lists them",
        "explain plain-htpp        | there is no rule `plain-htpp`; did you mean `plain-http`?",
        "why edge                  | `why` wants a cluster and a field of it",
        "why edge a..b             | `a..b` is no way to a field",
        "why edge a -              | `why` reads directories and files, and no standard input",
        "why edge a --format yaml  | `--format` cannot be `yaml`; there are text, json",
        "help lnit                 | `lnit` is not a command; did you mean `lint`?"
      })
  void isToldInOneLine(String args, String complaint) {
    Session session = Session.in(directory).file("overlays/a.yaml", Exhibits.CLEAN);
    Outcome outcome = session.run(args.split(" ", -1));
    assertThat(outcome).isEqualTo(new Outcome(2, "", "mcmetrics: " + complaint + "\n"));
  }
}
