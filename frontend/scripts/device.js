import { newHalf, seal, unseal, wholeKey } from "./cipher.js";
import { copiesOf, dropCopy, forgetDraft, halfOf, keepHalf, putCopy, tidy } from "./kept.js";

// A copy of what is typed, on one's own device, for hours without a line (ADR 0065). A copy is a save that has not
// arrived: it goes up later as the very same save, so the server's rule says what stands, and nothing else does.

const PAUSE = 400; // ms without a key before a copy is written
const LONGEST = 1500; // ms of typing after which it is written all the same
const DAY = 86_400_000;
const BROUGHT = "motcua-brought";
const about = ({ draft, page }) => `${draft} ${page}`;
const isPartOf = (key) => (name) => name === key || name.startsWith(`${key}__`);

export const mayKeep = () => Boolean(window.crypto?.subtle && window.indexedDB);

export class Device {
  constructor(panel) {
    this.panel = panel;
    this.draft = panel.dataset.draft;
    this.status = panel.querySelector("[data-told]");
    this.beside = [];
    this.turn = Promise.resolve();
    panel.querySelector("[data-keep]").addEventListener("click", () => this.keep().catch(() => this.failed()));
    panel.querySelector("[data-end]").addEventListener("click", () => this.end());
    window.addEventListener("beforeunload", () => { this.isLeaving = true; });
    window.addEventListener("pagehide", () => this.write());
    window.addEventListener("online", () => { if (this.isWaiting) this.bringUp(); });
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") this.write(); });
  }

  /** `saving`: what keeps the form of this page, if it has one. */
  async begin(saving) {
    this.saving = saving;
    await tidy(Date.now());
    const half = await halfOf(this.draft);
    if (half) await this.use(half);
    this.draw();
    if (sessionStorage.getItem(BROUGHT) === this.draft) this.say("brought");
    sessionStorage.removeItem(BROUGHT);
    if (half) await this.bringUp();
    this.write();
  }

  get isOn() { return Boolean(this.key); }

  get until() { return Date.now() + Number(this.panel.dataset.days) * DAY; }

  async use(half) { this.key = await wholeKey(half, this.panel.dataset.half, this.draft); }

  async keep() {
    const half = await newHalf();
    await keepHalf(this.draft, half, this.until);
    await this.use(half);
    this.draw();
    this.say("on");
    await this.write();
  }

  async end() {
    this.key = null;
    this.isKept = false;
    await forgetDraft(this.draft);
    this.draw();
    this.say("off");
  }

  failed() {
    this.key = null;
    this.draw();
    this.say("failed");
  }

  draw() {
    const hadFocus = this.panel.contains(document.activeElement);
    for (const each of this.panel.querySelectorAll("[data-if]")) each.hidden = (each.dataset.if === "on") !== this.isOn;
    this.panel.hidden = false;
    if (hadFocus) this.status.focus();
  }

  say(what, link = "") {
    this.status.textContent = this.panel.dataset[`say${what[0].toUpperCase()}${what.slice(1)}`];
    if (!link) return;
    const way = Object.assign(document.createElement("a"), { href: link.action, textContent: link.title });
    this.status.append(" ", way);
  }

  /** Something was typed. */
  note() {
    const now = Date.now();
    this.since = this.since || now;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.write(), Math.min(PAUSE, Math.max(0, this.since + LONGEST - now)));
  }

  /** One after the other: a copy never takes the place of a later one. */
  write() {
    clearTimeout(this.waiting);
    this.since = null;
    this.turn = this.turn.then(() => this.writeNow()).catch(() => this.failed());
    return this.turn;
  }

  async writeNow() {
    const save = this.isOn && this.saving?.snapshot();
    if (save) this.isKept = await this.put(save);
  }

  async put(save) {
    const at = { draft: this.draft, page: save.page, count: save.count, until: this.until };
    await putCopy({ ...at, ...(await seal(this.key, about(at), save)) });
    return true;
  }

  /** The server has these questions of this page, up to one of its saves. */
  settled(names, page, count) {
    if (!this.isOn) return;
    if (count) dropCopy({ draft: this.draft, page, count });
    this.beside = this.beside.filter(({ copy, save, keys }) => {
      const left = keys.filter((key) => !names.some(isPartOf(key)));
      if (left.length === keys.length) return true;
      this.keepRest(copy, save, left);
      return false;
    });
  }

  keepRest(copy, save, keys) {
    return keys.length ? this.put({ ...save, touched: keys }) : dropCopy(copy);
  }

  /** Sends what has not arrived; what another device answered meanwhile is left for the person to choose. */
  async bringUp() {
    const found = new Set();
    const own = this.saving?.page;
    this.isWaiting = false;
    this.beside = [];
    for (const copy of await copiesOf(this.draft)) if (copy.page !== own) found.add(await this.bring(copy));
    if (this.isLeaving) return;
    if (found.has("brought") && !this.saving?.isTouched()) {
      sessionStorage.setItem(BROUGHT, this.draft);
      window.location.replace(window.location.pathname);
      return;
    }
    this.isWaiting = found.has("later");
    for (const what of ["unreadable", "later", "brought"]) if (found.has(what)) this.say(what);
    this.showBeside();
  }

  /** What became of one copy: "brought", "later", "unreadable", or "" where nothing is changed by it. */
  async bring(copy) {
    const save = await unseal(this.key, about(copy), copy).catch(() => null);
    if (!save) { await dropCopy(copy); return "unreadable"; }
    const told = await this.send(save);
    if (!told) return "later";
    const keys = Object.keys(told.elsewhere).map((name) => name.replace(/^answer__/, ""));
    await this.keepRest(copy, save, keys);
    if (keys.length) this.beside.push({ copy, save, told, keys });
    return told.base > Number(this.panel.dataset.revision) ? "brought" : "";
  }

  async send(save) {
    const body = new URLSearchParams(save.body);
    body.set("touched", save.touched.join(" "));
    body.set("csrfmiddlewaretoken", this.panel.dataset.token);
    try {
      const answer = await fetch(save.action, {
        method: "POST", body, headers: { "X-Autosave": "1" }, redirect: "manual",
      });
      return answer.ok ? await answer.json() : null;
    } catch {
      return null;
    }
  }

  /** On the page of the part both stand together; elsewhere a link leads there. */
  showBeside() {
    for (const { save, told } of this.beside) {
      if (this.saving?.action === save.action) this.saving.putBack(new URLSearchParams(save.body), told);
      else this.say("beside", save);
    }
  }
}

export const forget = (draft) => (mayKeep() ? forgetDraft(draft).catch(() => {}) : null);
