package io.mcmetrics.document;

import java.util.List;
import java.util.Optional;

/**
 * Recognition of files that are encrypted as a whole, by how each program begins them. What stands
 * in them is never shown: it is nothing that anybody could read, and it is secret.
 */
final class Encryption {
  private record Program(String name, String beginning) {}

  private static final List<Program> PROGRAMS =
      List.of(
          new Program("git-crypt", "\0GITCRYPT\0"),
          new Program("Ansible Vault", "$ANSIBLE_VAULT;"),
          new Program("age", "age-encryption.org/v1"),
          new Program("age", "-----BEGIN AGE ENCRYPTED FILE-----"),
          new Program("PGP", "-----BEGIN PGP MESSAGE-----"));

  private Encryption() {}

  /** Returns the name of the program that encrypted a text; empty if none did. */
  static Optional<String> of(String text) {
    String beginning = text.substring(0, Math.min(text.length(), 80)).stripLeading();
    return PROGRAMS.stream()
        .filter(program -> beginning.startsWith(program.beginning()))
        .map(Program::name)
        .findFirst();
  }
}
