package io.mcmetrics.report;

import io.mcmetrics.cluster.Role;
import io.mcmetrics.trace.Reach;
import io.mcmetrics.trace.Status;
import io.mcmetrics.trace.TracedSender;

/** A page in the making. Only tags and attribute names are taken as they are. */
final class Html {
  private final StringBuilder out = new StringBuilder();
  private final Language language;

  Html(Language language) {
    this.language = language;
  }

  /** Returns a text that means itself, in an element as well as in an attribute. */
  static String escaped(String text) {
    return Printable.line(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** Opens an element; its attributes are names, each followed by its value. */
  Html open(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(escaped(attributes[i + 1])).append('"');
    }
    out.append('>');
    return this;
  }

  Html close(String... tags) {
    for (String tag : tags) {
      out.append("</").append(tag).append('>');
    }
    return this;
  }

  Html text(String text) {
    out.append(escaped(text));
    return this;
  }

  Html lineBreak() {
    out.append('\n');
    return this;
  }

  /** Adds what is ours and finished: a script, a sheet of styles. */
  Html raw(String finished) {
    out.append(finished);
    return this;
  }

  /** Adds words that change with the language. */
  Html word(TraceWord word, int... numbers) {
    return word("span", word, numbers);
  }

  /** Adds an element that is nothing but words. */
  Html word(String tag, TraceWord word, int... numbers) {
    open(tag, wordAttributes("data-word", word, numbers));
    return text(word.in(language, numbers)).close(tag);
  }

  /** Adds a message of a rule or a hop, which is English; what stands in backquotes is code. */
  Html prose(String message) {
    open("span", "lang", "en");
    String[] parts = message.split("`", -1);
    for (int i = 0; i < parts.length; i++) {
      boolean code = i % 2 == 1 && i < parts.length - 1;
      if (code) {
        open("code").text(parts[i]).close("code");
      } else {
        text((i % 2 == 1 ? "`" : "") + parts[i]);
      }
    }
    return close("span");
  }

  Html status(Status status) {
    return badge("status " + status.word(), TraceIcons.of(status), TraceWord.of(status));
  }

  Html reach(Reach reach) {
    return badge("reach " + reach.word(), TraceIcons.of(reach), TraceWord.of(reach));
  }

  Html role(Role role) {
    return word(TraceWord.valueOf("ROLE_" + role.name()));
  }

  /** Adds what share arrives; nothing if nothing is asked for. */
  Html arriving(TracedSender sender) {
    return sender.needed() == 0
        ? text(TraceIcons.of(Status.NOT_APPLICABLE))
        : word(TraceWord.ARRIVING_OF, sender.arriving(), sender.needed());
  }

  @Override
  public String toString() {
    return out.toString();
  }

  private Html badge(String style, String icon, TraceWord word) {
    open("span", "class", style);
    open("span", "class", "icon", "aria-hidden", "true").text(icon).close("span");
    return word(word).close("span");
  }

  private static String[] wordAttributes(String name, TraceWord word, int... numbers) {
    if (numbers.length == 0) {
      return new String[] {name, word.key()};
    }
    StringBuilder of = new StringBuilder();
    for (int number : numbers) {
      of.append(of.isEmpty() ? "" : " ").append(number);
    }
    return new String[] {name, word.key(), "data-of", of.toString()};
  }
}
