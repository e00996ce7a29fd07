#!/usr/bin/env bash
# A JSON patch that adds an annotation to a resource which has none is taken by kustomize in the field `patches` and
# refused in the field `patchesJson6902`, though JSON Patch (RFC 6902, 4.1) wants the parent of what is added to be
# there. For a label, which no resource here has either, both fields refuse the same patch.
#
# Asked: sigs.k8s.io/kustomize/kustomize/v5 5.6.0 and 5.8.2, as Go modules. Needs Go.
set -euo pipefail
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work"

cat >service.yaml <<'YAML'
apiVersion: v1
kind: Service
metadata:
  name: receive
spec:
  clusterIP: None
YAML

# overlay FOLDER FIELD PARENT: an overlay whose patch adds one key below a parent that is not there.
overlay() {
  mkdir -p "$1"
  cp service.yaml "$1"
  cat >"$1/kustomization.yaml" <<YAML
resources: [service.yaml]
$2:
  - target: {version: v1, kind: Service, name: receive}
    patch: |-
      - op: add
        path: /metadata/$3/team
        value: metrics
YAML
}
for field in patches patchesJson6902; do
  for parent in annotations labels; do
    overlay "$field-$parent" "$field" "$parent"
  done
done

seen=''
for release in 5.6.0 5.8.2; do
  GOBIN=$work/$release go install "sigs.k8s.io/kustomize/kustomize/v5@v$release" 2>/dev/null
  for overlay in patches-annotations patchesJson6902-annotations patches-labels patchesJson6902-labels; do
    verdict=refused
    "$work/$release/kustomize" build "$overlay" >built 2>refusal && grep -q 'team: metrics' built && verdict=taken
    echo "kustomize $release, $overlay: $verdict"
    seen="$seen$verdict "
  done
done
expected='taken refused refused refused '
if [ "$seen" = "$expected$expected" ]; then
  echo 'as described: the missing parent is made for annotations alone, and by the field patches alone'
else
  echo 'changed'
  exit 1
fi
