package io.mcmetrics.render;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import com.marcnuri.helm.jni.NativeLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/** Helm's own engine, in process: the oracle of what templates are given. */
final class RealHelm {
  /** Prints what a template sees, as JSON, for that is YAML which needs no indentation. */
  private static final String PROBE =
      """
      template: {{ .Template.Name }}
      values: {{ toJson .Values }}
      """;

  private final Path chart;

  private RealHelm(Path chart) {
    this.chart = chart;
  }

  /**
   * Returns the engine for a chart; what asks for it is skipped where none was built for.
   *
   * <p>The library itself would then look for one in the network.
   */
  static RealHelm of(Path chart) {
    assumeTrue(
        ServiceLoader.load(NativeLibrary.class).findFirst().isPresent(),
        "helm-java has no native library for this machine");
    return new RealHelm(chart);
  }

  /** Puts a template into a chart that prints the values it is given. */
  static void probe(Path chart) {
    try {
      Files.createDirectories(chart.resolve("templates"));
      Files.writeString(chart.resolve("templates/probe.yaml"), PROBE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what {@code helm template} prints. */
  String template(List<Path> valuesFiles) {
    TemplateCommand command = new Helm(chart).template().withName("release");
    valuesFiles.forEach(command::withValuesFile);
    return command.call();
  }

  /** Returns what {@code helm template} prints for a release, on a Kubernetes of our days. */
  String template(Path valuesFile, String release, String namespace) {
    return new Helm(chart)
        .template()
        .withName(release)
        .withNamespace(namespace)
        .withKubeVersion("1.31.0")
        .withValuesFile(valuesFile)
        .call();
  }
}
