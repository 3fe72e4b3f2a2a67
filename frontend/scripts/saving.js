// Keeps what is typed: saves follow each other in order, each with a count, so that an older one never takes
// the place of a newer one, here or at the server. `device`, if there is one, holds a copy until a save has arrived.

const PAUSE = 700; // ms without a key before a save leaves
const LONGEST = 1500; // ms of typing after which it leaves all the same
const AGAIN = 3000; // ms until a save that did not arrive is tried again

const SIGNED_OUT = [403, 404];
const HEAD = ["page", "base", "count", "csrfmiddlewaretoken"];

export function keepSaving(form, device) {
  const status = form.querySelector("[data-saved]");
  const touched = new Set();
  const { page, count } = form.elements;
  let counted = 0;
  // A page the browser kept and shows again is another page than the one that was sent from it.
  page.value = newNumber();
  let waiting = null;
  let since = null;
  let running = null;

  const say = (words) => { if (status && status.textContent !== words) status.textContent = words; };

  const next = () => String((counted += 1));
  const action = new URL(form.action).pathname;

  function body() {
    const sent = new URLSearchParams(new FormData(form));
    sent.set("count", next());
    sent.set("touched", [...touched].join(" "));
    return sent;
  }

  async function save() {
    clearTimeout(waiting);
    waiting = since = null;
    if (running) { waiting = setTimeout(save, 50); return; }
    if (!touched.size) return;
    const names = [...touched];
    say(form.dataset.saving);
    const sent = body();
    running = send(sent);
    const told = await running;
    running = null;
    if (!told.saved) { say(lost(told.status)); waiting = setTimeout(save, AGAIN); return; }
    device?.settled(names, page.value, Number(sent.get("count")));
    names.filter((name) => !changedAgain.has(name)).forEach((name) => touched.delete(name));
    changedAgain.clear();
    showElsewhere(told.elsewhere, told.base);
    say(told.saved);
    if (touched.size) plan();
  }

  const changedAgain = new Set();

  async function send(sent, keepalive = false) {
    try {
      const answer = await fetch(form.action, {
        method: "POST", body: sent, keepalive, headers: { "X-Autosave": "1" }, redirect: "manual",
      });
      return answer.ok ? await answer.json() : { status: answer.status };
    } catch {
      return {};
    }
  }

  /** Why nothing arrives, and what to do: a copy on the device lets somebody go. */
  function lost(status) {
    const { dataset } = device?.isKept ? device.panel : form;
    return SIGNED_OUT.includes(status) ? dataset.signedOut : dataset.offline;
  }

  /** What the page has not brought to the server, as the save it would be; null for nothing. */
  function snapshot() {
    if (!touched.size) return null;
    const sent = body();
    sent.delete("csrfmiddlewaretoken");
    const title = document.querySelector("h1").textContent;
    return { page: page.value, count: counted, action, title, touched: [...touched], body: sent.toString() };
  }

  /** Puts back into the fields what was typed here, beside what another device wrote. */
  function putBack(values, { elsewhere, base }) {
    for (const name of Object.keys(elsewhere)) {
      const seen = {};
      for (const input of form.elements) {
        if (input.name !== name && !input.name.startsWith(`${name}__`)) continue;
        const given = values.getAll(input.name);
        if (["checkbox", "radio"].includes(input.type)) input.checked = given.includes(input.value);
        else if (input.type !== "file") input.value = given[(seen[input.name] = (seen[input.name] ?? -1) + 1)] ?? "";
      }
    }
    showElsewhere(elsewhere, base);
    form.dispatchEvent(new Event("input"));
  }

  /** What another device wrote stands beside the field; typing on here replaces it. */
  function showElsewhere(elsewhere, base) {
    const names = Object.keys(elsewhere);
    if (names.length) form.elements.base.value = String(base);
    for (const name of names) {
      const input = form.elements[name];
      const at = input && (input[0] || input).closest(".govuk-form-group");
      if (!at) continue;
      let note = at.querySelector("[data-elsewhere]");
      if (!note) {
        note = document.createElement("p");
        note.className = "govuk-error-message";
        note.dataset.elsewhere = "";
        note.setAttribute("role", "status");
        at.prepend(note);
      }
      note.textContent = elsewhere[name];
    }
  }

  function plan() {
    const now = Date.now();
    since = since || now;
    clearTimeout(waiting);
    waiting = setTimeout(save, Math.min(PAUSE, Math.max(0, since + LONGEST - now)));
  }

  function noticed(event) {
    const name = event.target.name;
    if (!name || HEAD.includes(name)) return;
    touched.add(name.replace(/^answer__/, ""));
    if (running) changedAgain.add(name.replace(/^answer__/, ""));
    device?.note();
    plan();
  }

  form.addEventListener("input", noticed);
  form.addEventListener("change", noticed);
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    device?.settled([...touched]);
    touched.clear();
    count.value = next();
  });
  window.addEventListener("online", () => { if (touched.size) save(); });
  window.addEventListener("pagehide", () => { if (touched.size) send(body(), true); });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && touched.size) send(body(), true);
  });
  return { action, page: page.value, isTouched: () => touched.size > 0, snapshot, putBack };
}

function newNumber() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((each) => each.toString(16).padStart(2, "0")).join("");
}
