// Asks others what they make of testdata/promql: the grammar of Prometheus' own editor for what is selected, and
// promtool, which has to be of Prometheus 2, for what is refused.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const modules = createRequire(`${process.cwd()}/target/npm/`);
const { parser } = modules("@prometheus-io/lezer-promql");

// The editor's grammar is made for colouring, and takes more and less than Prometheus does.
const EDITOR_DIFFERS = new Map(
  Object.entries(JSON.parse(readFileSync("testdata/promql/editor-differs.json", "utf8"))).flatMap(
    ([reason, expressions]) => expressions.map(expression => [expression, reason])));
const OPERATORS = { EqlSingle: "=", Neq: "!=", EqlRegex: "=~", NeqRegex: "!~" };

function read(name) {
  const cases = [];
  let header = true;
  for (const line of readFileSync(`testdata/promql/${name}`, "utf8").split("\n").slice(0, -1)) {
    if (header) {
      header = line !== "";
    } else if (line.startsWith("  ")) {
      cases.at(-1).readings.push(line.slice(2));
    } else {
      cases.push({ expression: line.replaceAll("⏎", "\n"), readings: [] });
    }
  }
  return cases;
}

const show = text => `\`${text.replace(/[\0-\x1f]/g, c => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`)}\``;

function unquoted(text) {
  const inner = text.slice(1, -1);
  if (text[0] === "`") {
    return inner;
  }
  const escapes = { a: "\x07", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };
  const bytes = inner.replace(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|(.))|([^\\]+)/g,
    (all, hex, four, eight, octal, letter, plain) => {
      if (hex || octal) {
        return String.fromCharCode(parseInt(hex || octal, hex ? 16 : 8));
      }
      const whole = plain ?? letter;
      const character =
        whole === undefined ? String.fromCodePoint(parseInt(four || eight, 16)) : letter ? escapes[letter] ?? letter : plain;
      return Buffer.from(character).toString("latin1");
    });
  return Buffer.from(bytes, "latin1").toString();
}

function matchers(expression, selector) {
  const text = node => expression.slice(node.from, node.to);
  const found = [];
  const name = selector.getChild("Identifier");
  if (name) {
    found.push(`\`__name__\` = ${show(text(name))}`);
  }
  for (let node = selector.getChild("LabelMatchers")?.firstChild; node; node = node.nextSibling) {
    if (node.name === "QuotedLabelName") {
      found.push(`\`__name__\` = ${show(unquoted(text(node)))}`);
    } else if (node.name.endsWith("LabelMatcher")) {
      const label = text(node.firstChild);
      const operator = OPERATORS[node.getChild("MatchOp").firstChild.name];
      const value = show(unquoted(text(node.lastChild)));
      found.push(`${show(node.name.startsWith("Q") ? unquoted(label) : label)} ${operator} ${value}`);
    }
  }
  return found.join(", ");
}

function editor(expression) {
  let refused = false;
  const selectors = [];
  parser.parse(expression).iterate({
    enter(node) {
      refused ||= node.type.isError;
      if (node.name === "VectorSelector") {
        selectors.push(node.node);
      }
    },
  });
  return refused ? ["!"] : selectors.map(selector => `= ${matchers(expression, selector)}`);
}

let wrong = 0;
function compare(who, { expression, readings }, theirs, ours) {
  if (theirs.join("\n") !== ours.join("\n")) {
    console.log(`${who}: ${JSON.stringify(expression)}\n  ${theirs.join("\n  ")}\nand not\n  ${readings.join("\n  ")}`);
    wrong++;
  }
}

function askEditor(cases) {
  let same = 0;
  for (const one of cases) {
    const refused = one.readings.some(line => line.startsWith("!") || line.includes("has no function"));
    const ours = refused ? ["!"] : one.readings.filter(line => line.startsWith("="));
    const theirs = editor(one.expression);
    if (!EDITOR_DIFFERS.has(one.expression)) {
      compare("the editor", one, theirs, ours);
      same++;
    } else if (theirs.join("\n") === ours.join("\n")) {
      console.log(`the editor agrees by now: ${JSON.stringify(one.expression)}`);
      wrong++;
    }
  }
  console.log(`the editor read ${same} of ${cases.length} expressions like us; ${cases.length - same} are known to differ`);
}

function askPromtool(cases) {
  const rules = cases.map((one, i) => ({ record: `number_${i}_`, expr: one.expression }));
  writeFileSync("target/promql-rules.json", JSON.stringify({ groups: [{ name: "all", rules }] }));
  let output = "";
  try {
    execFileSync("promtool", ["check", "rules", "target/promql-rules.json"], { stdio: "pipe" });
  } catch (e) {
    output = e.stdout.toString() + e.stderr.toString();
  }
  const refused = new Set([...output.matchAll(/"number_(\d+)_"/g)].map(match => Number(match[1])));
  cases.forEach((one, i) => {
    const isRefused = one.readings.some(line => /^[!?]/.test(line));
    compare("promtool", one, [refused.has(i) ? "refused" : "taken"], [isRefused ? "refused" : "taken"]);
  });
  console.log(`promtool judged ${cases.length} expressions and refused ${refused.size}`);
}

askEditor([...read("expressions.txt"), ...read("version-3.txt")]);
askPromtool(read("expressions.txt"));
process.exit(wrong ? 1 : 0);
