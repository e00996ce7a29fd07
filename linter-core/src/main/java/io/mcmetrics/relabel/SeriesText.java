package io.mcmetrics.relabel;

import io.mcmetrics.relabel.LabelValue.Text;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** Series as Prometheus writes them: {@code name{label="value"}}. */
public final class SeriesText {
  private final String text;
  private int at;

  private SeriesText(String text) {
    this.text = text;
  }

  /** Returns the labels of a series, which has no others; empty for any other text. */
  public static Optional<LabelSet> read(String line) {
    return new SeriesText(line.strip()).read();
  }

  /** Returns the text of a series; a label that may be there has a question mark for its value. */
  public static String of(LabelSet series) {
    Optional<String> name =
        series.value(LabelSet.NAME) instanceof Text known
            ? Optional.of(known.text()).filter(SeriesText::isPlainName)
            : Optional.empty();
    StringJoiner labels = new StringJoiner(", ", "{", "}").setEmptyValue("");
    for (Map.Entry<String, LabelValue> label : series.labels().entrySet()) {
      boolean isSaid = name.isPresent() && label.getKey().equals(LabelSet.NAME);
      if (!isSaid && !series.lacks(label.getKey())) {
        labels.add(key(label.getKey()) + "=" + value(label.getValue()));
      }
    }
    String written = name.orElse("") + labels;
    return written.isEmpty() ? "{}" : written;
  }

  private Optional<LabelSet> read() {
    int brace = text.indexOf('{');
    String name = (brace < 0 ? text : text.substring(0, brace)).strip();
    if (!name.isEmpty() && !isPlainName(name)) {
      return Optional.empty();
    }
    LabelSet series = LabelSet.closed().with(LabelSet.NAME, name);
    if (brace < 0) {
      return name.isEmpty() ? Optional.empty() : Optional.of(series);
    }
    at = brace + 1;
    while (!take('}')) {
      Optional<String> key = isAt('"') ? quoted() : Optional.of(word());
      if (key.isEmpty() || key.get().isEmpty()) {
        return Optional.empty();
      }
      boolean isName = !take('=');
      Optional<String> value = isName ? key : quoted();
      if (value.isEmpty() || (!isAt('}') && !take(','))) {
        return Optional.empty();
      }
      series = series.with(isName ? LabelSet.NAME : key.get(), value.get());
    }
    return at == text.length() ? Optional.of(series) : Optional.empty();
  }

  private boolean isAt(char character) {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at < text.length() && text.charAt(at) == character;
  }

  private boolean take(char character) {
    boolean found = isAt(character);
    at += found ? 1 : 0;
    return found;
  }

  private String word() {
    int start = at;
    while (at < text.length() && isWordCharacter(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private Optional<String> quoted() {
    if (!take('"')) {
      return Optional.empty();
    }
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      char character = text.charAt(at++);
      if (character == '"') {
        return Optional.of(value.toString());
      }
      if (character == '\\' && at < text.length()) {
        char escaped = text.charAt(at++);
        value.append(escaped == 'n' ? '\n' : escaped);
      } else {
        value.append(character);
      }
    }
    return Optional.empty();
  }

  private static String key(String name) {
    return !name.isEmpty() && name.chars().allMatch(SeriesText::isWordCharacter)
        ? name
        : GoText.quoted(name);
  }

  private static String value(LabelValue value) {
    return value instanceof Text known ? GoText.quoted(known.text()) : "?";
  }

  private static boolean isPlainName(String name) {
    return name.chars().allMatch(character -> isWordCharacter(character) || character == ':');
  }

  private static boolean isWordCharacter(int character) {
    return character < 128 && (Character.isLetterOrDigit(character) || character == '_');
  }
}
