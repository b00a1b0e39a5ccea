// The line goes down: nothing that was typed is lost. What could not be sent stays in its form, with the same receipt, so
// that sending again cannot do the thing twice; it is sent by itself once the line is back.
import { icon, make } from "./dom.js";
import { formOf, release } from "./forms.js";
import { say } from "./words.js";

const held = new Map(); // form -> { submitter, strip }

function showSync() {
  for (const mark of document.querySelectorAll("[data-sync]")) {
    const offline = !navigator.onLine || held.size > 0;
    mark.dataset.s = offline ? "off" : "ok";
    mark.replaceChildren(icon(offline ? "cloud-off" : "cloud-check"), make("span", {}, syncWords(mark)));
  }
}

function syncWords(mark) {
  if (held.size > 0) return say("waiting", { n: held.size });
  return navigator.onLine ? mark.dataset.online : mark.dataset.offline;
}

function strip(state, title, small, button) {
  const element = make("div", { class: "strip notice-strip", "data-s": state, role: "alert", "data-held": "" });
  const words = make("div", {}, title);
  if (small) words.append(make("small", {}, small));
  element.append(icon(state === "off" ? "cloud-off" : "alert-triangle"), words);
  if (button) element.append(button);
  return element;
}

function put(form, element) {
  if (form?.isConnected) form.before(element);
  else document.querySelector("main")?.prepend(element);
  return element;
}

export function hold(form, submitter, { title, small, state = "late" }) {
  letGo(form);
  release(form);
  const again = make("button", { class: "btn btn-sm", type: "button" }, say("retry"));
  const note = put(form, strip(state, title, small, again));
  held.set(form, { submitter, note });
  again.addEventListener("click", () => resend(form));
  again.focus();
  showSync();
}

function letGo(form) {
  held.get(form)?.note.remove();
  held.delete(form);
  showSync();
}

function resend(form) {
  const { submitter } = held.get(form) ?? {};
  letGo(form);
  if (form.isConnected) form.requestSubmit(submitter?.form === form ? submitter : undefined);
}

async function isReachable() {
  if (!navigator.onLine) return false;
  try {
    const answer = await fetch(document.body.dataset.pulse, { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(5000) });
    return answer.status < 500;
  } catch {
    return false;
  }
}

// A form of long work (data-draft, data-hold) is sent the browser's own way, but only over a line that stands.
async function onSubmit(event) {
  const form = event.target;
  if (form.method !== "post" || !form.matches("[data-draft], [data-hold]") || form.matches("[hx-post]")) return;
  if (form.dataset.checked) {
    delete form.dataset.checked;
    return;
  }
  event.preventDefault();
  const { submitter } = event;
  if (await isReachable()) {
    release(form);
    form.dataset.checked = "true";
    letGo(form);
    form.requestSubmit(submitter);
  } else {
    const state = navigator.onLine ? "late" : "off";
    hold(form, submitter, { title: say(navigator.onLine ? "not-saved" : "offline"), small: say("kept-here"), state });
  }
}

// Answers that htmx does not swap.
const BY_STATUS = { 400: "bad", 403: "forbidden", 404: "gone", 413: "too-large", 429: "too-many" };

function failed(ctx, title, small) {
  const { sourceElement, request } = ctx;
  const form = formOf(ctx);
  if (form && request.method !== "GET") hold(form, request.submitter, { title, small });
  else put(sourceElement?.closest?.(".sheet"), strip("late", title, small, null));
}

function onAnswer(event) {
  const { ctx } = event.detail;
  const { raw, status } = ctx.response;
  const form = formOf(ctx);
  if (form && held.has(form)) letGo(form);
  if (raw.redirected && new URL(raw.url).pathname.startsWith(document.body.dataset.login)) {
    event.preventDefault();
    const link = make("a", { class: "btn btn-sm", href: document.body.dataset.login, target: "_blank" }, say("sign-in"));
    put(form, strip("late", say("signed-out"), say("kept-here"), link));
  } else if (status >= 500) {
    failed(ctx, say("broken"), say("kept-here"));
  } else if (BY_STATUS[status]) {
    put(form, strip("late", say(BY_STATUS[status]), "", null));
  }
}

export function start() {
  // In the capturing round, but after forms.js, which refuses what is being sent already.
  document.addEventListener("submit", onSubmit, true);
  document.addEventListener("htmx:before:response", onAnswer);
  document.addEventListener("htmx:error", (event) => event.detail.ctx?.request && failed(event.detail.ctx, say("not-saved"), say("kept-here")));
  addEventListener("offline", showSync);
  addEventListener("online", () => {
    showSync();
    for (const form of [...held.keys()]) resend(form);
  });
  addEventListener("beforeunload", (event) => held.size > 0 && event.preventDefault());
  showSync();
}
