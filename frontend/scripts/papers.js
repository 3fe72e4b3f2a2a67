import { WHOLE, askEdges, cut, drawable } from "./crop.js";
import { doubt, drawn } from "./looking.js";
import { fingerprint, inPieces } from "./pieces.js";

// The page of one paper: chosen files are looked at, sent in pieces and put in order. Without this script the button
// sends them with the form. What is said comes from the form, in the language of the page.

const FORBIDDEN = 403;
const GONE = [404, 410];
const LOUD = ["blurred", "dark", "failed", "differs", "signedOut", "cropping"];

function button(words, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn btn-quiet";
  made.textContent = words;
  made.addEventListener("click", press);
  return made;
}

/** One chosen file: its line on the page, and its way to the server. */
export class Item {
  constructor(page, file) {
    this.page = page;
    this.file = file;
    this.turn = 0;
    this.cutTurn = 0;
    this.edges = WHOLE;
    this.line = document.createElement("li");
    this.words = Object.assign(document.createElement("p"), { className: "small flat" });
    this.bar = Object.assign(document.createElement("progress"), { max: 100, value: 0 });
    this.bar.setAttribute("aria-label", file.name);
    this.buttons = Object.assign(document.createElement("div"), { className: "row" });
    const body = document.createElement("div");
    const name = Object.assign(document.createElement("p"), { className: "flat" });
    name.append(Object.assign(document.createElement("b"), { textContent: file.name }));
    body.append(name, this.words, this.bar, this.buttons);
    this.line.append(body);
  }

  say(what, words = this.page.words(what)) {
    this.words.textContent = words;
    if (LOUD.includes(what)) this.page.tell(`${this.file.name}: ${words}`);
  }

  offer(...names) {
    const presses = {
      pause: () => { this.way.pause(); this.rest("paused"); },
      resume: () => this.send(),
      anyway: () => this.send(),
      turn: () => this.turned(),
      drop: () => { this.way?.drop(); this.leave(); },
      crop: () => this.crop().then(() => this.line.querySelector(".crop input").focus()),
      cut: () => this.cut(this.asked.edges()),
      whole: () => this.cut(WHOLE),
    };
    const hadFocus = this.buttons.contains(document.activeElement);
    const first = names.includes("cut") ? ["turn"] : ["turn", "crop"];
    const shown = this.frame && this.page.mayTurn && names.length ? [...first, ...names] : names;
    this.buttons.replaceChildren(...shown.map((each) => button(this.page.words(each), presses[each])));
    if (hadFocus) this.buttons.querySelector("button")?.focus();
  }

  async begin() {
    this.say("waiting");
    this.file = this.original = await drawable(this.file);
    const small = await this.look();
    const what = small ? doubt(small) : "";
    if (what) {
      this.say(what);
      this.offer("anyway", "drop");
    } else if (small && this.page.cropsFirst) await this.crop();
    else this.send();
  }

  /** The file as it would go: its small picture, its fingerprint and its way. */
  async look() {
    const [small, mark] = await Promise.all([drawn(this.file), fingerprint(this.file).catch(() => "")]);
    this.mark = mark;
    this.way = inPieces(this.file, { ...this.page.place, mark, told: this });
    if (!small) return null;
    this.frame?.remove();
    this.frame = Object.assign(document.createElement("span"), { className: "paper-page turn-0" });
    this.frame.append(small);
    this.line.prepend(this.frame);
    return small;
  }

  turned() {
    this.turn = (this.turn + 1) % 4;
    this.frame.className = `paper-page turn-${this.turn}`;
    if (this.asked) this.crop();
  }

  /** Where to cut is asked of the photograph as it was chosen, turned as it is shown. */
  async crop() {
    this.way.pause();
    if (this.turn) this.edges = WHOLE;
    const turn = (this.cutTurn + this.turn) % 4;
    [this.cutTurn, this.turn] = [turn, 0];
    const asked = await askEdges(this.original, turn, this.edges, (what) => this.page.words(what));
    if (turn !== this.cutTurn) return; // turned once more meanwhile
    this.asked?.place.remove();
    this.asked = asked;
    this.buttons.before(this.asked.place);
    this.frame.hidden = true;
    this.rest("cropping");
    this.offer("cut", "whole", "drop");
  }

  /** What was cut goes instead of what was chosen. */
  async cut(edges) {
    const isWhole = !this.cutTurn && Object.values(edges).every((each) => each === 0);
    this.edges = edges;
    this.asked.place.remove();
    this.asked = null;
    this.offer();
    await this.way.drop();
    this.file = isWhole ? this.original : await cut(this.original, this.cutTurn, edges);
    await this.look();
    this.send();
  }

  /** Files go one after the other, so that pages come in the order they were chosen. */
  send() {
    this.isResting = false;
    this.say("waiting");
    this.offer("pause", "drop");
    this.page.inTurn(() => new Promise((resolve) => {
      if (this.isResting) { resolve(); return; }
      this.release = resolve;
      this.say("sending");
      this.way.start();
    }));
  }

  rest(what, words) {
    this.isResting = true;
    this.say(what, words);
    this.offer("resume", "drop");
    this.release?.();
  }

  progress(part) {
    this.bar.value = Math.round(part * 100);
    this.words.textContent = `${this.page.words("sending")} ${this.bar.value} %`;
  }

  failed(status, sentence) {
    if (status === FORBIDDEN) { this.rest("signedOut"); return; }
    if (status === 0 || status >= 500) {
      const isOffline = !navigator.onLine;
      this.rest(isOffline ? "offline" : "failed");
      if (isOffline) window.addEventListener("online", () => this.send(), { once: true });
      return;
    }
    this.rest("failed", sentence || this.page.words("failed"));
    if (GONE.includes(status)) this.way = inPieces(this.file, { ...this.page.place, mark: this.mark, told: this });
  }

  async done(upload) {
    this.upload = upload;
    this.say("checking");
    this.offer();
    const answer = await this.page.put(upload, this.turn).catch(() => null);
    if (!answer) { this.failed(0, ""); return; }
    if (answer.isHeld) { this.rest("failed", answer.told.sentence); return; }
    if (!answer.ok) { this.refused(answer.told.sentence); return; }
    if (this.mark && answer.told.sha256 !== this.mark) {
      await this.page.act(`drop:${answer.told.page}`);
      this.refused(this.page.words("differs"));
      return;
    }
    await this.page.renew();
    this.page.tell(`${this.file.name}: ${this.page.words("done")}`);
    this.leave();
  }

  refused(sentence) {
    this.line.classList.add("is-refused");
    this.isResting = true;
    this.say("failed", sentence);
    this.offer("drop");
    this.release?.();
  }

  leave() {
    this.isResting = true;
    this.release?.();
    this.line.remove();
    this.page.settle();
  }
}

/** The form of the page. */
class Paper {
  constructor(form) {
    this.form = form;
    this.queue = form.querySelector("[data-queue]");
    this.told = form.querySelector("[data-told]");
    this.pages = form.querySelector("[data-pages]");
    this.token = form.elements.csrfmiddlewaretoken.value;
    this.place = { endpoint: form.dataset.upload, purpose: form.dataset.purpose, token: this.token };
    form.querySelector("[data-plain]").hidden = true;
    form.querySelector("[data-crop]").hidden = false;
    form.addEventListener("change", (event) => {
      if (event.target.type === "file") this.take(event.target);
    });
    this.turns = Promise.resolve();
    this.sending = Promise.resolve();
    this.mayTurn = true;
    // On a slow line somebody chooses before this script is there.
    form.querySelectorAll("input[type=file]").forEach((input) => { if (input.files.length) this.take(input); });
  }

  get cropsFirst() {
    return this.form.querySelector("[data-crop] input").checked;
  }

  inTurn(send) {
    this.sending = this.sending.then(send);
  }

  words(what) {
    const key = `say${what[0].toUpperCase()}${what.slice(1)}`;
    return this.form.dataset[key] ?? "";
  }

  tell(words) {
    this.told.textContent = words;
  }

  /** Files are looked at one after the other: a phone has little memory. */
  take(input) {
    for (const file of input.files) {
      const item = new Item(this, file);
      this.queue.append(item.line);
      this.turns = this.turns.then(() => item.begin());
    }
    this.queue.hidden = false;
    input.value = "";
  }

  settle() {
    this.queue.hidden = !this.queue.children.length;
  }

  async put(upload, turn) {
    const answer = await this.post({ upload, turn });
    return { ok: answer.ok, isHeld: answer.status >= 500, told: await answer.json() };
  }

  act(what) {
    return this.post({ act: what });
  }

  post(given) {
    const body = new URLSearchParams({ ...given, csrfmiddlewaretoken: this.token });
    return fetch(this.form.action, { method: "POST", body });
  }

  /** The list as the server draws it now. */
  async renew() {
    const answer = await fetch(this.form.action, { cache: "no-store" });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    this.pages.replaceChildren(...page.querySelector("[data-pages]").childNodes);
    const [mine, drawnNow] = [this.form, page].map((each) => each.querySelector('[value="done"]'));
    mine.textContent = drawnNow.textContent;
  }
}

document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("form[data-upload]").forEach((form) => new Paper(form));
});
