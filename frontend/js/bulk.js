// Lists worked with the keyboard: J K move, X selects, Enter opens; a bar appears while something is selected.
import { isTyping } from "./dom.js";

const boxes = (form) => [...form.querySelectorAll("[data-row] input[type=checkbox]")];
const rows = () => [...document.querySelectorAll("[data-row]")].filter((row) => row.checkVisibility());

function count(form) {
  const all = boxes(form);
  const chosen = all.filter((box) => box.checked);
  for (const box of all) box.closest("[data-row]").setAttribute("aria-selected", String(box.checked));
  const bar = form.querySelector("[data-bulk-bar]");
  if (bar) bar.hidden = chosen.length === 0;
  const words = form.querySelector("[data-bulk-count]");
  if (words) words.textContent = words.dataset.words.replace("%s", chosen.length);
  const whole = form.querySelector("[data-bulk-all]");
  if (whole) {
    whole.checked = all.length > 0 && chosen.length === all.length;
    whole.indeterminate = chosen.length > 0 && chosen.length < all.length;
  }
}

let lastBox = null;

function onChange(event) {
  const form = event.target.closest?.("[data-bulk]");
  if (!form || event.target.type !== "checkbox") return;
  if (event.target.matches("[data-bulk-all]")) for (const box of boxes(form)) box.checked = event.target.checked;
  count(form);
}

// A click with Shift selects everything since the last click.
function onClick(event) {
  const form = event.target.closest?.("[data-bulk]");
  if (!form || !event.target.matches("[data-row] input[type=checkbox]")) return;
  const all = boxes(form);
  const [from, to] = [all.indexOf(lastBox), all.indexOf(event.target)];
  if (event.shiftKey && from >= 0) {
    for (const box of all.slice(Math.min(from, to), Math.max(from, to) + 1)) box.checked = event.target.checked;
  }
  lastBox = event.target;
}

function move(step) {
  const all = rows();
  const now = all.findIndex((row) => row.hasAttribute("aria-current"));
  const next = all[Math.min(Math.max(now + step, 0), all.length - 1)];
  if (!next) return;
  for (const row of all) row.removeAttribute("aria-current");
  next.setAttribute("aria-current", "true");
  next.setAttribute("tabindex", "-1");
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

function onKey(event) {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  if (!document.querySelector("[data-row]") || isTyping(event.target)) return;
  const key = event.key.toLowerCase();
  const current = document.querySelector("[data-row][aria-current]");
  if (key === "j" || key === "k") {
    event.preventDefault();
    move(key === "j" ? 1 : -1);
  } else if (key === "x" && document.querySelector("[data-bulk]")) {
    event.preventDefault();
    current?.querySelector("input[type=checkbox]")?.click();
  } else if (key === "enter" && current && document.activeElement === current) {
    event.preventDefault();
    current.querySelector("a[href]")?.click();
  }
}

export function start() {
  document.addEventListener("change", onChange);
  document.addEventListener("click", onClick);
  // Before the keys of single acts, so that X selects wherever there is something to select.
  document.addEventListener("keydown", onKey, true);
  document.addEventListener("reset", (event) => event.target.matches("[data-bulk]") && setTimeout(() => count(event.target)));
  const all = () => document.querySelectorAll("[data-bulk]").forEach(count);
  document.addEventListener("htmx:after:swap", all);
  addEventListener("pageshow", all);
}
