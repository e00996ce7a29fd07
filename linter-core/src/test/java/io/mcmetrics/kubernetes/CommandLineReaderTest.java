package io.mcmetrics.kubernetes;

import static io.mcmetrics.kubernetes.Written.container;
import static io.mcmetrics.kubernetes.Written.words;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CommandLineReaderTest {
  private static CommandLine read(String container) {
    return container(container).commandLine();
  }

  @Test
  void readsFlagsInEitherForm() {
    CommandLine line =
        read("args: [receive, --http-address=:1, --grpc-address, ':2', --tsdb.path]");

    assertThat(line.leadingWords()).containsExactly("receive");
    assertThat(words(line.last("http-address"))).isEqualTo(":1");
    assertThat(words(line.last("grpc-address"))).isEqualTo(":2");
    assertThat(words(line.last("remote-write.address"))).isEqualTo("-");
    assertThat(line.has("tsdb.path")).isTrue();
    assertThat(line.has("tsdb")).isFalse();
  }

  @Test
  void countsTheLastOfSeveral() {
    CommandLine line = read("args: ['--label=a=1', '--label=b=2']");

    assertThat(line.all("label")).extracting(Written::words).containsExactly("a=1", "b=2");
    assertThat(words(line.last("label"))).isEqualTo("b=2");
  }

  @Test
  void fillsInVariablesThatAreWrittenDown() {
    CommandLine line =
        read(
            """
            args: ['--remote-write.address=$(HOST):$(PORT)', '--label=pod="$(POD)"']
            env:
              - {name: PORT, value: "19299"}
              - {name: POD, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
            """);

    assertThat(words(line.last("remote-write.address"))).isEqualTo("$(HOST):19299");
    assertThat(words(line.last("label"))).isEqualTo("pod=\"$(POD)\"");
  }

  @Test
  void knowsNoFlagThatATemplateMayBring() {
    CommandLine line = read("args: [receive, '{{ .Values.flags }}']");

    assertThat(line.isWhole()).isFalse();
    assertThat(words(line.last("http-address"))).isEqualTo("?");
  }

  @Test
  void takesTheWordsOfAScriptFromTheProgramOn() {
    CommandLine line =
        read(
            """
            command: [/bin/sh, -c]
            args:
              - |
                echo "--http-address=:9"
                exec thanos receive \\
                  --http-address=:1 --label='a="b c"'
            """);

    assertThat(line.leadingWords()).containsExactly("thanos", "receive");
    assertThat(words(line.last("http-address"))).isEqualTo(":1");
    assertThat(words(line.last("label"))).isEqualTo("a=b c");
  }

  @Test
  void readsAScriptOfAnyLength() {
    String word = "x".repeat(200_000);
    CommandLine line =
        read(
            "{command: [sh, -c], args: ['exec thanos receive --label=a=\"%s\" %s']}"
                .formatted(word, word));

    assertThat(words(line.last("label"))).hasSize(2 + word.length());
  }
}
