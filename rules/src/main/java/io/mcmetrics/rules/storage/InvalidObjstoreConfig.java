package io.mcmetrics.rules.storage;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.ASIDE;
import static io.mcmetrics.finding.Stage.RECEIVE;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.analysis.ComponentScope;
import io.mcmetrics.storage.Bucket;
import io.mcmetrics.storage.BucketFault;
import io.mcmetrics.storage.CaFile;
import io.mcmetrics.storage.CaFile.Mounting;
import io.mcmetrics.storage.StorageUse;
import java.util.List;
import java.util.function.Consumer;

/** Flags configurations of buckets that are read, and with which no request can succeed. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a bucket that cannot be used as it is configured",
    why =
        """
        Without the file of its certificate authorities a component ends at start, `unable to load
        specified CA cert`: where that is Thanos Receive, all remote writes are refused. With a wrong
        name, region or port it runs, uploads nothing, and the disk is the only copy until the local
        retention is over.
        """,
    symptom =
        """
        Without the file: `unable to load specified CA cert`, and `CrashLoopBackOff`. Else the log repeats `upload
        failed` with the answer of the server or `Bucket name cannot be empty`, and
        `thanos_objstore_bucket_operation_failures_total` grows while `thanos_shipper_upload_failures_total` does.
        """,
    remedy =
        """
        Mount the file into this very container: bitnami's chart calls it `extraVolumeMounts`, and a
        sidecar of the operator has `thanos.volumeMounts`. `insecure: true` is for ports without TLS.
        """,
    confidence =
        """
        Certain where the client refuses the name, or the container is seen whole and has no volume
        with the file. Likely where the server decides, or an image may bring the file along.
        """,
    sources = {
      "objstore of August 2025, exthttp/tlsconfig.go: a file of authorities that is "
          + "not there is an error at start",
      "minio-go 7.0, pkg/s3utils/utils.go: names of buckets are checked at each request"
    },
    severity = ERROR,
    stage = RECEIVE)
public final class InvalidObjstoreConfig implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    for (StorageUse use : fleet.infrastructure().storage().uses()) {
      for (BucketFault fault : use.bucket().map(Bucket::faults).orElse(List.of())) {
        Problem problem =
            Problem.at(
                    fault,
                    "nothing is written to this bucket, or read from it: %s",
                    fault.message())
                .atMost(fault.confidence())
                .atStage(ASIDE);
        out.accept(ComponentScope.of(problem, use.component(), fleet));
      }
      use.caFile()
          .filter(file -> file.mounting() == Mounting.NOT_MOUNTED)
          .ifPresent(file -> out.accept(unmounted(file, use, fleet)));
    }
  }

  private static Problem unmounted(CaFile file, StorageUse use, Fleet fleet) {
    boolean mayBeThere =
        CaFile.isInSystemDirectory(file.path())
            || use.component().workload().sight().sketch()
            // Of a resource of an operator, patches of containers are not read.
            || use.component().workload().kind().matches("Prometheus.*|ThanosRuler");
    Problem problem =
        Problem.at(
                file,
                "%s does not start: no volume of its container has the CA file `%s`",
                program(use),
                file.path())
            .see(use.component(), "the container")
            .atMost(mayBeThere ? Confidence.LIKELY : Confidence.CERTAIN)
            .atStage(use.component().program() == Program.THANOS_RECEIVE ? RECEIVE : ASIDE);
    return ComponentScope.of(problem, use.component(), fleet);
  }

  private static String program(StorageUse use) {
    return use.component().program().words();
  }
}
