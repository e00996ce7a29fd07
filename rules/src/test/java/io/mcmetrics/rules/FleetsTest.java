package io.mcmetrics.rules;

import io.mcmetrics.Linter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs all rules over whole repositories, and compares what is printed. */
final class FleetsTest {

  @TestFactory
  Stream<DynamicTest> printsWhatWasSeenBefore() throws IOException {
    try (Stream<Path> paths = Files.list(Exhibit.TESTDATA.resolve("fleets"))) {
      List<Path> fleets = paths.filter(Files::isDirectory).sorted().toList();
      return fleets.stream()
          .map(
              fleet -> DynamicTest.dynamicTest(fleet.getFileName().toString(), () -> check(fleet)));
    }
  }

  private static void check(Path fleet) throws IOException {
    Snapshot.check(fleet.resolve("report.txt"), Snapshot.text(Linter.withAllRules().lint(fleet)));
  }
}
