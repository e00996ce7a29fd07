package io.mcmetrics.rules.admission;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.REMOTE_WRITE;

import com.google.auto.service.AutoService;
import io.mcmetrics.admission.AdmissionFault;
import io.mcmetrics.admission.AdmissionFault.Kind;
import io.mcmetrics.admission.ObjectVerdict.Judged;
import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Problem.Weight;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.admission.analysis.AdmissionProblems;
import io.mcmetrics.source.Span;
import io.mcmetrics.source.TreePath;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Flags custom resources that the API server does not take. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a custom resource that the API server refuses",
    why =
        """
        The API server holds each custom resource against the definition of its kind: types,
        required fields, enumerations, patterns, rules about several fields. Of an object that does
        not fit, nothing is created or changed, and what deploys it stops there, often with all that
        it would have deployed besides.
        """,
    symptom =
        """
        The client gets an answer `Invalid` with the field and the reason: `kubectl` prints it,
        the Kustomization or the HelmRelease of Flux is not `Ready` (`ReconciliationFailed`,
        `UpgradeFailed`), the Application of Argo CD fails to sync. In the cluster nothing
        changes, so that its metrics are those of the state before.
        """,
    remedy =
        """
        Correct the field that the message names. `kubectl apply --dry-run=server` asks a cluster
        the same.
        """,
    confidence =
        """
        Certain where the type of a value is wrong in every release that is known; and of other
        values where the tree has the definition or the operator, and with it the release. Likely
        where another release may take the value, or something unseen may change it, and where an
        item of a list lacks a field. Possible where a placeholder or the name of the file says that
        the place is filled in before, where an object lacks one, which it may have in the
        cluster, and, as a remark only, where no known release has this version of the kind and
        the tree does not show which one runs.
        """,
    sources = {
      "Kubernetes 1.37, apiextensions-apiserver, pkg/apiserver/validation and schema/cel: "
          + "what an object is held against",
      "prometheus-operator 0.93.0 and Gateway API 1.3.0 and 1.7.0, definitions of their "
          + "kinds, run: which values are refused",
      "Flux kustomize-controller 1.9.4, docs/spec/v1/kustomizations.md: the reasons of a "
          + "Kustomization that is not ready",
      "Flux helm-controller 1.6.3, docs/spec/v2/helmreleases.md: the reasons of a "
          + "HelmRelease that is not ready"
    },
    severity = ERROR,
    stage = REMOTE_WRITE)
public final class ObjectRefused implements FleetRule {
  private static final Pattern TEMPLATE = Pattern.compile("(?i)(.*[-_.])?template([-_.].*)?");
  private static final Pattern PLACEHOLDER =
      Pattern.compile("(?i)(replace|change|fill)[-_ ]?(me|in)\\b|placeholder");

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    AdmissionProblems.report(fleet, AdmissionFault::isRefusal, ObjectRefused::problem, out);
  }

  /** Tells whether a person or a script changes the place before anything is deployed. */
  private static boolean isForFillingIn(AdmissionFault fault) {
    Span place = fault.origin().span();
    return TEMPLATE.matcher(TreePath.nameOf(place.file().path())).matches()
        || PLACEHOLDER.matcher(place.text()).find();
  }

  private static Problem problem(Document document, Judged judged) {
    AdmissionFault fault = judged.fault();
    Problem problem =
        Problem.at(
                fault,
                "the API server refuses this %s, and nothing of it is applied: %s",
                document.kind(),
                fault.message())
            .atMost(isForFillingIn(fault) ? Confidence.POSSIBLE : judged.confidence());
    boolean isRemark = fault.kind() == Kind.VERSION && judged.confidence() == Confidence.POSSIBLE;
    return isRemark ? problem.withWeight(Weight.LIGHTEST) : problem;
  }
}
