// Sending: a button is busy while it sends, a form is sent once, a receipt is renewed once its message was carried out.
import { make, newKey } from "./dom.js";

const RELEASE = 8000; // a download never leaves the page

function busy(button) {
  if (!button || button.getAttribute("aria-busy") === "true") return;
  button.classList.add("btn-busy");
  button.setAttribute("aria-busy", "true");
  button.prepend(make("span", { class: "spin", "aria-hidden": "true" }));
}

function free(button) {
  button.classList.remove("btn-busy");
  button.removeAttribute("aria-busy");
  button.querySelector(":scope > .spin")?.remove();
}

export function release(form) {
  delete form.dataset.sending;
  for (const button of form.querySelectorAll("[aria-busy=true]")) free(button);
}

export function renewReceipt(form) {
  const field = form.elements?.namedItem?.("_receipt");
  if (field) field.value = newKey();
}

function onSubmit(event) {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sending) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  form.dataset.sending = "true";
  const button = event.submitter ?? form.querySelector("[data-busy]");
  // After this event: a button that changes before the form is read would not be sent.
  setTimeout(() => busy(button));
  setTimeout(() => release(form), RELEASE);
}

function onClick(event) {
  const link = event.target.closest("a[data-busy]");
  if (link) {
    busy(link);
    setTimeout(() => free(link), RELEASE / 2);
  }
  const dismiss = event.target.closest("[data-dismiss]");
  if (dismiss) dismiss.closest(".strip, .toast-s, .sheet")?.remove();
  if (event.target.closest("[data-back]")) history.back();
}

// The form that a request of htmx came from; asked again after a swap may have taken it out of the page.
const sent = new WeakMap();
export const formOf = (ctx) => sent.get(ctx) ?? ctx.sourceElement?.closest?.("form") ?? null;

function onFinished(event) {
  const { ctx } = event.detail;
  const form = formOf(ctx);
  if (!form) return;
  release(form);
  if (ctx.response && ctx.response.status < 400 && ctx.request.method !== "GET") renewReceipt(form);
}

export function start() {
  document.addEventListener("submit", onSubmit, true);
  document.addEventListener("click", onClick);
  document.addEventListener("change", (event) => event.target.form?.matches("[data-submit-on-change]") && event.target.form.requestSubmit());
  document.addEventListener("htmx:before:request", (event) => {
    const form = event.detail.ctx.sourceElement?.closest?.("form");
    if (form) sent.set(event.detail.ctx, form);
  });
  document.addEventListener("htmx:finally:request", onFinished);
  // Back to a page that the browser kept: what is sent from it now is a new message.
  addEventListener("pageshow", (event) => {
    for (const form of document.forms) {
      release(form);
      if (event.persisted) renewReceipt(form);
    }
  });
  for (const button of document.querySelectorAll("[data-back]")) button.hidden = history.length < 2;
}
