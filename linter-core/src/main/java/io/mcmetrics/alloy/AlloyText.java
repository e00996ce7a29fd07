package io.mcmetrics.alloy;

import io.mcmetrics.source.Origin;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.Span;
import io.mcmetrics.yaml.YamlScalar;

/** A text in the language, with the place of each part of it. */
public final class AlloyText {
  private final String text;
  private final YamlScalar.Places places;

  private AlloyText(String text, YamlScalar.Places places) {
    this.text = text;
    this.places = places;
  }

  /** Returns the text of a whole file. */
  public static AlloyText of(SourceFile file) {
    return new AlloyText(file.text(), (start, end) -> Origin.written(new Span(file, start, end)));
  }

  /** Returns the text in a ConfigMap or in values. */
  public static AlloyText in(YamlScalar scalar) {
    return new AlloyText(scalar.text(), scalar.places());
  }

  /** Tells whether a text looks like one with a sender. */
  public static boolean hasSender(String text) {
    return text.contains(AlloySenders.REMOTE_WRITE);
  }

  String text() {
    return text;
  }

  Origin placeOf(int start, int end) {
    return places.of(start, end);
  }
}
