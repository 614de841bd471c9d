// W-P7: billing profiles and payment methods; a card's number and security code are never shown again (P-16).
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { LANGUAGES, axe, names, visit, world } from "./kit.mjs";

let here;
before(async () => { here = await world(); });
after(async () => { await here.stop(); });

const LABELS = {
  en: { number: "Card number", expiry: "Expiration date", code: "Security code", name: "Name on the card", line1: "Address line 1", postal: "Postal code", city: "City", newCard: "A new card", remove: "Remove", order: "Purchase order number" },
  "zh-TW": { name: "持卡人姓名", newCard: "新的付款卡", remove: "移除" },
  "sv-SE": { name: "Namn på kortet", newCard: "Ett nytt kort", remove: "Ta bort" },
};
const named = (page, role, name) => page.getByRole(role, { name, exact: true });

/** Fills the fields of a card by their names in the form, which are the same in every language. */
async function card(pane, number, code = "123") {
  if (number) await pane.locator('[name="number"]').fill(number);
  await pane.locator('[name="expiry"]').fill("11/38");
  await pane.locator('[name="security_code"]').fill(code);
  await pane.locator('[name="address.line1"]').fill("1 Pine Street");
  await pane.locator('[name="address.postal_code"]').fill("98101");
  await pane.locator('[name="address.city"]').fill("Seattle");
}

for (const [language, domain] of LANGUAGES) {
  for (const js of [true, false]) {
    const n = names(language);
    test(`W-P7 in ${language}${js ? "" : " without JavaScript"}`, async () => {
      const page = await visit(here, domain, js ? "kai" : "noor", { language, js });
      const main = page.getByRole("main");
      await named(page, "link", n("Bills & payments")).click();
      await named(page, "tab", n("Invoices")).waitFor();

      // Billing profiles: Edit, then Replace by a new card, then by the former one.
      await named(page, "tab", n("Billing profiles")).click();
      await main.getByRole("rowheader").getByRole("link").first().click();
      await named(page, "button", n("Edit")).click();
      let pane = page.getByRole("dialog");
      await card(pane, null);
      await named(pane, "button", n("Save")).click();
      await main.getByText("11/38").waitFor();
      await named(page, "button", n("Replace")).click();
      pane = page.getByRole("dialog");
      const fresh = named(pane, "radio", LABELS[language].newCard);
      if (await fresh.count()) await fresh.check();
      await card(pane, "5555 5555 5555 4444");
      await named(pane, "button", n("Save")).click();
      await main.getByText(/4444/).waitFor();
      await named(page, "button", n("Replace")).click();
      pane = page.getByRole("dialog");
      await pane.getByRole("radio", { name: /4242/ }).check();
      await named(pane, "button", n("Save")).click();
      await main.getByText(/4242/).first().waitFor();

      // Order number and address.
      await page.locator('[name="purchase_order"]').fill("PO 7");
      await page.locator('[name="address.line1"]').fill("2 Pine Street");
      await page.locator('[name="address.postal_code"]').fill("98102");
      await page.locator('[name="address.city"]').fill("Seattle");
      await named(main, "button", n("Save")).click();
      await page.getByRole("status").getByText(/./).first().waitFor();
      assert.equal(await page.locator('[name="purchase_order"]').inputValue(), "PO 7");

      // Payment methods: choose one, Edit, Save.
      await named(page, "link", n("Bills & payments")).click();
      await named(page, "tab", n("Payment methods")).click();
      await main.getByRole("link", { name: /4444/ }).click();
      await named(page, "button", n("Edit")).click();
      pane = page.getByRole("dialog");
      await pane.getByLabel(LABELS[language].name).fill("Somebody Else");
      await pane.locator('[name="security_code"]').fill("123");
      await named(pane, "button", n("Save")).click();
      await main.getByText("Somebody Else").waitFor();

      // Payment methods: Add a payment method, Add; then remove it.
      await named(page, "link", n("Bills & payments")).click();
      await named(page, "tab", n("Payment methods")).click();
      await named(page, "button", n("Add a payment method")).click();
      pane = named(page, "dialog", n("Add a payment method"));
      await card(pane, "3782 822463 10005", "1234");
      await named(pane, "button", n("Add")).click();
      await page.getByRole("heading", { level: 1, name: /0005/ }).waitFor();
      await named(page, "button", LABELS[language].remove).click();
      await named(page.getByRole("dialog"), "button", LABELS[language].remove).click();
      await page.getByRole("status").getByText(/./).first().waitFor();
      assert.equal(await main.getByRole("link", { name: /0005/ }).count(), 0);
      assert.deepEqual(page.wrong, []);
    });
  }
}

test("P-16: a number and a security code are never shown again", async () => {
  const page = await visit(here, "aurora.example", "alex.hill");
  await page.goto(`${here.base}/billing/payment-methods/add`);
  const pane = page.getByRole("dialog");
  await card(pane, "4000 0566 5566 5556", "99");
  await named(pane, "button", "Add").click();
  assert.match(await page.getByRole("alert").innerText(), /Security code/);
  const html = await page.content();
  assert.ok(!html.includes("4000 0566") && !html.includes("4000056655665556"), "the number");
  assert.equal(await page.locator('[name="security_code"]').inputValue(), "");
  assert.equal(await page.locator('[name="number"]').inputValue(), "");
  assert.equal(await page.locator('[name="expiry"]').inputValue(), "11/38", "the rest is kept");
  assert.equal(await page.locator('[name="address.city"]').inputValue(), "Seattle");
  assert.equal(await page.locator("#security_code").getAttribute("aria-invalid"), "true");
  assert.deepEqual(page.wrong, []);
});

test("everything that is wrong with a card is said at once", async () => {
  const page = await visit(here, "aurora.example", "alex.hill");
  await page.goto(`${here.base}/billing/payment-methods/add`);
  await page.locator('[name="name"]').fill("");
  await named(page, "button", "Add").click();
  for (const field of ["number", "expiry", "security_code", "name", "address.line1", "address.postal_code", "address.city"]) {
    assert.equal(await page.locator(`[name="${field}"]`).getAttribute("aria-invalid"), "true", field);
  }
});

test("R-BIL-25: a card that pays for something is not removed", async () => {
  const page = await visit(here, "aurora.example", "lee");
  await page.goto(`${here.base}/billing/payment-methods`);
  await page.getByRole("link", { name: /4242/ }).click();
  await named(page, "button", "Remove").click();
  await named(page.getByRole("dialog"), "button", "Remove").click();
  assert.match(await page.getByRole("alert").innerText(), /still paid with this payment method/);
  await named(page, "button", "Close").click();
  assert.equal(await page.getByRole("dialog").count(), 0);
  assert.deepEqual(page.wrong, []);
});

test("R-BIL-23: a card is not changed without its security code", async () => {
  const page = await visit(here, "aurora.example", "lee");
  await page.goto(`${here.base}/billing/payment-methods`);
  await page.getByRole("link", { name: /4242/ }).click();
  await named(page, "button", "Edit").click();
  assert.equal(await page.locator('[name="number"]').count(), 0, "its number cannot change");
  await page.locator('[name="name"]').fill("Lee H.");
  await named(page, "button", "Save").click();
  assert.match(await page.getByRole("alert").innerText(), /Security code/);
  assert.equal(await page.locator('[name="name"]').inputValue(), "Lee H.", "what was typed is kept");
});

test("a card and a profile of somebody else are not found; readers see the organization's and change nothing", async () => {
  const kai = await visit(here, "aurora.example", "kai");
  await kai.goto(`${here.base}/billing/payment-methods`);
  const card = await kai.getByRole("link", { name: /4242/ }).getAttribute("href");
  await kai.goto(`${here.base}/billing/profiles`);
  const profile = await kai.getByRole("rowheader").getByRole("link").first().getAttribute("href");
  for (const who of ["noor", "admin"]) {
    const page = await visit(here, "aurora.example", who);
    for (const path of [card, `${card}/edit`, `${card}/remove`, profile, `${profile}/edit`, `${profile}/replace`]) {
      assert.equal((await page.goto(here.base + path)).status(), 404, `${who} ${path}`);
    }
  }
  const reader = await visit(here, "aurora.example", "reader");
  await reader.goto(`${here.base}/billing/profiles`);
  await reader.getByRole("rowheader").getByRole("link").first().click();
  assert.equal(await reader.getByRole("main").getByRole("button").count(), 0);
  assert.match(await reader.getByRole("main").innerText(), /not change it/);
});

test("by keyboard: the pane takes the focus, Escape closes it", async () => {
  const page = await visit(here, "aurora.example", "noor");
  await page.goto(`${here.base}/billing/payment-methods`);
  await named(page, "button", "Add a payment method").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.closest("dialog") !== null), true);
  await page.keyboard.press("Escape");
  await page.waitForURL(/payment-methods(#add)?$/);
  assert.equal(await page.getByRole("dialog").count(), 0);
});

for (const colorScheme of ["light", "dark"]) {
  test(`accessible, ${colorScheme}`, async () => {
    for (const who of ["lee", "admin", "reader", "casey.hill"]) {
      const page = await visit(here, "aurora.example", who, { colorScheme });
      const paths = ["/billing", "/billing/profiles", "/billing/payment-methods", "/billing/payment-methods/add"];
      await page.goto(`${here.base}/billing/profiles`);
      const profile = page.getByRole("rowheader").getByRole("link").first();
      if (await profile.count()) {
        const href = await profile.getAttribute("href");
        paths.push(href, ...(who === "reader" ? [] : [`${href}/replace`]), ...(who === "lee" ? [`${href}/edit`] : []));
      }
      await page.goto(`${here.base}/billing/payment-methods`);
      const method = page.getByRole("rowheader").getByRole("link").first();
      if (await method.count()) { const href = await method.getAttribute("href"); paths.push(href, `${href}/edit`, `${href}/remove`); }
      for (const path of paths) {
        await page.goto(here.base + path);
        assert.deepEqual(await axe(page), [], `${who} ${path}`);
      }
      await page.goto(`${here.base}/billing/payment-methods/add`);
      await named(page, "button", "Add").click();
      assert.deepEqual(await axe(page), [], `${who} refused`);
    }
  });
}
