// data-draft="intake": what is typed into a form survives a closed tab and a lost line. Kept on this device under the
// person's name, at most a few, for a few days; gone when it was carried out, and at sign-out.
import { icon, make } from "./dom.js";
import { formOf } from "./forms.js";
import { say } from "./words.js";

const PREFIX = "steward:draft:";
const MOST = 20;
const LARGEST = 60_000;
const OLDEST = 3 * 24 * 3600 * 1000;
const NEVER = new Set(["csrfmiddlewaretoken", "_receipt", "version", "next"]);

const who = () => document.body.dataset.who;
const place = (form) => `${PREFIX}${who()}:${form.dataset.draft}`;

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, draft) {
  const text = JSON.stringify(draft);
  if (text.length > LARGEST) return;
  try {
    localStorage.setItem(key, text);
  } catch {
    // The device has no room, or forbids keeping: the form works without.
  }
}

const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));

function fieldsOf(form) {
  return [...form.elements].filter((f) => f.name && !NEVER.has(f.name) && !["password", "file", "submit", "button"].includes(f.type));
}

function valuesOf(form) {
  const values = {};
  for (const field of fieldsOf(form)) {
    if (field.type === "checkbox" || field.type === "radio") {
      values[field.name] ??= [];
      if (field.checked) values[field.name].push(field.value);
    } else if (field.multiple) {
      values[field.name] = [...field.selectedOptions].map((o) => o.value);
    } else {
      (values[field.name] ??= []).push(field.value);
    }
  }
  return values;
}

function fill(form, values) {
  const met = {};
  for (const field of fieldsOf(form)) {
    const kept = values[field.name];
    if (!kept) continue;
    if (field.type === "checkbox" || field.type === "radio") {
      field.checked = kept.includes(field.value);
    } else if (field.multiple) {
      for (const option of field.options) option.selected = kept.includes(option.value);
    } else {
      met[field.name] = (met[field.name] ?? -1) + 1;
      field.value = kept[met[field.name]] ?? "";
    }
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
  form.dispatchEvent(new CustomEvent("draft-restored", { bubbles: true }));
}

function keep(form) {
  if (form.draftSent) return; // what is on its way is kept with its receipt until something else is typed
  const values = valuesOf(form);
  if (JSON.stringify(values) === form.draftStart) localStorage.removeItem(place(form));
  else write(place(form), { at: Date.now(), version: form.elements.version?.value ?? "", values });
}

function offer(form, draft, restore) {
  const time = new Date(draft.at).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
  const drop = make("button", { class: "btn btn-sm", type: "button" }, say("draft-drop"));
  const words = make("div", {}, say(restore ? "draft-restored" : "draft-older", { time }));
  const strip = make("div", { class: "strip notice-strip", "data-s": "brand", role: "status", "data-draft-strip": "" }, icon("history"), words);
  if (!restore) {
    const take = make("button", { class: "btn btn-sm", type: "button" }, say("draft-take"));
    take.addEventListener("click", () => {
      fill(form, draft.values);
      strip.remove();
    });
    strip.append(take);
  }
  strip.append(drop);
  form.before(strip);
  drop.addEventListener("click", () => {
    localStorage.removeItem(place(form));
    strip.remove();
    if (restore) {
      form.reset();
      fill(form, JSON.parse(form.draftStart));
    }
  });
}

// After a send nobody here knows whether it arrived: the server's receipt does.
async function wasCarriedOut(receipt) {
  const address = document.body.dataset.receipts;
  if (!receipt || !address) return false;
  try {
    const answer = await fetch(`${address}?key=${receipt}`, { headers: { Accept: "application/json" } });
    return answer.ok && (await answer.json()).carried_out;
  } catch {
    return false;
  }
}

async function restore(form) {
  form.draftStart = JSON.stringify(valuesOf(form));
  const draft = read(place(form));
  if (!draft) return;
  if (await wasCarriedOut(draft.receipt)) {
    localStorage.removeItem(place(form));
    return;
  }
  // The server answered with errors: its form already holds what was typed.
  if (form.querySelector("[aria-invalid=true]") || JSON.stringify(draft.values) === form.draftStart) return;
  const fits = draft.version === (form.elements.version?.value ?? "") && JSON.stringify(valuesOf(form)) === form.draftStart;
  if (fits) fill(form, draft.values);
  offer(form, draft, fits);
}

function tidy() {
  const mine = who();
  const found = keys().map((key) => [key, read(key)?.at ?? 0]).sort((a, b) => b[1] - a[1]);
  found.forEach(([key, at], n) => {
    const others = mine !== "visitor" && !key.startsWith(`${PREFIX}${mine}:`);
    if (others || n >= MOST || Date.now() - at > OLDEST) localStorage.removeItem(key);
  });
}

function onSubmit(event) {
  const form = event.target;
  if (form.matches("[data-sign-out]")) {
    const waiting = keys().length;
    if (waiting && !confirm(say("drafts-lost", { n: waiting }))) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    for (const key of keys()) localStorage.removeItem(key);
    for (const open of document.forms) open.draftSent = true; // nor kept again while the page goes away
  } else if (form.matches("[data-draft]")) {
    const draft = { at: Date.now(), version: form.elements.version?.value ?? "", values: valuesOf(form), receipt: form.elements._receipt?.value };
    write(place(form), draft);
    form.draftSent = true;
  }
}

function ready(root) {
  for (const form of root.querySelectorAll("form[data-draft]")) if (!("draftStart" in form)) restore(form);
}

export function start() {
  tidy();
  ready(document);
  const timers = new WeakMap();
  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, (event) => {
      const form = event.target.form;
      if (!form?.matches?.("[data-draft]")) return;
      form.draftSent = false;
      clearTimeout(timers.get(form));
      timers.set(form, setTimeout(() => keep(form), 400));
    });
  }
  addEventListener("pagehide", () => document.querySelectorAll("form[data-draft]").forEach((f) => "draftStart" in f && keep(f)));
  document.addEventListener("submit", onSubmit, true);
  document.addEventListener("htmx:finally:request", (event) => {
    const { ctx } = event.detail;
    const form = formOf(ctx);
    if (form?.matches("[data-draft]") && ctx.request?.method !== "GET" && ctx.response?.status < 400) localStorage.removeItem(place(form));
  });
  document.addEventListener("htmx:after:swap", () => ready(document));
}
