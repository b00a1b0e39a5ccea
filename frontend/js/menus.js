// A details element used as a menu (.menu, .pop-d): one open at a time, Esc and a click outside close it, arrows walk.
const MENUS = "details.menu, details.pop-d";
const STOPS = ".pop :is(a, button, input, select):not([type=hidden], [disabled])";

function close(menu, { refocus = false } = {}) {
  menu.open = false;
  if (refocus) menu.querySelector("summary").focus();
}

function onToggle(event) {
  const menu = event.target;
  if (!menu.matches?.(MENUS) || !menu.open) return;
  for (const other of document.querySelectorAll(`:is(${MENUS})[open]`)) {
    if (other !== menu && !other.contains(menu)) close(other);
  }
  menu.querySelector(".pop")?.dispatchEvent(new CustomEvent("menu-open"));
}

function walk(menu, step) {
  const stops = [...menu.querySelectorAll(STOPS)].filter((e) => e.checkVisibility());
  if (!stops.length) return;
  const now = stops.indexOf(document.activeElement);
  stops[(now + step + stops.length) % stops.length].focus();
}

function onKey(event) {
  const menu = event.target.closest?.(`:is(${MENUS})[open]`) ?? document.querySelector(`:is(${MENUS})[open]`);
  if (!menu || event.isComposing) return;
  if (event.key === "Escape") {
    event.preventDefault();
    close(menu, { refocus: true });
  } else if (["ArrowDown", "ArrowUp"].includes(event.key) && menu.contains(event.target) && event.target.type !== "date") {
    if (event.target.matches("select, textarea")) return;
    event.preventDefault();
    walk(menu, event.key === "ArrowDown" ? 1 : -1);
  }
}

export function start() {
  document.addEventListener("toggle", onToggle, true);
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll(`:is(${MENUS})[open]`)) if (!menu.contains(event.target) || event.target.closest("[hx-get]")) close(menu);
  });
  document.addEventListener("focusout", (event) => {
    const menu = event.target.closest?.(`:is(${MENUS})[open]`);
    if (menu && event.relatedTarget && !menu.contains(event.relatedTarget)) close(menu);
  });
}
