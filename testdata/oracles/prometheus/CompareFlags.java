import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.cluster.Role;
import io.mcmetrics.document.Document;
import io.mcmetrics.path.Infrastructure;
import io.mcmetrics.render.Renderer;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.SourceTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Starts Prometheus with one flag more than it needs, and asks the linter about the same, and
 * prints where they differ. Each flag of the table stands in a server and in an agent, with each of
 * a list of values, without one, negated, twice, and with a letter missing. The file of the
 * configuration does not exist, so that a Prometheus that takes its flags ends there.
 *
 * <p>Arguments: the program {@code prometheus}, its release as {@code 3.16}, how many of the made
 * cases to skip between two that are taken (1 takes all), and with which of them to begin.
 */
final class CompareFlags {
  private record Case(List<String> flags, boolean isAgent) {
    List<String> words() {
      List<String> words = new ArrayList<>(List.of("--config.file=/nonexistent/prometheus.yml"));
      if (isAgent) {
        words.add("--agent");
      }
      words.addAll(flags);
      return words;
    }
  }

  private static final Path HERE = Path.of("testdata/oracles/prometheus");
  private static final Path TABLE =
      Path.of("linter-core/src/main/resources/io/mcmetrics/prometheus/flags.txt");
  private static final List<String> VALUES =
      List.of(
          "text", "5", "-1", "1.5", "true", "5m", "2d", "1h30m", "1.5h", "0", "", "250MB", "250MiB",
          "1Gi", "1e6", "5e+07", "info", "INFO", "snappy", "json", "0x10", "1_000");

  private CompareFlags() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    int step = Integer.parseInt(args[2]);
    List<Case> all = cases();
    Map<String, String> reasons = reasons();
    int taken = 0;
    int refused = 0;
    int explained = 0;
    int different = 0;
    for (int i = Integer.parseInt(args[3]); i < all.size(); i += step) {
      Case each = all.get(i);
      Optional<String> theirs = theirs(args[0], each);
      Optional<String> ours = ours(each, args[1]);
      if (theirs.isPresent() == ours.isPresent()) {
        taken += theirs.isEmpty() ? 1 : 0;
        refused += theirs.isEmpty() ? 0 : 1;
        continue;
      }
      Optional<String> reason =
          reasons.entrySet().stream()
              .filter(known -> theirs.orElse(each.words().toString()).contains(known.getKey()))
              .map(Map.Entry::getValue)
              .findFirst();
      explained += reason.isPresent() ? 1 : 0;
      different += reason.isPresent() ? 0 : 1;
      System.out.printf(
          "%s %s%s%n  Prometheus: %s%n  the linter: %s%n",
          reason.isPresent() ? "EXPLAINED" : "DIFFERENT",
          String.join(" ", each.words()),
          reason.map(why -> " (" + why + ")").orElse(""),
          theirs.orElse("takes them"),
          ours.orElse("takes them"));
    }
    System.out.printf(
        "%d cases: %d taken by both, %d refused by both, %d explained differences, %d others%n",
        taken + refused + explained + different, taken, refused, explained, different);
    System.exit(different == 0 ? 0 : 1);
  }

  private static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    for (String line : Files.readAllLines(TABLE)) {
      if (!line.startsWith(" ")) {
        continue;
      }
      String flag = "--" + line.strip().split(" ")[0];
      if (flag.equals("--config.file") || flag.equals("--write-documentation")) {
        continue;
      }
      for (boolean isAgent : new boolean[] {false, true}) {
        VALUES.forEach(value -> cases.add(new Case(List.of(flag + "=" + value), isAgent)));
        cases.add(new Case(List.of(flag), isAgent));
        cases.add(new Case(List.of(flag, "5"), isAgent));
        cases.add(new Case(List.of(flag.replaceFirst("^--", "--no-")), isAgent));
        cases.add(new Case(List.of(flag.replaceFirst("^--", "--no-") + "=1"), isAgent));
        cases.add(new Case(List.of(flag + "=5m", flag + "=5m"), isAgent));
        cases.add(new Case(List.of(flag, flag), isAgent));
        cases.add(new Case(List.of(flag.replaceFirst(".$", "")), isAgent));
        cases.add(new Case(List.of(flag.replaceFirst("^-", "")), isAgent));
        cases.add(new Case(List.of(flag.replace('.', '-')), isAgent));
      }
    }
    return cases;
  }

  private static Optional<String> theirs(String program, Case each)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(each.words());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.contains("Error loading config")
        ? Optional.empty()
        : Optional.of(said.lines().filter(line -> !line.isBlank()).findFirst().orElse("nothing"));
  }

  private static Optional<String> ours(Case each, String release) {
    StringBuilder text = new StringBuilder();
    text.append("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: prometheus}\nspec:\n");
    text.append("  template:\n    spec:\n      containers:\n        - name: prometheus\n");
    text.append("          image: prom/prometheus:v").append(release).append(".0\n");
    text.append("          args:\n");
    for (String word : each.words()) {
      text.append("            - '").append(word).append("'\n");
    }
    SourceTree tree = SourceTree.of(List.of(SourceFile.of("a.yaml", text.toString())));
    List<Document> documents = Renderer.render(tree).documents();
    Cluster cluster = new Cluster("one", Role.STANDALONE, "", Cluster.Naming.DECLARED);
    return Infrastructure.of(documents, List.of(), any -> cluster).prometheusStarts().stream()
        .flatMap(start -> start.faultsOfFlags().stream())
        .map(fault -> fault.message())
        .findFirst();
  }

  private static Map<String, String> reasons() throws IOException {
    Map<String, String> reasons = new TreeMap<>();
    for (String line : Files.readAllLines(HERE.resolve("differences.txt"))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.split(" {2,}", 2);
        reasons.put(parts[0], parts[1]);
      }
    }
    return reasons;
  }
}
