// Says when the line or the server does not answer, and keeps a form from being sent into nothing: without a network
// the browser would put its own page in place of what was typed.
const notice = (kind) => document.querySelector(`[data-trouble="${kind}"]`);

function show(kind, isTrue) {
  const found = notice(kind);
  if (found) found.hidden = !isTrue;
}

export function watchLine() {
  window.addEventListener("offline", () => show("offline", true));
  window.addEventListener("online", () => show("offline", false));
  document.addEventListener("submit", (event) => {
    if (navigator.onLine) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    show("offline", true);
    notice("offline")?.focus();
  }, true);
  // Parts of a page that are asked for apart: a line that failed once is said until something arrives again.
  document.addEventListener("htmx:sendError", () => show("offline", true));
  document.addEventListener("htmx:responseError", () => show("error", true));
  document.addEventListener("htmx:afterOnLoad", (event) => {
    if (!event.detail.successful) return;
    show("offline", false);
    show("error", false);
  });
}
