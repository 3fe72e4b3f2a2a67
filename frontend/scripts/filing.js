import { keepSaving } from "./saving.js";
import { sendOnce } from "./sending.js";

// Pages on which somebody fills in a dossier. Without this script the buttons do the same, a press at a time.
document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("form[data-autosave]").forEach(keepSaving);
  document.querySelectorAll("form[data-send]").forEach(sendOnce);
});
