package io.mcmetrics.chart.template;

import io.mcmetrics.yaml.Yaml;
import java.util.List;

/** What a template can refer to. */
public interface TemplateData {
  /** A value, a mapping of the chart, nothing, or what is not known. */
  sealed interface Found {
    /** A value. */
    record Node(Yaml node) implements Found {}

    /** Neither the user nor the chart sets it. */
    record Nothing() implements Found {}

    /** A mapping that the chart has and the user does not set. */
    record OfChart() implements Found {}

    /** The chart may set it, or something outside of the files. */
    record Unknown() implements Found {}
  }

  /** Returns the value at a path of keys below {@code .Values}. */
  Found value(List<String> keys);

  /** Returns the value of {@code .Release.Name} and the like; empty if it is not known. */
  String builtIn(String name);

  /** Tells whether a named template may be one of the chart or its parts. */
  boolean mayDefine(String template);
}
