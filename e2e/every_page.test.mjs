// Walks every page that links and buttons lead to, as several people, and holds each to what holds for all: it answers, has no
// error in the console (so nothing against the CSP), nothing that axe finds in light and in dark, one main heading, the
// language it says, room at 320 pixels for words two fifths longer, and no word that is not from the catalogs.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, visit, world } from "./kit.mjs";

let here;
before(async () => { here = await world(); });
after(async () => { await here.stop(); });

const GUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** Pages of one kind are looked at once, not once for every subscription. */
const PER_KIND = 1;
const PAGES_MAX = 150;

const kind = (address) => {
  const url = new URL(address);
  const path = url.pathname.replace(GUID, "*").replace(/CFQ[0-9A-Z]+/g, "*");
  return `${path}?${[...new Set(url.searchParams.keys())].sort()}`;
};

/** Addresses of links and of forms that change nothing. */
const leads = (page) => page.evaluate(() => {
  const links = [...document.querySelectorAll("a[href]:not([download])")].map((link) => link.href);
  const forms = [...document.querySelectorAll("form:not([method=post])")].map((form) => {
    const url = new URL(form.action);
    for (const field of form.querySelectorAll("input[type=hidden]")) url.searchParams.set(field.name, field.value);
    for (const field of form.querySelectorAll("input[type=radio]:checked, select")) url.searchParams.set(field.name, field.value);
    return url.href;
  });
  return [...links, ...forms];
});

async function walk(page, look) {
  const [waiting, seen, kinds, lacking] = [[`${here.base}/`], new Set(), new Map(), []];
  let count = 0;
  while (waiting.length > 0 && count < PAGES_MAX) {
    const address = waiting.shift();
    const url = new URL(address);
    url.hash = "";
    const of = kind(url.href);
    const left = url.origin !== here.base || /^\/(api|dev\/(sign-in|mail|clock)|sign-out)/.test(url.pathname) || url.pathname.endsWith(".csv") || url.pathname.includes("export");
    if (left || seen.has(url.href) || (kinds.get(of) ?? 0) >= PER_KIND) continue;
    seen.add(url.href);
    kinds.set(of, (kinds.get(of) ?? 0) + 1);
    count += 1;
    page.wrong.length = 0;
    const answer = await page.goto(url.href);
    const path = url.pathname + url.search;
    // 422 is a form that asks for what is missing.
    if (answer.status() >= 400 && answer.status() !== 422) lacking.push(`${path}: ${answer.status()}`);
    lacking.push(...page.wrong.map((error) => `${path}: ${error}`));
    lacking.push(...(await look(page)).map((finding) => `${path}: ${finding}`));
    waiting.push(...(await leads(page)));
  }
  return { count, lacking };
}

/** Kinds of pages that axe has looked at: what one person sees of a kind is built of the same parts as what another does. */
const looked = new Set();

async function whole(page) {
  const headings = await page.locator("h1").count();
  const found = headings === 1 ? [] : [`${headings} main headings`];
  if (looked.has(kind(page.url()))) return found;
  looked.add(kind(page.url()));
  found.push(...(await axe(page)));
  await page.emulateMedia({ colorScheme: "dark" });
  found.push(...(await axe(page, ["color-contrast"])).map((line) => `dark: ${line}`));
  await page.emulateMedia({ colorScheme: "light" });
  return found;
}

for (const who of ["admin", "kai", "reader"]) {
  test(`every page that ${who} can reach is accessible`, { timeout: 600_000 }, async () => {
    const page = await visit(here, "aurora.example", who);
    const { count, lacking } = await walk(page, whole);
    assert.ok(count >= 10, `${count} pages`);
    assert.deepEqual([...new Set(lacking)], [], `${count} pages`);
  });
}

/** What is data and not words: taken out of a text before it is looked at. */
async function data() {
  const tenant = here.demo.tenants.find((known) => known.domain === "aurora.example");
  const admin = tenant.people.find((person) => person.user_principal_name.startsWith("admin@"));
  const ask = async (path) => (await fetch(here.base + path, { headers: { authorization: `Bearer ${admin.token}` } })).json();
  const [products, users, own] = await Promise.all([ask("/api/v1/products?limit=200"), ask("/api/v1/users?limit=200"), ask("/api/v1/tenant")]);
  const texts = [own.name, "Aurora", "License automation", ...products.items.flatMap((product) => [...product.service_plans.map((plan) => plan.friendly_name), product.name, product.sku_part_number, product.product_id, product.category]), ...users.items.flatMap((user) => [user.display_name, user.department, user.job_title])];
  return [...new Set(texts.filter(Boolean))].sort((one, two) => two.length - one.length);
}

test("words longer by two fifths fit at 320 pixels, and every word is from the catalogs", { timeout: 600_000 }, async () => {
  const known = await data();
  const page = await visit(here, "aurora.example", "admin", { viewport: { width: 320, height: 700 } });
  await page.context().addCookies([{ name: "purser_language", value: "en-XA", url: here.base }]);
  const { count, lacking } = await walk(page, async () => page.evaluate((known) => {
    const found = [];
    const wide = [...document.querySelectorAll("body *")].filter((part) => part.getBoundingClientRect().right > innerWidth + 1 && !part.closest(".scroll, .hidden, svg, [popover]"));
    if (document.documentElement.scrollWidth > innerWidth + 1) found.push(`wider than the window: ${wide.slice(0, 3).map((part) => `${part.tagName}.${part.className}`)}`);
    const own = (text) => {
      for (const data of known) text = text.replaceAll(data, " ");
      return text.replace(/[\w.+-]+@[\w.-]+/g, " ").replace(/[0-9a-f-]{12,}/g, " ").replace(/https?:\S+|\/[a-z/]+/g, " ")
        .replace(/\b(January|February|March|April|May|June|July|August|September|October|November|December|USD|AM|PM|UTC|America|New_York|US|CSV|Visa|Mastercard)\b/g, " ");
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode;
      if (node.parentElement.closest("script, code, kbd, pre, .avatar, [data-verbatim]")) continue;
      if (/[A-Za-z]{2,}/.test(own(node.textContent))) found.push(`not from the catalogs: ${node.textContent.trim().slice(0, 80)}`);
    }
    for (const part of document.querySelectorAll("[aria-label], [placeholder], [title]")) {
      for (const name of ["aria-label", "placeholder", "title"]) {
        const text = part.getAttribute(name);
        if (text && /[A-Za-z]{2,}/.test(own(text))) found.push(`${name} not from the catalogs: ${text.slice(0, 80)}`);
      }
    }
    return found;
  }, known));
  assert.ok(count >= 10, `${count} pages`);
  assert.deepEqual([...new Set(lacking)], [], `${count} pages`);
});
