import "./blocks.js";
import "./checklist.js";
import "./marks.js";

// Keys of staff pages: j and k along a list, o opens, x ticks, / searches, ? shows the keys. Plain letters work only
// outside fields, and not at all for those who switched them off: then the page has no [data-keys-help].
const help = document.querySelector("[data-keys-help]");
const rows = () => [...document.querySelectorAll("[data-keys] [data-row]")];
const link = (row) => row.querySelector("a[data-row-link]");
const current = () =>
  rows().find((row) => row.contains(document.activeElement)) || document.querySelector("[data-keys] [data-row].chosen");

function move(step) {
  const all = rows();
  if (!all.length) return;
  const from = all.indexOf(current());
  const target = all[Math.min(all.length - 1, Math.max(0, from + step))];
  link(target).focus();
  target.scrollIntoView({ block: "nearest" });
}

function open() {
  const row = current();
  if (row) window.location.assign(row.dataset.open);
}

function tick() {
  const box = current()?.querySelector("[data-tick]");
  if (box) box.click();
}

const acts = {
  j: () => move(1),
  k: () => move(-1),
  o: open,
  x: tick,
  "/": () => document.querySelector("[data-search]")?.focus(),
  "?": () => (help.open ? help.close() : help.showModal()),
};

// The chosen row is shown beside the list: mark it there, and lead the reader to what has changed.
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id !== "detail") return;
  const chosen = event.detail.requestConfig.elt.closest("[data-row]");
  for (const row of rows()) {
    row.classList.toggle("chosen", row === chosen);
    if (row === chosen) link(row).setAttribute("aria-current", "true");
    else link(row).removeAttribute("aria-current");
  }
  document.getElementById("detail").focus();
});

// A box that is ticked takes letters too: only what one types into must keep them.
const typing = "input:not([type=checkbox]), select, textarea, [contenteditable]";

document.addEventListener("keydown", (event) => {
  if (!help || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest(typing)) return;
  const act = acts[event.key];
  if (!act || (help.open && event.key !== "?")) return;
  event.preventDefault();
  act();
});
