// Sends a dossier. When the answer is lost nobody is told that it failed: the page asks whether it arrived, and
// sends the very same again if not; the server makes one dossier of all of them.

const AGAIN = 1000;

export function sendOnce(form) {
  const status = form.querySelector("[data-status]");

  async function arrived() {
    const answer = await fetch(form.dataset.send, { method: "HEAD", cache: "no-store", redirect: "manual" });
    return answer.status === 200;
  }

  async function deliver() {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    if (answer.redirected) { window.location.assign(answer.url); return true; }
    return false;
  }

  async function untilKnown() {
    for (;;) {
      try {
        if (await arrived()) { window.location.assign(form.dataset.send); return; }
        if (await deliver()) return;
        form.submit(); // refused with a sentence: let the page come with it
        return;
      } catch {
        status.textContent = form.dataset.checking;
        await new Promise((resolve) => { setTimeout(resolve, AGAIN); });
      }
    }
  }

  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    deliver().then((done) => { if (!done) form.submit(); }).catch(untilKnown);
  });
}
