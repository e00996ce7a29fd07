package io.mcmetrics.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.source.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OtherLanguagesTest {
  private static final String TERRAFORM =
      """
      resource "null_resource" "cluster" {
        provisioner "local-exec" {
          command = "kubectl apply -f cluster.yaml"
        }
      }
      kind: Cluster
      """;

  private final Path root;
  private final Path file;

  OtherLanguagesTest(@TempDir Path root) throws IOException {
    this.root = root;
    file = root.resolve("main.tf");
    Files.writeString(file, TERRAFORM);
  }

  @Test
  void areNoYamlWithMistakes() throws IOException {
    TreeFiles files = read(root);

    assertThat(files.syntaxErrors()).isEmpty();
  }

  @Test
  void areReadWhereTheCallerNamesThem() throws IOException {
    TreeFiles files = read(file);

    assertThat(files.syntaxErrors()).hasSize(1);
  }

  private TreeFiles read(Path given) throws IOException {
    SourceTree tree = SourceTree.read(root, List.of(given), path -> false);
    TreeFiles files = new TreeFiles(tree);
    files.documents(tree.find("main.tf").orElseThrow());
    return files;
  }
}
