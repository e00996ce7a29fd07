package io.mcmetrics.cli;

import io.mcmetrics.report.Standpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * The three standard streams, in UTF-8 whatever the locale.
 *
 * @param in standard input
 * @param out the result of the command, and nothing else
 * @param err messages about it
 */
record Terminal(InputStream in, PrintWriter out, PrintWriter err) {

  /** Returns the streams, buffered. */
  static Terminal of(InputStream in, OutputStream out, OutputStream err) {
    return new Terminal(in, writer(out), writer(err));
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
  }

  /** Returns all that is piped in. */
  String readAll() throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Says on standard error which root was taken, if that does not go without saying. */
  void note(Standpoint standpoint) {
    if (!standpoint.note().isEmpty()) {
      say(standpoint.note());
    }
  }

  /** Prints messages on standard error, a line for each. */
  void say(String sentences) {
    for (String sentence : sentences.split("\\R", -1)) {
      err.write("mcmetrics: " + sentence + "\n");
    }
  }
}
