package io.mcmetrics.admission.cel;

import io.mcmetrics.admission.cel.CelValue.Failure;
import io.mcmetrics.admission.cel.CelValue.Fields;
import io.mcmetrics.admission.cel.CelValue.Items;
import io.mcmetrics.admission.cel.CelValue.Text;
import io.mcmetrics.admission.cel.CelValue.Truth;
import io.mcmetrics.admission.cel.CelValue.Unknown;
import io.mcmetrics.admission.cel.CelValue.Whole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Evaluates expressions in four values of truth: true, false, an error, and unknown. */
final class CelEvaluation {
  private final Map<String, CelValue> variables;

  CelEvaluation(Map<String, CelValue> variables) {
    this.variables = variables;
  }

  CelValue of(CelNode node) {
    if (node instanceof CelNode.Literal literal) {
      return literal.value();
    }
    if (node instanceof CelNode.Name name) {
      return variables.getOrDefault(name.name(), CelValue.unknown());
    }
    if (node instanceof CelNode.Field field) {
      return field(of(field.of()), field.name());
    }
    if (node instanceof CelNode.Has has) {
      return has(of(has.of()), has.name());
    }
    if (node instanceof CelNode.Element element) {
      return element(of(element.of()), of(element.index()));
    }
    if (node instanceof CelNode.Listed list) {
      return new Items(list.items().stream().map(this::of).toList());
    }
    if (node instanceof CelNode.Choice choice) {
      return choice(choice);
    }
    if (node instanceof CelNode.Loop loop) {
      return loop(loop);
    }
    return node instanceof CelNode.Call call ? call(call) : CelValue.unknown();
  }

  private static CelValue field(CelValue of, String name) {
    if (!(of instanceof Fields fields)) {
      return of instanceof Failure ? of : CelValue.unknown();
    }
    CelValue otherwise = fields.isWhole() ? new Failure() : CelValue.unknown();
    return fields.values().getOrDefault(name, otherwise);
  }

  private static CelValue has(CelValue of, String name) {
    if (!(of instanceof Fields fields)) {
      return of instanceof Failure ? of : CelValue.unknown();
    }
    if (fields.values().containsKey(name)) {
      return CelValue.of(true);
    }
    return fields.isWhole() ? CelValue.of(false) : CelValue.unknown();
  }

  private static CelValue element(CelValue of, CelValue index) {
    if (of instanceof Items items
        && index instanceof Whole whole
        && whole.value() >= 0
        && whole.value() < items.values().size()) {
      return items.values().get((int) whole.value());
    }
    return of instanceof Fields fields && index instanceof Text key
        ? fields.values().getOrDefault(key.value(), CelValue.unknown())
        : CelValue.unknown();
  }

  private CelValue choice(CelNode.Choice choice) {
    CelValue condition = of(choice.condition());
    if (condition.isTrue()) {
      return of(choice.then());
    }
    if (condition.isFalse()) {
      return of(choice.otherwise());
    }
    return condition instanceof Failure ? condition : CelValue.unknown();
  }

  private CelValue call(CelNode.Call call) {
    List<CelNode> arguments = call.arguments();
    if (arguments.size() == 2 && call.function().equals("&&")) {
      return both(of(arguments.get(0)), arguments.get(1), false);
    }
    if (arguments.size() == 2 && call.function().equals("||")) {
      return both(of(arguments.get(0)), arguments.get(1), true);
    }
    return CelFunctions.call(call.function(), arguments.stream().map(this::of).toList());
  }

  /** One side that decides is enough, also where the other one is an error. */
  private CelValue both(CelValue left, CelNode rightNode, boolean decides) {
    if (left instanceof Truth truth && truth.value() == decides) {
      return left;
    }
    CelValue right = of(rightNode);
    if (right instanceof Truth truth && truth.value() == decides) {
      return right;
    }
    return undecided(List.of(left, right), decides);
  }

  /** Returns the result where no value decides: an error counts only if nothing is unknown. */
  private static CelValue undecided(List<CelValue> values, boolean decides) {
    boolean isKnown =
        values.stream().allMatch(value -> value instanceof Truth || value instanceof Failure);
    if (!isKnown) {
      return CelValue.unknown();
    }
    return values.stream().anyMatch(Failure.class::isInstance)
        ? new Failure()
        : CelValue.of(!decides);
  }

  private CelValue loop(CelNode.Loop loop) {
    CelValue over = of(loop.over());
    List<CelValue> elements = new ArrayList<>();
    if (over instanceof Items items) {
      elements.addAll(items.values());
    } else if (over instanceof Fields fields && fields.isWhole()) {
      fields.values().keySet().forEach(key -> elements.add(new Text(key)));
    } else {
      return over instanceof Failure ? over : CelValue.unknown();
    }
    List<CelValue> bodies = elements.stream().map(element -> body(loop, element)).toList();
    return switch (loop.macro()) {
      case "all" -> all(bodies, false);
      case "exists" -> all(bodies, true);
      case "exists_one" ->
          bodies.stream().allMatch(Truth.class::isInstance)
              ? CelValue.of(bodies.stream().filter(CelValue::isTrue).count() == 1)
              : CelValue.unknown();
      case "filter" -> filtered(elements, bodies);
      default ->
          bodies.stream().anyMatch(Unknown.class::isInstance)
              ? CelValue.unknown()
              : new Items(bodies);
    };
  }

  private CelValue body(CelNode.Loop loop, CelValue element) {
    Map<String, CelValue> inner = new LinkedHashMap<>(variables);
    inner.put(loop.variable(), element);
    return new CelEvaluation(inner).of(loop.body());
  }

  private static CelValue all(List<CelValue> bodies, boolean decides) {
    for (CelValue body : bodies) {
      if (body instanceof Truth truth && truth.value() == decides) {
        return body;
      }
    }
    return undecided(bodies, decides);
  }

  private static CelValue filtered(List<CelValue> elements, List<CelValue> bodies) {
    List<CelValue> kept = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      if (!(bodies.get(i) instanceof Truth truth)) {
        return CelValue.unknown();
      }
      if (truth.value()) {
        kept.add(elements.get(i));
      }
    }
    return new Items(kept);
  }
}
