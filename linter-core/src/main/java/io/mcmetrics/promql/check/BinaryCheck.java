package io.mcmetrics.promql.check;

import io.mcmetrics.promql.Expression.Binary;
import io.mcmetrics.promql.Grouping.LabelName;
import io.mcmetrics.promql.Matching;
import io.mcmetrics.promql.Matching.Group;
import io.mcmetrics.promql.Matching.Kind;
import io.mcmetrics.promql.PromqlError;
import io.mcmetrics.promql.TemplatedText;
import io.mcmetrics.promql.parser.Keywords;
import java.util.List;

/** Finds what Prometheus refuses in binary operations. */
final class BinaryCheck {
  private final Binary binary;
  private final ValueType left;
  private final ValueType right;
  private final List<PromqlError> complaints;

  BinaryCheck(Binary binary, ValueType left, ValueType right, List<PromqlError> complaints) {
    this.binary = binary;
    this.left = left;
    this.right = right;
    this.complaints = complaints;
  }

  ValueType type() {
    if (TemplatedText.of(binary.operator()) instanceof TemplatedText.Templated) {
      return ValueType.UNKNOWN;
    }
    checkMatching();
    boolean scalarLeft = left == ValueType.SCALAR;
    boolean scalarRight = right == ValueType.SCALAR;
    boolean comparison = Keywords.isComparison(binary.operator());
    if (binary.matching().bool() && !comparison) {
      complain("`bool` with what is no comparison");
    }
    if (comparison && !binary.matching().bool() && scalarLeft && scalarRight) {
      complain("a comparison of two scalars without `bool`");
    }
    if (!left.mayBeOperand()) {
      complain("`" + binary.operator() + "` with " + left.words());
    }
    if (!right.mayBeOperand()) {
      complain("`" + binary.operator() + "` with " + right.words());
    }
    if (Keywords.isSetOperator(binary.operator())) {
      checkSets(scalarLeft || scalarRight);
    }
    if (scalarLeft && scalarRight) {
      return ValueType.SCALAR;
    }
    boolean isVector = left == ValueType.VECTOR || right == ValueType.VECTOR;
    return isVector ? ValueType.VECTOR : ValueType.UNKNOWN;
  }

  private void checkMatching() {
    Matching matching = binary.matching();
    boolean vectors = left.mayBe(ValueType.VECTOR) && right.mayBe(ValueType.VECTOR);
    if (!vectors && (!matching.labels().isEmpty() || matching.filled())) {
      complain("series are matched with what is no instant vector");
    }
    for (LabelName label : matching.labels()) {
      boolean twice =
          matching.kind() == Kind.ON
              && label.name() instanceof TemplatedText.Known
              && matching.included().stream().anyMatch(i -> i.name().equals(label.name()));
      if (twice) {
        complaints.add(new PromqlError("a label that is matched on and copied", label.range()));
      }
    }
  }

  private void checkSets(boolean anyScalar) {
    if (anyScalar) {
      complain("`" + binary.operator() + "` with a scalar");
    }
    if (binary.matching().group() != Group.NONE || binary.matching().filled()) {
      complain("`" + binary.operator() + "` takes no `group_left`, `group_right` or `fill`");
    }
  }

  private void complain(String words) {
    complaints.add(new PromqlError(words, binary.range()));
  }
}
