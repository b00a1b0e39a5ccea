// The intake form without the mouse: take a caller, choose a way out, send. Asked for by <form data-intake>.
import htmx from "htmx.org";

const field = (form, name) => form.elements.namedItem(name);

function take(form, option) {
  const who = form.querySelector("#who");
  field(form, "customer").value = option.dataset.customer;
  field(form, "unit").value = option.dataset.unit;
  who.value = option.dataset.words.trim();
  who.setAttribute("aria-expanded", "false");
  const hit = form.querySelector("#hit");
  hit.replaceChildren(option);
  option.dataset.taken = "";
  const query = new URLSearchParams({ customer: option.dataset.customer, unit: option.dataset.unit });
  htmx.ajax("GET", `${form.dataset.context}?${query}`, { target: "#context", swap: "innerHTML" });
  document.body.dispatchEvent(new CustomEvent("picked"));
  form.querySelector("#what").focus();
}

function move(form, step) {
  const options = [...form.querySelectorAll("#hit [data-pick]")];
  if (!options.length) return;
  const now = options.findIndex((o) => o.getAttribute("aria-selected") === "true");
  const next = options[(now + step + options.length) % options.length];
  options.forEach((o) => o.setAttribute("aria-selected", String(o === next)));
  form.querySelector("#who").setAttribute("aria-activedescendant", next.id);
}

function showWayOut(form) {
  const chosen = form.querySelector("input[name=outcome]:checked")?.value;
  for (const part of form.querySelectorAll("[data-when]")) {
    const shown = part.dataset.when.split(" ").includes(chosen);
    part.hidden = !shown;
    for (const control of part.querySelectorAll("input, select, textarea")) {
      control.disabled = !shown || Boolean(control.closest("[data-when][hidden]"));
    }
  }
}

function chooseWayOut(form, key) {
  const radio = form.querySelector(`input[name=outcome][data-f=${key}]`);
  radio.checked = true;
  showWayOut(form);
  const next = form.querySelector(radio.value === "dispatched" ? "#own" : "#explanation");
  next?.focus();
}

function answer(form, text) {
  chooseWayOut(form, "F7");
  const box = form.querySelector("#explanation");
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

function answerOutage(form, button) {
  field(form, "outage").value = button.dataset.outage;
  const what = form.querySelector("#what");
  if (!what.value.trim()) what.value = button.closest(".say").querySelector("b").textContent;
  answer(form, document.getElementById(button.dataset.sentence).textContent.trim());
  const kind = field(form, "kind");
  if (kind) kind.value = "enquiry";
  form.requestSubmit();
}

function repeat(form, button) {
  field(form, "repeat_of").value = button.dataset.repeat;
  button.closest(".strip").dataset.s = "ok";
  form.querySelector("#what").focus();
}

function onKey(form, event) {
  const inWho = event.target.id === "who";
  if (inWho && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    move(form, event.key === "ArrowDown" ? 1 : -1);
  } else if (inWho && event.key === "Enter" && !event.ctrlKey) {
    event.preventDefault();
    const option = form.querySelector("#hit [aria-selected=true]");
    if (option) take(form, option);
    else form.querySelector("#what").focus();
  } else if (["F7", "F8", "F9"].includes(event.key)) {
    event.preventDefault();
    chooseWayOut(form, event.key);
  } else if (event.key === "F6") {
    const button = form.querySelector("[data-outage]");
    if (button) {
      event.preventDefault();
      answerOutage(form, button);
    }
  } else if (event.altKey && /^[1-5]$/.test(event.key)) {
    event.preventDefault();
    const choice = form.querySelector(`[data-alt="${event.key}"]`);
    if (choice) field(form, "picked").value = "1"; // taken, though it was the one suggested first
    choice?.click();
  } else if (event.altKey && event.key.toLowerCase() === "d") {
    event.preventDefault();
    form.querySelector("[data-repeat]")?.click();
  }
}

function onClick(form, event) {
  const at = (selector) => event.target.closest(selector);
  if (at("[data-pick]")) take(form, at("[data-pick]"));
  else if (at("[data-answer]")) answer(form, document.getElementById(at("[data-answer]").dataset.answer).textContent.trim());
  else if (at("[data-outage]")) answerOutage(form, at("[data-outage]"));
  else if (at("[data-repeat]")) repeat(form, at("[data-repeat]"));
  else if (at("[data-dismiss]")) at(".strip").remove();
}

export function start() {
  for (const form of document.querySelectorAll("form[data-intake]")) {
    document.addEventListener("keydown", (event) => form.isConnected && onKey(form, event));
    document.addEventListener("click", (event) => form.isConnected && onClick(form, event));
    form.addEventListener("change", (event) => {
      if (event.target.name === "outcome") showWayOut(form);
      if (event.target.name === "category") {
        field(form, "picked").value = "1"; // a suggestion alone gives way to a better one
        for (const pick of form.querySelectorAll("#advice .pick")) pick.toggleAttribute("data-on", Boolean(pick.querySelector(":checked")));
      }
    });
    showWayOut(form);
  }
}
