// Chromium without a window, spoken to over a pipe (Chrome DevTools Protocol): open a page, look what
// it asks for and says, and ask it questions.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export class Browser {
  constructor(program) {
    this.profile = mkdtempSync(join(tmpdir(), "uxi-browser-"));
    const root = process.getuid && process.getuid() === 0 ? ["--no-sandbox"] : [];
    this.process = spawn(
      program,
      ["--headless", "--disable-gpu", "--no-first-run", "--hide-scrollbars", "--remote-debugging-pipe",
        "--disable-dev-shm-usage", `--user-data-dir=${this.profile}`, ...root, "about:blank"],
      { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] },
    );
    this.next = 1;
    this.waiting = new Map();
    this.listeners = new Set();
    let rest = Buffer.alloc(0);
    this.process.stdio[4].on("data", (bytes) => {
      rest = Buffer.concat([rest, bytes]);
      for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
        this.take(JSON.parse(rest.subarray(0, end).toString()));
        rest = rest.subarray(end + 1);
      }
    });
    this.process.on("exit", () => {
      for (const { reject } of this.waiting.values()) reject(new Error("the browser ended"));
    });
  }

  take(message) {
    if (!message.id) return this.listeners.forEach((listen) => listen(message));
    const { resolve, reject } = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    return message.error ? reject(new Error(message.error.message)) : resolve(message.result);
  }

  send(method, params = {}, sessionId = undefined) {
    const id = this.next++;
    this.process.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + "\0");
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
  }

  // A page of its own. `seen` gathers what it asks the network for, and what it says or complains of.
  async open(url, { width = 1280, dark = false, media = "screen", bypass = false } = {}) {
    const { targetId } = await this.send("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await this.send("Target.attachToTarget", { targetId, flatten: true });
    const ask = (method, params) => this.send(method, params, sessionId);
    const seen = { requests: [], words: [] };
    let loaded;
    const done = new Promise((resolve) => (loaded = resolve));
    const listen = (message) => {
      if (message.sessionId !== sessionId) return;
      if (message.method === "Network.requestWillBeSent") seen.requests.push(message.params.request.url);
      if (message.method === "Runtime.consoleAPICalled") seen.words.push("console: " + message.params.type);
      if (message.method === "Log.entryAdded") seen.words.push(message.params.entry.text);
      if (message.method === "Page.javascriptDialogOpening") {
        seen.words.push("dialog: " + message.params.message);
        ask("Page.handleJavaScriptDialog", { accept: false });
      }
      if (message.method === "Page.loadEventFired") loaded();
    };
    this.listeners.add(listen);
    for (const domain of ["Page", "Runtime", "Network", "Log"]) await ask(domain + ".enable");
    await ask("Emulation.setDeviceMetricsOverride",
      { width, height: 900, deviceScaleFactor: 1, mobile: false });
    await ask("Emulation.setEmulatedMedia",
      { media, features: [{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }] });
    if (bypass) await ask("Page.setBypassCSP", { enabled: true });
    await ask("Page.navigate", { url });
    await done;
    return {
      seen,
      ask,
      async evaluate(expression) {
        const answer = await ask("Runtime.evaluate",
          { expression, awaitPromise: true, returnByValue: true });
        if (answer.exceptionDetails) throw new Error(JSON.stringify(answer.exceptionDetails));
        return answer.result.value;
      },
      close: async () => {
        this.listeners.delete(listen);
        await this.send("Target.closeTarget", { targetId });
      },
    };
  }

  async close() {
    const gone = new Promise((resolve) => this.process.on("exit", resolve));
    await this.send("Browser.close").catch(() => {});
    await gone;
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
