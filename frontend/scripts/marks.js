// A mark on a page of a paper: the mouse draws its rectangle on the picture, the form takes it over. Without scripts,
// by keys or by touch its place is chosen in the form. The same parts per 10,000 as dossiers/paper_marks/frames.py.
const WHOLE = 10000;
const LEAST = 6;
const THIN = 100;

const share = (at, begin, length) => Math.round(Math.min(1, Math.max(0, (at - begin) / length)) * WHOLE);

/** Where the pointer is on the page, in parts of it. */
function point(page, event) {
  const box = page.getBoundingClientRect();
  return { x: share(event.clientX, box.left, box.width), y: share(event.clientY, box.top, box.height) };
}

/** One side of the rectangle between two places; a straight line becomes a thin one. */
function side(one, other) {
  const length = Math.max(THIN, Math.abs(other - one));
  return [Math.min(one, other, WHOLE - length), length];
}

function show(page, frame) {
  const svg = page.querySelector("svg");
  let shape = svg.querySelector(".new");
  if (!shape) {
    shape = document.createElementNS(svg.namespaceURI, "rect");
    shape.setAttribute("class", "new");
    svg.append(shape);
  }
  const [x, y, width, height] = frame;
  for (const [name, side] of Object.entries({ x, y, width, height })) shape.setAttribute(name, `${side / 100}%`);
}

/** The form opens with the rectangle chosen; who has drawn goes on by writing. */
function takeOver(section, frame) {
  const box = section.querySelector("[data-mark-form]");
  const form = box.querySelector("form");
  const choice = box.querySelector("[data-drawn]");
  form.elements.frame.value = frame.join(",");
  choice.hidden = false;
  choice.querySelector("input").checked = true;
  box.open = true;
  box.classList.add("is-drawn");
  form.elements.words.focus();
}

function draw(page, start) {
  const from = point(page, start);
  let frame = null;
  const move = (event) => {
    const to = point(page, event);
    const isDrag = Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) >= LEAST;
    if (!frame && !isDrag) return;
    const [[left, width], [top, height]] = [side(from.x, to.x), side(from.y, to.y)];
    frame = [left, top, width, height];
    show(page, frame);
  };
  const end = (event) => {
    for (const [name, does] of [["pointermove", move], ["pointerup", end], ["pointercancel", end]]) document.removeEventListener(name, does);
    if (!frame || event.type === "pointercancel") return;
    // The press that ends here was no press on the link under the pointer.
    page.addEventListener("click", (click) => click.preventDefault(), { once: true, capture: true });
    setTimeout(() => takeOver(page.closest("section"), frame), 0);
  };
  for (const [name, does] of [["pointermove", move], ["pointerup", end], ["pointercancel", end]]) document.addEventListener(name, does);
}

document.addEventListener("pointerdown", (event) => {
  const page = event.target.closest?.("[data-draw]");
  if (page && event.button === 0 && event.pointerType !== "touch") draw(page, event);
});
document.addEventListener("dragstart", (event) => {
  if (event.target.closest?.("[data-draw]")) event.preventDefault();
});
