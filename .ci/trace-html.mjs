// Opens pages of traces in a browser, as people do who click, who only have keys, who see no colours, and who run no
// scripts; and has Mermaid itself read the flowcharts. Takes the directory in which these are; screenshots go beside them.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const modules = createRequire(`${process.cwd()}/target/npm/`);
const { chromium } = modules("playwright-core");
const axe = readFileSync(modules.resolve("axe-core/axe.min.js"), "utf8");
const mermaid = modules.resolve("mermaid/dist/mermaid.min.js");
const directory = resolve(process.argv[2]);

let wrong = 0;
let looks = 0;
function expect(what, holds, told = "") {
  if (!holds) {
    console.log(`${what}${told && `: ${told}`}`);
    wrong++;
  }
}

const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
  ],
});

/** Opens a page; whatever it says on the console, and whatever it asks for beside itself, is wrong. */
async function open(file, settings, look) {
  const { name, ...options } = settings;
  const viewport = { width: 1440, height: 1000 };
  const place = await browser.newContext({ viewport, ...options });
  const page = await place.newPage();
  const url = pathToFileURL(`${directory}/${file}`).href;
  const title = `${file}, ${name}`;
  page.on("console", message => expect(title, false, message.text()));
  page.on("pageerror", error => expect(title, false, error.message));
  page.on("dialog", dialog => expect(title, false, `a dialog: ${dialog.message()}`));
  page.on("request", request => expect(title, request.url().split("#")[0] === url, `asks for ${request.url()}`));
  await page.goto(url);
  await look(page, title);
  await page.screenshot({ path: `${directory}/${file.replace(".html", "")}-${name}.png`, fullPage: true });
  await place.close();
  looks++;
}

async function isAccessible(page, title) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  for (const { id, impact, nodes } of violations) {
    expect(title, false, `axe: ${impact} ${id}, ${nodes.length} times, such as ${nodes[0].html.slice(0, 200)}`);
  }
}

async function byMouse(page, title) {
  await isAccessible(page, title);
  const nodes = page.locator(".node");
  await nodes.nth(1).click();
  expect(title, (await page.locator("#panel-body .card").count()) > 0, "a click shows nothing");
  await isAccessible(page, `${title}, chosen`);
  const folded = await nodes.count();
  await page.locator("#toolbar button").first().click();
  expect(title, (await nodes.count()) >= folded, "nothing unfolds");
  await page.locator("#toolbar button").nth(1).click();
  expect(title, (await nodes.count()) === folded, "what unfolds does not fold");
  const rows = page.locator("tbody tr:visible");
  const all = await rows.count();
  await page.locator("#only-broken").check();
  const broken = await page.locator("tbody tr:visible").count();
  expect(title, broken <= all && (await page.locator(".node.cluster.yes").count()) === 0, "the filter lets all pass");
  await page.locator("#search").fill("no cluster is called so");
  expect(title, (await rows.count()) === 0 && (await nodes.count()) === 0, "the search finds what is not there");
  await page.locator("#only-broken").uncheck();
  await page.locator("#search").fill("");
  expect(title, (await rows.count()) === all, "the search keeps hold of clusters");
  await page.locator("#languages button").last().click();
  expect(title, (await page.locator("html").getAttribute("lang")) === "ko", "the language stays");
  expect(title, (await page.locator("h1").innerText()).includes("메트릭"), "the heading stays English");
  await isAccessible(page, `${title}, in Korean`);
}

async function byKeys(page, title) {
  await page.locator("#toolbar button").last().focus();
  await page.keyboard.press("Tab");
  const node = () => page.evaluate(() => document.activeElement.dataset.node ?? "");
  const first = await node();
  expect(title, first !== "", "Tab does not lead to the picture");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowRight");
  expect(title, (await node()) !== "", "the arrow keys lead out of the picture");
  await page.keyboard.press("Enter");
  expect(title, (await page.locator("#panel-body .card").count()) > 0, "Enter shows nothing");
  await page.keyboard.press("Tab");
  expect(title, await page.evaluate(() => document.activeElement.closest("#panel") !== null), "Tab misses the evidence");
  await page.locator(".node[tabindex='0']").focus();
  await page.keyboard.press("Escape");
  expect(title, (await page.locator(".node[aria-pressed='true']").count()) === 0, "Escape lets nothing go");
}

async function withoutScripts(page, title) {
  expect(title, await page.locator("table").isVisible(), "no table");
  expect(title, !(await page.locator("#picture").isVisible()), "an empty picture");
  expect(title, (await page.locator("#hop-cards .card").count()) > 0, "no hop is told of");
}

const files = readdirSync(directory).sort();
for (const file of files.filter(name => name.endsWith(".html"))) {
  await open(file, { name: "light", colorScheme: "light" }, byMouse);
  await open(file, { name: "dark", colorScheme: "dark" }, isAccessible);
  await open(file, { name: "keys", colorScheme: "light" }, byKeys);
  await open(file, { name: "plain", javaScriptEnabled: false }, withoutScripts);
  await open(file, { name: "narrow", viewport: { width: 360, height: 800 } }, isAccessible);
}

const charts = files.filter(name => name.endsWith(".mmd"));
const reader = await (await browser.newContext()).newPage();
await reader.goto("about:blank");
await reader.addScriptTag({ path: mermaid });
for (const file of charts) {
  const text = readFileSync(`${directory}/${file}`, "utf8");
  const told = await reader.evaluate(async chart => {
    try {
      globalThis.mermaid.initialize({ startOnLoad: false, securityLevel: "strict" });
      const { diagramType } = await globalThis.mermaid.parse(chart);
      const { svg } = await globalThis.mermaid.render("chart", chart);
      document.body.innerHTML = svg;
      return diagramType.startsWith("flowchart") && document.images.length === 0 ? "" : `drawn as ${diagramType}`;
    } catch (e) {
      return e.message;
    }
  }, text);
  expect(file, told === "", told);
  await reader.locator("svg").first().screenshot({ path: `${directory}/${file}.png` }).catch(() => {});
}
await browser.close();
console.log(`a browser looked ${looks} times at pages, and Mermaid read ${charts.length} flowcharts; ${wrong} objections`);
process.exit(wrong > 0 || looks === 0 || charts.length === 0 ? 1 : 0);
