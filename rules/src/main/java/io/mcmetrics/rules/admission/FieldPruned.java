package io.mcmetrics.rules.admission;

import static io.mcmetrics.finding.Severity.WARNING;
import static io.mcmetrics.finding.Stage.REMOTE_WRITE;

import com.google.auto.service.AutoService;
import io.mcmetrics.admission.AdmissionFault;
import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.admission.analysis.AdmissionProblems;
import java.util.function.Consumer;

/** Flags fields of custom resources that the API server does not know. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a field of a custom resource that the API server drops",
    why =
        """
        A field that the definition of its kind does not have is dropped, and the rest is stored: a
        selector that has lost its labels selects everything, a login that has lost its Secret is
        none. A client may ask the API server to refuse the object instead, as `kubectl apply` does.
        """,
    symptom =
        """
        `kubectl apply` and Argo CD end with `unknown field`; Helm 4 and a Kustomization of Flux,
        which apply on the server, with `field not declared in schema`. Helm 3 goes on:
        `kubectl get -o yaml` shows the object without the field, what it was to do does not
        happen, and nothing at run time names it.
        """,
    remedy =
        """
        Write the field as the definition has it, and in the place where it has it. `kubectl
        explain` shows the fields of a kind.
        """,
    confidence =
        """
        Certain where the tree has the definition or the operator, and where a field only differs in
        its spelling from one that there is. Likely elsewhere: another release may have the field.
        """,
    sources = {
      "Kubernetes 1.37, apiextensions-apiserver, pkg/apiserver/schema/pruning: unknown "
          + "fields of custom resources are dropped",
      "Kubernetes 1.37, apimachinery, FieldValidation: ignore, warn or strict, as the client asks",
      "structured-merge-diff 6.4.0, typed/validate.go: server-side apply refuses fields "
          + "that the schema does not have",
      "Kubernetes 1.37, kubectl apply --validate, and Argo CD 3.6.0, "
          + "gitops-engine/pkg/utils/kube/resource_ops.go: strict by default",
      "Helm 3.22.0 and 4.3.1, pkg/kube/client.go: 3 creates without asking for validation, "
          + "4 applies on the server and strictly",
      "prometheus-operator 0.93.0, definitions of its kinds: which fields there are"
    },
    severity = WARNING,
    stage = REMOTE_WRITE)
public final class FieldPruned implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    AdmissionProblems.report(
        fleet,
        fault -> !fault.isRefusal(),
        (document, judged) -> problem(document, judged.fault()).atMost(judged.confidence()),
        out);
  }

  /** What Helm 3 installs may lose the field; the clients of manifests are strict. */
  private static Problem problem(Document document, AdmissionFault fault) {
    String fate =
        document.sight().sketch()
            ? "and the API server drops it"
            : "and the API server drops it, or refuses the object from a strict client";
    // A key may have dots itself, as those of labels have.
    String written = fault.origin().span().text();
    int dot =
        fault.path().endsWith("." + written)
            ? fault.path().length() - written.length() - 1
            : fault.path().lastIndexOf('.');
    String hint = fault.meant().map(meant -> "; did you mean `" + meant + "`?").orElse("");
    return Problem.at(
        fault,
        "`%s` is no field of `%s`, %s%s",
        fault.path().substring(dot + 1),
        dot < 0 ? "the object" : fault.path().substring(0, dot),
        fate,
        hint);
  }
}
