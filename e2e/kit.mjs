// What the tests of the pages share: a demo of their own, people in browsers, and the names of the walkthroughs.
//
// PURSER names the binary. Every test file starts its own demo on a free port with an empty database, and stops it.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Axe from "@axe-core/playwright";
import { launch } from "./browser.mjs";
import { NAMES } from "./names.mjs";

const binary = process.env.PURSER ?? new URL("../target/debug/purser", import.meta.url).pathname;

/** The three languages whose names are fixed, each with the organization that speaks it. */
export const LANGUAGES = [["en", "aurora.example"], ["zh-TW", "yushan.example"], ["sv-SE", "havsvind.example"]];

/** Starts a demo; `stop` ends it. `restart` ends it and starts it again on the same database and port. */
export async function world() {
  const folder = mkdtempSync(join(tmpdir(), "purser-e2e-"));
  let server = await start(folder, "127.0.0.1:0");
  const browser = await launch();
  return {
    get base() { return server.base; },
    folder,
    demo: JSON.parse(readFileSync(join(folder, "demo.json"))),
    browser,
    async restart(signal = "SIGKILL") {
      const { host } = new URL(server.base);
      await server.end(signal);
      server = await start(folder, host);
    },
    async mails() { return (await fetch(`${server.base}/dev/mail.json`)).json(); },
    async stop() { await browser.close(); await server.end("SIGTERM"); rmSync(folder, { recursive: true, force: true }); },
  };
}

async function start(folder, listen) {
  const child = spawn(binary, ["demo", "--listen", listen, "--data", folder], { stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, PURSER_LOG: "warn" } });
  const base = await new Promise((resolve, reject) => {
    let text = "";
    child.stdout.on("data", (piece) => { text += piece; const ready = /^ready (\S+)$/m.exec(text); if (ready) resolve(ready[1]); });
    child.on("exit", (code) => reject(new Error(`the demo ended with ${code}: ${text}`)));
  });
  const ended = new Promise((resolve) => child.on("exit", resolve));
  return { base, async end(signal) { child.kill(signal); await ended; } };
}

/** A page on which somebody is signed in. `who` is the part before the @. */
export async function visit(world, domain, who, { language = "en", js = true, ...options } = {}) {
  const context = await world.browser.newContext({ locale: language, javaScriptEnabled: js, viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  readWhole(page);
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("console", (message) => { if (message.type() === "error" && !/status of 4(01|03|04|22)/.test(message.text())) wrong.push(message.text()); });
  page.wrong = wrong;
  await page.goto(`${world.base}/dev/sign-in?as=${who}@${domain}`);
  return page;
}

/**
 * Whatever may lead to another page ends when that page is read to its end: a click returns as soon as an answer begins, and what counts or
 * reads what stands there would see half of it on a busy machine.
 */
function readWhole(page) {
  const locator = Object.getPrototypeOf(page.locator("html"));
  if (locator.readsWhole) return;
  locator.readsWhole = true;
  for (const name of ["click", "press", "check", "uncheck", "selectOption", "waitFor"]) {
    const act = locator[name];
    locator[name] = async function (...given) {
      const answer = await act.apply(this, given);
      await this.page().waitForLoadState("domcontentloaded");
      return answer;
    };
  }
}

/**
 * Sends the form of a button twice, as a double click does. Two clicks of a mouse would leave it to chance which page the second one meets:
 * with JavaScript both come at once and the second must be held back; without, the form arrives once from elsewhere and then by the click.
 */
export async function sendTwice(button, js) {
  if (js) {
    const held = await button.evaluate((one) => {
      const seen = [];
      addEventListener("submit", (event) => seen.push(event.defaultPrevented));
      one.click();
      one.click();
      return seen;
    });
    if (held.join() !== "false,true") throw new Error(`the second click was not held back: ${held}`);
    return;
  }
  const { action, fields } = await button.evaluate((one) => ({ action: one.form.action, fields: [...new FormData(one.form, one)] }));
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const first = await button.page().request.post(action, { headers, data: new URLSearchParams(fields).toString() });
  if (!first.ok()) throw new Error(`${action} answered ${first.status()}`);
  await button.click();
}

/** The names of one language: `n("Take control of this subscription")`. */
export const names = (language) => (name) => {
  const known = NAMES[name];
  if (!known) throw new Error(`no walkthrough knows the name ${name}`);
  return language === "en" ? name : known[language];
};

/** Everything that axe finds against WCAG 2.2 AA, or only by some of its rules, as lines. */
export async function axe(page, rules) {
  const Builder = Axe.default ?? Axe;
  const builder = new Builder({ page });
  if (rules) builder.withRules(rules);
  else builder.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]);
  const found = await builder.analyze();
  return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")} ${node.failureSummary?.split("\n")[1]?.trim() ?? ""}`));
}
