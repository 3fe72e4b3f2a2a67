import { Device, forget, mayKeep } from "./device.js";
import { keepSaving } from "./saving.js";
import { sendOnce } from "./sending.js";

// Pages on which somebody fills in a dossier. Without this script the buttons do the same, a press at a time.
document.addEventListener("DOMContentLoaded", () => {
  const panel = document.querySelector("[data-device]");
  const device = panel && mayKeep() ? new Device(panel) : null;
  const [form] = [...document.querySelectorAll("form[data-autosave]")].map((each) => keepSaving(each, device));
  device?.begin(form);
  document.querySelectorAll("form[data-send]").forEach(sendOnce);
  document.querySelectorAll("[data-device-ended]").forEach((each) => forget(each.dataset.deviceEnded));
  document.querySelectorAll("form[data-device-ends]").forEach((each) => {
    each.addEventListener("submit", () => forget(each.dataset.deviceEnds));
  });
});
