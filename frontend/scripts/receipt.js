// Checks a receipt on the device, by the public keys kept with the page: for hours without a line (ADR 0066).
// The same form as kernel/receipts.py; what is not signed is not read out.

const FORM = /bn1\.([\w-]*)\.?([\w-]*)\.?([\w-]*)/;
const SIGNATURE = 64;

function bytes(letters) {
  const words = atob(letters.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(words, (each) => each.charCodeAt(0));
}

function bytesOrNone(letters) {
  try { return bytes(letters); } catch { return new Uint8Array(); }
}

/** What becomes of a text: the finding, and the facts where it is good. */
async function checked(text, keys) {
  const found = FORM.exec(text);
  if (!found) return ["none"];
  const [, id, facts, written] = found;
  const signature = bytesOrNone(written);
  if (!id || !facts || signature.length !== SIGNATURE) return ["cut"];
  const known = keys.find((each) => each.kid === id);
  if (!known) return ["foreign"];
  const key = await crypto.subtle.importKey("jwk", known, "Ed25519", false, ["verify"]);
  const isSigned = await crypto.subtle.verify("Ed25519", key, signature, new TextEncoder().encode(`bn1.${id}.${facts}`));
  return isSigned ? ["good", new TextDecoder().decode(bytes(facts)).split("\n")] : ["altered"];
}

/** 2026-11-21T14:05+07:00 as people write it. */
function moment(written) {
  const [, year, month, day, time] = /(\d+)-(\d+)-(\d+)T(\d+:\d+)/.exec(written) ?? [];
  return year ? `${day}/${month}/${year}, ${time}` : "–";
}

function show(form, [finding, facts]) {
  const told = form.querySelector("[data-told]");
  told.textContent = form.dataset[finding];
  const list = form.querySelector("dl");
  list.replaceChildren();
  if (!facts) return;
  const [code, agency, received, due, files, digest] = facts;
  const expected = due.startsWith("~") && due.length > 1 ? ` (${form.dataset.expected})` : "";
  const values = [code, agency, moment(received), moment(due) + expected, files, digest];
  JSON.parse(form.dataset.names).forEach((name, at) => {
    const [term, value] = [document.createElement("dt"), document.createElement("dd")];
    term.textContent = name;
    value.textContent = values[at];
    list.append(term, value);
  });
}

document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("form[data-receipt]");
  const look = () => checked(form.elements.text.value, JSON.parse(form.dataset.keys).keys)
    .catch(() => ["unable"]).then((found) => show(form, found));
  // Before the page's own watch of the line, which keeps forms from being sent into nothing.
  form.querySelector("button").addEventListener("click", (event) => { event.preventDefault(); look(); });
  form.elements.text.value = new URLSearchParams(window.location.search).get("bn") ?? "";
  if (form.elements.text.value) look();
});
