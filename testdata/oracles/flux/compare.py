#!/usr/bin/env python3
"""Generated Flux Kustomizations: what flux-build makes of them, `mcmetrics render` prints, and what
flux-build refuses, `mcmetrics lint` calls overlay-not-deployable.

Usage: compare.py LAUNCHER FLUX_BUILD [COUNT [SEED]]    (needs PyYAML)

Prints one line for each difference. Exit 1 if there is one."""
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import yaml

VALUES = ["quarry", "17", "0123", "true", "1e3", "", "a b", "x: y", "a #b", "it's", '"q"', "[a]", "{a: b}", "null", "~", "-", "a\\nb", "10.20"]
USES = ["${%s}", "x-${%s}", "${%s}${REGION}", "${%s:-d}", "${%s:=}", "${%s:+t}", "${%s:?t}", "${%s=d}", "${%s^^}", "${%s:0:2}", "${%s//a/b}",
        "${#%s}", "${%s%%y}", "$${%s}", "$$%s", "$%s", "${%s:regex}", "${1}-%s", "'${%s}'"]
BROKEN = ["${%s-d}", "${ %s }", "${%s.b}", "${%s", "${}%s", "${%s!}"]


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    pass


Loader.yaml_implicit_resolvers = {
    k: [(t, r) for t, r in v if t not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:value")]
    for k, v in yaml.SafeLoader.yaml_implicit_resolvers.items()}


def documents(text):
    return [d for d in yaml.load_all(text, Loader) if isinstance(d, dict)]


def alike(a, b):
    if isinstance(a, dict):
        return isinstance(b, dict) and a.keys() == b.keys() and all(alike(a[k], b[k]) for k in a)
    if isinstance(a, list):
        return isinstance(b, list) and len(a) == len(b) and all(map(alike, a, b))
    if isinstance(b, str) and "***" in b:
        return re.fullmatch(".*".join(map(re.escape, b.split("***"))), str(a), re.S) is not None
    return a == b and isinstance(a, bool) == isinstance(b, bool)


def key(d):
    m = d.get("metadata") or {}
    return str(d.get("kind")), str(m.get("namespace", "")), str(m.get("name", ""))


def case(rnd, name):
    """The files of one case, by path below its directory."""
    chance = lambda p: rnd.random() < p
    use = lambda: rnd.choice(USES) % "SITE" if not chance(0.02) else rnd.choice(BROKEN) % "SITE"
    text = lambda: json.dumps(use()) if chance(0.6) else json.dumps("plain")
    prometheus = f"""apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata:
  name: edge-{name}
  labels: {{app: edge}}
  annotations: {{n: {rnd.choice(['5', '"5"', 'true'])}, site: {text()}}}
spec:
  replicas: 1
  externalLabels:
    cluster: {text()}
    region: unset
"""
    deployment = f"""apiVersion: apps/v1
kind: Deployment
metadata: {{name: web-{name}, labels: {{app: web}}}}
spec:
  selector: {{matchLabels: {{app: web}}}}
  template:
    metadata: {{labels: {{app: web}}}}
    spec:
      containers:
      - name: web
        image: web:1
        env: [{{name: SITE, value: {text()}}}]
        envFrom: [{{configMapRef: {{name: facts-{name}}}}}]
"""
    facts = f"""apiVersion: v1
kind: ConfigMap
metadata: {{name: facts-{name}}}
data:
  region: north
  text: |
    first: {use() if chance(0.5) else 'plain'}
    second: two
"""
    files = {"app/prometheus.yaml": prometheus, "app/web.yaml": deployment, "app/facts.yaml": facts}
    written = chance(0.8)
    if written:
        k = {"resources": ["prometheus.yaml", "web.yaml", "facts.yaml"]}
        if chance(0.3): k["namePrefix"] = "own-"
        if chance(0.2): k["nameSuffix"] = "-own"
        if chance(0.3): k["namespace"] = "own"
        if chance(0.3): k["labels"] = [{"pairs": {"own": "yes", "app": "new"}, "includeSelectors": chance(0.4)}]
        if chance(0.2): k["commonAnnotations"] = {"own": "1"}
        if chance(0.3): k["images"] = [{"name": "web", "newTag": "2"}]
        if chance(0.3): k["patches"] = [{"target": {"kind": "Prometheus"}, "patch": '[{"op": "add", "path": "/spec/shards", "value": 2}]'}]
        if chance(0.5):
            source = {"sourceValue": "fixed"} if chance(0.3) else {"source": {"kind": "ConfigMap", "name": f"facts-{name}", "fieldPath": "data.region"}}
            path = rnd.choice(["spec.externalLabels.region"] * 3 + ["metadata.annotations.[site]"])
            k["replacements"] = [dict(source, targets=[{"select": {"kind": "Prometheus"}, "fieldPaths": [path]}])]
        if chance(0.15):
            files["part/kustomization.yaml"] = "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\npatches:\n- target: {kind: Deployment}\n  patch: |\n    - {op: add, path: /spec/replicas, value: 3}\n"
            k["components"] = ["../part"]
        files["app/kustomization.yaml"] = yaml.safe_dump(k, sort_keys=False)
        if chance(0.05): files["app/kustomization.yaml"] += "namePrefix: last-\n"
    else:
        if chance(0.1): files["app/values.yaml"] = "replicas: 2\n"
        if chance(0.1): files["app/notes.txt"] = "text\n"
        if chance(0.3): files["app/sub/kustomization.yaml"] = f"configMapGenerator:\n- name: made-{name}\n  literals: [a=b]\n"
    if chance(0.04): files["app/facts.yaml"] += "data: {region: again}\n"
    s = {"interval": "10m", "prune": True, "path": f"./c/{name}/app", "sourceRef": {"kind": "GitRepository", "name": "flux-system"}}
    if chance(0.3): s["targetNamespace"] = "theirs"
    if chance(0.3): s["namePrefix"] = "flux-"
    if chance(0.2): s["nameSuffix"] = "-flux"
    if chance(0.3): s["commonMetadata"] = {"labels": {"by": "flux"}, "annotations": {"by": "flux"}}
    if chance(0.3): s["images"] = [dict({"name": "web"}, **rnd.choice([{"newName": "other"}, {"newTag": "3"}, {"newName": "o", "digest": "sha256:" + "a" * 64}]))]
    patches = []
    if chance(0.3): patches.append({"patch": f"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: facts-{name}}}\ndata: {{region: south}}\n"})
    if chance(0.2): patches.append({"target": {"kind": "Prometheus", "labelSelector": rnd.choice(["own=yes", "app=edge"])}, "patch": "- {op: replace, path: /spec/replicas, value: 2}\n"})
    if chance(0.1): patches.append({"target": {"kind": "Prometheus", "name": rnd.choice([f"edge-{name}", f"own-edge-{name}"])}, "patch": "spec: {shards: 4}\nmetadata: {name: any}\nkind: Prometheus\napiVersion: monitoring.coreos.com/v1\n"})
    if chance(0.04): patches.append({"patch": f"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: gone-{name}}}\ndata: {{a: b}}\n"})
    if patches: s["patches"] = patches
    if chance(0.1):
        files["extra/kustomization.yaml"] = f"apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nconfigMapGenerator:\n- name: extra-{name}\n  literals: [a=b]\n"
        s["components"] = ["../extra"]
    post, config = {}, ""
    if chance(0.7): post["substitute"] = {"SITE": rnd.choice(VALUES), "REGION": rnd.choice(VALUES)}
    if chance(0.3):
        post["substituteFrom"] = [{"kind": "ConfigMap", "name": "site-" + name}]
        data = {"SITE": rnd.choice(VALUES)}
        if chance(0.1): data["site-name"] = "x"
        config = yaml.safe_dump({"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "site-" + name, "namespace": "flux-system"}, "data": data}, default_style='"')
    if post: s["postBuild"] = post
    flux = {"apiVersion": "kustomize.toolkit.fluxcd.io/v1", "kind": "Kustomization", "metadata": {"name": "app-" + name, "namespace": "flux-system"}, "spec": s}
    files["cluster/app.yaml"] = yaml.safe_dump(flux, sort_keys=False)
    if config: files["cluster/site.yaml"] = config
    return files


def main():
    launcher, flux = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 500
    rnd = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 1)
    top = tempfile.mkdtemp(prefix="flux-cases")
    names = ["c%04d" % i for i in range(count)]
    for name in names:
        for path, text in case(rnd, name).items():
            for root in (f"{top}/all", f"{top}/one/{name}"):
                file = f"{root}/c/{name}/{path}"
                os.makedirs(os.path.dirname(file), exist_ok=True)
                with open(file, "w") as out:
                    out.write(text)
    subprocess.run(["git", "init", "-q", f"{top}/all"], check=True)

    def build(name):
        root = f"{top}/one/{name}"
        command = [flux, "-root", root, "-file", f"{root}/c/{name}/cluster/app.yaml"]
        if os.path.exists(f"{root}/c/{name}/cluster/site.yaml"):
            command += ["-config", f"{root}/c/{name}/cluster/site.yaml"]
        return subprocess.run(command, capture_output=True, text=True)

    with ThreadPoolExecutor(2) as pool:
        built = list(pool.map(build, names))
    rendered = subprocess.run([launcher, "render", "."], cwd=f"{top}/all", capture_output=True, text=True)
    linted = subprocess.run([launcher, "lint", "--format", "json", "--fail-on", "never", "."], cwd=f"{top}/all", capture_output=True, text=True)
    stopped = {}
    for f in json.loads(linted.stdout)["findings"]:
        if f["ruleId"] == "overlay-not-deployable":
            stopped.setdefault(f["path"].split("/")[1], f["message"])
    ours = {}
    for d in documents(rendered.stdout):
        ours.setdefault(key(d), []).append(d)
    refused = different = equal = 0
    for name, result in zip(names, built):
        if result.returncode:
            refused += 1
            if name not in stopped:
                different += 1
                print("NOT STOPPED", name, result.stderr.strip()[-200:].replace("\n", " "))
            continue
        if name in stopped:
            different += 1
            print("STOPPED", name, stopped[name])
            continue
        bad = [key(d) for d in documents(result.stdout) if not any(alike(d, o) for o in ours.get(key(d), []))]
        if bad:
            different += 1
            print("DIFFERS", name, bad)
        else:
            equal += 1
    print(f"{count} Flux Kustomizations: {refused} refused by Flux, {equal} equal, {different} different")
    if different:
        print("kept:", top)
    else:
        shutil.rmtree(top)
    sys.exit(different > 0)


if __name__ == "__main__":
    main()
