// P-2, W-P6: a purchaser above the limit asks support to cancel, an administrator decides; questions and their answers.
// R-LIC-3: the services of a license are switched on and off.
//
// lee@ of each organization has all 30 licenses of a subscription assigned; each language and way of walking that changes
// something has an organization of its own.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { LANGUAGES, axe, names, sendTwice, visit, world } from "./kit.mjs";

let here;
before(async () => { here = await world(); });
after(async () => { await here.stop(); });

const WORDS = {
  en: { support: "Support", ask: "Open a support request", send: "Send request", open: "Open", done: "Done", declined: "Declined", cancel: "Cancel the subscription", save: "Save decision", question: "Question", sendQuestion: "Send question", answer: "Answer", reply: "Answer the question", requests: "Support requests", home: /1 support request is open/, canceled: "Your subscription was cancelled", answered: "Your question has been answered", plans: "Service plans", plansOf: /^Service plans of / },
  "zh-TW": { support: "支援", ask: "提出支援要求", send: "傳送要求", open: "待處理", done: "已完成", declined: "已拒絕", cancel: "取消訂閱", save: "儲存決定", question: "問題", sendQuestion: "傳送問題", answer: "答覆", reply: "回答問題", requests: "支援要求", home: /1 項支援要求待處理/, canceled: "您的訂閱已取消", answered: "您的問題已獲得答覆", plans: "服務方案", plansOf: /的服務方案$/ },
  "sv-SE": { support: "Support", ask: "Öppna en supportbegäran", send: "Skicka ärendet", open: "Öppet", done: "Klart", declined: "Avslaget", cancel: "Avbryt prenumerationen", save: "Spara beslutet", question: "Fråga", sendQuestion: "Skicka frågan", answer: "Svar", reply: "Besvara frågan", requests: "Supportärenden", home: /1 supportärende är öppet/, canceled: "Din prenumeration har avbrutits", answered: "Din fråga har besvarats", plans: "Tjänstplaner", plansOf: /^Tjänstplaner för / },
};

/** Something of an organization, as somebody of it. */
function ask(domain, who) {
  const person = here.demo.tenants.find((one) => one.domain === domain).people.find((one) => one.user_principal_name === `${who}@${domain}`);
  return async (path) => (await fetch(here.base + path, { headers: { authorization: `Bearer ${person.token}` } })).json();
}

/** The subscription of lee with more assigned licenses than may be cancelled online. */
async function large(domain) {
  const { items } = await ask(domain, "lee")("/api/v1/subscriptions?limit=200");
  return items.find((one) => one.assigned > 25);
}

/** Waits for a mail to somebody whose subject begins so. */
async function mail(to, subject) {
  for (let tries = 0; tries < 100; tries += 1) {
    const found = (await here.mails()).find((one) => one.to === to && one.subject.startsWith(subject));
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no mail to ${to}: ${subject}`);
}

for (const [place, [language, domain]] of LANGUAGES.entries()) {
  const [w, n, js] = [WORDS[language], names(language), place !== 1];
  const how = `${language}${js ? "" : " without JavaScript"}`;

  test(`P-2 a purchaser asks to cancel and an administrator does it, in ${how}`, async () => {
    const { id, product_name: product } = await large(domain);
    const lee = await visit(here, domain, "lee", { language, js });
    await lee.goto(`${here.base}/subscriptions/${id}/cancel`);
    await lee.getByRole("button", { name: w.ask, exact: true }).click();
    await lee.getByRole("dialog").getByRole("button", { name: w.send, exact: true }).click();
    await lee.getByRole("alert").waitFor();
    assert.match(await lee.locator("#reason-error").innerText(), /\S/, "the reason is asked for at its field");
    await lee.getByRole("combobox", { name: n("Reason for cancellation"), exact: true }).selectOption("too_expensive");
    await lee.locator("#comment").fill("Half of us left.\nThe others use something else.");
    await lee.getByRole("dialog").getByRole("button", { name: w.send, exact: true }).click();
    await lee.waitForURL(/\/support\/[0-9a-f-]{36}/);
    await lee.getByRole("main").getByText(w.open, { exact: true }).waitFor();
    const request = new URL(lee.url()).pathname;
    assert.equal(await lee.getByRole("radio").count(), 0, "who asks does not decide");
    await lee.goto(`${here.base}/support?cancel=${id}`);
    assert.equal(new URL(lee.url()).pathname, request, "what was asked is not asked again");
    assert.equal((await ask(domain, "lee")(`/api/v1/subscriptions/${id}`)).status, "active", "asking changes nothing");

    const other = await visit(here, domain, "noor", { language, js });
    assert.equal((await other.goto(here.base + request)).status(), 404, "it is nobody else's");
    const reader = await visit(here, domain, "reader", { language, js });
    await reader.goto(here.base + request);
    assert.equal(await reader.getByRole("radio").count(), 0);

    const admin = await visit(here, domain, "admin", { language, js });
    await admin.getByRole("link", { name: w.home }).click();
    await admin.getByRole("table", { name: w.requests, exact: true }).getByRole("link", { name: new RegExp(product) }).click();
    assert.match(await admin.locator("main").innerText(), /Half of us left\.\s+The others/, "two lines");
    assert.match(await admin.locator("main .steps").innerText(), /30/, "what it does is said before");
    await admin.getByRole("button", { name: w.save, exact: true }).click();
    await admin.getByRole("alert").waitFor();
    await admin.getByRole("radio", { name: w.cancel, exact: true }).check();
    await admin.getByRole("button", { name: w.save, exact: true }).click();
    await admin.getByRole("status").waitFor();
    await admin.getByRole("main").getByText(w.done, { exact: true }).first().waitFor();
    assert.equal((await ask(domain, "lee")(`/api/v1/subscriptions/${id}`)).status, "disabled");
    assert.match((await mail(`lee@${domain}`, w.canceled)).subject, new RegExp(product));
    await admin.goto(`${here.base}/support?show=open`);
    assert.equal(await admin.getByRole("table").count(), 0, "nothing is open");
    assert.deepEqual([...lee.wrong, ...admin.wrong, ...reader.wrong], []);
  });

  test(`a question is asked and answered, in ${how}`, async () => {
    const kai = await visit(here, domain, "kai", { language, js });
    await kai.getByRole("link", { name: w.support, exact: true }).first().click();
    await kai.getByRole("button", { name: w.sendQuestion, exact: true }).click();
    if (!js) await kai.getByRole("alert").waitFor();
    await kai.getByRole("textbox", { name: w.question, exact: true }).fill("<b>How</b> do I share a report?");
    await sendTwice(kai.getByRole("button", { name: w.sendQuestion, exact: true }), js);
    await kai.waitForURL(/\/support\/[0-9a-f-]{36}/);
    const request = new URL(kai.url()).pathname;
    await kai.getByRole("heading", { level: 1, name: "<b>How</b> do I share a report?", exact: true }).waitFor();
    await kai.goto(`${here.base}/support`);
    assert.equal(await kai.getByRole("row").count(), 2, "one question, and the head");

    const support = await visit(here, domain, "support", { language, js });
    await support.goto(here.base + request);
    await support.getByRole("radio", { name: w.reply, exact: true }).check();
    await support.getByRole("button", { name: w.save, exact: true }).click();
    await support.getByRole("alert").waitFor();
    assert.match(await support.locator(".field .error").innerText(), /\S/, "an answer is asked for");
    assert.ok(await support.getByRole("radio", { name: w.reply, exact: true }).isChecked(), "what was chosen stays");
    await support.getByRole("textbox", { name: w.answer, exact: true }).fill("With the button at the top.");
    await support.getByRole("button", { name: w.save, exact: true }).click();
    await support.getByRole("main").getByText("With the button at the top.").waitFor();
    await mail(`kai@${domain}`, w.answered);
    await kai.goto(here.base + request);
    await kai.getByRole("main").getByText("With the button at the top.").waitFor();
    const csv = await support.request.get(`${here.base}/support.csv`);
    assert.match(await csv.text(), /How.*With the button at the top\./);
    assert.deepEqual([...kai.wrong, ...support.wrong], []);
  });

  test(`R-LIC-3 service plans are switched, in ${how}`, async () => {
    const page = await visit(here, domain, "admin", { language, js });
    await page.goto(`${here.base}/licenses?filter=organization`);
    const links = page.getByRole("table").getByRole("link");
    assert.ok((await links.count()) > 0);
    for (const href of await links.evaluateAll((all) => all.map((one) => one.href).filter((href) => /\/licenses\/[A-Z0-9]{8,}/.test(href)))) {
      await page.goto(href);
      const open = page.getByRole("link", { name: w.plansOf });
      if ((await open.count()) > 0) break;
    }
    const link = page.getByRole("link", { name: w.plansOf }).first();
    const id = await link.getAttribute("id");
    await link.click();
    const pane = page.getByRole("dialog", { name: w.plans, exact: true });
    const boxes = pane.getByRole("checkbox");
    const count = await boxes.count();
    assert.ok(count > 0);
    assert.deepEqual(await boxes.evaluateAll((all) => all.map((box) => box.checked)), Array(count).fill(true), "all are on at first");
    if (js) assert.deepEqual(await axe(page), []);
    await boxes.first().uncheck();
    await pane.getByRole("button", { name: n("Save"), exact: true }).click();
    await page.getByRole("status").waitFor();
    await page.locator(`[id="${id}"]`).click();
    assert.equal(await boxes.first().isChecked(), false, "what was switched off stays so");
    await boxes.first().check();
    await pane.getByRole("button", { name: n("Save"), exact: true }).click();
    await page.locator(`[id="${id}"]`).click();
    assert.equal(await boxes.first().isChecked(), true);
    const address = new URL(page.url());
    const kai = await visit(here, domain, "kai", { language, js });
    assert.ok((await kai.goto(here.base + address.pathname + address.search)).status() >= 403, "others may not");
    assert.deepEqual([...page.wrong, ...kai.wrong], []);
  });
}

test("P-2 what may be cancelled online needs no support", async () => {
  const domain = "bergwerk.example";
  const { items } = await ask(domain, "kai")("/api/v1/subscriptions?limit=200");
  const kai = await visit(here, domain, "kai");
  await kai.goto(`${here.base}/support?cancel=${items[0].id}`);
  await kai.getByRole("dialog").locator(".note").waitFor();
  assert.equal(await kai.getByRole("button", { name: "Send request", exact: true }).count(), 0);
});

test("P-2 what is declined stays as it is, and whoever asked learns why", async () => {
  const domain = "bergwerk.example";
  const { id } = await large(domain);
  const lee = await visit(here, domain, "lee");
  await lee.goto(`${here.base}/support?cancel=${id}`);
  await lee.getByRole("combobox", { name: "Reason for cancellation", exact: true }).selectOption("other");
  await lee.getByRole("dialog").getByRole("button", { name: "Send request", exact: true }).click();
  await lee.waitForURL(/\/support\/[0-9a-f-]{36}/);
  const request = new URL(lee.url()).pathname;
  const billing = await visit(here, domain, "billing");
  await billing.goto(here.base + request);
  assert.deepEqual(await axe(billing), []);
  await billing.getByRole("radio", { name: "Decline", exact: true }).check();
  await billing.getByRole("button", { name: "Save decision", exact: true }).click();
  await billing.getByRole("alert").waitFor();
  await billing.getByRole("textbox", { name: "Answer", exact: true }).fill("It is paid until spring.");
  await billing.getByRole("button", { name: "Save decision", exact: true }).click();
  await billing.getByRole("main").getByText("Declined", { exact: true }).waitFor();
  await lee.reload();
  await lee.getByRole("main").getByText("It is paid until spring.").waitFor();
  assert.equal((await ask(domain, "lee")(`/api/v1/subscriptions/${id}`)).status, "active");
});

for (const colorScheme of ["light", "dark"]) {
  test(`accessible, ${colorScheme}`, { timeout: 120_000 }, async () => {
    const domain = "aurora.example";
    const noor = await visit(here, domain, "noor", { colorScheme });
    await noor.goto(`${here.base}/support`);
    await noor.getByRole("textbox", { name: "Question", exact: true }).fill("Why?");
    await noor.getByRole("button", { name: "Send question", exact: true }).click();
    await noor.waitForURL(/\/support\/[0-9a-f-]{36}/);
    const request = new URL(noor.url()).pathname;
    for (const who of ["noor", "admin", "reader"]) {
      const page = await visit(here, domain, who, { colorScheme });
      for (const path of ["/support", "/support?show=open", request]) {
        await page.goto(here.base + path);
        assert.deepEqual(await axe(page), [], `${who} ${path}`);
      }
    }
    const { items } = await ask(domain, "kai")("/api/v1/subscriptions?limit=200");
    const kai = await visit(here, domain, "kai", { colorScheme });
    await kai.goto(`${here.base}/support?cancel=${items[0].id}`);
    assert.deepEqual(await axe(kai), []);
  });
}
