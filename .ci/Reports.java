import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs every command over every tree, in one process, and prints a line for each run: the tree, the
 * command, its exit code, and the hash of what it printed. Two builds that report the same print
 * the same lines. {@code KEEP}, if set, is a directory into which the texts themselves are written.
 *
 * <p>Arguments: directories whose children are trees, or {@code -} and a directory that is one.
 */
final class Reports {
  private static final List<String> COMMANDS =
      List.of(
          "lint --fail-on never --color never",
          "lint --fail-on never --format concise",
          "lint --fail-on never --format json",
          "lint --fail-on never --format sarif",
          "trace --color never",
          "trace --verbose --color never",
          "trace --format json",
          "trace --format html",
          "trace --format mermaid --lang ko",
          "render",
          "render --origins",
          "coverage",
          "coverage --format json");
  private static final List<String> FIELDS =
      List.of("prometheusSpec.externalLabels", "remoteWrite[*].url", "spec.replicas");
  private static final Pattern CLUSTER =
      Pattern.compile("\\{\\s*\"name\": \"([^\"]+)\",\\s*\"role\"");

  private final Method run;
  private final Constructor<?> environment;
  private final Object rules;

  private Reports() throws ReflectiveOperationException {
    Class<?> type = Class.forName("io.mcmetrics.cli.Environment");
    environment = type.getDeclaredConstructor(Path.class, Map.class, boolean.class, Supplier.class);
    environment.setAccessible(true);
    Method own = type.getDeclaredMethod("ofThisProcess");
    own.setAccessible(true);
    Method supplier = type.getDeclaredMethod("rules");
    supplier.setAccessible(true);
    rules = supplier.invoke(own.invoke(null));
    run =
        Class.forName("io.mcmetrics.cli.Main")
            .getDeclaredMethod(
                "run", List.class, InputStream.class, OutputStream.class, OutputStream.class, type);
    run.setAccessible(true);
  }

  public static void main(String[] args) throws Exception {
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    Reports reports = new Reports();
    PrintStream lines = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (Path tree : trees(args)) {
      reports.about(tree, lines);
    }
  }

  private static List<Path> trees(String[] args) throws IOException {
    List<Path> trees = new ArrayList<>();
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("-")) {
        i++;
        trees.add(Path.of(args[i]));
      } else {
        try (Stream<Path> children = Files.list(Path.of(args[i]))) {
          children.sorted().forEach(trees::add);
        }
      }
    }
    return trees;
  }

  private void about(Path tree, PrintStream lines) throws Exception {
    String json = "";
    for (String command : COMMANDS) {
      List<String> words = new ArrayList<>(List.of(command.split(" ")));
      words.add(tree.toAbsolutePath().toString());
      String text = report(tree, command, words, lines);
      json = command.equals("lint --fail-on never --format json") ? text : json;
    }
    // Of some clusters, which layers set a field: the command takes one cluster and one field.
    Matcher cluster = CLUSTER.matcher(json);
    for (int i = 0; i < 2 && cluster.find(); i++) {
      for (String field : FIELDS) {
        for (String format : List.of("text", "json")) {
          String path = tree.toAbsolutePath().toString();
          List<String> words =
              List.of("why", "--format", format, cluster.group(1), field, path);
          report(tree, String.join(" ", words.subList(0, 5)), words, lines);
        }
      }
    }
  }

  private String report(Path tree, String command, List<String> words, PrintStream lines)
      throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Object code = run.invoke(null, words, new ByteArrayInputStream(new byte[0]), out, err, here());
    out.write('\n');
    out.write(err.toByteArray());
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(out.toByteArray());
    String line = tree + "\t" + command + "\t" + code + "\t" + HexFormat.of().formatHex(hash, 0, 8);
    lines.println(line);
    String keep = System.getenv("KEEP");
    if (keep != null) {
      Path file = Path.of(keep, line.replaceAll("[^A-Za-z0-9._-]+", "_"));
      Files.createDirectories(file.getParent());
      Files.write(file, out.toByteArray());
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private Object here() throws ReflectiveOperationException {
    return environment.newInstance(Path.of("").toAbsolutePath(), Map.of(), false, rules);
  }
}
