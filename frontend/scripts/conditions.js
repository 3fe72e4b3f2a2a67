// Questions that are asked only under a condition appear when it holds. The same rules as kernel.forms.conditions;
// the server decides again, so a slip here shows or hides a question and changes nothing else.
const number = (text) => Number(text.replace(/[.\s]/g, "").replace(",", "."));

/** Whether anything is answered in the parts or rows of a question, whose inputs are named after it. */
const hasParts = (form, name) =>
  [...form.elements].some(
    (each) =>
      each.name?.startsWith(`${name}__`) &&
      (["checkbox", "radio"].includes(each.type) ? each.checked : each.type !== "select-one" && each.value?.trim()),
  );

/** What is answered so far, or null; `wanted` says whether to read it as a number. */
function answer(form, name, wanted) {
  const inputs = [...form.elements].filter((each) => each.name === name);
  if (!inputs.length) return hasParts(form, name) ? true : null;
  if (inputs[0]?.type === "checkbox") {
    const ticked = inputs.filter((each) => each.checked).map((each) => each.value);
    return ticked.length ? ticked : null;
  }
  const given = inputs.find((each) => each.type !== "radio" || each.checked)?.value.trim();
  if (!given) return null;
  return typeof wanted === "number" ? number(given) : given;
}

const compare = {
  "=": (given, wanted) => given === wanted,
  "!=": (given, wanted) => given !== wanted,
  ">": (given, wanted) => given > wanted,
  ">=": (given, wanted) => given >= wanted,
  "<": (given, wanted) => given < wanted,
  "<=": (given, wanted) => given <= wanted,
  in: (given, wanted) => wanted.includes(given),
  has: (given, wanted) => Array.isArray(given) && given.includes(wanted),
  answered: () => true,
};

function holds(condition, form, prefix) {
  if (condition.not) return !holds(condition.not, form, prefix);
  if (condition.and) return condition.and.every((part) => holds(part, form, prefix));
  if (condition.or) return condition.or.some((part) => holds(part, form, prefix));
  const given = answer(form, prefix + condition.question, condition.value);
  return given !== null && compare[condition.op](given, condition.value);
}

function apply(form) {
  for (const group of form.querySelectorAll("[data-when]")) {
    group.hidden = !holds(JSON.parse(group.dataset.when), form, group.dataset.prefix);
  }
}

/** Shows and hides the conditional questions of every form below `root`. */
export function watchConditions(root) {
  for (const form of root.querySelectorAll("form")) {
    if (!form.querySelector("[data-when]")) continue;
    apply(form);
    form.addEventListener("input", () => apply(form));
  }
}
