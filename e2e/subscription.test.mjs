// W-P3, W-P6, W-A6, W-A7 and the undo (P-7): the details of a subscription and everything that is done from there.
//
// Two worlds, one with and one without JavaScript, so that every walkthrough starts from the same purchases.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { LANGUAGES, axe, names, sendTwice, visit, world } from "./kit.mjs";

const worlds = {};
before(async () => { [worlds.true, worlds.false] = await Promise.all([world(), world()]); });
after(async () => { for (const here of Object.values(worlds)) await here.stop(); });

const POWER_BI = "CFQ7TTC0H9MP";
const VISIO = "CFQ7TTC0HD32";
const POWER_AUTOMATE = "CFQ7TTC0LH3L";

/** What the organization's administrator sees of a purchase over the API. */
async function subscription(here, domain, who, product) {
  const tenant = here.demo.tenants.find((tenant) => tenant.domain === domain);
  const person = (local) => tenant.people.find((person) => person.user_principal_name === `${local}@${domain}`);
  const answer = await fetch(`${here.base}/api/v1/subscriptions?limit=200`, { headers: { authorization: `Bearer ${person("admin").token}` } });
  const { items } = await answer.json();
  const owner = who && person(who).id;
  return items.find((item) => item.product_id === product && (item.owner.user_id ?? null) === (owner ?? null) && (owner || item.owner.type === "organization"));
}

async function details(here, domain, who, of, product, options) {
  const page = await visit(here, domain, who, options);
  const { id } = await subscription(here, domain, of, product);
  const path = `/subscriptions/${id}`;
  await page.goto(here.base + path);
  return { page, path };
}

const button = (page, name) => page.getByRole("button", { name, exact: true });
const inLayer = (page, name) => page.getByRole("dialog", { name, exact: true });
/** What stands beside a name on the details page. */
const fact = (page, name) => page.locator(".facts > div").filter({ has: page.locator("dt", { hasText: new RegExp(`^${name}$`) }) }).locator("dd");

for (const js of [true, false]) {
  const how = js ? "" : " without JavaScript";
  for (const [language, domain] of LANGUAGES) {
    const n = names(language);
    describe(`${language}${how}`, () => {
      test("details: every section under its name", async () => {
        const { page } = await details(worlds[js], domain, "admin", "kai", POWER_BI, { language, js });
        for (const heading of ["Subscription details", "Subscriptions and settings"]) {
          await page.getByRole("heading", { name: n(heading), exact: true }).waitFor();
        }
        assert.ok(await fact(page, n("Subscription status")).isVisible());
        assert.equal(await page.getByRole("row").count(), 6, "five people and the head");
        assert.equal(await page.getByRole("heading", { name: n("Settings & actions"), exact: true }).count(), 0);
        const told = await page.locator(".timeline li > span:first-child").allInnerTexts();
        assert.ok(told.length >= 3 && told.every((line) => !/[._]/.test(line.replace(/\d[.,\s]\d/g, ""))), `the history in words: ${told}`);
        assert.deepEqual(page.wrong, []);
      });

      test("W-P3 the number of licenses", async () => {
        const here = worlds[js];
        const { page } = await details(here, domain, "kai", "kai", POWER_BI, { language, js });
        await page.getByRole("heading", { name: n("Settings & actions"), exact: true }).waitFor();
        await button(page, n("Add/Remove licenses")).click();
        await button(page, n("Remove licenses")).click();
        const box = page.getByLabel(n("Total licenses"), { exact: true });
        await box.fill("4");
        await button(page, n("Save")).click();
        await page.locator("#total[aria-invalid=true]").waitFor();
        assert.equal(await box.inputValue(), "4", "what was typed is kept");
        assert.equal((await subscription(here, domain, "kai", POWER_BI)).quantity, 8);
        await button(page, n("Close")).click();
        await button(page, n("Add/Remove licenses")).click();
        await button(page, n("Buy licenses")).click();
        await page.getByLabel(n("Total licenses"), { exact: true }).fill("10");
        if (!js) await page.locator("noscript button, button[name=preview]").first().click();
        await page.locator("#preview .steps li").first().waitFor();
        await button(page, n("Save")).click();
        await page.locator("#toast .note").waitFor();
        assert.equal((await subscription(here, domain, "kai", POWER_BI)).quantity, 10);
        assert.deepEqual(page.wrong, []);
      });

      test("W-P6 more than 25 are cancelled by support", async () => {
        const { page, path } = await details(worlds[js], domain, "lee", "lee", POWER_AUTOMATE, { language, js });
        await button(page, n("Cancel subscription")).click();
        assert.equal(await button(page, n("Yes, cancel")).count(), 0);
        const ask = page.locator("dialog form.go").first();
        assert.equal(await ask.getAttribute("action"), "/support");
        assert.equal(await ask.locator("[name=cancel]").inputValue(), path.split("/").at(-1));
      });

      test("W-P6 cancelled by the purchaser", async () => {
        const { page } = await details(worlds[js], domain, "kai", "kai", VISIO, { language, js });
        await button(page, n("Cancel subscription")).click();
        await button(page, n("Yes, cancel")).click();
        await page.locator("#reason[aria-invalid=true]").waitFor();
        await page.getByLabel(n("Reason for cancellation"), { exact: true }).selectOption("bought_by_mistake");
        await button(page, n("Yes, cancel")).click();
        await page.locator("#toast .note").waitFor();
        assert.equal((await subscription(worlds[js], domain, "kai", VISIO)).status, "disabled");
        assert.deepEqual(page.wrong, []);
      });

      test("W-A6 moved to the organization's subscription, and undone", async () => {
        const here = worlds[js];
        const { page } = await details(here, domain, "admin", "kai", POWER_BI, { language, js });
        await button(page, n("Take control of this subscription")).click();
        await inLayer(page, n("Take control of this subscription")).waitFor();
        await button(page, n("Move users")).click();
        await page.getByRole("radio").first().check();
        await button(page, n("Move users")).click();
        const dialog = inLayer(page, n("Move users to"));
        await dialog.waitFor();
        assert.equal(await dialog.locator(".people li").count(), 5);
        await sendTwice(button(page, n("Move users")), js);
        await moved(page, n, js);
        await button(page, n("Close")).click();
        assert.match(await fact(page, n("Subscription status")).innerText(), new RegExp(n("Deleted")));
        const target = await subscription(here, domain, null, POWER_BI);
        assert.equal(target.assigned, 15);
        const told = (await here.mails()).filter((mail) => JSON.stringify(mail).includes(`kai@${domain}`));
        assert.ok(told.length > 0, "the purchaser has a mail");
        await page.locator("#undo").click();
        await page.locator("dialog button.primary").click();
        if (!js) await reload(page, () => page.locator("dialog progress").count());
        await page.locator("dialog progress").waitFor({ state: "detached" });
        assert.equal((await subscription(here, domain, null, POWER_BI)).assigned, 10);
        assert.equal((await subscription(here, domain, "kai", POWER_BI)).status, "active");
        await button(page, n("Close")).click();
        const lines = await page.locator(".timeline li > span:first-child").allInnerTexts();
        assert.ok(lines.every((line) => !line.includes("take_over")), `the history in words: ${lines}`);
        assert.deepEqual(page.wrong, []);
      });

      test("W-A7 cancelled by the organization", async () => {
        const { page } = await details(worlds[js], domain, "billing", "noor", POWER_BI, { language, js });
        await button(page, n("Take control of this subscription")).click();
        await button(page, n("Cancel subscription")).click();
        await button(page, n("Cancel subscription")).click();
        await page.locator("#reason[aria-invalid=true]").waitFor();
        await page.getByLabel(n("Reason for cancellation"), { exact: true }).selectOption("against_policy");
        await page.locator("#comment").fill("Ü & <b>");
        await button(page, n("Cancel subscription")).click();
        await inLayer(page, n("Are you sure you want to cancel?")).waitFor();
        await button(page, n("Cancel subscription")).click();
        await page.waitForURL(/take-over\/[0-9a-f-]{36}$/);
        await button(page, n("Close")).click();
        assert.match(await fact(page, n("Subscription status")).innerText(), new RegExp(n("Deleted")));
        assert.deepEqual(page.wrong, []);
      });

      test("transferred to the organization", async () => {
        const here = worlds[js];
        const { page } = await details(here, domain, "admin", "lee", POWER_AUTOMATE, { language, js });
        await button(page, n("Take control of this subscription")).click();
        await page.locator("dialog [action$=transfer] button").click();
        await page.locator("dialog footer .primary").click();
        await page.locator("dialog.dialog footer .primary").click();
        await page.waitForURL(/take-over\/[0-9a-f-]{36}$/);
        await button(page, n("Close")).click();
        const taken = await subscription(here, domain, null, POWER_AUTOMATE);
        assert.equal(taken.assigned, 30);
        assert.deepEqual(page.wrong, []);
      });
    });
  }
}

/** Waits for *Move completed*; without JavaScript by loading the page again. */
async function moved(page, n, js) {
  await page.waitForURL(/take-over\/[0-9a-f-]{36}$/);
  if (!js) await reload(page, () => page.locator("dialog progress").count());
  await inLayer(page, n("Move completed")).waitFor();
}

async function reload(page, again) {
  for (let tries = 0; tries < 100 && await again(); tries += 1) await page.reload();
}

test("too few free licenses: said in the pane, with the way out, and nothing changed", async () => {
  const here = worlds.true;
  const domain = "havsvind.example";
  const kai = await visit(here, domain, "admin", { language: "en" });
  const own = await subscription(here, domain, "kai", POWER_BI);
  const target = await subscription(here, domain, null, POWER_BI);
  // The organization gives back what it can: 12 remain for 10 assigned.
  await kai.goto(`${here.base}/subscriptions/${target.id}/quantity?change=remove`);
  await kai.getByLabel("Total licenses", { exact: true }).fill("12");
  await button(kai, "Save").click();
  await kai.locator("#toast .note").waitFor();
  await kai.goto(`${here.base}/subscriptions/${own.id}/take-over/move`);
  assert.equal(await kai.getByRole("radio").first().isDisabled(), true);
  await button(kai, "Move users").click();
  await kai.getByRole("alert").waitFor();
  assert.match(await kai.getByRole("alert").innerText(), /5 licenses are needed and 2 are free/);
  assert.equal(await kai.getByRole("link", { name: "Buy more licenses" }).getAttribute("href"), `/subscriptions/${target.id}/quantity?change=buy`);
  assert.equal((await subscription(here, domain, "kai", POWER_BI)).assigned, 5);
});

test("a server that dies right after the move began finishes it", async () => {
  const here = worlds.true;
  const domain = "aurora.example";
  const { page } = await details(here, domain, "admin", "kai", POWER_BI, { language: "en" });
  await button(page, "Take control of this subscription").click();
  await button(page, "Move users").click();
  await button(page, "Move users").click();
  const sent = page.waitForResponse((answer) => answer.request().method() === "POST");
  await button(page, "Move users").click();
  await sent;
  await here.restart();
  await page.waitForURL(/take-over\/[0-9a-f-]{36}$/);
  const address = page.url();
  await page.goto(address);
  await inLayer(page, "Move completed").waitFor({ timeout: 30_000 });
  await button(page, "Close").click();
  assert.match(await fact(page, "Subscription status").innerText(), /Deleted/);
  assert.equal((await subscription(here, domain, null, POWER_BI)).assigned, 15);
});

test("others see no more than they may, and are told why", async () => {
  const here = worlds.false;
  const { page, path } = await details(here, "aurora.example", "reader", "kai", POWER_BI);
  assert.equal(await button(page, "Take control of this subscription").count(), 0);
  assert.match(await page.locator("main .note").first().innerText(), /assigned by its purchaser/);
  assert.equal((await page.goto(`${here.base}${path}/take-over`)).status(), 403);
  assert.equal((await page.goto(`${here.base}${path}/quantity`)).status(), 403);
  const noor = await visit(here, "aurora.example", "noor");
  assert.equal((await noor.goto(here.base + path)).status(), 404, "another's purchase does not exist");
  const stranger = await visit(here, "yushan.example", "admin");
  assert.equal((await stranger.goto(here.base + path)).status(), 404, "another organization's does not exist");
});

test("by keyboard: the pane takes the focus, holds it and gives it back", async () => {
  const { page } = await details(worlds.false, "aurora.example", "admin", "kai", POWER_BI);
  await page.locator("#take-control").focus();
  await page.keyboard.press("Enter");
  await inLayer(page, "Take control of this subscription").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "over-title");
  for (let stops = 0; stops < 8; stops += 1) {
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.activeElement.closest("dialog") !== null));
  }
  await page.keyboard.press("Escape");
  await page.waitForURL(/#take-control$/);
  assert.equal(await page.evaluate(() => document.activeElement.id), "take-control");
});

for (const colorScheme of ["light", "dark"]) {
  test(`accessible, ${colorScheme}`, async () => {
    const here = worlds.false;
    const own = await subscription(here, "aurora.example", "kai", POWER_BI);
    const organization = await subscription(here, "aurora.example", null, POWER_BI);
    const gone = await subscription(here, "aurora.example", "noor", POWER_BI);
    const page = await visit(here, "aurora.example", "admin", { colorScheme });
    for (const path of ["", "/take-over", "/take-over/move", "/take-over/cancel", "/take-over/transfer", "/take-over/transfer/confirm"]) {
      await page.goto(`${here.base}/subscriptions/${own.id}${path}`);
      assert.deepEqual(await axe(page), [], path);
    }
    await page.goto(`${here.base}/subscriptions/${own.id}/take-over/move/confirm?target=${organization.id}`);
    assert.deepEqual(await axe(page), [], "confirm");
    await page.goto(`${here.base}/subscriptions/${gone.id}`);
    assert.deepEqual(await axe(page), [], "deleted");
    const kai = await visit(here, "aurora.example", "kai", { colorScheme });
    for (const path of ["", "/quantity?change=buy", "/cancel"]) {
      await kai.goto(`${here.base}/subscriptions/${own.id}${path}`);
      assert.deepEqual(await axe(kai), [], path);
    }
  });
}

test("usable at 320 pixels, and files can be downloaded", async () => {
  const { page, path } = await details(worlds.false, "aurora.example", "kai", "kai", POWER_BI, { viewport: { width: 320, height: 700 } });
  for (const rest of ["", "/quantity?change=buy", "/cancel"]) {
    await page.goto(worlds.false.base + path + rest);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), rest);
  }
  for (const file of ["users.csv", "history.csv"]) {
    const answer = await page.request.get(`${worlds.false.base}${path}/${file}`);
    assert.equal(answer.status(), 200);
    assert.ok((await answer.text()).split("\r\n").length > 3, file);
  }
});

test("recurring billing off and on, and a scheduled number taken back", async () => {
  const here = worlds.false;
  const domain = "havsvind.example";
  const { page, path } = await details(here, domain, "admin", null, POWER_BI, { language: "en" });
  await page.goto(`${here.base}${path}/quantity?change=buy`);
  await page.getByLabel("Total licenses", { exact: true }).fill("30");
  await page.locator("#when-renewal").check();
  await page.locator("#preview .steps li").first().waitFor();
  await button(page, "Save").click();
  await page.locator("#toast .note").waitFor();
  assert.equal((await subscription(here, domain, null, POWER_BI)).quantity_at_renewal, 30);
  await button(page, "Remove this change").click();
  await page.locator("#toast .note").waitFor();
  assert.equal((await subscription(here, domain, null, POWER_BI)).quantity_at_renewal, null);
  await button(page, "Turn off recurring billing").click();
  await page.getByText("Recurring billing is off.", { exact: true }).waitFor();
  assert.equal((await subscription(here, domain, null, POWER_BI)).recurring, false);
  assert.equal(await button(page, "Turn on recurring billing").count(), 2, "among the actions and among what is scheduled");
  await button(page, "Turn on recurring billing").last().click();
  await page.getByText("Recurring billing is on.", { exact: true }).waitFor();
  assert.equal((await subscription(here, domain, null, POWER_BI)).recurring, true);
  assert.deepEqual(page.wrong, []);
});
