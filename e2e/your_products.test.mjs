// W-A1, W-P1: who sees which subscriptions, under the exact names.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { LANGUAGES, axe, names, visit, world } from "./kit.mjs";

let here;
before(async () => { here = await world(); });
after(async () => { await here.stop(); });

for (const [language, domain] of LANGUAGES) {
  for (const js of [true, false]) {
    test(`W-A1 in ${language}${js ? "" : " without JavaScript"}`, async () => {
      const n = names(language);
      const page = await visit(here, domain, "admin", { language, js });
      await page.getByRole("link", { name: n("Your products"), exact: true }).click();
      await page.getByRole("tab", { name: n("Products"), exact: true }).click();
      await page.getByRole("button", { name: n("Filter"), exact: true }).click();
      await page.getByRole("link", { name: n("Self-service"), exact: true }).click();
      const rows = page.getByRole("row");
      assert.equal(await rows.count(), 5, "four purchases and the head");
      assert.deepEqual(page.wrong, []);
    });
  }
  test(`W-P1 in ${language}`, async () => {
    const page = await visit(here, domain, "noor", { language });
    await page.getByRole("link", { name: names(language)("Your products"), exact: true }).click();
    assert.equal(await page.getByRole("row").count(), 2, "one purchase and the head");
  });
}

for (const colorScheme of ["light", "dark"]) {
  test(`accessible, ${colorScheme}`, async () => {
    const page = await visit(here, "aurora.example", "admin", { colorScheme });
    for (const path of ["/products", "/sign-in"]) {
      await page.goto(here.base + path);
      assert.deepEqual(await axe(page), [], path);
    }
  });
}
