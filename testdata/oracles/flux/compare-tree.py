#!/usr/bin/env python3
"""Flux Kustomizations of real trees: each document that flux-build makes, `mcmetrics render` must print.

Usage: compare-tree.py LAUNCHER FLUX_BUILD TREE...    (needs PyYAML; trees are copied, and not changed)

A Kustomization that another one deploys is built as that other one hands it to the cluster, with its patches, names and
variables: parents are built first, and what they make of a child counts in place of its file. Masked values match
anything, and so do values that stand encrypted in the tree: Flux knows them, and neither of the two programs does. Prints one line for each document that is missing or differs. Exit 1 if there is one."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

import yaml

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from compare import Loader, key
from compare import alike as alike_as_written

GROUP = "kustomize.toolkit.fluxcd.io/"
ROUNDS = 4


def alike(flux, ours):
    if isinstance(flux, dict):
        return isinstance(ours, dict) and flux.keys() == ours.keys() and all(alike(flux[k], ours[k]) for k in flux)
    if isinstance(flux, list):
        return isinstance(ours, list) and len(flux) == len(ours) and all(map(alike, flux, ours))
    return (isinstance(flux, str) and "ENC[AES256_GCM," in flux) or alike_as_written(flux, ours)


def documents(text):
    found = []
    for one in yaml.load_all(text, Loader):
        if isinstance(one, dict) and one.get("kind") == "List":
            found += [item for item in one.get("items") or [] if isinstance(item, dict)]
        elif isinstance(one, dict):
            found.append(one)
    return found


def is_flux(document):
    return str(document.get("apiVersion")).startswith(GROUP) and document.get("kind") == "Kustomization"


def read(tree):
    """Each YAML file with its documents; what is no YAML has none."""
    for folder, folders, names in os.walk(tree):
        folders[:] = sorted(f for f in folders if f != ".git")
        for name in sorted(names):
            if name.endswith((".yaml", ".yml")):
                path = os.path.join(folder, name)
                try:
                    yield path, documents(open(path, errors="replace").read())
                except yaml.YAMLError:
                    yield path, []


def build(flux, tree, document, configs):
    """What Flux makes of one Kustomization; None if it refuses."""
    spec = document.get("spec") or {}
    names = {str(s.get("name")) for s in (spec.get("postBuild") or {}).get("substituteFrom") or []}
    with tempfile.TemporaryDirectory() as work:
        file = os.path.join(work, "kustomization.yaml")
        with open(file, "w") as out:
            yaml.safe_dump(document, out)
        command = [flux, "-root", tree, "-file", file, "-name", str((document.get("metadata") or {}).get("name"))]
        for name in sorted(names):
            for path in configs.get(name, []):
                command += ["-config", path]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120)
        return documents(done.stdout) if done.returncode == 0 else None


def is_here(tree, document):
    spec = document.get("spec") or {}
    path = str(spec.get("path", "./")).lstrip("./")
    return (spec.get("sourceRef") or {}).get("kind") == "GitRepository" and os.path.isdir(os.path.join(tree, path))


def compared(launcher, flux, tree):
    files = list(read(tree))
    configs = {}
    for path, found in files:
        for one in found:
            if one.get("kind") in ("ConfigMap", "Secret"):
                configs.setdefault(str((one.get("metadata") or {}).get("name")), []).append(path)
    # By the file in which it stands, so that the copies of several clusters stay apart.
    wanted = {}
    for path, found in files:
        for one in filter(is_flux, found):
            if is_here(tree, one):
                wanted[(path, key(one))] = one
    made = {}
    for _ in range(ROUNDS):
        handed = {}
        for place, one in wanted.items():
            if place not in made or made[place][0] != one:
                made[place] = (one, build(flux, tree, one, configs))
            for child in filter(is_flux, made[place][1] or []):
                handed.setdefault(key(child)[2], []).append(child)
        changed = False
        for (path, name), one in list(wanted.items()):
            versions = handed.get(name[2], [])
            # Several parents: which of them is meant is not known here.
            if versions and all(v == versions[0] for v in versions) and versions[0] != one:
                wanted[(path, name)] = versions[0]
                changed = True
        if not changed:
            break
    ours = {}
    for one in documents(subprocess.run([launcher, "render", "."], cwd=tree, capture_output=True, text=True).stdout):
        ours.setdefault(key(one), []).append(one)
    counts = {"built": 0, "refused": 0, "equal": 0, "missing": 0, "different": 0}
    for (path, name), (_, found) in made.items():
        counts["built" if found is not None else "refused"] += 1
        for one in found or []:
            there = ours.get(key(one), [])
            result = "equal" if any(alike(one, each) for each in there) else "different" if there else "missing"
            counts[result] += 1
            if result != "equal":
                print(result, os.path.relpath(path, tree), name[2], *key(one))
    return counts


def main():
    launcher, flux = map(os.path.abspath, sys.argv[1:3])
    total = {}
    for tree in sys.argv[3:]:
        if not any("kustomize.toolkit.fluxcd.io" in open(p, errors="replace").read() for p, _ in read(tree)):
            continue
        with tempfile.TemporaryDirectory() as work:
            copy = os.path.join(work, "tree")
            shutil.copytree(tree, copy, symlinks=True)
            subprocess.run(["git", "init", "-q", copy], check=True)
            for name, count in compared(launcher, flux, copy).items():
                total[name] = total.get(name, 0) + count
    print(", ".join(f"{count} {name}" for name, count in total.items()))
    sys.exit(bool(total.get("missing") or total.get("different")))


if __name__ == "__main__":
    main()
