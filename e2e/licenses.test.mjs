// W-A2, W-A3, W-A5 (assign), W-P4, W-P5: who holds which licenses, handing them out and taking them back; users and search.
//
// Every test that changes something has an organization and a purchaser of its own.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { LANGUAGES, axe, names, sendTwice, visit, world } from "./kit.mjs";

const PRODUCT = "Power BI Pro";
let here;
before(async () => { here = await world(); });
after(async () => { await here.stop(); });

/** The page of a product, reached as the walkthroughs say. */
async function licensesOf(page, n, product = PRODUCT) {
  await page.getByRole("link", { name: n("Licenses"), exact: true }).click();
  await page.getByRole("link", { name: product, exact: true }).click();
  await page.getByRole("heading", { name: product, level: 1 }).waitFor();
}

/** Checks in the list of users. */
const held = (page, n) => page.getByRole("table", { name: n("Users"), exact: true }).getByRole("checkbox").and(page.locator("[name=holder]"));

/** Somebody of the demo by the beginning of the sign-in name. */
const people = (domain) => here.demo.tenants.find((one) => one.domain === domain).people;

for (const [language, domain] of LANGUAGES) {
  const n = names(language);
  for (const js of [true, false]) {
    const how = `${language}${js ? "" : " without JavaScript"}`;

    test(`W-A2 in ${how}`, async () => {
      const page = await visit(here, domain, "admin", { language, js });
      await page.getByRole("link", { name: n("Licenses"), exact: true }).click();
      await page.getByRole("button", { name: n("Filter"), exact: true }).click();
      await page.getByRole("link", { name: n("Self-service"), exact: true }).click();
      await page.getByRole("columnheader", { name: n("Available quantity"), exact: true }).waitFor();
      const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: PRODUCT, exact: true }) });
      assert.equal(await row.count(), 1, "a product that was bought twice is one row");
      assert.ok((await row.getByRole("cell").allTextContents()).includes("13"), "8 of kai's and 5 of noor's");
      await row.getByRole("link").click();
      const list = page.getByRole("table", { name: n("Users"), exact: true });
      const groups = list.getByRole("heading", { level: 3 });
      const purchasers = ["kai", "noor"].map((who) => people(domain).find((one) => one.user_principal_name === `${who}@${domain}`).display_name);
      assert.deepEqual((await groups.locator(".person > span:last-child").allTextContents()).toSorted(), purchasers.toSorted(), "grouped by purchaser");
      assert.equal(await page.getByRole("button", { name: n("Assign licenses"), exact: true }).count(), 0);
      assert.equal(await page.getByRole("button", { name: n("Unassign licenses"), exact: true }).count(), 0);
      assert.equal(await held(page, n).count(), 0, "R-ADM-10");
      assert.equal(await page.locator("main .note").count(), 1, "and it says why");
      assert.deepEqual(page.wrong, []);
    });

    test(`W-A3 in ${how}`, async () => {
      const page = await visit(here, domain, "admin", { language, js });
      await page.goto(`${here.base}/licenses?filter=self-service`);
      await page.getByRole("checkbox", { name: PRODUCT, exact: true }).check();
      const download = page.waitForEvent("download");
      await page.getByRole("button", { name: n("Export users"), exact: true }).click();
      const file = await download;
      assert.match(file.suggestedFilename(), /^users-\d{4}-\d\d-\d\d\.csv$/);
      const text = readFileSync(await file.path(), "utf8");
      const lines = text.trimEnd().split("\r\n");
      assert.equal(lines[0], "\u{feff}display name,user principal name,product,SKU part number,subscription id,purchaser,assigned on");
      assert.ok(lines.length > 1 && lines.slice(1).every((line) => /POWER_BI_PRO/.test(line)));
      const mine = people(domain).find((one) => one.user_principal_name === `kai@${domain}`).display_name;
      assert.ok(lines.some((line) => line.includes(`,${mine},`)), "the purchaser is named");
    });
  }

  // The demo gives kai 8 licenses with 5 assigned, noor 5 with 3; each way of walking has a purchaser of its own.
  for (const [js, who] of [[true, "kai"], [false, "noor"]]) {
    const how = `${language}${js ? "" : " without JavaScript"}`;

    test(`W-P4 and W-P5 in ${how}`, async () => {
      const page = await visit(here, domain, who, { language, js });
      await licensesOf(page, n);
      const before = await held(page, n).count();

      await page.getByRole("button", { name: n("Assign licenses"), exact: true }).click();
      const pane = page.getByRole("dialog", { name: n("Assign licenses to users"), exact: true });
      const box = pane.getByRole("searchbox");
      const wanted = ["users", "billing"].map((one) => people(domain).find((person) => person.user_principal_name === `${one}@${domain}`).display_name);
      for (const [place, name] of wanted.entries()) {
        if (js) {
          await box.fill("");
          await box.pressSequentially(name);
        } else {
          await box.fill(name);
          await box.press("Enter");
        }
        await pane.getByRole("checkbox", { name, exact: true }).check();
        if (place > 0) assert.ok(await pane.getByRole("checkbox", { name: wanted[0], exact: true }).isChecked(), "those chosen before stay");
      }
      await pane.getByRole("button", { name: n("Assign"), exact: true }).click();
      await pane.getByRole("status").waitFor();
      assert.deepEqual((await pane.getByRole("listitem").locator(".person > span:last-child").evaluateAll((all) => all.map((one) => one.firstChild.textContent))).toSorted(), wanted.toSorted());
      await page.reload();
      await pane.getByRole("button", { name: n("Close"), exact: true }).click();
      assert.equal(await held(page, n).count(), before + 2);

      for (const name of wanted) await held(page, n).and(page.getByRole("checkbox", { name, exact: true })).check();
      await page.getByRole("button", { name: n("Unassign licenses"), exact: true }).click();
      const dialog = page.getByRole("dialog", { name: n("Unassign licenses"), exact: true });
      assert.equal(await dialog.getByRole("listitem").count(), 2);
      await dialog.getByRole("button", { name: n("Unassign"), exact: true }).click();
      await page.getByRole("status").getByRole("button").waitFor();
      assert.equal(await held(page, n).count(), before);

      await page.getByRole("status").getByRole("button").click();
      await page.getByRole("status").filter({ hasText: "2" }).waitFor();
      assert.equal(await held(page, n).count(), before + 2, "undone");
      assert.deepEqual(page.wrong, []);
    });
  }

  test(`W-A5 assign from the organization's subscription in ${language}`, async () => {
    const page = await visit(here, domain, "licenses", { language });
    await licensesOf(page, n);
    assert.equal(await held(page, n).count(), 10, "only the organization's");
    await page.getByRole("button", { name: n("Assign licenses"), exact: true }).click();
    const pane = page.getByRole("dialog");
    const name = people(domain).find((person) => person.user_principal_name === `reader@${domain}`).display_name;
    await pane.getByRole("searchbox").pressSequentially(name);
    await pane.getByRole("checkbox", { name, exact: true }).check();
    await sendTwice(pane.getByRole("button", { name: n("Assign"), exact: true }), true);
    await pane.getByRole("status").waitFor();
    await pane.getByRole("button", { name: n("Close"), exact: true }).click();
    assert.equal(await held(page, n).count(), 11, "a double click assigns once");
  });
}

test("refusals keep what was chosen (R-USR-23, R-ADM-30)", async () => {
  const domain = "bergwerk.example";
  const page = await visit(here, domain, "kai", { language: "en" });
  await licensesOf(page, names("en"), "Visio Plan 2");
  await page.getByRole("button", { name: "Assign licenses", exact: true }).click();
  const pane = page.getByRole("dialog");
  await pane.getByRole("button", { name: "Assign", exact: true }).click();
  await pane.getByRole("alert").waitFor();
  const name = people(domain).find((person) => person.user_principal_name === `admin@${domain}`).display_name;
  await pane.getByRole("searchbox").pressSequentially(name);
  await pane.getByRole("checkbox", { name, exact: true }).check();
  await pane.getByRole("button", { name: "Assign", exact: true }).click();
  await pane.getByRole("alert").filter({ hasText: "license" }).waitFor();
  assert.ok(await pane.getByRole("checkbox", { name, exact: true }).isChecked());
  assert.equal(await pane.getByRole("searchbox").inputValue(), name);
  assert.deepEqual(page.wrong, []);
});

test("guests are not offered, holders are flagged", async () => {
  const domain = "bergwerk.example";
  const page = await visit(here, domain, "kai", { language: "en" });
  await licensesOf(page, names("en"));
  const holder = await held(page, names("en")).first().getAttribute("aria-label");
  await page.getByRole("button", { name: "Assign licenses", exact: true }).click();
  const pane = page.getByRole("dialog");
  await pane.getByRole("searchbox").fill(holder);
  const box = pane.getByRole("checkbox", { name: holder, exact: true });
  await box.waitFor();
  assert.ok(await box.isDisabled());
  await pane.getByRole("searchbox").fill(`guest@`);
  await pane.getByRole("status").filter({ hasText: "Nobody" }).waitFor();
  assert.equal(await pane.getByRole("checkbox").count(), 0);
});

test("by keyboard: the pane takes the focus, Escape closes it, and the focus returns", async () => {
  const page = await visit(here, "huaxia.example", "kai", { language: "en" });
  await licensesOf(page, names("en"));
  await page.getByRole("button", { name: "Assign licenses", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  assert.equal(await page.evaluate(() => document.querySelector("dialog").contains(document.activeElement)), true);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.waitForFunction(() => document.activeElement.id === "assign");
});

test("a session that ends while somebody types: the pane stays, and the form waits for the sign-in", async () => {
  const domain = "huaxia.example";
  const page = await visit(here, domain, "noor", { language: "en" });
  await licensesOf(page, names("en"));
  await page.getByRole("button", { name: "Assign licenses", exact: true }).click();
  const pane = page.getByRole("dialog");
  const name = people(domain).find((one) => one.user_principal_name === `admin@${domain}`).display_name;
  await pane.getByRole("searchbox").pressSequentially(name);
  await pane.getByRole("checkbox", { name, exact: true }).check();
  await page.context().clearCookies();
  const refused = page.waitForResponse((answer) => answer.status() === 401);
  await pane.getByRole("searchbox").fill("somebody else");
  await refused;
  assert.ok(await pane.getByRole("checkbox", { name, exact: true }).isChecked());
  await pane.getByRole("button", { name: "Assign", exact: true }).click();
  await page.getByText("What you filled in is kept").waitFor();
});

test("nothing chosen is said, not sent", async () => {
  const page = await visit(here, "huaxia.example", "admin", { language: "en" });
  await page.goto(`${here.base}/licenses`);
  await page.getByRole("button", { name: "Export users", exact: true }).click();
  await page.getByRole("alert").waitFor();
  await page.getByRole("link", { name: PRODUCT, exact: true }).click();
  await page.getByRole("button", { name: "Unassign licenses", exact: true }).click();
  await page.getByRole("alert").waitFor();
  assert.equal(await page.getByRole("dialog").count(), 0);
});

test("at most twenty at once, and everybody of a large purchase is a link away (R-USR-23, R-ADM-12)", async () => {
  const domain = "huaxia.example";
  const page = await visit(here, domain, "lee", { language: "en" });
  await licensesOf(page, names("en"), "Power Automate per user");
  assert.equal(await held(page, names("en")).count(), 30);
  await page.getByRole("table", { name: "Users", exact: true }).getByRole("checkbox", { name: "Choose all", exact: true }).check();
  await page.getByRole("button", { name: "Unassign licenses", exact: true }).click();
  await page.getByRole("alert").filter({ hasText: "At most 20" }).waitFor();
  assert.equal(await held(page, names("en")).and(page.locator(":checked")).count(), 30, "they stay marked");

  const admin = await visit(here, domain, "admin", { language: "en" });
  await licensesOf(admin, names("en"), "Power Automate per user");
  const rows = admin.getByRole("table", { name: "Users", exact: true }).locator("tr:not(.group)").getByRole("rowheader").getByRole("link");
  assert.equal(await rows.count(), 20);
  await admin.getByRole("link", { name: "Show all", exact: true }).click();
  await admin.getByRole("link", { name: "All purchasers", exact: true }).waitFor();
  assert.equal(await rows.count(), 30);
  const name = await rows.last().textContent();
  await admin.getByRole("searchbox", { name: "Search users" }).fill(name);
  await admin.getByRole("searchbox", { name: "Search users" }).press("Enter");
  await admin.waitForURL(/search=/);
  assert.deepEqual(await rows.allTextContents(), [name]);
});

test("several subscriptions of one product: choose which, and take back from all at once", async () => {
  const domain = "bergwerk.example";
  const noor = people(domain).find((one) => one.user_principal_name === `noor@${domain}`);
  const ask = async (path, body) => {
    const headers = { authorization: `Bearer ${noor.token}`, "content-type": "application/json", "idempotency-key": "second-purchase" };
    return (await fetch(`${here.base}/api/v1${path}`, { headers, ...(body && { method: "POST", body: JSON.stringify(body) }) })).json();
  };
  const [{ items: [method] }, { items: [product] }] = [await ask("/payment-methods"), await ask("/products?search=power%20bi%20pro")];
  const bought = await ask("/orders", { plan_id: product.plans[0].plan_id, quantity: 2, payment_method_id: method.id, for: "self" });
  assert.ok(bought.id, JSON.stringify(bought));
  const page = await visit(here, domain, "noor", { language: "en", js: false });
  await licensesOf(page, names("en"));
  const before = await held(page, names("en")).count();
  await page.getByRole("button", { name: "Assign licenses", exact: true }).click();
  const pane = page.getByRole("dialog");
  await pane.getByRole("combobox", { name: "Subscription", exact: true }).selectOption(bought.id);
  await pane.getByRole("searchbox").fill(noor.display_name);
  await pane.getByRole("button", { name: "Search", exact: true }).click();
  assert.equal(await pane.getByRole("combobox").inputValue(), bought.id);
  await pane.getByRole("checkbox", { name: noor.display_name, exact: true }).check();
  await pane.getByRole("button", { name: "Assign", exact: true }).click();
  await pane.getByRole("button", { name: "Close", exact: true }).click();
  assert.equal(await held(page, names("en")).count(), before + 1);
  const wanted = [page.locator(`[name=holder][value^="${bought.id}"]`), page.locator(`[name=holder]:not([value^="${bought.id}"])`).first()];
  for (const one of wanted) await one.check();
  await page.getByRole("button", { name: "Unassign licenses", exact: true }).click();
  await pane.getByRole("button", { name: "Unassign", exact: true }).click();
  await page.getByRole("status").filter({ hasText: "2 licenses were unassigned" }).waitFor();
  assert.equal(await held(page, names("en")).count(), before - 1);
});

test("what one may not see is not found", async () => {
  const page = await visit(here, "huaxia.example", "noor", { language: "en" });
  const answer = await page.goto(`${here.base}/users`);
  assert.equal(answer.status(), 403);
  await page.goto(`${here.base}/licenses`);
  assert.equal(await page.getByRole("row").count(), 2, "one product and the head");
  const other = people("aurora.example")[0].id;
  assert.equal((await page.goto(`${here.base}/users/${other}`)).status(), 404);
  assert.equal((await page.goto(`${here.base}/licenses/CFQ7TTC0HD32`)).status(), 404);
  const colleague = people("huaxia.example").find((one) => one.user_principal_name.startsWith("admin@"));
  await page.goto(`${here.base}/users/${colleague.id}`);
  await page.getByRole("heading", { name: colleague.display_name, level: 1 }).waitFor();
  assert.equal(await page.getByText("Global Administrator").count(), 0, "names only");
});

test("search finds products, subscriptions and people", async () => {
  const page = await visit(here, "huaxia.example", "admin", { language: "en" });
  await page.keyboard.press("/");
  await page.keyboard.type("kai");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Search results" }).waitFor();
  assert.equal(await page.getByRole("searchbox").inputValue(), "kai");
  assert.equal(await page.getByRole("region", { name: "Subscriptions" }).getByRole("listitem").count(), 2);
  await page.getByRole("region", { name: "Users" }).getByRole("link").first().click();
  await page.getByRole("heading", { name: "Own purchases" }).waitFor();
  assert.equal(await page.locator("dt", { hasText: "Groups" }).count(), 1, "and the groups that they are in");
  await page.goto(`${here.base}/search?q=nothing+like+this`);
  await page.getByRole("heading", { name: "Nothing found" }).waitFor();
});

test("every list is a file", async () => {
  const page = await visit(here, "huaxia.example", "admin", { language: "en" });
  for (const [path, rows] of [["/licenses", 3], ["/users", 67]]) {
    await page.goto(here.base + path);
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download as CSV" }).click();
    const text = readFileSync(await (await download).path(), "utf8");
    assert.equal(text.trimEnd().split("\r\n").length, rows + 1, path);
  }
});

for (const colorScheme of ["light", "dark"]) {
  test(`accessible, ${colorScheme}`, async () => {
    const page = await visit(here, "bergwerk.example", "admin", { colorScheme });
    await licensesOf(page, names("en"));
    const product = new URL(page.url()).pathname;
    const holder = await held(page, names("en")).first().getAttribute("value");
    const person = people("bergwerk.example").find((one) => one.user_principal_name.startsWith("kai@")).id;
    const [subscription, user] = holder.split(".");
    const paths = ["/licenses", "/licenses/export", product, `${product}/assign?q=a`, `${product}/assigned?subscription=${subscription}&user=${user}`, `${product}/unassign?holder=${holder}`, "/users", `/users/${person}`, "/search", "/search?q=power"];
    for (const path of paths) {
      await page.goto(here.base + path);
      assert.deepEqual(await axe(page), [], path);
    }
    await page.setViewportSize({ width: 320, height: 700 });
    for (const path of paths) {
      await page.goto(here.base + path);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, `${path} fits in 320 px`);
    }
  });
}
