// W-A4 and the settings around it: self-service per product, the organization's settings, the account, mails, support.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { LANGUAGES, axe, names, visit, world } from "./kit.mjs";

let here;
before(async () => { here = await world(); });
after(async () => { await here.stop(); });

/** Names of these pages beside those of the walkthroughs. */
const WORDS = {
  en: { policy: "Self-service trials and purchases", allow: "Allow", trials: "Allow for trials only", block: "Do not allow", settings: "Org settings", service: "Manage what people may buy and try", saved: "Self-service for Visio Plan 2 was saved.", account: "My account", several: "Change chosen products", back: "Use the default" },
  "zh-TW": { policy: "自助試用與購買", allow: "允許", trials: "僅允許試用版", block: "不允許", settings: "組織設定", service: "管理人員可自行購買與試用的產品", saved: "已儲存 Visio Plan 2 的自助設定。", account: "我的帳戶", several: "變更選取的產品", back: "使用預設值" },
  "sv-SE": { policy: "Självbetjäning av utvärderingar och köp", allow: "Tillåt", trials: "Tillåt endast för utvärderingsversioner", block: "Tillåt inte", settings: "Organisationsinställningar", service: "Hantera vad personer får köpa och prova", saved: "Självbetjäning för Visio Plan 2 sparades.", account: "Mitt konto", several: "Ändra valda produkter", back: "Använd standardvärdet" },
};
const link = (page, name) => page.getByRole("link", { name, exact: true });
const button = (page, name) => page.getByRole("button", { name, exact: true });
const row = (page, name) => page.getByRole("row").filter({ has: link(page, name) });

for (const [language, domain] of LANGUAGES) {
  for (const js of [true, false]) {
    test(`W-A4 in ${language}${js ? "" : " without JavaScript"}`, async () => {
      const [n, w] = [names(language), WORDS[language]];
      const page = await visit(here, domain, "billing", { language, js });
      await link(page, w.settings).click();
      assert.equal(await link(page, w.policy).count(), 1, "only the navigation's link has this name");
      await link(page, w.service).click();
      await page.getByRole("heading", { level: 1, name: w.policy, exact: true }).waitFor();
      await link(page, "Visio Plan 2").click();
      await page.getByRole("dialog", { name: "Visio Plan 2", exact: true }).waitFor();
      assert.equal(await page.getByRole("radio").count(), 3);
      const chosen = js ? w.block : w.allow;
      for (const name of [w.trials, w.allow, w.block, chosen]) await page.getByRole("radio", { name, exact: true }).check();
      await button(page, n("Save")).click();
      await page.getByText(w.saved, { exact: true }).waitFor();
      assert.match(await row(page, "Visio Plan 2").innerText(), new RegExp(chosen));
      assert.equal(await page.getByRole("dialog").count(), 0);
      if (js) assert.equal(await page.evaluate(() => document.activeElement.textContent), "Visio Plan 2", "focus returns where it came from");
      assert.deepEqual(page.wrong, []);
    });
  }
}

test("a value is kept when the pane is closed, and given back to the default", async () => {
  const page = await visit(here, "bergwerk.example", "admin");
  await page.goto(`${here.base}/settings/self-service?search=visio`);
  await link(page, "Visio Plan 1").click();
  await page.getByRole("radio", { name: "Do not allow", exact: true }).check();
  await button(page, "Close").click();
  assert.equal(new URL(page.url()).searchParams.get("search"), "visio");
  assert.match(await row(page, "Visio Plan 1").innerText(), /Allow\s+Built-in default/);
  await link(page, "Visio Plan 1").click();
  await page.getByRole("radio", { name: "Do not allow", exact: true }).check();
  await button(page, "Save").click();
  assert.match(await row(page, "Visio Plan 1").innerText(), /Do not allow\s+Decided for this product/);
  await link(page, "Visio Plan 1").click();
  await button(page, "Use the default").click();
  assert.match(await row(page, "Visio Plan 1").innerText(), /Allow\s+Built-in default/);
});

for (const js of [true, false]) {
  test(`several products at once${js ? "" : " without JavaScript"}`, async () => {
    const page = await visit(here, "huaxia.example", "admin", { js });
    await page.goto(`${here.base}/settings/self-service`);
    for (const name of ["Visio Plan 1", "Visio Plan 2", "Project Plan 3"].slice(0, js ? 3 : 2)) await page.getByRole("checkbox", { name: `Choose ${name}`, exact: true }).check();
    await button(page, "Change chosen products").click();
    await page.getByText(/These have no such trial and would be blocked altogether: .*Visio Plan 2/).waitFor();
    await page.getByRole("radio", { name: js ? "Do not allow" : "Allow for trials only", exact: true }).check();
    await button(page, "Save").click();
    await page.getByText(js ? "Self-service for 3 products was saved." : "Saved. 1 product has no trial without payment method and is now blocked altogether.", { exact: true }).waitFor();
    for (const name of ["Visio Plan 1", "Visio Plan 2"]) assert.match(await row(page, name).innerText(), js ? /Do not allow/ : /Allow for trials only/);
  });
}

test("offer types know two values, the default three", async () => {
  const page = await visit(here, "bergwerk.example", "billing");
  await page.goto(`${here.base}/settings/self-service`);
  await link(page, "Power BI visuals").click();
  assert.equal(await page.getByRole("radio").count(), 2);
  await page.getByRole("radio", { name: "Do not allow", exact: true }).check();
  await button(page, "Save").click();
  assert.match(await row(page, "Power BI visuals").innerText(), /Do not allow/);
  await button(page, "Change default").click();
  assert.equal(await page.getByRole("radio").count(), 3);
  await page.getByRole("radio", { name: "Allow for trials only", exact: true }).check();
  await button(page, "Save").click();
  await page.getByText("The default was saved.", { exact: true }).waitFor();
  assert.match(await row(page, "Visio Plan 2").innerText(), /Allow for trials only\s+Your organization’s default/);
});

test("who may not change sees values and no way to change them", async () => {
  const page = await visit(here, "aurora.example", "reader");
  await page.goto(`${here.base}/settings/self-service`);
  assert.equal(await page.getByRole("checkbox").count() + await page.getByRole("radio").count(), 0);
  await page.goto(`${here.base}/settings/self-service?product=CFQ7TTC0HD32`);
  assert.equal(await page.getByRole("dialog").count(), 0);
  await page.goto(`${here.base}/settings`);
  assert.equal(await button(page, "Save").count(), 0);
  const kai = await visit(here, "aurora.example", "kai");
  assert.equal((await kai.goto(`${here.base}/settings/self-service`)).status(), 403);
});

test("settings of the organization: what was typed survives a refusal, the contact is on every page", async () => {
  const page = await visit(here, "huaxia.example", "admin");
  await page.goto(`${here.base}/settings`);
  await page.getByLabel("Support contact").fill("help@huaxia.example");
  await page.getByLabel("Limit for cancelling online").evaluate((field) => { field.removeAttribute("min"); field.type = "text"; });
  await page.getByLabel("Limit for cancelling online").fill("many");
  await button(page, "Save").click();
  assert.equal(await page.getByLabel("Support contact").inputValue(), "help@huaxia.example");
  assert.equal(await page.getByLabel("Limit for cancelling online").getAttribute("aria-invalid"), "true");
  await page.getByLabel("Limit for cancelling online").evaluate((field) => { field.type = "text"; });
  await page.getByLabel("Limit for cancelling online").fill("10");
  await button(page, "Save").click();
  await page.getByText("The settings were saved.", { exact: true }).waitFor();
  await page.getByText("Your organization’s support: help@huaxia.example").waitFor();
  const lee = await visit(here, "huaxia.example", "lee");
  await lee.goto(`${here.base}/support`);
  assert.equal(await link(lee, "help@huaxia.example").getAttribute("href"), "mailto:help@huaxia.example");
});

test("a form that is sent twice is carried out once", async () => {
  const page = await visit(here, "havsvind.example", "admin", { js: false });
  await page.goto(`${here.base}/settings/self-service?search=visio+plan+1`);
  await link(page, "Visio Plan 1").click();
  await page.getByRole("radio", { name: "Do not allow", exact: true }).check();
  const form = await page.locator("dialog form[method=post]").first().evaluate((form) => new URLSearchParams(new FormData(form)).toString());
  const send = () => page.request.post(`${here.base}/settings/self-service`, { data: form, headers: { "content-type": "application/x-www-form-urlencoded" }, maxRedirects: 0 });
  const answers = await Promise.all([send(), send()]);
  assert.deepEqual(answers.map((answer) => answer.status()), [303, 303]);
  await page.goto(`${here.base}/audit?kind=policy.changed`);
  const times = await page.locator("pre").allTextContents();
  assert.equal(times.filter((text) => text.includes("Disabled") && text.includes(form.match(/product=([A-Z0-9]+)/)[1])).length, 1);
});

test("language, colors, mails and password are one's own", async () => {
  const page = await visit(here, "bergwerk.example", "noor");
  await page.getByRole("link", { name: /^My account/ }).first().click();
  await page.getByRole("radio", { name: "Dark", exact: true }).check();
  await page.getByRole("region", { name: "How pages look" }).getByRole("button", { name: "Save" }).click();
  assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
  await page.getByRole("checkbox", { name: "License assigned", exact: true }).uncheck();
  await page.getByRole("region", { name: "Mails to you" }).getByRole("button", { name: "Save" }).click();
  await page.getByText("Your choice of mails was saved.", { exact: true }).waitFor();
  assert.equal(await page.getByRole("checkbox", { name: "License assigned", exact: true }).isChecked(), false);
  await page.getByLabel("Language of pages and mails").selectOption("sv-SE");
  await page.getByRole("region", { name: "Language" }).getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { level: 1, name: "Mitt konto", exact: true }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "sv-SE");
  assert.deepEqual(page.wrong, []);
});

test("a password is changed with the present one only", async () => {
  const tenant = here.demo.tenants.find((known) => known.domain === "bergwerk.example");
  const person = tenant.people.find((known) => known.user_principal_name.startsWith("lee@"));
  const page = await visit(here, "bergwerk.example", "lee");
  const change = async (present, fresh, again) => {
    await page.goto(`${here.base}/account`);
    await page.getByLabel("Present password").fill(present);
    await page.getByLabel("New password", { exact: true }).fill(fresh);
    await page.getByLabel("New password again").fill(again);
    await button(page, "Change password").click();
  };
  await change("wrong", "four plain words here", "four plain words here");
  await page.getByRole("alert").filter({ hasText: "The present password is not right" }).waitFor();
  assert.equal(await page.getByLabel("New password", { exact: true }).inputValue(), "", "secrets are not shown again");
  await change(person.password, "short", "short");
  await page.getByRole("alert").filter({ hasText: "at least 12 characters" }).waitFor();
  await change(person.password, "four plain words here", "four other words here");
  await page.getByRole("alert").filter({ hasText: "was not repeated" }).waitFor();
  await change(person.password, "four plain words here", "four plain words here");
  await page.waitForURL(/sign-in|account/);
  await page.context().clearCookies();
  await page.goto(`${here.base}/sign-in`);
  await page.getByLabel("Sign-in name").fill(person.user_principal_name);
  await page.getByLabel("Password").fill("four plain words here");
  await button(page, "Sign in").click();
  await page.getByRole("heading", { level: 1, name: "Home", exact: true }).waitFor();
});

test("signing out everywhere ends the other sessions too", async () => {
  const [one, other] = [await visit(here, "yushan.example", "kai"), await visit(here, "yushan.example", "kai")];
  await one.goto(`${here.base}/account`);
  await button(one, "Sign out everywhere").click();
  await one.waitForURL(/sign-in/);
  await other.goto(`${here.base}/account`);
  assert.match(other.url(), /sign-in/);
});

for (const colorScheme of ["light", "dark"]) {
  test(`accessible, ${colorScheme}`, { timeout: 120_000 }, async () => {
    const page = await visit(here, "aurora.example", "admin", { colorScheme });
    const product = "/settings/self-service?product=CFQ7TTC0HD32";
    for (const path of ["/settings", "/settings/self-service", product, `${product}&product=CFQ7TTC0N8SS`, "/settings/self-service?offer=SaaS", "/notifications", "/account", "/support", "/dev/components", "/dev/components?over=pane", "/dev/components?over=dialog"]) {
      await page.goto(here.base + path);
      assert.deepEqual(await axe(page), [], path);
    }
  });
}

test("the list is a file with the same filter", async () => {
  const page = await visit(here, "aurora.example", "reader");
  const answer = await page.request.get(`${here.base}/settings/self-service.csv?search=visio`);
  const lines = (await answer.text()).trim().split("\r\n");
  assert.equal(lines.length, 3);
  assert.match(lines[1], /^Visio Plan 1,CFQ7/);
});
