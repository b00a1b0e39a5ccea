// The first screen: the rounds of today, how far each is, and what waits to be sent or was refused.
import { icon, make } from "../../dom.js";
import { say } from "../../words.js";
import { redraw, register } from "../shell.js";
import { body, fill, hour, mark, strip, thumb, topline, way } from "./parts.js";
import { dueState, progress, roundState } from "./standing.js";
import { here } from "./work.js";

export function clock(round) {
  const { state, minutes } = dueState(round, Date.now());
  const words = state === "late" ? say("phone-late-by", { n: minutes }) : say("phone-left", { n: minutes });
  return make("span", { class: "due", "data-s": state }, icon("clock-exclamation"), words);
}

function card(round, done, language) {
  const { total, seen, missed } = progress(round, done);
  const over = roundState(round, done) === "done";
  const times = `${hour(round.from_at, language)}–${hour(round.until_at, language)}`;
  const counts = say("phone-progress", { seen: seen.length, total, missed: missed.length });
  const told = make("div", { class: "grow" }, make("b", {}, round.name), make("br"), make("small", {}, `${times} · ${counts}`));
  const state = over ? mark("ok", say("phone-done")) : mark(seen.length ? "part" : "due", say("phone-due"));
  return make("a", { class: "item row-x g12", href: `#/rounds/${round.key}` }, state, told, ...(over ? [] : [clock(round)]));
}

function waiting(entries) {
  const unsent = entries.filter((entry) => ["queued", "waiting"].includes(entry.state)).length;
  return unsent ? make("span", { class: "sync" }, icon("cloud-up"), say("waiting", { n: unsent })) : null;
}

function refused(entries) {
  return entries.filter((entry) => ["refused", "conflict"].includes(entry.state)).map((entry) => strip("late", say("phone-refused"), entry.words));
}

async function draw(place) {
  document.addEventListener("phone:outbox", redraw);
  const { pack, entries, done } = await here();
  if (!pack) {
    fill(place, topline({ title: say("phone-today"), end: waiting(entries) }), body(...refused(entries), make("p", {}, say("phone-no-pack"))));
    return;
  }
  const list = make("section", { class: "sheet" }, make("header", {}, make("h2", {}, say("phone-rounds"))));
  list.append(...pack.rounds.map((round) => card(round, done, pack.language)));
  if (!pack.rounds.length) list.append(make("p", { class: "item" }, say("phone-no-rounds")));
  const report = way(say("phone-found"), "/report", { look: "w-100", drawing: icon("camera-plus") });
  const small = `${pack.office.name} · ${pack.person.name}`;
  fill(place, topline({ title: say("phone-today"), small, end: waiting(entries) }), body(...refused(entries), list), thumb(report));
}

function leave() {
  document.removeEventListener("phone:outbox", redraw);
}

register({ path: "/", draw, leave });
