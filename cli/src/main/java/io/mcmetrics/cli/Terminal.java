package io.mcmetrics.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * The three standard streams, in UTF-8 whatever the locale.
 *
 * @param in what is piped in
 * @param out what the command was asked for, and nothing else
 * @param err what there is to say about it
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

  /** Says what is no part of what was asked for, a line for each thing. */
  void say(String sentences) {
    for (String sentence : sentences.split("\\R", -1)) {
      err.write("mcmetrics: " + sentence + "\n");
    }
  }
}
