import io.mcmetrics.finding.Confidence;
import io.mcmetrics.prometheus.ConfigurationCheck;
import io.mcmetrics.prometheus.LoadFault;
import io.mcmetrics.prometheus.Loader;
import io.mcmetrics.remotewrite.MinorVersion;
import io.mcmetrics.source.SourceFile;
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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Asks Prometheus and the linter whether configurations load, and prints where they differ. The
 * configurations are made of {@code cases.txt} (blocks written by hand, each put into each base)
 * and of the table of the fields (each field with each of a list of values).
 *
 * <p>Arguments: the program {@code load}, its release as {@code 3.16}, and how many of the made
 * cases to skip between two that are taken (1 takes all).
 */
final class Compare {
  private record Case(String id, String yaml, boolean isAgent) {}

  private static final Path HERE = Path.of("testdata/oracles/prometheus");

  private Compare() {}

  public static void main(String[] args) throws IOException {
    int step = Integer.parseInt(args[2]);
    List<Case> cases = new ArrayList<>(byHand());
    List<Case> made = new Fields(release(args[1])).cases();
    for (int i = 0; i < made.size(); i += step) {
      cases.add(made.get(i));
    }
    Map<String, String> theirs = ask(args[0], cases);
    Map<String, String> reasons = reasons();
    int loaded = 0;
    int refused = 0;
    int explained = 0;
    int different = 0;
    for (Case each : cases) {
      String error = theirs.getOrDefault(each.id(), "no answer");
      Optional<String> ours = ours(each, args[1]);
      if (error.isEmpty() == ours.isEmpty()) {
        loaded += error.isEmpty() ? 1 : 0;
        refused += error.isEmpty() ? 0 : 1;
        continue;
      }
      String kind = each.id().replaceFirst("^.*/", "");
      Optional<String> reason =
          reasons.entrySet().stream()
              .filter(known -> each.id().contains(known.getKey()) || error.contains(known.getKey()))
              .map(Map.Entry::getValue)
              .findFirst();
      explained += reason.isPresent() ? 1 : 0;
      different += reason.isPresent() ? 0 : 1;
      System.out.printf(
          "%s %s (%s)%n  Prometheus: %s%n  the linter: %s%n",
          reason.isPresent() ? "EXPLAINED" : "DIFFERENT",
          each.id(),
          reason.orElse(kind),
          error.isEmpty() ? "loads it" : error.replace("\n", " "),
          ours.orElse("loads it"));
    }
    System.out.printf(
        "%d cases: %d loaded by both, %d refused by both, %d explained differences, %d others%n",
        cases.size(), loaded, refused, explained, different);
    System.exit(different == 0 ? 0 : 1);
  }

  private static Optional<MinorVersion> release(String text) {
    String[] parts = text.split("\\.");
    return Optional.of(new MinorVersion(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])));
  }

  /** What the linter says; a fault that it is not certain of does not count as a refusal. */
  private static Optional<String> ours(Case each, String release) {
    YamlFile file = YamlReader.readAsWritten(SourceFile.of(each.id(), each.yaml()));
    if (!file.isComplete()) {
      return Optional.of(file.syntaxErrors().get(0).message());
    }
    if (file.documents().isEmpty()) {
      return Optional.empty();
    }
    Loader loader = new Loader(release(release), each.isAgent());
    return ConfigurationCheck.faults(file.documents().get(0), loader).stream()
        .filter(fault -> fault.confidence() == Confidence.CERTAIN)
        .map(LoadFault::message)
        .findFirst();
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
                      "{\"id\": %s, \"yaml\": %s, \"agent\": %s}\n"
                          .formatted(quoted(each.id()), quoted(each.yaml()), each.isAgent()));
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
        answers.put(
            line.substring(7, end), line.substring(end + 11, line.length() - 2));
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
        default -> out.append(c < ' ' ? "\\u%04x".formatted((int) c) : c);
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

  /**
   * Puts each block into each base. A block begins with {@code == slot name}; a base with {@code ##
   * name} has a line {@code # slot} for each slot, whose indentation the block gets.
   */
  private static List<Case> byHand() throws IOException {
    Map<String, String> bases = new TreeMap<>();
    Map<String, String> blocks = new LinkedHashMap<>();
    String key = "";
    for (String line : Files.readAllLines(HERE.resolve("cases.txt"))) {
      if (line.startsWith("## ") || line.startsWith("== ")) {
        key = line;
      } else if (key.startsWith("## ")) {
        bases.merge(key.substring(3), line + "\n", String::concat);
      } else if (key.startsWith("== ")) {
        blocks.merge(key.substring(3), line + "\n", String::concat);
      }
    }
    List<Case> cases = new ArrayList<>();
    for (Map.Entry<String, String> base : bases.entrySet()) {
      boolean isAgent = base.getKey().contains("agent");
      cases.add(new Case(base.getKey() + "/plain", base.getValue(), isAgent));
      for (Map.Entry<String, String> block : blocks.entrySet()) {
        String slot = block.getKey().substring(0, block.getKey().indexOf(' '));
        Optional<String> yaml = filled(base.getValue(), slot, block.getValue());
        yaml.ifPresent(
            text ->
                cases.add(
                    new Case(
                        base.getKey() + "/" + block.getKey().replace(' ', '-'), text, isAgent)));
      }
    }
    return cases;
  }

  private static Optional<String> filled(String base, String slot, String block) {
    if (slot.equals("whole")) {
      return Optional.of(block.replace("{base}\n", base));
    }
    StringBuilder out = new StringBuilder();
    boolean isFilled = false;
    for (String line : base.split("\n")) {
      if (line.strip().equals("# " + slot) && !isFilled) {
        String indent = line.substring(0, line.indexOf('#'));
        block.lines().forEach(part -> out.append(indent).append(part).append('\n'));
        isFilled = true;
      } else {
        out.append(line).append('\n');
      }
    }
    return isFilled ? Optional.of(out.toString()) : Optional.empty();
  }

  /** Makes a configuration for each field of each block that can be reached, with each value. */
  private static final class Fields {
    private static final List<String> VALUES =
        List.of(
            "5", "-5", "0", "1.5", "'5'", "0x1F", ".inf", "true", "yes", "'true'", "text", "''", "null", "~",
            "'~'", "[]", "[a]", "[a, a]", "[null]", "[{}]", "{}", "{a: b}", "{a: [b]}", "{'': b}", "30s", "30", "1h30m",
            "30s1m", "10MB", "10", "10mb", "2024-01-01", "'*_bucket'", "a/b", "http://a.example.com/b", "'http://a b'",
            "TLS12", "utf8", "legacy", "v2", "grpc");

    private final Map<String, List<String>> rows = new LinkedHashMap<>();
    private final List<Case> cases = new ArrayList<>();
    private final MinorVersion release;

    Fields(Optional<MinorVersion> release) throws IOException {
      this.release = release.orElseThrow();
      Path table =
          Path.of("linter-core/src/main/resources/io/mcmetrics/prometheus/configuration.txt");
      List<String> group = new ArrayList<>();
      for (String line : Files.readAllLines(table)) {
        if (line.startsWith("  ")) {
          group.add(line.strip());
        } else if (!line.startsWith("#")) {
          group = rows.computeIfAbsent(line, any -> new ArrayList<>());
        }
      }
    }

    List<Case> cases() {
      walk("config.Config", "%s", "", 0);
      return cases;
    }

    private boolean isThere(String[] words) {
      for (int i = 2; i < words.length; i++) {
        String[] parts = words[i].substring(1).split("\\.");
        int major = Integer.parseInt(parts[0]);
        int minor = Integer.parseInt(parts[1]);
        boolean isOlder = release.isBefore(major, minor);
        boolean isSame = release.major() == major && release.minor() == minor;
        if (words[i].startsWith(">") ? isOlder || isSame : !isOlder) {
          return false;
        }
      }
      return true;
    }

    /** Blocks are written in flow style, so that they fit anywhere. */
    private void walk(String type, String around, String before, int depth) {
      if (depth > 5) {
        return;
      }
      String needed = before + NEEDED.getOrDefault(type, "");
      for (String row : rows.getOrDefault(type, List.of())) {
        String[] words = row.split(" ");
        if (!isThere(words)) {
          continue;
        }
        if (words[0].equals("*")) {
          walk(words[1], around, needed, depth);
          continue;
        }
        for (String value : VALUES) {
          add(type, words[0], around, needed, value);
        }
        add(type, words[0] + "x", around, needed, "1");
        add(type, words[0], around, needed + words[0] + ": null, ", "null");
        String inner = words[1].replaceFirst("^\\*", "");
        boolean isList = inner.startsWith("[]");
        inner = inner.replaceFirst("^\\[\\]\\*?", "");
        inner = scalar(inner);
        if (rows.containsKey(inner) && !inner.equals("scalars")) {
          String block = isList ? "[%s]" : "%s";
          walk(
              inner,
              place(around, "{" + without(needed, words[0]) + words[0] + ": " + block + "}"),
              "",
              depth + 1);
        }
      }
    }

    private String scalar(String type) {
      for (String row : rows.getOrDefault("scalars", List.of())) {
        if (row.startsWith(type + " ")) {
          return row.split(" ")[1];
        }
      }
      return type;
    }

    private static String without(String needed, String key) {
      return needed.replaceAll("(^|(?<=, ))" + key + ": [^,]*(\\[[^\\]]*\\])?, ", "");
    }

    private void add(String type, String key, String around, String needed, String value) {
      String block = "{" + without(needed, key) + key + ": " + value + "}";
      if (needed.startsWith(key + ": null")) {
        block = "{" + needed + key + ": " + value + "}";
      }
      cases.add(
          new Case(
              type + "." + key + "=" + value.replace('"', '\'') + "#" + cases.size(), place(around, block) + "\n", false));
    }

    private static String place(String around, String block) {
      return around.replace("%s", block);
    }

    /** What a block must have to be taken at all. */
    private static final Map<String, String> NEEDED = new HashMap<>();

    static {
      NEEDED.put("config.ScrapeConfig", "job_name: j, ");
      NEEDED.put("config.RemoteWriteConfig", "url: http://a.example.com, ");
      NEEDED.put("config.RemoteReadConfig", "url: http://a.example.com, ");
      NEEDED.put("config.TracingConfig", "endpoint: a.example.com, ");
      NEEDED.put("config.OAuth2", "client_id: c, token_url: http://t.example.com, ");
      NEEDED.put("relabel.Config", "target_label: t, ");
      NEEDED.put("kubernetes.SDConfig", "role: pod, ");
      NEEDED.put("kubernetes.SelectorConfig", "role: pod, ");
      NEEDED.put("file.SDConfig", "files: ['a.json'], ");
      NEEDED.put("dns.SDConfig", "names: ['a.example.com'], ");
      NEEDED.put("http.SDConfig", "url: http://a.example.com, ");
      NEEDED.put("puppetdb.SDConfig", "url: http://a.example.com, query: q, ");
      NEEDED.put("gce.SDConfig", "project: p, zone: z, ");
      NEEDED.put("azure.SDConfig", "subscription_id: s, tenant_id: t, client_id: c, client_secret: s, ");
      NEEDED.put("hetzner.SDConfig", "role: robot, ");
      NEEDED.put("moby.DockerSDConfig", "host: 'unix:///a.sock', ");
      NEEDED.put("moby.DockerSwarmSDConfig", "host: 'unix:///a.sock', role: nodes, ");
      NEEDED.put("eureka.SDConfig", "server: http://a.example.com, ");
      NEEDED.put("xds.SDConfig", "server: http://a.example.com, ");
      NEEDED.put("ionos.SDConfig", "datacenter_id: d, ");
      NEEDED.put("marathon.SDConfig", "servers: ['http://a.example.com'], ");
      NEEDED.put("openstack.SDConfig", "role: instance, region: r, ");
      NEEDED.put("ovhcloud.SDConfig", "application_key: a, application_secret: s, consumer_key: c, service: vps, ");
      NEEDED.put("outscale.SDConfig", "region: r, access_key: a, secret_key: s, ");
      NEEDED.put("stackit.SDConfig", "region: r, ");
      NEEDED.put("triton.SDConfig", "account: a, dns_suffix: d, endpoint: e, ");
      NEEDED.put("uyuni.SDConfig", "server: http://a.example.com, username: u, password: p, ");
      NEEDED.put("zookeeper.ServersetSDConfig", "servers: [a], paths: ['/a'], ");
      NEEDED.put("zookeeper.NerveSDConfig", "servers: [a], paths: ['/a'], ");
      NEEDED.put("aws.SDConfig", "role: ec2, ");
      NEEDED.put("digitalocean.SDConfig", "role: droplets, ");
      NEEDED.put("oci.SDConfig", "auth: instance_principal, region: r, ");
    }
  }
}
