#!/usr/bin/env python3
"""Writes the keys that a Helm chart reads, by version: python3 chart-keys.py GITDIR FOLDER >keys.txt

For each mapping of values.yaml that no template hands on as a whole, one line: its path, a colon, and its keys, each with the versions that
have it (KEY, KEY@SINCE, KEY@SINCE-UNTIL, KEY@-UNTIL). What templates read and values.yaml does not have counts as a key.
"""
import re, subprocess, sys, yaml
git, folder = sys.argv[1:3]
skip = set(sys.argv[3].split(',')) if len(sys.argv) > 3 else set()
extra = dict(a.split('=') for a in sys.argv[4:])
def run(*a): return subprocess.run(["git", "--git-dir=" + git, *a], capture_output=True, text=True, check=True).stdout
commits = run("log", "--reverse", "--first-parent", "--format=%H", "--", folder + "/Chart.yaml").split()
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
def vkey(v): return tuple(int(x) for x in re.findall(r"\d+", v)[:3])
REF = re.compile(r"\.Values((?:\.[A-Za-z_][\w]*)+)")
seen = {}   # path -> list of version indexes
versions = []; last = None
latest = None
blobs = {}
for c in commits:
    try: chart = yaml.load(run("show", c + ":" + folder + "/Chart.yaml"), Loader)
    except Exception: continue
    v = str(chart["version"])
    if "-" in v: continue
    tree = run("ls-tree", "-r", c, folder + "/values.yaml", folder + "/templates")
    ids = tuple(l.split()[2] for l in tree.splitlines())
    if versions and vkey(v) <= vkey(versions[-1]): continue
    versions.append(v)
    if ids == last: continue
    last = ids
    paths = set(); maps = {}
    for l in tree.splitlines():
        mode, kind, sha, name = l.split(None, 3)
        if sha not in blobs:
            text = run("cat-file", "-p", sha)
            if name.endswith("values.yaml"):
                got = set(); mm = set()
                def walk(n, p):
                    if isinstance(n, dict):
                        mm.add(p)
                        for k, x in n.items():
                            got.add(p + (str(k),)); walk(x, p + (str(k),))
                try: walk(yaml.load(text, Loader), ())
                except Exception as e: pass
                # keys in comments: `# key:` at the indentation of its mapping cannot be told for sure, so names only
                blobs[sha] = (got, mm, set(re.findall(r"^\s*#+\s*([A-Za-z]\w*):", text, re.M)))
            else:
                blobs[sha] = ({tuple(m.group(1)[1:].split(".")) for m in REF.finditer(text)}, set(), set())
        got = blobs[sha][0]
        paths |= got
    full = set()
    for p in paths:
        for i in range(1, len(p) + 1): full.add(p[:i])
    for p in full: seen.setdefault(p, []).append(len(versions) - 1)
    cover = (len(versions) - 1)
    latest = (c, paths)
    changes = seen.setdefault(None, []); changes.append(cover)
changes = seen.pop(None)
# whole uses, in any version's templates: take every blob
whole = set()
for sha, (got, mm, names) in blobs.items(): pass
WHOLE = re.compile(r"\.Values((?:\.[A-Za-z_]\w*)+)(?![\w.])")
for c in [commits[-1]]:
    for l in run("ls-tree", "-r", c, folder + "/templates").splitlines():
        text = run("cat-file", "-p", l.split()[2])
        for action in re.findall(r"\{\{.*?\}\}", text, re.S):
            if re.match(r"\{\{-?\s*(else )?if ", action) and not re.search(r"\b(include|toYaml|dict|range|hasKey)\b", action): continue
            for m in WHOLE.finditer(action): whole.add(tuple(m.group(1)[1:].split(".")))
vals = set(); maps = set()
c = latest[0]
for c in commits[::max(1, len(commits)//12)] + [latest[0]]:
    try: text = run("show", c + ":" + folder + "/values.yaml")
    except Exception: continue
    def walk(n, p):
        if isinstance(n, dict):
            maps.add(p)
            for k, x in n.items(): walk(x, p + (str(k),))
    try: walk(yaml.load(text, Loader), ())
    except Exception: pass
def closed(p):
    return not any(p[:i] in whole for i in range(1, len(p) + 1)) and not (p and p[0] in skip)
children = {}
for p in seen:
    if p[:-1] in maps and closed(p[:-1]): children.setdefault(p[:-1], []).append(p)
for parent in sorted(children):
    words = []
    for p in sorted(children[parent]):
        at = seen[p]
        first, lastseen = at[0], at[-1]
        since = "" if first == changes[0] else versions[first]
        nxt = [x for x in changes if x > lastseen]
        until = versions[nxt[0]] if nxt else ""
        words.append(p[-1] + ("@" + since + ("-" + until if until else "") if since or until else ""))
    print(".".join(parent) + ": " + " ".join(words))
