import { Item } from "./papers.js";

// Questions answered with files, on a page that is kept while it is filled in: chosen files are looked at and sent in
// pieces, one after the other. Without this script the page's button sends them with the form.

/** One question; a page of papers to its items. */
class Enclosures {
  constructor(root) {
    this.root = root;
    this.form = root.closest("form");
    this.queue = root.querySelector("[data-queue]");
    this.told = root.querySelector("[data-told]");
    this.there = root.querySelector("[data-there]");
    this.question = root.dataset.enclosures.replace(/^answer__/, "");
    this.token = this.form.elements.csrfmiddlewaretoken.value;
    this.place = { endpoint: this.form.dataset.uploads, purpose: root.dataset.purpose, token: this.token };
    this.items = [];
    this.turns = Promise.resolve();
    this.sending = Promise.resolve();
    root.addEventListener("change", (event) => {
      if (event.target.type === "file") this.take(event.target);
    });
    // On a slow line somebody chooses before this script is there.
    root.querySelectorAll("input[type=file]").forEach((input) => { if (input.files.length) this.take(input); });
    this.form.addEventListener("submit", (event) => {
      if (!this.items.some((item) => !item.isResting)) return;
      event.preventDefault();
      this.tell(this.words("sending"));
    }, { capture: true });
  }

  words(what) {
    return this.form.dataset[`say${what[0].toUpperCase()}${what.slice(1)}`] ?? "";
  }

  tell(words) {
    this.told.textContent = words;
  }

  inTurn(send) {
    this.sending = this.sending.then(send);
  }

  take(input) {
    for (const file of input.files) {
      const item = new Item(this, file);
      this.items.push(item);
      this.queue.append(item.line);
      this.turns = this.turns.then(() => item.begin());
    }
    this.queue.hidden = false;
    input.value = "";
  }

  settle() {
    this.queue.hidden = !this.queue.children.length;
  }

  async put(upload) {
    const answer = await this.post({ upload });
    const told = await answer.json();
    return { ok: answer.ok, isHeld: answer.status >= 500, told: { ...told, page: told.file } };
  }

  /** What an item asks when the file that arrived is another than the one here. */
  act(what) {
    return this.post({ drop: what.replace(/^drop:/, "") });
  }

  post(given) {
    const body = new URLSearchParams({ ...given, question: this.question, csrfmiddlewaretoken: this.token });
    return fetch(this.form.action, { method: "POST", body });
  }

  /** The files as the server has them now; what was to be left out stays so. */
  async renew() {
    const answer = await fetch(this.form.action, { cache: "no-store" });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const drawn = page.querySelector(`[data-enclosures="${this.root.dataset.enclosures}"] [data-there]`);
    const left = [...this.there.querySelectorAll("input[type=checkbox]:not(:checked)")].map((each) => each.value);
    this.there.replaceChildren(...drawn.childNodes);
    this.there.querySelectorAll("input[type=checkbox]").forEach((box) => { box.checked = !left.includes(box.value); });
  }
}

document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("[data-enclosures][data-purpose]").forEach((root) => new Enclosures(root));
});
