// The wall's page in a browser: accessible, asking nobody for anything, worked by mouse and by keyboard;
// what it saves is taken in by `uxi cluster apply`. Of highlights full of markup nothing runs.
//   node board_page.mjs UXI SOURCE-FOLDER CHROMIUM AXE
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Browser } from "./browser.mjs";

const [uxi, top, chromium, axePath] = process.argv.slice(2);
const axe = readFileSync(axePath, "utf8");
const work = mkdtempSync(join(tmpdir(), "uxi-board-"));
let failed = 0;
const check = (holds, said) => {
  if (holds) return;
  failed += 1;
  console.log("FAILED: " + said);
};
const run = (workspace, ...words) =>
  execFileSync(uxi, ["-C", workspace, "-q", "--today", "2026-05-18", ...words], { encoding: "utf8" });
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function checkAxe(browser, page, width, dark, dialog) {
  const tab = await browser.open(pathToFileURL(page).href, { width, dark, bypass: true });
  if (dialog) await tab.evaluate("document.querySelector('li button').click()");
  await tab.evaluate(axe + ";0");
  const result = JSON.parse(await tab.evaluate(
    `axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}).then((r) =>
      JSON.stringify({passes: r.passes.length, violations: r.violations.map((v) => v.id + ": " +
        v.nodes[0].html.slice(0, 160) + " " + v.nodes[0].failureSummary)}))`));
  check(result.passes > 15, `axe looked at little (${result.passes} rules)`);
  for (const violation of result.violations) check(false, `${width} ${dark ? "dark" : "light"}: ${violation}`);
  const wide = await tab.evaluate("document.documentElement.scrollWidth");
  check(wide <= width, `${wide} px wide on a screen of ${width}`);
  await tab.close();
  return result.passes;
}

const key = async (tab, name, text) => {
  const event = { key: name, code: name, windowsVirtualKeyCode: { Enter: 13, Tab: 9 }[name], text };
  await tab.ask("Input.dispatchKeyEvent", { ...event, type: "keyDown" });
  await tab.ask("Input.dispatchKeyEvent", { ...event, type: "keyUp" });
  await pause(30);
};

// By keyboard: the button of the first note, a new theme, its name.
async function moveByKeyboard(tab) {
  const ref = await tab.evaluate("(() => { const b = document.querySelector('li button'); b.focus(); return b.closest('li').dataset.ref; })()");
  await key(tab, "Enter", "\r");
  check(await tab.evaluate("document.querySelector('dialog.move').open"), "Enter on `Move` opens no dialog");
  await tab.evaluate("(() => { const s = document.querySelector('dialog.move select'); s.value = '+'; s.dispatchEvent(new Event('change')); })()");
  await tab.ask("Input.insertText", { text: "Made by keyboard" });
  await tab.evaluate("document.querySelector('dialog.move button.main').focus()");
  await key(tab, "Enter", "\r");
  check(await tab.evaluate("document.activeElement.closest('li')?.dataset.ref") === ref, "focus is lost with the move");
  check((await tab.evaluate("document.querySelector('.status').textContent")).includes("Made by keyboard"), "the move is not said");
  return ref;
}

// By mouse: the first note of the second group onto the third.
const moveByMouse = (tab) => tab.evaluate(`(() => {
  const groups = [...document.querySelectorAll("section")].filter((one) => !one.dataset.theme.startsWith("new:"));
  const note = groups[1].querySelector("li");
  const data = new DataTransfer();
  const drag = (what, where) => where.dispatchEvent(new DragEvent(what, { bubbles: true, cancelable: true, dataTransfer: data }));
  drag("dragstart", note); drag("dragover", groups[2]); drag("drop", groups[2]); drag("dragend", note);
  return [note.dataset.ref, groups[1].dataset.theme, note.closest("section").dataset.theme, groups[2].dataset.theme];
})()`);

async function checkMoves(browser, workspace, page) {
  const tab = await browser.open(pathToFileURL(page).href, {});
  await browser.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: work });
  const byKeyboard = await moveByKeyboard(tab);
  const [byMouse, from, now, wanted] = await moveByMouse(tab);
  check(now === wanted && now !== from, `dragging moved the note to ${now}, not ${wanted}`);
  await moveByMouse(tab);
  await tab.evaluate("document.querySelector('[name=undo]').click()");
  await tab.evaluate("document.querySelector('[name=save]').click()");
  const file = join(work, "stock-count-moves.json");
  for (let i = 0; i < 50 && !existsSync(file); ++i) await pause(100);
  await pause(100);
  const moves = JSON.parse(readFileSync(file, "utf8"));
  check(moves.moves.length === 2 && moves.new.length === 1, `saved ${JSON.stringify(moves)}`);
  run(workspace, "cluster", "apply", file);
  const themes = join(workspace, "studies/stock-count/themes");
  check(readFileSync(join(themes, "made-by-keyboard.yaml"), "utf8").includes(byKeyboard), "the new theme lacks its note");
  check(readFileSync(join(themes, wanted + ".yaml"), "utf8").includes(byMouse), "the dragged note is not there");
  check(!readFileSync(join(themes, from + ".yaml"), "utf8").includes(byMouse), "the dragged note is in two themes");
  await tab.close();
}

async function checkFilters(browser, page) {
  const tab = await browser.open(pathToFileURL(page).href, {});
  const pick = (name, value) => tab.evaluate(`(() => { const f = document.querySelector(".tools");
    f.elements.${name}.value = ${JSON.stringify(value)}; f.dispatchEvent(new Event("input", { bubbles: true }));
    return document.querySelectorAll("li:not([hidden])").length; })()`);
  const all = await pick("words", "");
  const lapsed = await pick("segment", "lapsed");
  const words = await pick("words", "count");
  check(all > 100 && lapsed < all && words < lapsed && words > 0, `filters show ${all}, ${lapsed}, ${words}`);
  check(await pick("code", "pain") > 0, "a code does not stand for those below it");
  await tab.close();
}

async function checkInert(browser, page, word) {
  check(readFileSync(page, "utf8").includes(word), "the words are not there");
  const url = pathToFileURL(page).href;
  const tab = await browser.open(url, {});
  await pause(100);
  check(await tab.evaluate("window.hit === undefined"), "a script of a highlight ran");
  check(await tab.evaluate("document.querySelectorAll('li img, li script, li a, li iframe, [onerror]').length") === 0, "markup of a highlight is there");
  check(tab.seen.requests.filter((one) => one !== url).length === 0, `asks for ${tab.seen.requests}`);
  check(tab.seen.words.length === 0, `says ${tab.seen.words}`);
  await tab.close();
}

const larder = join(work, "larder");
cpSync(join(top, "examples/larder"), larder, { recursive: true });
const page = join(work, "board.html");
run(larder, "cluster", "board", "-o", page);
const hostile = join(work, "hostile");
cpSync(larder, hostile, { recursive: true });
const theme = join(hostile, "studies/stock-count/themes/reports.yaml");
writeFileSync(theme, readFileSync(theme, "utf8").replace(/^name: .*$/m,
  "name: \"</script><img src=x onerror=window.hit=1><script>window.hit=1</script>{{style}}\""));
const bad = join(work, "bad.html");
run(hostile, "cluster", "board", "-o", bad);
const browser = new Browser(chromium);
try {
  let rules = 0;
  for (const [width, dark, dialog] of [[360, false, false], [1280, true, false], [1280, false, true], [360, true, true]])
    rules += await checkAxe(browser, page, width, dark, dialog);
  await checkFilters(browser, page);
  await checkInert(browser, page, "</section>");
  await checkInert(browser, bad, "window.hit=1");
  await checkMoves(browser, larder, page);
  console.log(`the wall's page: ${rules} rules held, ${failed} failed`);
} finally {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
}
process.exit(failed === 0 ? 0 : 1);
