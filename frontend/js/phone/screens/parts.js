// The parts that the screens of the phone are made of: the same classes as the pages. What people wrote becomes text, never markup.
import { icon, make } from "../../dom.js";
import { say } from "../../words.js";

let numbered = 0;

export function fill(place, ...parts) {
  place.replaceChildren(...parts.filter(Boolean));
}

// `end` stands at the right: a clock, or what waits.
export function topline({ title, small = "", back = null, end = null }) {
  const way = back === null ? [] : [make("a", { class: "back", href: `#${back}`, "aria-label": say("phone-back") }, icon("chevron-left"))];
  const heading = make("div", { class: "grow" }, make("h1", {}, title), ...(small ? [make("small", {}, small)] : []));
  return make("header", { class: "topline" }, ...way, heading, ...(end ? [end] : []));
}

export function body(...parts) {
  return make("main", { class: "pad stack g12" }, ...parts.filter(Boolean));
}

export function thumb(...acts) {
  return make("footer", { class: "thumb-zone" }, ...acts.filter(Boolean));
}

export function beside(...acts) {
  return make("div", { class: "row-x thirds" }, ...acts);
}

// A second tap while the first is still being written does nothing.
export function act(words, run, { look = "", drawing = null } = {}) {
  const button = make("button", { class: `btn ${look}`.trim(), type: "button" }, ...(drawing ? [drawing] : []), words);
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await run();
    } finally {
      button.disabled = false;
    }
  });
  return button;
}

export function way(words, path, { look = "", drawing = null } = {}) {
  return make("a", { class: `btn ${look}`.trim(), href: `#${path}` }, ...(drawing ? [drawing] : []), words);
}

export function field(words, control, { must = false } = {}) {
  numbered += 1;
  control.id = `phone-field-${numbered}`;
  control.required = must;
  const label = make("label", { class: "form-label", for: control.id }, words);
  if (must) label.append(" ", make("i", {}, say("phone-must")));
  return make("div", {}, label, control);
}

export function choice(options, chosen, set) {
  const control = make("select", { class: "form-select" }, make("option", { value: "" }, "–"));
  control.append(...options.map(([code, words]) => make("option", { value: code }, words)));
  control.value = chosen ?? "";
  control.addEventListener("change", () => set(control.value));
  return control;
}

export function writing(value, set, { rows = 2, most = 500 } = {}) {
  const control = make("textarea", { class: "form-control", rows, maxlength: most });
  control.value = value ?? "";
  control.addEventListener("input", () => set(control.value));
  return control;
}

export function line(value, set, attributes = {}) {
  const control = make("input", { class: "form-control", type: "text", ...attributes });
  control.value = value ?? "";
  control.addEventListener("input", () => set(control.value));
  return control;
}

export function strip(state, words, small = "") {
  const told = make("div", {}, words, ...(small ? [make("small", {}, small)] : []));
  return make("div", { class: "strip", "data-s": state }, icon("alert-triangle"), told);
}

export function mark(state, words) {
  return make("span", { class: "did", "data-s": state, role: "img", "aria-label": words }, make("i"));
}

export function hour(moment, language) {
  return new Date(moment).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}
