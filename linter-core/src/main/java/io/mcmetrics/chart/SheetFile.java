package io.mcmetrics.chart;

import io.mcmetrics.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A sheet as a file: its head is read at once, its body when it is asked for. */
final class SheetFile {
  /** The separator of head and body. */
  private static final String RULE = "\n---\n";

  private final String id;
  private final SheetHead head;
  private final String body;
  private Optional<ChartSheet> sheet = Optional.empty();

  private SheetFile(String id, SheetHead head, String body) {
    this.id = id;
    this.head = head;
    this.body = body;
  }

  /** Returns one of the sheets beside this class. */
  static SheetFile of(String id) {
    String text = resource("charts/" + id + ".yaml");
    int rule = text.indexOf(RULE);
    if (rule < 0) {
      throw new IllegalArgumentException("the sheet " + id + " has no body");
    }
    SheetHead head = SheetHead.read(SourceFile.of(id, text.substring(0, rule)));
    return new SheetFile(id, head, text.substring(rule + RULE.length()));
  }

  String id() {
    return id;
  }

  SheetHead head() {
    return head;
  }

  ChartSheet sheet() {
    if (sheet.isEmpty()) {
      sheet = Optional.of(SheetReader.read(SourceFile.of(id, body)));
    }
    return sheet.get();
  }

  static String resource(String name) {
    try (InputStream in = SheetFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
