package io.mcmetrics.html;

import io.mcmetrics.cluster.Role;
import io.mcmetrics.report.Language;
import io.mcmetrics.report.Printable;
import io.mcmetrics.report.trace.TraceIcons;
import io.mcmetrics.report.trace.TraceMessage;
import io.mcmetrics.trace.HopStatus;
import io.mcmetrics.trace.ReachesGrafana;
import io.mcmetrics.trace.TracedHop;
import io.mcmetrics.trace.TracedSender;

/** A writer of one HTML page. It escapes everything but tags and attribute names. */
final class HtmlWriter {
  private final StringBuilder out = new StringBuilder();
  private final Language language;

  HtmlWriter(Language language) {
    this.language = language;
  }

  /** Returns a text escaped for elements and attributes. */
  static String escaped(String text) {
    return Printable.line(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** Opens an element; its attributes are names, each followed by its value. */
  HtmlWriter open(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(escaped(attributes[i + 1])).append('"');
    }
    out.append('>');
    return this;
  }

  HtmlWriter close(String... tags) {
    for (String tag : tags) {
      out.append("</").append(tag).append('>');
    }
    return this;
  }

  HtmlWriter text(String text) {
    out.append(escaped(text));
    return this;
  }

  HtmlWriter lineBreak() {
    out.append('\n');
    return this;
  }

  /** Adds trusted text as it is: a script or a style sheet. */
  HtmlWriter raw(String finished) {
    out.append(finished);
    return this;
  }

  /** Adds a text that changes with the language. */
  HtmlWriter word(TraceMessage message, int... numbers) {
    return word("span", message, numbers);
  }

  /** Adds an element with a text that changes with the language. */
  HtmlWriter word(String tag, TraceMessage message, int... numbers) {
    open(tag, wordAttributes("data-word", message, numbers));
    return text(message.in(language, numbers)).close(tag);
  }

  /** Adds a message of a rule or a hop, which is English; what stands in backquotes is code. */
  HtmlWriter prose(String message) {
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

  HtmlWriter status(HopStatus status) {
    return badge("status " + status.word(), TraceIcons.of(status), TraceMessage.of(status));
  }

  /** Adds the status of a hop, or that it is in order as far as it was looked at. */
  HtmlWriter status(TracedHop hop) {
    return hop.isInOrderAsFarAsSeen()
        ? badge(
            "status " + ReachesGrafana.AS_FAR_AS_SEEN.style(),
            TraceIcons.of(ReachesGrafana.AS_FAR_AS_SEEN),
            TraceMessage.STATUS_AS_FAR_AS_SEEN)
        : status(hop.status());
  }

  HtmlWriter reach(ReachesGrafana reach) {
    return badge("reach " + reach.style(), TraceIcons.of(reach), TraceMessage.of(reach));
  }

  HtmlWriter role(Role role) {
    return word(TraceMessage.valueOf("ROLE_" + role.name()));
  }

  /** Adds how many of the needed metrics arrive; nothing if none are needed. */
  HtmlWriter arriving(TracedSender sender) {
    return sender.needed() == 0
        ? text(TraceIcons.of(HopStatus.NOT_APPLICABLE))
        : word(TraceMessage.ARRIVING_OF, sender.arriving(), sender.needed());
  }

  @Override
  public String toString() {
    return out.toString();
  }

  private HtmlWriter badge(String style, String icon, TraceMessage message) {
    open("span", "class", style);
    open("span", "class", "icon", "aria-hidden", "true").text(icon).close("span");
    return word(message).close("span");
  }

  private static String[] wordAttributes(String name, TraceMessage message, int... numbers) {
    if (numbers.length == 0) {
      return new String[] {name, message.key()};
    }
    StringBuilder of = new StringBuilder();
    for (int number : numbers) {
      of.append(of.isEmpty() ? "" : " ").append(number);
    }
    return new String[] {name, message.key(), "data-of", of.toString()};
  }
}
