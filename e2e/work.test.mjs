// Home, the audit log and jobs.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { LANGUAGES, axe, visit, world } from "./kit.mjs";

let here;
before(async () => { here = await world(); });
after(async () => { await here.stop(); });

const WORDS = {
  en: { home: "Home", needs: "What needs you", bought: "Recent self-service purchases", soon: "Renews or ends within 30 days", spend: "Spend", mine: "What you bought", held: "Licenses you have", audit: "Audit log", jobs: "Jobs" },
  "zh-TW": { home: "首頁", needs: "需要您處理的事項", bought: "最近的自助購買", soon: "30 天內續約或到期", spend: "支出", mine: "您購買的項目", held: "您擁有的授權", audit: "稽核記錄", jobs: "作業" },
  "sv-SE": { home: "Start", needs: "Det här behöver dig", bought: "Senaste självbetjäningsköp", soon: "Förnyas eller upphör inom 30 dagar", spend: "Kostnader", mine: "Det du har köpt", held: "Licenser du har", audit: "Granskningslogg", jobs: "Jobb" },
};

for (const [language, domain] of LANGUAGES) {
  for (const js of [true, false]) {
    test(`home answers in ${language}${js ? "" : " without JavaScript"}`, async () => {
      const w = WORDS[language];
      const page = await visit(here, domain, "admin", { language, js });
      await page.getByRole("heading", { level: 1, name: w.home, exact: true }).waitFor();
      const region = (name) => page.getByRole("region", { name, exact: true });
      assert.equal(await region(w.needs).getByRole("listitem").count(), 2, "two subscriptions have no license left");
      assert.equal(await region(w.bought).getByRole("listitem").count(), 4);
      assert.equal(await region(w.soon).getByRole("listitem").count(), 5, "the first five");
      assert.equal(await region(w.spend).getByRole("rowheader").count(), 6, "every bar's figure is beside it");
      const kai = await visit(here, domain, "kai", { language, js });
      assert.equal(await kai.getByRole("region", { name: w.bought, exact: true }).count(), 0);
      assert.equal(await kai.getByRole("region", { name: w.mine, exact: true }).getByRole("listitem").count(), 2);
      assert.ok((await kai.getByRole("region", { name: w.held, exact: true }).innerText()).length > 0);
      assert.deepEqual([...page.wrong, ...kai.wrong], []);
    });
  }
  test(`the audit log in ${language}`, async () => {
    const page = await visit(here, domain, "admin", { language });
    await page.getByRole("link", { name: WORDS[language].audit, exact: true }).click();
    await page.getByRole("heading", { level: 1, name: WORDS[language].audit, exact: true }).waitFor();
    assert.equal(await page.getByRole("row").count(), 51, "a page and its head");
    await page.locator("a[rel=next]").click();
    assert.ok(await page.getByRole("row").count() > 2);
    await page.getByRole("link", { name: WORDS[language].jobs, exact: true }).click();
    await page.getByRole("heading", { level: 1, name: WORDS[language].jobs, exact: true }).waitFor();
  });
}

test("the audit log is narrowed by what and by who, in its address, and is a file", async () => {
  const page = await visit(here, "aurora.example", "reader");
  await page.goto(`${here.base}/audit`);
  await page.getByLabel("What happened").selectOption({ label: "Subscription purchased" });
  await page.getByLabel("Who did it").fill("kai@aurora.example");
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  assert.equal(await page.getByRole("row").count(), 3, "kai bought twice");
  assert.equal(new URL(page.url()).searchParams.get("kind"), "subscription.purchased");
  const row = page.getByRole("row").nth(1);
  await row.getByRole("link", { name: /Power BI Pro|Visio Plan 2/ }).waitFor();
  await row.locator("summary").click();
  await row.getByText("What was asked for").waitFor();
  const csv = await page.request.get(here.base + (await page.locator("a[download]").getAttribute("href")));
  assert.equal((await csv.text()).match(/Subscription purchased/g).length, 2);
  await page.getByLabel("Who did it").fill("nobody@aurora.example");
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByText("Nobody here is called nobody@aurora.example.").waitFor();
  await page.getByRole("button", { name: "Show everything", exact: true }).click();
  assert.equal(await page.getByRole("row").count(), 51);
});

test("a take-over has a page that shows how far it came", async () => {
  const tenant = here.demo.tenants.find((known) => known.domain === "aurora.example");
  const admin = tenant.people.find((known) => known.user_principal_name.startsWith("admin@"));
  const ask = async (path, body) => (await fetch(here.base + path, { method: body ? "POST" : "GET", body: body && JSON.stringify(body), headers: { authorization: `Bearer ${admin.token}`, "content-type": "application/json", "idempotency-key": crypto.randomUUID() } })).json();
  const { items } = await ask("/api/v1/subscriptions?limit=200");
  const of = (upn) => items.find((known) => known.product_name === "Power BI Pro" && (upn ? JSON.stringify(known).includes(upn) : known.owner.kind === "organization" || known.owner === "organization"));
  const job = await ask(`/api/v1/subscriptions/${of("noor@aurora.example")?.id ?? of("Noor").id}/take-over`, { action: "transfer" });
  const page = await visit(here, "aurora.example", "admin");
  await page.goto(`${here.base}/jobs/${job.id}`);
  await page.getByRole("heading", { level: 1, name: "Take-over of Power BI Pro", exact: true }).waitFor();
  await page.getByText("Completed", { exact: true }).waitFor();
  await page.getByText("The subscription becomes the organization’s", { exact: true }).waitFor();
  assert.deepEqual(await axe(page), []);
  const kai = await visit(here, "aurora.example", "kai");
  assert.ok((await kai.goto(`${here.base}/jobs/${job.id}`)).status() >= 403);
  const other = await visit(here, "bergwerk.example", "admin");
  assert.equal((await other.goto(`${here.base}/jobs/${job.id}`)).status(), 404);
});

test("work that failed for good is shown, and tried again by a Global Administrator", async () => {
  const tenant = here.demo.tenants.find((known) => known.domain === "huaxia.example");
  const admin = tenant.people.find((known) => known.user_principal_name.startsWith("admin@"));
  const post = async (path, body, token = admin.token) => {
    const answer = await fetch(here.base + path, { method: "POST", body: JSON.stringify(body), headers: { authorization: `Bearer ${token}`, "content-type": "application/json", "idempotency-key": crypto.randomUUID() } });
    assert.ok(answer.ok, `${path} ${answer.status}`);
  };
  await post("/api/v1/webhooks", { url: "http://127.0.0.1:9/nobody-listens" });
  await post("/api/v1/users", { user_principal_name: "new@huaxia.example", display_name: "New" });
  for (let attempt = 0; attempt < 12; attempt += 1) await post("/dev/clock", { advance: "PT1H" });
  const page = await visit(here, "huaxia.example", "admin");
  await page.getByRole("link", { name: /jobs? failed/ }).click();
  const row = page.getByRole("row").filter({ hasText: "Tell a webhook" }).first();
  assert.match(await row.innerText(), /10/);
  assert.deepEqual(await axe(page), []);
  await row.getByRole("link", { name: "Tell a webhook", exact: true }).click();
  await page.getByText("Failed", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Try again", exact: true }).click();
  await page.getByText("The job is being tried again. If it fails again, it comes back here.", { exact: true }).waitFor();
  const reader = await visit(here, "huaxia.example", "reader");
  await reader.goto(`${here.base}/jobs`);
  assert.equal(await reader.getByRole("button", { name: "Try again" }).count(), 0);
});

for (const colorScheme of ["light", "dark"]) {
  test(`accessible, ${colorScheme}`, { timeout: 120_000 }, async () => {
    for (const who of ["admin", "kai"]) {
      const page = await visit(here, "aurora.example", who, { colorScheme });
      for (const path of who === "admin" ? ["/", "/audit", "/audit?who=nobody", "/jobs"] : ["/"]) {
        await page.goto(here.base + path);
        for (const details of await page.locator("details:not([open]) > summary").all()) { await details.click(); break; }
        assert.deepEqual(await axe(page), [], `${who} ${path}`);
      }
    }
  });
}
