// Text blocks: picked, they land in their field at once. Without scripts the button sends the page, which comes back
// with the same; the same rules as surfaces/text_blocks.py.
const PAPER = "{ten_giay_to}";

function put(input, text, first) {
  const before = input.value.trim();
  input.value = before && before !== first.trim() ? `${before} ${text}` : text;
}

/** The field a block goes into, and the paper it is about: in a checklist the one that was chosen. */
function target(form, box, name) {
  const papers = box.querySelector(`[name="${name}-cho"]`);
  if (!papers) return { input: form.elements[name], component: "", label: "" };
  const component = papers.value;
  if (!component) return null;
  const label = papers.selectedOptions[0].textContent.trim();
  const tick = [...form.querySelectorAll(`input[name="${name}"]`)].find((each) => each.value === component);
  tick.checked = true;
  return { input: form.elements[`${name}__${component}`], component, label };
}

function remember(form, key) {
  const kept = document.createElement("input");
  Object.assign(kept, { type: "hidden", name: "mau", value: key });
  form.append(kept);
}

function insert(button) {
  const box = button.closest("[data-blocks]");
  const { form } = button;
  const name = button.value;
  const picker = box.querySelector(`[name="${name}-mau"]`);
  const said = box.querySelector("[data-blocks-said]");
  const option = picker.selectedOptions[0];
  const place = picker.value ? target(form, box, name) : null;
  if (!place) {
    said.textContent = box.querySelector(`[name="${name}-cho"]`) ? said.dataset.nowhere : said.dataset.nothing;
    picker.focus();
    return;
  }
  put(place.input, option.dataset.text.replaceAll(PAPER, place.label), box.dataset.first);
  const article = form.elements[box.dataset.articleTo];
  if (article && !article.value.trim()) article.value = option.dataset.article;
  remember(form, `${name}|${place.component}|${picker.value}`);
  picker.value = "";
  said.textContent = said.dataset.done;
  place.input.focus();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-blocks] button[name=chen]");
  if (!button) return;
  event.preventDefault();
  insert(button);
});
