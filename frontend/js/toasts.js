// What was just done stays in sight for ten seconds, longer while somebody points at it; Z takes it back.
import { csrf, icon, make, newKey } from "./dom.js";
import { say } from "./words.js";

const SHOWN = 10_000;

function leave(toast) {
  let timer;
  const wait = () => (timer = setTimeout(() => toast.remove(), SHOWN));
  const stay = () => clearTimeout(timer);
  for (const enter of ["pointerenter", "focusin"]) toast.addEventListener(enter, stay);
  for (const exit of ["pointerleave", "focusout"]) toast.addEventListener(exit, wait);
  wait();
}

function undoForm(address) {
  const button = make("button", { class: "btn btn-sm", type: "submit", "data-key": "z" }, say("undo"), make("kbd", {}, "Z"));
  return make(
    "form",
    { method: "post", action: address },
    make("input", { type: "hidden", name: "csrfmiddlewaretoken", value: csrf() }),
    make("input", { type: "hidden", name: "_receipt", value: newKey() }),
    button,
  );
}

export function toast(text, { undo = "", kind = "check" } = {}) {
  const zone = document.querySelector("[data-toasts]");
  if (!zone) return;
  const element = make("div", { class: "toast-s", "data-toast": "" }, icon(kind), make("span", {}, text));
  if (undo) element.append(undoForm(undo));
  zone.append(element);
  leave(element);
}

export function start() {
  for (const element of document.querySelectorAll("[data-toast]")) leave(element);
  // The server says it with a header: HX-Trigger: {"toast": {"text": "…", "undo": "/address/"}}
  document.addEventListener("toast", (event) => toast(event.detail.text, { undo: event.detail.undo ?? "" }));
}
