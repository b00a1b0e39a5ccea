// data-elevation: a picture of buildings, one window per unit, and one tab stop. Arrows move, Enter opens the unit's card at
// the side, Esc goes back to the window. The card carries data-unit, data-shape and data-words; the window takes them over.
import htmx from "htmx.org";

const windows = (picture) => [...picture.querySelectorAll("a[data-unit]")];
const card = () => document.getElementById("unitcard");
const NOBODY = "00000000-0000-0000-0000-000000000000";

function stop(picture, unit) {
  for (const one of windows(picture)) one.tabIndex = one === unit ? 0 : -1;
}

function open(picture, unit, focused) {
  for (const one of windows(picture)) one.toggleAttribute("aria-current", false);
  unit.setAttribute("aria-current", "true");
  stop(picture, unit);
  history.replaceState(history.state, "", unit.getAttribute("href"));
  const address = picture.dataset.card.replace(NOBODY, unit.dataset.unit);
  htmx.ajax("GET", address, { target: "#unitcard", swap: "outerHTML" }).then(() => focused && card()?.querySelector("h2")?.focus());
}

// The window that lies in a direction: beside it on its floor, or nearest to it on the next floor that has windows.
function neighbour(picture, unit, key) {
  const floor = unit.closest("li");
  const row = [...floor.querySelectorAll("a[data-unit]")];
  if (key === "ArrowLeft" || key === "ArrowRight") {
    const all = windows(picture);
    return row[row.indexOf(unit) + (key === "ArrowLeft" ? -1 : 1)] ?? all[all.indexOf(unit) + (key === "ArrowLeft" ? -1 : 1)];
  }
  const next = key === "ArrowUp" ? floor.previousElementSibling : floor.nextElementSibling;
  const there = next ? [...next.querySelectorAll("a[data-unit]")] : [];
  return there[Math.min(row.indexOf(unit), there.length - 1)];
}

function onKey(event) {
  const unit = event.target.closest?.("[data-elevation] a[data-unit]");
  if (!unit) {
    if (event.key === "Escape" && card()?.contains(event.target)) {
      document.querySelector(`[data-elevation] a[data-unit="${card().dataset.unit}"]`)?.focus();
    }
    return;
  }
  if (!event.key.startsWith("Arrow")) return;
  const picture = unit.closest("[data-elevation]");
  const next = neighbour(picture, unit, event.key);
  event.preventDefault();
  if (!next) return;
  stop(picture, next);
  next.focus();
}

function onClick(event) {
  const unit = event.target.closest?.("[data-elevation] a[data-unit]");
  if (!unit || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  open(unit.closest("[data-elevation]"), unit, event.detail === 0);
}

// A state was set or taken back: draw the window and count the legend anew.
function onSwap() {
  settle();
  const shown = card();
  const unit = shown?.dataset.unit && document.querySelector(`[data-elevation] a[data-unit="${shown.dataset.unit}"]`);
  if (!unit || unit.dataset.s === shown.dataset.shape) return;
  for (const [shape, by] of [[unit.dataset.s, -1], [shown.dataset.shape, 1]]) {
    const count = document.querySelector(`.keys [data-shape="${shape}"] b`);
    if (count) count.textContent = Number(count.textContent) + by;
  }
  unit.dataset.s = shown.dataset.shape;
  unit.setAttribute("aria-label", shown.dataset.words);
}

// One tab stop: where the person is, else the unit picked, else the first. A picture read anew has forgotten both.
function settle() {
  for (const picture of document.querySelectorAll("[data-elevation]")) {
    const all = windows(picture);
    const picked = all.find((unit) => unit.dataset.unit === card()?.dataset.unit);
    picked?.setAttribute("aria-current", "true");
    if (all.length) stop(picture, all.find((unit) => unit === document.activeElement) ?? picked ?? all[0]);
  }
}

export function start() {
  settle();
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
  document.addEventListener("htmx:after:swap", onSwap);
}
