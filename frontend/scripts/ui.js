import { watchConditions } from "./conditions.js";
import { watchLine } from "./line.js";

// Small comforts of every page. Nothing here is needed to finish a task.
document.documentElement.classList.add("js");

/** Puts the reader at what went wrong, as the page would do without a swap. */
function focusErrors(root) {
  const summary = root.querySelector(".govuk-error-summary");
  if (summary) summary.focus();
}

/** Copies a code; the button's own data say what it then reads. */
async function copyCode(button) {
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = button.dataset.copied;
  } catch {
    button.textContent = button.dataset.copy;
  }
  setTimeout(() => { button.textContent = before; }, 2000);
}

document.addEventListener("click", (event) => {
  const copy = event.target.closest("[data-copy]");
  if (copy) copyCode(copy);
  if (event.target.closest("[data-print]")) window.print();
});

// A second press within the same second is a slip, never a wish to do a legal act twice.
const sent = new WeakMap();
document.addEventListener("submit", (event) => {
  const last = sent.get(event.target);
  if (last !== undefined && event.timeStamp - last < 1500) event.preventDefault();
  else sent.set(event.target, event.timeStamp);
});

// Who signs out leaves no copy behind, also where the browser does not do what the answer tells it.
document.addEventListener("submit", (event) => {
  if (event.target.matches('[action="/dang-xuat/"]')) window.indexedDB?.deleteDatabase("motcua-copies");
});

function prepare(root) {
  focusErrors(root);
  watchConditions(root);
}

document.addEventListener("DOMContentLoaded", () => prepare(document));
watchLine();
document.addEventListener("htmx:afterSwap", (event) => prepare(event.detail.elt));

// What is kept on a device is files and the page without a line, in the language of the pages (worker.txt).
if ("serviceWorker" in navigator && document.documentElement.classList.contains("public")) {
  window.addEventListener("load", () => {
    const program = `/ung-dung.js?ngon-ngu=${document.documentElement.lang}`;
    // Asked for again once an hour, not with every page.
    navigator.serviceWorker.register(program, { updateViaCache: "all" }).catch(() => {});
  });
}

// A page of the office that the browser kept whole is asked for again: what was shut since must not come back.
window.addEventListener("pageshow", (event) => {
  if (event.persisted && document.documentElement.classList.contains("staff")) window.location.reload();
});
