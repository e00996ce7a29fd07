package io.mcmetrics.cli;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Severity;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rule.Setting;
import io.mcmetrics.sender.RemoteWrite;
import io.mcmetrics.sender.Sender;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Rules to test the command line with, and files that they do and do not object to. */
final class Exhibits {
  static final String CLEAN = prometheus("https://receive.example.com/a");
  static final String IN_CLEAR = prometheus("http://receive.example.com/b");
  static final String NOT_YAML = "key: [\n";
  static final String UNKNOWN = "{\"hello\": 1}\n";

  private Exhibits() {}

  static String prometheus(String url) {
    return "remote_write:\n  - url: " + url + "\n";
  }

  /** Objects to each URL without TLS. */
  @RuleInfo(
      summary = "remote write without TLS",
      why =
          """
          Everybody between the edge and the centre can read and change what is sent, and nobody
          would ever notice it, since the samples arrive all the same.

          A second paragraph.
          """,
      symptom = "Nothing: every request is answered with 200.",
      remedy = "Use https.",
      settings = Setting.EXTERNAL_RECEIVERS,
      sources = {
        "Prometheus 3.16.0, storage/remote/client.go: the scheme of a URL is taken as it is written",
        "A protocol 1.0, its page: nothing is hidden"
      },
      severity = Severity.ERROR,
      stage = Stage.REMOTE_WRITE,
      formerIds = "insecure-remote-write")
  static final class PlainHttp implements FleetRule {
    @Override
    public void check(Fleet fleet, Consumer<Problem> out) {
      for (Sender sender : fleet.senders()) {
        for (RemoteWrite write : sender.remoteWrites()) {
          if (write.target().filter(url -> url.scheme().equals("http")).isPresent()) {
            out.accept(Problem.at(write, "sends in clear"));
          }
        }
      }
    }
  }

  /** Objects to the second of two senders that write to the same URL. */
  @RuleInfo(
      summary = "URL that two senders write to",
      why = "Nothing breaks.",
      symptom = "Nothing.",
      remedy = "None.",
      sources = {},
      severity = Severity.WARNING,
      stage = Stage.ASIDE)
  static final class SharedTarget implements FleetRule {
    @Override
    public void check(Fleet fleet, Consumer<Problem> out) {
      Map<String, RemoteWrite> seen = new HashMap<>();
      for (Sender sender : fleet.senders()) {
        for (RemoteWrite write : sender.remoteWrites()) {
          RemoteWrite first = seen.putIfAbsent(write.origin().span().text(), write);
          if (first != null) {
            out.accept(Problem.at(write, "is written to twice").see(first, "first here"));
          }
        }
      }
    }
  }

  /** Throws an exception. */
  @RuleInfo(
      summary = "fault of a rule",
      why = "It is broken.",
      remedy = "Mend it.",
      severity = Severity.INFO,
      stage = Stage.ASIDE)
  static final class BrokenRule implements FleetRule {
    @Override
    public void check(Fleet fleet, Consumer<Problem> out) {
      throw new IllegalStateException("broken on purpose");
    }
  }
}
