import io.mcmetrics.source.SourceFile;
import io.mcmetrics.thanos.file.FileCheck;
import io.mcmetrics.thanos.file.FileFault;
import io.mcmetrics.thanos.file.FileKind;
import io.mcmetrics.thanos.file.JsonText;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlFile;
import io.mcmetrics.yaml.YamlReader;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Asks the loaders of Thanos and the linter whether they take files, and prints where they differ.
 * The files are those of {@code cases.txt}, each with each of its keys left out, and each field of
 * the table in {@code files.txt} with each of a list of values.
 *
 * <p>Arguments: the program {@code thanos-files}, and how many of the made cases to skip between
 * two that are taken (1 takes all).
 */
final class Compare {
  private record Case(String id, String kind, String text) {}

  private static final Path HERE = Path.of("testdata/oracles/thanos");
  private static final Path FIELDS =
      Path.of("linter-core/src/main/resources/io/mcmetrics/thanos/file/files.txt");

  private static final List<String> VALUES =
      List.of(
          "\"text\"", "5", "-1", "1.5", "true", "5m", "2d", "250MB", "\"\"", "null", "[]", "[a]", "{}", "{a: b}", "0", "1Gi", "no");

  private static final Map<String, FileKind> KINDS =
      Map.ofEntries(
          Map.entry("bucket", FileKind.BUCKET),
          Map.entry("limits", FileKind.LIMITS),
          Map.entry("hashrings", FileKind.HASHRINGS),
          Map.entry("endpoints", FileKind.ENDPOINTS),
          Map.entry("selector-relabel", FileKind.SELECTOR_RELABELLING),
          Map.entry("receive-relabel", FileKind.RECEIVE_RELABELLING),
          Map.entry("alert-relabel", FileKind.ALERT_RELABELLING),
          Map.entry("tracing", FileKind.TRACING),
          Map.entry("index-cache", FileKind.INDEX_CACHE),
          Map.entry("bucket-cache", FileKind.BUCKET_CACHE),
          Map.entry("response-cache", FileKind.RESPONSE_CACHE),
          Map.entry("downstream-tripper", FileKind.DOWNSTREAM_TRIPPER),
          Map.entry("query-clients", FileKind.QUERY_CLIENTS),
          Map.entry("alertmanagers", FileKind.ALERTMANAGERS),
          Map.entry("web", FileKind.WEB));

  private Compare() {}

  public static void main(String[] args) throws IOException {
    List<Case> all = cases();
    int step = Integer.parseInt(args[1]);
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).id().startsWith("hand") || i % step == 0) {
        cases.add(all.get(i));
      }
    }
    Map<String, String> theirs = ask(args[0], cases);
    Map<String, String> reasons = reasons();
    int taken = 0;
    int refused = 0;
    int explained = 0;
    int different = 0;
    for (Case each : cases) {
      if (each.text().isBlank()) {
        continue; // A component passes over a file without content.
      }
      String error = theirs.getOrDefault(each.id(), "no answer");
      Optional<String> ours = ours(each);
      if (error.isEmpty() == ours.isEmpty()) {
        taken += error.isEmpty() ? 1 : 0;
        refused += error.isEmpty() ? 0 : 1;
        continue;
      }
      Optional<String> reason =
          reasons.entrySet().stream()
              .filter(known -> each.id().contains(known.getKey()) || error.contains(known.getKey()))
              .map(Map.Entry::getValue)
              .findFirst();
      explained += reason.isPresent() ? 1 : 0;
      different += reason.isPresent() ? 0 : 1;
      System.out.printf(
          "%s %s%s%n  Thanos: %s%n  the linter: %s%n",
          reason.isPresent() ? "EXPLAINED" : "DIFFERENT",
          each.id(),
          reason.map(why -> " (" + why + ")").orElse(""),
          error.isEmpty() ? "takes it" : error.replace("\n", " "),
          ours.orElse("takes it"));
    }
    System.out.printf(
        "%d cases: %d taken by both, %d refused by both, %d explained differences, %d others%n",
        cases.size(), taken, refused, explained, different);
    System.exit(different == 0 ? 0 : 1);
  }

  private static Optional<String> ours(Case each) {
    if (each.kind().equals("hashrings") && !JsonText.isJson(each.text())) {
      return Optional.of("no JSON");
    }
    YamlFile file = YamlReader.readAsWritten(SourceFile.of(each.id(), each.text()));
    if (!file.isComplete()) {
      return Optional.of(file.syntaxErrors().get(0).message());
    }
    FileKind kind = KINDS.get(each.kind());
    return file.documents().stream()
        .limit(1)
        .flatMap(document -> found(kind, document).stream())
        .map(FileFault::message)
        .findFirst();
  }

  /** The loader is asked with the algorithm that a receiver has if no flag says another. */
  private static List<FileFault> found(FileKind kind, Yaml document) {
    return kind == FileKind.HASHRINGS
        ? FileCheck.hashringFaults(document, Optional.of("hashmod"))
        : FileCheck.faults(kind, document);
  }

  /** A base begins with {@code == kind name}; what is below is the file. */
  private static List<Case> cases() throws IOException {
    Map<String, String> bases = new LinkedHashMap<>();
    String key = "";
    for (String line : Files.readAllLines(HERE.resolve("cases.txt"))) {
      if (line.startsWith("== ")) {
        key = line.substring(3);
        bases.put(key, "");
      } else if (!line.startsWith("#")) {
        bases.merge(key, line + "\n", (before, added) -> before + added);
      }
    }
    List<Case> cases = new ArrayList<>();
    Map<String, List<String>> table = table();
    for (Map.Entry<String, String> base : bases.entrySet()) {
      // The marker of a field that may be added is no line of the file.
      String kind = base.getKey().split(" ")[0];
      String text = base.getValue();
      cases.add(new Case("hand " + base.getKey(), kind, text));
      List<String> lines = text.lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        List<String> without = new ArrayList<>(lines);
        without.remove(i);
        cases.add(
            new Case(
                "hand " + base.getKey() + " without " + lines.get(i).strip(),
                kind,
                String.join("\n", without) + "\n"));
      }
      if (base.getKey().endsWith(" *")) {
        walk(cases, table, kind, base.getKey().split(" ")[1], text);
      }
    }
    return cases;
  }

  /** The base of a type with fields has a line {@code $} where one more field may stand. */
  private static void walk(
      List<Case> cases, Map<String, List<String>> table, String kind, String root, String text) {
    for (String row : table.getOrDefault(root, List.of())) {
      walkType(cases, table, kind, row.split(" ")[1], text, root, 0);
    }
  }

  private static void walkType(
      List<Case> cases,
      Map<String, List<String>> table,
      String kind,
      String type,
      String text,
      String path,
      int depth) {
    if (depth > 4) {
      return;
    }
    for (String row : table.getOrDefault(type, List.of())) {
      String[] words = row.split(" ");
      if (words[0].equals("*")) {
        walkType(cases, table, kind, words[1], text, path, depth);
        continue;
      }
      String plain = without(text, words[0], depth);
      String here = path + "." + words[0];
      for (String value : VALUES) {
        add(cases, here + "=" + value, kind, plain, words[0] + ": " + value);
      }
      add(cases, here + "x=1", kind, text, words[0] + "x: 1");
      String camel = camel(words[0]);
      if (!camel.equals(words[0])) {
        add(cases, here + " as " + camel, kind, text, camel + ": 5");
      }
      boolean isList = words[1].startsWith("[]");
      boolean isMap = words[1].startsWith("map[]");
      String inner = words[1].replaceFirst("^(\\[\\]|map\\[\\])", "");
      if (table.containsKey(inner)) {
        String block = isList ? "[{$}]" : isMap ? "{k: {$}}" : "{$}";
        String around = plain.contains("{$}") || depth > 0
            ? plain.replace("$", words[0] + ": " + block)
            : plain.replace("$", words[0] + ": " + block);
        walkType(cases, table, kind, inner, around, here, depth + 1);
      }
    }
  }

  private static String camel(String key) {
    StringBuilder out = new StringBuilder();
    for (String part : key.split("_")) {
      out.append(
          out.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
    }
    return out.toString();
  }

  /** Of the base, a line of the same key is left out, so that only some cases have it twice. */
  private static String without(String text, String key, int depth) {
    return depth > 0
        ? text
        : text.replaceAll("(?m)^( *)(?=\\S)" + Pattern.quote(key) + ":.*\\n(?:\\1 +.*\\n)*", "");
  }

  private static void add(List<Case> cases, String id, String kind, String text, String field) {
    cases.add(new Case(id + " #" + cases.size(), kind, text.replace("$", field)));
  }

  private static Map<String, List<String>> table() throws IOException {
    Map<String, List<String>> table = new LinkedHashMap<>();
    List<String> rows = new ArrayList<>();
    for (String line : Files.readAllLines(FIELDS)) {
      if (line.startsWith(" ")) {
        rows.add(line.strip());
      } else if (!line.startsWith("#")) {
        rows = table.computeIfAbsent(line, any -> new ArrayList<>());
      }
    }
    return table;
  }

  private static Map<String, String> ask(String program, List<Case> cases) throws IOException {
    Process process =
        new ProcessBuilder(program).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Thread writer =
        new Thread(
            () -> {
              try (BufferedWriter out =
                  new BufferedWriter(
                      new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8))) {
                for (Case each : cases) {
                  out.write(
                      "{\"id\": %s, \"kind\": %s, \"text\": %s}\n"
                          .formatted(quoted(each.id()), quoted(each.kind()), quoted(each.text())));
                }
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    writer.start();
    Map<String, String> answers = new HashMap<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        int end = line.indexOf("\",\"error\":\"");
        if (end < 0) {
          continue; // Some libraries print lines of their own.
        }
        answers.put(
            line.substring(7, end).replace("\\\"", "\"").replace("\\\\", "\\"),
            line.substring(end + 11, line.length() - 2));
      }
    }
    return answers;
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        default -> out.append(c);
      }
    }
    return out.append('"').toString();
  }

  private static Map<String, String> reasons() throws IOException {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (String line : Files.readAllLines(HERE.resolve("differences.txt"))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.split(" {2,}", 2);
        reasons.put(parts[0], parts[1]);
      }
    }
    return reasons;
  }
}
