// data-key="n": the key of an act. A single letter never fires inside a field; nothing fires while an input method composes.
import { isShown, isTyping } from "./dom.js";

// What lies in a closed menu has its key all the same.
function isReachable(element) {
  const menu = element.closest("details.menu:not([open]), details.pop-d:not([open])");
  return isShown(menu ? menu.querySelector("summary") : element);
}

function target(key) {
  const found = [...document.querySelectorAll("[data-key]")].filter((e) => e.dataset.key.toLowerCase() === key && isReachable(e));
  return found.at(-1);
}

function onKey(event) {
  if (event.defaultPrevented || event.isComposing || event.altKey || event.metaKey || event.repeat) return;
  if (event.ctrlKey) {
    if (event.key === "Enter") send(event);
    return;
  }
  const isLetter = event.key.length === 1;
  if (isLetter && isTyping(event.target)) return;
  const element = target(event.key.toLowerCase());
  if (!element) return;
  event.preventDefault();
  if (isTyping(element)) {
    element.focus();
    element.select?.();
  } else {
    element.click();
  }
}

// Ctrl and Enter anywhere in a form presses its data-ctrl-enter button.
function send(event) {
  const button = event.target.closest?.("form")?.querySelector("[data-ctrl-enter]");
  if (!button || !isShown(button)) return;
  event.preventDefault();
  button.click();
}

export function start() {
  document.addEventListener("keydown", onKey);
}
