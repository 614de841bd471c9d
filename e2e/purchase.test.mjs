// W-P2, W-A5 (first half): finding a product, seeing whether one may buy it, its price before paying, and buying it once.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { LANGUAGES, axe, names, visit, world } from "./kit.mjs";

let here;
before(async () => { here = await world(); });
after(async () => { await here.stop(); });

const VISIO = "CFQ7TTC0HD33";
const TAX = { en: /Sales tax 9\.5%[^]*Price with tax/, "zh-TW": /營業稅 5%[^]*含稅價格/, "sv-SE": /Moms 25 %[^]*Pris med skatt/ };
const BOUGHT = { en: "Purchase complete", "zh-TW": "購買完成", "sv-SE": "Köpet är klart" };
const MORE = { en: "Continue", "zh-TW": "繼續", "sv-SE": "Fortsätt" };
const QUANTITY = { en: "Number of licenses", "zh-TW": "授權數目", "sv-SE": "Antal licenser" };
const named = (page, role, name) => page.getByRole(role, { name, exact: true });
const search = async (page, text) => {
  const form = page.getByRole("main").getByRole("search");
  await form.getByRole("searchbox").fill(text);
  await form.getByRole("button").click();
};

for (const [language, domain] of LANGUAGES) {
  for (const js of [true, false]) {
    const how = `in ${language}${js ? "" : " without JavaScript"}`;
    const n = names(language);
    test(`W-P2 ${how}`, async () => {
      const page = await visit(here, domain, "kai", { language, js });
      await named(page, "link", n("Purchase services")).click();
      await search(page, "visio plan 1");
      await named(page, "link", "Visio Plan 1").click();
      await named(page, "button", n("Buy")).first().click();
      await page.getByLabel(QUANTITY[language], { exact: true }).fill("3");
      await page.getByRole("radio", { name: /4242/ }).first().check();
      await named(page, "button", MORE[language]).click();
      const review = await page.getByRole("main").innerText();
      assert.match(review, /4242/, "how it is paid is said before paying");
      assert.match(review, TAX[language], "and the tax");
      assert.equal(await page.locator("main .figure").count(), 1, "and the sum");
      await named(page, "button", n("Buy")).click();
      await named(page, "heading", BOUGHT[language]).waitFor();
      await named(page, "button", n("Your products")).click();
      const own = page.getByRole("row").filter({ hasText: "Visio Plan 1" });
      assert.ok(await own.count() >= 1, "it is in Your products");
      assert.deepEqual(page.wrong, []);
    });
    test(`W-A5 ${how}`, async () => {
      const page = await visit(here, domain, "admin", { language, js });
      await named(page, "link", n("Purchase services")).click();
      await search(page, "Entra");
      await named(page, "link", "Microsoft Entra ID P1").click();
      await named(page, "button", n("Buy")).last().click();
      await page.getByLabel(QUANTITY[language], { exact: true }).fill("40");
      await named(page, "button", MORE[language]).click();
      await named(page, "button", n("Buy")).click();
      await named(page, "heading", BOUGHT[language]).waitFor();
      await named(page, "button", n("Assign licenses")).waitFor();
      await named(page, "button", n("Your products")).click();
      assert.ok(await page.getByRole("row").filter({ hasText: "Microsoft Entra ID P1" }).count() >= 1);
      assert.deepEqual(page.wrong, []);
    });
  }
}

test("what is wrong with an order is said where it is, and nothing is lost", async () => {
  const page = await visit(here, "aurora.example", "noor");
  await page.goto(`${here.base}/purchase/${VISIO}`);
  await named(page, "button", "Buy").first().click();
  for (const [typed, said] of [["0", /between 1 and 1,000,000/], ["2000000", /between 1 and 1,000,000/], ["", /must be given/]]) {
    await page.getByLabel("Number of licenses").fill(typed);
    await named(page, "button", "Continue").click();
    const box = page.getByLabel("Number of licenses");
    assert.equal(await box.inputValue(), typed);
    assert.equal(await box.getAttribute("aria-invalid"), "true");
    assert.match(await page.locator("#quantity-error").innerText(), said);
    assert.ok(await page.getByRole("radio", { name: /4242/ }).isChecked());
  }
  assert.deepEqual(page.wrong, []);
});

test("a declined card buys nothing, and another card that is added on the way does", async () => {
  const page = await visit(here, "aurora.example", "alex.lane");
  await page.goto(`${here.base}/purchase/${VISIO}`);
  await named(page, "button", "Buy").first().click();
  await page.getByLabel("Number of licenses").fill("7");
  await named(page, "button", "Continue").click();
  assert.match(await page.getByRole("alert").innerText(), /payment method is needed/);
  const add = async (number) => {
    await named(page, "button", "Add a payment method").click();
    const pane = page.getByRole("dialog", { name: "Add a payment method" });
    await pane.getByLabel("Card number").fill(number);
    await pane.getByLabel("Expiration date").fill("12/39");
    await pane.getByLabel("Security code").fill("123");
    await pane.getByLabel("Address line 1", { exact: true }).fill("1 Pine Street");
    await pane.getByLabel("Postal code").fill("98101");
    await pane.getByLabel("City").fill("Seattle");
    await named(pane, "button", "Add").click();
    await page.getByRole("heading", { name: "Checkout" }).waitFor();
    assert.equal(await page.getByLabel("Number of licenses").inputValue(), "7", "what was typed came back");
  };
  await add("4000 0000 0000 0002");
  assert.ok(await page.getByRole("radio", { name: /0002/ }).isChecked(), "the new card is chosen");
  await named(page, "button", "Continue").click();
  assert.match(await page.getByRole("alert").innerText(), /bank declined the card/);
  assert.equal(await page.getByLabel("Number of licenses").inputValue(), "7");
  await add("4242 4242 4242 4242");
  await named(page, "button", "Continue").click();
  await named(page, "button", "Buy").click();
  await page.getByRole("heading", { name: "Purchase complete" }).waitFor();
  await page.goto(`${here.base}/products`);
  assert.equal(await page.getByRole("row").count(), 2, "one purchase and the head");
  assert.deepEqual(page.wrong, []);
});

test("an order that is sent twice is one purchase", async () => {
  const page = await visit(here, "aurora.example", "lee");
  await page.goto(`${here.base}/purchase/${VISIO}`);
  await named(page, "button", "Buy").first().click();
  await named(page, "button", "Continue").click();
  const bought = await page.evaluate(async () => {
    const form = document.querySelector("main form[method=post]");
    const send = () => fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    const answers = await Promise.all([send(), send()]);
    return answers.map((answer) => new URL(answer.url).pathname);
  });
  assert.equal(new Set(bought).size, 1, "both answers are the same purchase");
  await page.goto(`${here.base}/products`);
  assert.equal(await page.getByRole("row").filter({ hasText: "Visio Plan 1" }).count(), 1);
});

test("R-POL-13: who may not buy is told why and whom to ask", async () => {
  const guest = await visit(here, "aurora.example", "guest");
  await guest.goto(`${here.base}/purchase/${VISIO}`);
  assert.match(await guest.getByRole("main").innerText(), /Guests cannot buy/);
  assert.equal(await named(guest, "button", "Buy").count(), 0);
  const { people } = here.demo.tenants.find((tenant) => tenant.domain === "bergwerk.example");
  const { token } = people.find((person) => person.user_principal_name === "admin@bergwerk.example");
  const products = [{ product_id: VISIO, value: "OnlyTrialsWithoutPaymentMethod" }, { product_id: "CFQ7TTC0H9MP", value: "Disabled" }];
  const set = await fetch(`${here.base}/api/v1/policies/self-service`, {
    method: "PUT", body: JSON.stringify({ products }),
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json", "idempotency-key": "blocked" },
  });
  assert.equal(set.status, 200, await set.text());
  const kai = await visit(here, "bergwerk.example", "kai", { language: "en" });
  const main = kai.getByRole("main");
  await kai.goto(`${here.base}/purchase/CFQ7TTC0H9MP`);
  assert.match(await main.innerText(), /does not allow self-service purchases of this product/);
  assert.equal(await kai.locator("main table form.go").count(), 0, "no way to buy it");
  const plan = "3".repeat(8);
  assert.equal((await kai.goto(`${here.base}/purchase/CFQ7TTC0H9MP/checkout?plan=${plan}`)).status(), 404);
  await kai.goto(`${here.base}/purchase/${VISIO}`);
  assert.match(await main.innerText(), /allows only trials without payment method/);
  assert.equal(await named(kai, "button", "Buy").count(), 0);
  await named(kai, "button", "Start trial").first().click();
  assert.equal(await kai.getByRole("radio", { name: /4242/ }).count(), 0, "with a card it would be a purchase");
  await named(kai, "button", "Continue").click();
  await named(kai, "button", "Buy").click();
  await kai.getByRole("heading", { name: "Trial started" }).waitFor();
});

test("nobody pays a price that they have not seen", async () => {
  const page = await visit(here, "aurora.example", "kai");
  await page.goto(`${here.base}/purchase/${VISIO}`);
  await named(page, "button", "Buy").last().click();
  await named(page, "button", "Continue").click();
  await page.locator('[name="unit_price"]').evaluate((field) => { field.value = "1"; });
  await named(page, "button", "Buy").click();
  assert.match(await page.getByRole("alert").innerText(), /price has changed/);
  await named(page, "button", "Buy").click();
  await page.getByRole("heading", { name: "Purchase complete" }).waitFor();
});

test("a trial without payment method says that it ends by itself", async () => {
  const page = await visit(here, "aurora.example", "blake.lane");
  await page.goto(`${here.base}/purchase/${VISIO}`);
  await named(page, "button", "Start trial").first().click();
  await named(page, "button", "Continue").click();
  assert.match(await page.getByRole("main").innerText(), /ends by itself on .*nothing is ever charged/);
  await named(page, "button", "Buy").click();
  await page.getByRole("heading", { name: "Trial started" }).waitFor();
});

test("the list is narrowed by category and is a file", async () => {
  const page = await visit(here, "aurora.example", "kai");
  await page.goto(`${here.base}/purchase`);
  await named(page, "button", "Categories").click();
  await named(page, "link", "Diagrams").click();
  assert.equal(await page.getByRole("row").count(), 3, "two products and the head");
  const file = await page.context().request.get(`${here.base}/purchase.csv?category=Diagrams`);
  assert.equal(file.headers()["content-type"], "text/csv; charset=utf-8; header=present");
  assert.equal((await file.text()).trim().split("\r\n").length, 3);
});

for (const colorScheme of ["light", "dark"]) {
  test(`accessible, ${colorScheme}`, async () => {
    for (const who of ["kai", "admin", "guest"]) {
      const page = await visit(here, "aurora.example", who, { colorScheme });
      for (const path of ["/purchase", "/purchase?search=nothing+like+this", `/purchase/${VISIO}`, "/purchase/CFQ7TTC0LFLX"]) {
        await page.goto(here.base + path);
        assert.deepEqual(await axe(page), [], `${who} ${path}`);
      }
      if (who === "guest") continue;
      await page.goto(`${here.base}/purchase/${VISIO}`);
      await named(page, "button", "Buy").first().click();
      assert.deepEqual(await axe(page), [], `${who} checkout`);
      await page.getByLabel("Number of licenses").fill("0");
      await named(page, "button", "Continue").click();
      assert.deepEqual(await axe(page), [], `${who} checkout that was refused`);
      await page.getByLabel("Number of licenses").fill("1");
      await named(page, "button", "Continue").click();
      assert.deepEqual(await axe(page), [], `${who} review`);
      await named(page, "button", "Buy").click();
      await page.getByRole("heading", { name: "Purchase complete" }).waitFor();
      assert.deepEqual(await axe(page), [], `${who} confirmation`);
    }
  });
}

test("at 320 px nothing scrolls sideways", async () => {
  const page = await visit(here, "yushan.example", "admin", { language: "zh-TW", viewport: { width: 320, height: 700 } });
  for (const path of ["/purchase", `/purchase/${VISIO}`]) {
    await page.goto(here.base + path);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), path);
  }
  await page.locator("table form.go button").last().click();
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), "checkout");
});
