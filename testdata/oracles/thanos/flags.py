#!/usr/bin/env python3
"""Compares the linter's tables of flags with what a program says of itself.

    flags.py thanos PROGRAM 0.42        # names, switches and flags that may stand several times, of each component
    flags.py prometheus PROGRAM 3.16

Hidden flags, which --help does not show, are asked for one by one: --help behind an unknown flag still complains of it.
Prints one line for each difference, and how many flags were compared. Exit status 1 if there is a difference.
"""
import os, re, subprocess, sys

which, program, release = sys.argv[1:4]
here = os.path.dirname(os.path.abspath(__file__))
resources = os.path.join(here, "../../../linter-core/src/main/resources/io/mcmetrics")
own = tuple(int(part) for part in release.split("."))


def version(text):
    return tuple(int(part) for part in text.split("."))


def run(*words):
    done = subprocess.run([program, *words], capture_output=True, text=True, timeout=60)
    return done.stdout + done.stderr


def helped(*component):
    """Returns the flags that --help shows: whether each is a switch, and whether it may stand several times."""
    found = {}
    for line in run(*component, "--help").splitlines():
        flag = re.match(r"^ {2,6}(?:-\w, )?--(\[no-\])?([\w.-]+)(\S*.*)$", line)
        if flag and (len(line) - len(line.lstrip())) <= 6:
            rest = flag.group(3)
            repeated = re.search(r"^=.*? \.\.\.(\s|$)", rest) is not None
            found[flag.group(2)] = (bool(flag.group(1)) or not rest.startswith("="), repeated)
    return found


def is_known(component, flag):
    return "unknown long flag" not in run(*component, "--" + flag + "=1", "--help") or "unknown long flag" not in run(
        *component, "--" + flag, "--help")


def thanos_table():
    table = {}
    for line in open(os.path.join(resources, "thanos/flags.txt")):
        words = line.split()
        if line.startswith("#") or not words:
            continue
        since, until = (words + ["-", "-"])[2:4]
        if (since == "-" or version(since) <= own) and (until == "-" or own < version(until)):
            table.setdefault(words[0], set()).add(words[1])
    kinds = dict(line.split(None, 1) for line in open(os.path.join(resources, "thanos/flag-kinds.txt")) if not line.startswith("#"))
    return table, {name: kind.strip() for name, kind in kinds.items()}


def prometheus_table():
    table, kinds = {"": set()}, {}
    for line in open(os.path.join(resources, "prometheus/flags.txt")):
        words = line.split()
        if not line.startswith(" "):
            continue
        after = [version(word[1:]) for word in words[2:] if word.startswith(">")]
        before = [version(word[1:]) for word in words[2:] if word.startswith("<")]
        if all(own > one for one in after) and all(own < one for one in before):
            table[""].add(words[0])
            kinds[words[0]] = words[1]
    return table, kinds


table, kinds = thanos_table() if which == "thanos" else prometheus_table()
differences = compared = 0
for component in sorted(table):
    words = [component] if component else []
    shown = helped(*words)
    for flag in sorted(set(kinds) - set(shown) - table[component]):
        if is_known(words, flag):
            differences += 1
            print(component, "--" + flag, "is hidden, and the table does not have it")
    for flag in sorted(set(shown) | table[component]):
        compared += 1
        says = None
        if flag in ("help", "version", "help-man", "help-long"):
            continue
        if flag not in table[component]:
            says = "the table does not have it"
        elif flag not in shown and not is_known(words, flag):
            says = "the program does not have it"
        elif flag in shown and flag in kinds:
            switch, repeated = shown[flag]
            if switch != (kinds[flag] == "switch"):
                says = "is a switch: %s, by the table %s" % (switch, kinds[flag])
            elif repeated != (kinds[flag] == "texts"):
                says = "may stand several times: %s, by the table %s" % (repeated, kinds[flag])
        elif flag in shown:
            says = "the table has no kind; switch: %s, several times: %s" % shown[flag]
        if says:
            differences += 1
            print(component, "--" + flag, says)
print("%d flags of %d commands compared, %d differences" % (compared, len(table), differences))
sys.exit(1 if differences else 0)
