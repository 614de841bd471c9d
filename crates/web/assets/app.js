// Comfort only: every page does everything without this file.

// A form that changes something is sent once, however often it is clicked; the server would carry it out once anyway.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-once]")) return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
  for (const button of form.querySelectorAll("[type=submit]")) button.setAttribute("aria-disabled", "true");
});
// Back to a page that was kept: its forms can be sent again.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("[data-sent]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
  }
});

// What was just done is said once, not again on reload.
const address = new URL(location.href);
if (address.searchParams.has("done")) {
  for (const name of [...address.searchParams.keys()]) if (name === "done" || name.startsWith("done.")) address.searchParams.delete(name);
  history.replaceState(null, "", address);
}

// Focus: into what lies over the page, else to where somebody came from.
const over = document.querySelector("dialog[open]");
if (over) {
  (over.querySelector("[autofocus]") ?? over).focus();
  over.addEventListener("keydown", (event) => {
    if (event.key !== "Tab") return;
    const stops = [...over.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")].filter((stop) => stop.offsetParent);
    const [first, last] = [stops[0], stops.at(-1)];
    if (event.shiftKey && document.activeElement === first) { event.preventDefault(); last.focus(); }
    else if (!event.shiftKey && document.activeElement === last) { event.preventDefault(); first.focus(); }
  });
} else if (location.hash.length > 1) {
  document.getElementById(decodeURIComponent(location.hash.slice(1)))?.focus();
}

// Keys. Two-key ones start with g.
const places = { h: "/", p: "/products", l: "/licenses", b: "/purchase", m: "/billing", u: "/users" };
let went = 0;
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape" && over && !document.querySelector(":popover-open")) {
    over.querySelector("form.go .close, a.close")?.click();
    return;
  }
  if (over || event.target.closest("input, select, textarea, [contenteditable]")) return;
  if (event.key === "/") { event.preventDefault(); document.getElementById("search")?.focus(); }
  else if (event.key === "?") document.getElementById("shortcuts")?.showPopover();
  else if (event.key === "g") went = event.timeStamp;
  else if (event.timeStamp - went < 1500 && places[event.key]) location.href = places[event.key];
});

// Copies an id.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () => navigator.clipboard?.writeText(button.dataset.copy));
}

// A box that marks all the others of its list, and a count of what is marked.
for (const all of document.querySelectorAll("[data-all]")) {
  const boxes = [...document.querySelectorAll(`[name="${all.dataset.all}"]`)];
  all.closest("[hidden]")?.removeAttribute("hidden");
  all.addEventListener("change", () => boxes.forEach((box) => { box.checked = all.checked; }));
}
