// Every kind of report as a browser has it: accessible (axe-core, WCAG 2.2 AA and best practices, light
// and dark, narrow and wide), with no request to anywhere, and, of transcripts full of markup, with
// nothing run.
//   node report_pages.mjs UXI SOURCE-FOLDER CHROMIUM AXE
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Browser } from "./browser.mjs";

const [uxi, top, chromium, axePath] = process.argv.slice(2);
const axe = readFileSync(axePath, "utf8");
const work = mkdtempSync(join(tmpdir(), "uxi-pages-"));
let failed = 0;
const check = (holds, said) => {
  if (holds) return;
  failed += 1;
  console.log("FAILED: " + said);
};

const kinds = {
  summary: [],
  full: ["--by", "week"],
  topline: [],
  codebook: [],
  session: ["--session", "P01"],
};
function pagesOf(workspace, name, audience) {
  return Object.entries(kinds).map(([kind, more]) => {
    const page = join(work, `${name}-${kind}-${audience}.html`);
    execFileSync(uxi, ["-C", workspace, "-q", "--today", "2026-05-18", "report", "--kind", kind, ...more,
      "--audience", audience, "-o", page]);
    return page;
  });
}

const kRules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
async function checkAxe(browser, page, width, dark) {
  const tab = await browser.open(pathToFileURL(page).href, { width, dark, bypass: true });
  // Closed disclosures hold tables that must be read as well.
  await tab.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))");
  await tab.evaluate(axe + ";0");
  const result = JSON.parse(await tab.evaluate(
    `axe.run(document, {runOnly: ${JSON.stringify(kRules)}}).then((r) => JSON.stringify({
       passes: r.passes.length, left: r.incomplete.map((v) => v.id),
       violations: r.violations.map((v) => v.id + ": " + v.nodes[0].html.slice(0, 160) + " " +
         v.nodes[0].failureSummary)}))`));
  check(result.passes > 15, `${page}: axe looked at little (${result.passes} rules)`);
  for (const violation of result.violations) check(false, `${page} ${width} ${dark ? "dark" : "light"}: ${violation}`);
  const wide = await tab.evaluate("document.documentElement.scrollWidth");
  check(wide <= width, `${page}: ${wide} px wide on a screen of ${width}`);
  await tab.close();
  return result.passes;
}

// What is looked for in the page of the hostile study: markers that its scripts would set.
async function checkInert(browser, page) {
  const url = pathToFileURL(page).href;
  const tab = await browser.open(url, {});
  await new Promise((resolve) => setTimeout(resolve, 100));
  check(await tab.evaluate("window.hit === undefined"), `${page}: a script of a transcript ran`);
  const tags = await tab.evaluate(
    "[...document.querySelectorAll('script, iframe, object, embed, img, link, base, form:not(.filter), [onclick], [onerror], [onload], [style]')].map((e) => e.outerHTML.slice(0, 60)).join()");
  check(tags.replace(/<script>\/\/ Filters the quotes[^,]*/, "").trim() === "", `${page}: markup of a transcript is there: ${tags}`);
  const links = await tab.evaluate("[...document.querySelectorAll('a[href]')].map((a) => a.protocol).filter((p) => p !== 'file:').join()");
  check(links === "", `${page}: links lead away: ${links}`);
  const away = tab.seen.requests.filter((request) => request !== url);
  check(away.length === 0, `${page}: asks for ${away}`);
  check(tab.seen.words.length === 0, `${page}: ${tab.seen.words}`);
  await tab.close();
}

async function checkFilter(browser, page) {
  const tab = await browser.open(pathToFileURL(page).href, {});
  const shown = "document.querySelectorAll('.evidence .quote:not([hidden])').length";
  const all = await tab.evaluate(shown);
  const pick = (name, value) => tab.evaluate(
    `(() => { const f = document.querySelector('form.filter'); f.elements.${name}.value = ${value};
      f.dispatchEvent(new Event('change')); return ${shown}; })()`);
  check(all > 20, `${page}: few quotes (${all})`);
  const lapsed = await pick("segment", "'lapsed'");
  check(lapsed > 0 && lapsed < all, `${page}: the filter by segment shows ${lapsed} of ${all}`);
  const theme = await pick("theme", "f.elements.theme.options[1].value");
  check(theme > 0 && theme < lapsed, `${page}: the filter by theme shows ${theme} of ${lapsed}`);
  const quote = await tab.evaluate("document.querySelector('.evidence .quote[hidden]').id");
  await tab.evaluate(`location.hash = ${JSON.stringify("#" + quote)}`);
  await new Promise((resolve) => setTimeout(resolve, 50));
  check(await tab.evaluate(`!document.getElementById(${JSON.stringify(quote)}).hidden`),
    `${page}: a link to a hidden quote shows nothing`);
  await tab.close();
}

async function checkWithoutScript(browser, page) {
  const tab = await browser.open("about:blank", {});
  await tab.ask("Emulation.setScriptExecutionDisabled", { value: true });
  await tab.ask("Page.navigate", { url: pathToFileURL(page).href });
  await new Promise((resolve) => setTimeout(resolve, 300));
  const { root } = await tab.ask("DOM.getDocument", { depth: 0 });
  const found = await tab.ask("DOM.querySelectorAll", { nodeId: root.nodeId, selector: ".quote[hidden]" });
  check(found.nodeIds.length === 0, `${page}: quotes are hidden where nothing runs`);
  const form = await tab.ask("DOM.querySelectorAll", { nodeId: root.nodeId, selector: "form[hidden]" });
  check(form.nodeIds.length === 1, `${page}: the filter stands where nothing runs`);
  await tab.close();
}

const larder = join(work, "larder");
cpSync(join(top, "examples/larder"), larder, { recursive: true });
const hostile = join(work, "hostile");
execFileSync("python3", [join(top, "tests/support/hostile_study.py"), hostile]);
const browser = new Browser(chromium);
try {
  const pages = pagesOf(larder, "larder", "team").concat(pagesOf(larder, "larder", "product"));
  let rules = 0;
  for (const page of pages) {
    for (const [width, dark] of [[360, false], [1280, true]]) rules += await checkAxe(browser, page, width, dark);
    await checkInert(browser, page);
  }
  const full = pages.find((page) => page.includes("full-team"));
  for (const [width, dark] of [[360, true], [768, false], [1280, false]]) rules += await checkAxe(browser, full, width, dark);
  await checkFilter(browser, full);
  await checkWithoutScript(browser, full);
  const bad = pagesOf(hostile, "hostile", "team");
  for (const page of bad) {
    check(readFileSync(page, "utf8").includes("window.hit"), `${page}: the words are not there`);
    await checkInert(browser, page);
    rules += await checkAxe(browser, page, 360, false);
  }
  console.log(`${pages.length + bad.length} pages, ${rules} rules held, ${failed} failed`);
} finally {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
}
process.exit(failed === 0 ? 0 : 1);
