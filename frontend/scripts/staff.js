// Keys of the desk: / search, j and k along the list, o opens, ? shows the keys. Plain letters work only outside
// fields and only where a list with [data-keys] is on the page.
const rows = () => [...document.querySelectorAll("[data-keys] [data-row]")];
const link = (row) => row.querySelector("a[data-row-link]");

function move(step) {
  const all = rows();
  if (!all.length) return;
  const now = all.findIndex((row) => row.contains(document.activeElement));
  const chosen = all.findIndex((row) => row.classList.contains("chosen"));
  const from = now >= 0 ? now : chosen;
  const target = all[Math.min(all.length - 1, Math.max(0, from + step))];
  link(target).focus();
  target.scrollIntoView({ block: "nearest" });
}

function open() {
  const row = rows().find((each) => each.contains(document.activeElement)) || document.querySelector("[data-row].chosen");
  if (row) window.location.assign(row.dataset.open);
}

const acts = {
  j: () => move(1),
  k: () => move(-1),
  o: open,
  "/": () => document.querySelector("[data-search]")?.focus(),
  "?": () => { const help = document.querySelector("[data-keys-help]"); if (help) help.open = !help.open; },
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

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, select, textarea, [contenteditable]")) return;
  const act = acts[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
