package io.mcmetrics.relabel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.mcmetrics.relabel.WireFormat.Sample;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real Prometheus that is given series by remote write, and sends them on by one remote write for
 * each chain of rules, to this process.
 */
final class RunningPrometheus implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern HANDLED =
      Pattern.compile(
          "(?m)^prometheus_remote_storage_samples(?:_dropped)?_total\\{[^}]*\\} ([0-9.e+]+)$");
  private static final Pattern PENDING =
      Pattern.compile("(?m)^prometheus_remote_storage_samples_pending\\{[^}]*\\} ([0-9.e+]+)$");

  private final Process process;
  private final HttpServer receiver;
  private final String address;
  private final Path log;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<Integer, Queue<Sample>> received;

  private RunningPrometheus(
      Process process,
      HttpServer receiver,
      String address,
      Path log,
      Map<Integer, Queue<Sample>> received) {
    this.process = process;
    this.receiver = receiver;
    this.address = address;
    this.log = log;
    this.received = received;
  }

  /**
   * Starts Prometheus.
   *
   * @param chains the write relabelling of each remote write, in YAML
   */
  static RunningPrometheus start(List<String> chains, String externalLabels, Path directory)
      throws IOException, InterruptedException {
    Map<Integer, Queue<Sample>> received = new ConcurrentHashMap<>();
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.setExecutor(Executors.newFixedThreadPool(4));
    receiver.createContext("/", exchange -> take(exchange, received));
    receiver.start();
    String address = "127.0.0.1:" + freePort();
    Path config = directory.resolve("prometheus.yml");
    String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
    Files.writeString(config, configuration(chains, externalLabels, url));
    Path log = directory.resolve("prometheus.log");
    Process process =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + config,
                "--storage.tsdb.path=" + directory.resolve("data"),
                "--web.listen-address=" + address,
                "--web.enable-remote-write-receiver",
                "--storage.remote.flush-deadline=1s",
                "--log.level=warn")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    RunningPrometheus prometheus = new RunningPrometheus(process, receiver, address, log, received);
    prometheus.awaitReady();
    return prometheus;
  }

  /** Returns a configuration with a remote write for each chain, which takes its URL by number. */
  static String configuration(List<String> chains, String externalLabels, String url) {
    StringBuilder text = new StringBuilder("global: {external_labels: ");
    text.append(externalLabels).append("}\nremote_write:\n");
    for (int i = 0; i < chains.size(); i++) {
      text.append("- url: ").append(url).append(i);
      text.append("\n  name: '").append(i).append("'\n  metadata_config: {send: false}\n");
      text.append("  queue_config: {batch_send_deadline: 50ms, max_shards: 1}\n");
      text.append("  write_relabel_configs:\n").append(chains.get(i).indent(2));
    }
    return text.toString();
  }

  /** Sends samples in, and returns those that came out of each chain, by the value they carry. */
  Map<Integer, Map<Integer, SortedMap<String, String>>> relabel(List<Sample> samples, int chains)
      throws IOException, InterruptedException {
    HttpRequest write =
        HttpRequest.newBuilder(URI.create("http://" + address + "/api/v1/write"))
            .POST(
                BodyPublishers.ofByteArray(WireFormat.encode(samples, System.currentTimeMillis())))
            .build();
    int status = client.send(write, BodyHandlers.discarding()).statusCode();
    if (status != 204) {
      throw new IllegalStateException("Prometheus took the samples with " + status + log());
    }
    await("all samples handled", () -> isDone((long) samples.size() * chains));
    Map<Integer, Map<Integer, SortedMap<String, String>>> results = new ConcurrentHashMap<>();
    for (int chain = 0; chain < chains; chain++) {
      Map<Integer, SortedMap<String, String>> passed = new ConcurrentHashMap<>();
      for (Sample sample : received.getOrDefault(chain, new ConcurrentLinkedQueue<>())) {
        passed.put((int) sample.value(), sample.labels());
      }
      results.put(chain, passed);
    }
    return results;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    receiver.stop(0);
    if (receiver.getExecutor() instanceof ExecutorService threads) {
      threads.shutdownNow();
    }
  }

  private static void take(HttpExchange exchange, Map<Integer, Queue<Sample>> received)
      throws IOException {
    int chain = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
    List<Sample> samples = WireFormat.decode(exchange.getRequestBody().readAllBytes());
    received.computeIfAbsent(chain, key -> new ConcurrentLinkedQueue<>()).addAll(samples);
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  private void awaitReady() throws IOException, InterruptedException {
    await("Prometheus ready", () -> get("/-/ready").isPresent());
  }

  /** Tells whether so many samples have been sent or dropped, and none is pending. */
  private boolean isDone(long samples) throws InterruptedException {
    String metrics = get("/metrics").orElse("");
    return sum(HANDLED, metrics) == samples && sum(PENDING, metrics) == 0;
  }

  private static long sum(Pattern metric, String metrics) {
    long sum = 0;
    Matcher line = metric.matcher(metrics);
    while (line.find()) {
      sum += (long) Double.parseDouble(line.group(1));
    }
    return sum;
  }

  private Optional<String> get(String path) throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + path)).build();
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private interface Condition {
    boolean holds() throws InterruptedException;
  }

  private void await(String what, Condition condition) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException("waited in vain for " + what + log());
      }
      Thread.sleep(100);
    }
  }

  private String log() throws IOException {
    return ":\n" + Files.readString(log);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
