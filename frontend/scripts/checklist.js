// The line above a checklist of papers counts along while the officer chooses; without scripts it is counted when the
// page comes back. The same rule as surfaces/papers.py.
const chosen = (paper) => paper.querySelector("input[type=radio]:checked")?.value;

function count(tally) {
  const papers = [...tally.closest("form").querySelectorAll("[data-paper]")];
  const here = (paper) => ![undefined, "missing"].includes(chosen(paper));
  const say = (name, value) => {
    const place = tally.querySelector(`[data-tally-${name}]`);
    if (place.textContent !== String(value)) place.textContent = value;
  };
  say("here", papers.filter((paper) => "needed" in paper.dataset && here(paper)).length);
  say("missing", papers.filter((paper) => chosen(paper) === "missing").length);
}

/** A file that was picked is a scan, unless something else was chosen for its paper. */
function nameScan(input) {
  const paper = input.closest("[data-paper]");
  if (!paper || !input.files.length || chosen(paper)) return;
  paper.querySelector("input[value=scanned]").checked = true;
}

document.addEventListener("change", (event) => {
  if (event.target.type === "file") nameScan(event.target);
  const tally = event.target.closest("form")?.querySelector("[data-tally]");
  if (tally) count(tally);
});
