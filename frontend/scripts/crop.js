// Cuts a photographed paper before it is sent: four edges to drag on the picture, or to write in percent. And makes
// a JPEG of what only some browsers can draw (HEIC). The chosen file itself stays as it is until the page is in.

const SIDES = ["left", "right", "top", "bottom"];
const LEFT_OVER = 10; // percent between two edges at least
const SHOWN = 640;
const SENT = 3508; // points along A4 at 300 an inch: the server keeps no more
const QUALITY = 0.9;

export const WHOLE = { left: 0, right: 0, top: 0, bottom: 0 };
const opposite = { left: "right", right: "left", top: "bottom", bottom: "top" };

/** A side's percent, so that something stays between it and its opposite. */
export function held(edges, side, percent) {
  const most = 100 - LEFT_OVER - edges[opposite[side]];
  return { ...edges, [side]: Math.min(most, Math.max(0, Math.round(percent) || 0)) };
}

/** A picture turned by quarters and cut, on a canvas at most so many points across. */
function render(picture, turn, edges, across) {
  const scale = Math.min(1, across / Math.max(picture.width, picture.height));
  const [width, height] = [picture.width * scale, picture.height * scale];
  const [wide, high] = turn % 2 ? [height, width] : [width, height];
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round((wide * (100 - edges.left - edges.right)) / 100));
  canvas.height = Math.max(1, Math.round((high * (100 - edges.top - edges.bottom)) / 100));
  const pen = canvas.getContext("2d");
  pen.translate((-wide * edges.left) / 100, (-high * edges.top) / 100);
  pen.translate(...[[0, 0], [wide, 0], [wide, high], [0, high]][turn]);
  pen.rotate((turn * Math.PI) / 2);
  pen.drawImage(picture, 0, 0, width, height);
  return canvas;
}

/** The part of a photograph as a file of its own. */
export async function cut(file, turn, edges) {
  const picture = await createImageBitmap(file);
  const canvas = render(picture, turn, edges, SENT);
  picture.close();
  const content = await new Promise((resolve) => { canvas.toBlob(resolve, "image/jpeg", QUALITY); });
  return new File([content], file.name.replace(/(\.\w+)?$/, ".jpg"), { type: "image/jpeg" });
}

/** A HEIC picture as a JPEG where the browser can draw it; any other file, and elsewhere, the file itself. */
export async function drawable(file) {
  if (!/^image\/hei[cf]/.test(file.type) && !/\.hei[cf]$/i.test(file.name)) return file;
  return cut(file, 0, WHOLE).catch(() => file);
}

function lines(canvas, edges) {
  const { width, height } = canvas;
  return {
    left: (edges.left * width) / 100,
    right: width - (edges.right * width) / 100,
    top: (edges.top * height) / 100,
    bottom: height - (edges.bottom * height) / 100,
  };
}

function draw(canvas, picture, edges) {
  const pen = canvas.getContext("2d");
  const { left, right, top, bottom } = lines(canvas, edges);
  const size = Math.max(10, canvas.width / 30);
  pen.drawImage(picture, 0, 0);
  pen.fillStyle = "rgba(17, 24, 39, 0.6)";
  pen.fillRect(0, 0, canvas.width, top);
  pen.fillRect(0, bottom, canvas.width, canvas.height - bottom);
  pen.fillRect(0, top, left, bottom - top);
  pen.fillRect(right, top, canvas.width - right, bottom - top);
  pen.strokeStyle = "#f2b705";
  pen.fillStyle = "#f2b705";
  pen.lineWidth = size / 4;
  pen.strokeRect(left, top, right - left, bottom - top);
  const [middle, half] = [(left + right) / 2, (top + bottom) / 2];
  for (const [x, y] of [[left, half], [right, half], [middle, top], [middle, bottom]]) {
    pen.fillRect(x - size / 2, y - size / 2, size, size);
  }
}

/** The side nearest to a point, and where the point lies as that side's percent. */
function nearest(canvas, edges, event) {
  const box = canvas.getBoundingClientRect();
  const [x, y] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  const away = { left: x, right: 1 - x, top: y, bottom: 1 - y };
  const apart = (side) => Math.abs(away[side] - edges[side] / 100);
  return { side: [...SIDES].sort((one, other) => apart(one) - apart(other))[0], away };
}

function field(words, side, change) {
  const [label, input] = [document.createElement("label"), document.createElement("input")];
  Object.assign(input, { type: "number", min: 0, max: 100 - LEFT_OVER, step: 1, value: 0, className: "govuk-input" });
  label.append(words(side), input);
  input.addEventListener("input", () => change(side, input.valueAsNumber));
  return [side, label, input];
}

/** Shows where to cut. `words(what)` in the language of the page; `edges()` says what was chosen. */
export async function askEdges(file, turn, edges, words) {
  const bitmap = await createImageBitmap(file);
  const picture = render(bitmap, turn, WHOLE, SHOWN);
  bitmap.close();
  const canvas = Object.assign(document.createElement("canvas"), { width: picture.width, height: picture.height });
  const place = document.createElement("div");
  const row = Object.assign(document.createElement("div"), { className: "row" });
  let chosen = { ...edges };
  let dragged = null;
  const change = (side, percent) => { chosen = held(chosen, side, percent); draw(canvas, picture, chosen); };
  const fields = SIDES.map((side) => field(words, side, change));
  const write = () => { for (const [side, , input] of fields) input.value = chosen[side]; };
  const drag = (event) => {
    change(dragged, nearest(canvas, chosen, event).away[dragged] * 100);
    write();
  };
  canvas.addEventListener("pointerdown", (event) => {
    dragged = nearest(canvas, chosen, event).side;
    canvas.setPointerCapture(event.pointerId);
    drag(event);
  });
  canvas.addEventListener("pointermove", (event) => { if (dragged) drag(event); });
  for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => { dragged = null; });
  place.addEventListener("focusout", write);
  canvas.setAttribute("aria-hidden", "true");
  place.className = "crop";
  row.append(...fields.map(([, label]) => label));
  place.append(canvas, row);
  draw(canvas, picture, chosen);
  write();
  return { place, edges: () => chosen };
}
