// What holds for every form: it acts once however often it is sent, survives the back button and the end of a session, and
// can be filled in and sent without a mouse.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { names, visit, world } from "./kit.mjs";

let here;
before(async () => { here = await world(); });
after(async () => { await here.stop(); });

const n = names("en");

/** The details page of somebody's only subscription of a product. */
async function details(page, product) {
  await page.goto(`${here.base}/products`);
  await page.getByRole("row", { name: product }).getByRole("link").first().click();
  return page.url();
}

async function quantityPane(page, product) {
  const address = await details(page, product);
  await page.getByRole("button", { name: n("Add/Remove licenses"), exact: true }).click();
  await page.getByRole("button", { name: n("Buy licenses"), exact: true }).click();
  await page.waitForURL("**/quantity*");
  return address;
}

/** What the log of an organization says about one command. */
async function events(domain, command) {
  const tenant = here.demo.tenants.find((known) => known.domain === domain);
  const admin = tenant.people.find((person) => person.user_principal_name.startsWith("admin@"));
  const found = [];
  for (let after = 0; ; ) {
    const page = await (await fetch(`${here.base}/api/v1/events?limit=200&after=${after}`, { headers: { authorization: `Bearer ${admin.token}` } })).json();
    found.push(...page.items.filter((event) => event.command === command));
    if (!page.next) return found;
    after = page.next;
  }
}

test("a form that is sent twice acts once", async () => {
  const page = await visit(here, "aurora.example", "noor");
  await quantityPane(page, "Power BI Pro");
  await page.getByLabel(n("Total licenses"), { exact: true }).fill("7");
  // The same form, as a double click or an impatient reload sends it: twice, side by side.
  const sent = await page.evaluate(async () => {
    const form = document.querySelector("dialog form[method=post]");
    const body = new URLSearchParams(new FormData(form));
    const answers = await Promise.all([1, 2].map(() => fetch(form.action, { method: "POST", body })));
    return answers.map((answer) => answer.status);
  });
  assert.deepEqual(sent, [200, 200], "both are led to the page that shows it");
  const changed = (await events("aurora.example", "change-quantity")).filter((event) => /quantity/.test(event.type));
  assert.equal(changed.length, 1);
});

test("after going back, a form can be changed and sent again", async () => {
  const page = await visit(here, "havsvind.example", "noor");
  await quantityPane(page, "Power BI Pro");
  const save = async (total) => {
    await page.getByLabel(n("Total licenses"), { exact: true }).fill(total);
    await page.getByRole("button", { name: n("Save"), exact: true }).click();
  };
  await save("6");
  await page.getByRole("status").getByText(/\w/).first().waitFor();
  await page.goBack();
  await save("8");
  // The kept page had the key of the first form; the second is refused with everything still there, and then carried out.
  if (await page.getByRole("alert").count()) {
    assert.equal(await page.getByLabel(n("Total licenses"), { exact: true }).inputValue(), "8");
    await page.getByRole("button", { name: n("Save"), exact: true }).click();
  }
  await page.getByText("8 bought, 3 assigned").first().waitFor();
});

test("a session that ends in the middle of a form loses nothing that was typed", async () => {
  for (const js of [true, false]) {
    const page = await visit(here, "bergwerk.example", "noor", { js });
    await quantityPane(page, "Power BI Pro");
    const total = js ? "9" : "10";
    await page.getByLabel(n("Total licenses"), { exact: true }).fill(total);
    await page.context().clearCookies({ name: "purser_session" });
    await page.getByRole("button", { name: n("Save"), exact: true }).click();
    const person = here.demo.tenants.find((known) => known.domain === "bergwerk.example").people.find((known) => known.user_principal_name.startsWith("noor@"));
    await page.getByLabel("Sign-in name").fill(person.user_principal_name);
    await page.getByLabel("Password").fill(person.password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("button", { name: "Continue", exact: true }).click();
    await page.getByText(`${total} bought, 3 assigned`).first().waitFor();
  }
});

test("buying more licenses by keyboard alone", async () => {
  const page = await visit(here, "huaxia.example", "noor");
  const tabTo = async (name) => {
    for (let step = 0; step < 80; step += 1) {
      await page.keyboard.press("Tab");
      const focused = await page.evaluate(() => {
        const part = document.activeElement;
        const label = part.labels?.[0]?.textContent ?? part.textContent;
        return { text: (label ?? "").trim(), seen: part.matches(":focus-visible") };
      });
      if (focused.text.startsWith(name)) {
        assert.ok(focused.seen, `the focus on ${name} is seen`);
        return;
      }
    }
    assert.fail(`${name} is never reached`);
  };
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await page.waitForURL("**/products");
  await tabTo("Power BI Pro");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/subscriptions/*");
  await tabTo(n("Add/Remove licenses"));
  await page.keyboard.press("Enter");
  await tabTo(n("Buy licenses"));
  await page.keyboard.press("Enter");
  await page.waitForURL("**/quantity*");
  assert.ok(await page.evaluate(() => document.activeElement.closest("dialog") !== null), "the focus is in the pane");
  await tabTo(n("Total licenses"));
  await page.keyboard.type("11");
  await tabTo(n("Save"));
  await page.keyboard.press("Enter");
  await page.getByText("11 bought, 3 assigned").first().waitFor();
  await quantityPane(page, "Power BI Pro");
  await page.keyboard.press("Escape");
  await page.waitForURL((url) => !url.pathname.endsWith("/quantity"));
  assert.deepEqual(page.wrong, []);
});
