// Looks at pages: node shot.mjs BASE PERSON FOLDER PATH…   writes FOLDER/PATH-{wide,narrow,dark}.png
import { launch } from "./browser.mjs";
import { mkdirSync } from "node:fs";
const [base, person, folder, ...paths] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const browser = await launch();
for (const [name, options] of [["wide", { viewport: { width: 1360, height: 900 } }], ["narrow", { viewport: { width: 360, height: 780 } }], ["dark", { viewport: { width: 1360, height: 900 }, colorScheme: "dark" }]]) {
  const context = await browser.newContext({ ...options, locale: process.env.LOCALE ?? "en" });
  const page = await context.newPage();
  page.on("console", (message) => { if (message.type() === "error") console.log(name, message.text()); });
  page.on("pageerror", (error) => console.log(name, error.message));
  if (person !== "-") await page.goto(`${base}/dev/sign-in?as=${person}`);
  for (const path of paths) {
    const answer = await page.goto(base + path);
    if (answer.status() >= 400) console.log(name, path, answer.status());
    await page.screenshot({ path: `${folder}/${path.replace(/[^a-z0-9]+/gi, "_") || "home"}-${name}.png` });
  }
  await context.close();
}
await browser.close();
