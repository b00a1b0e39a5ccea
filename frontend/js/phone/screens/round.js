// A round (02a): its route with a mark at each stop, the stop to go to, and the acts at the thumb.
import { icon, make } from "../../dom.js";
import { say } from "../../words.js";
import { go, redraw, register } from "../shell.js";
import { act, beside, fill, hour, mark, thumb, topline, way } from "./parts.js";
import { inOrder, mine, next, progress, roundState, stateOf } from "./standing.js";
import { clock } from "./start.js";
import { here, tell } from "./work.js";

export function standingWords(point) {
  if (point.standing === "vacant") return say("phone-vacant", { n: point.days ?? "–" });
  if (point.standing === "renovating") return say("phone-renovating", { n: point.days ?? "–" });
  return point.label;
}

function markOf(state, isMine) {
  if (!isMine) return mark("na", say("phone-handed"));
  if (state === "seen") return mark("ok", say("phone-done"));
  if (state === "missed") return mark("miss", say("phone-missed"));
  return mark("due", say("phone-due"));
}

function told(point, current) {
  const words = standingWords(point);
  const parts = [current ? make("b", {}, words) : words];
  const hint = [point.inside ? say("phone-inside") : "", point.hint].filter(Boolean).join(" · ");
  if (hint) parts.push(make("small", {}, hint));
  if (current && point.estate_key) parts.push(make("span", { class: "row-x small g4" }, icon("key"), point.estate_key));
  return make("div", {}, ...parts);
}

// An open stop leads to its door: a route need not be walked in its order, and a missed stop may be made good.
function stop(point, current, { done, pack, round }) {
  const state = stateOf(point, done);
  const open = point.mine !== false && state !== "seen" && roundState(round, done) === "under_way";
  const name = open ? make("a", { href: `#/rounds/${round.key}/points/${point.key}/code` }, point.short) : point.short;
  const item = make("li", {}, make("span", { class: "u" }, name), markOf(state, point.mine !== false), told(point, current));
  const at = state === "seen" ? (done.get(point.key)?.at ?? point.seen_at) : null;
  item.append(make("time", { class: "num" }, at ? hour(at, pack.language) : ""));
  if (state === "seen") item.setAttribute("data-done", "");
  if (current) item.setAttribute("aria-current", "step");
  return item;
}

function drawn(tag, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

// The building from the street, a storey of the round each: seen, the one to go to, still to see.
function shaft(round, done, current) {
  const levels = [...new Set(mine(round).map((point) => point.level ?? 0))].sort((a, b) => b - a);
  const height = 14 + levels.length * 17;
  const picture = drawn("svg", { class: "mini", viewBox: `0 0 44 ${height + 8}`, "aria-hidden": "true" });
  picture.append(drawn("path", { class: "roof", d: "M3 13h38v-3H3zM13 10V3h12v7z" }));
  levels.forEach((level, at) => {
    const here = mine(round).filter((point) => (point.level ?? 0) === level);
    const seen = here.every((point) => stateOf(point, done) === "seen") ? "y" : "w";
    const look = here.some((point) => point.key === current?.key) ? "now" : seen;
    picture.append(drawn("rect", { class: look, x: 7, y: 14 + at * 17, width: 30, height: 13, rx: 1 }));
  });
  picture.append(drawn("path", { class: "roof", d: `M0 ${height}h44v4H0z` }));
  return picture;
}

async function begin(round) {
  await tell("inspections.start_round", { round: round.key }, [], { of: round.key, state: "under_way" });
  redraw();
}

async function finish(round) {
  await tell("inspections.finish_round", { round: round.key }, [], { of: round.key, state: "done" });
  go("/");
}

function acts(round, done, current) {
  const path = `/rounds/${round.key}`;
  const state = roundState(round, done);
  const primary = "btn-primary w-100";
  if (["done", "lapsed"].includes(state)) return thumb(way(say("phone-today"), "/", { look: primary }));
  if (state === "planned") return thumb(act(say("phone-begin"), () => begin(round), { look: primary, drawing: icon("route") }));
  const found = way(say("phone-found"), "/report", { drawing: icon("camera-plus") });
  if (!current) return thumb(act(say("phone-finish"), () => finish(round), { look: primary, drawing: icon("check") }), beside(found));
  const camera = "BarcodeDetector" in window;
  const words = camera ? say("phone-scan", { point: current.label }) : say("phone-type-code");
  const code = way(words, `${path}/points/${current.key}/code`, { look: primary, drawing: camera ? icon("qrcode") : icon("keyboard") });
  return thumb(code, beside(way(say("phone-skip"), `${path}/points/${current.key}/skip`, { drawing: icon("player-skip-forward") }), found));
}

async function draw(place, { round: key }) {
  document.addEventListener("phone:outbox", redraw);
  const { pack, done } = await here();
  const round = pack?.rounds.find((each) => each.key === key);
  if (!round) return go("/");
  const current = next(round, done);
  const { total, seen } = progress(round, done);
  const count = make("p", { class: "small" }, make("b", {}, String(seen.length)), `/${total}`);
  const route = make("ol", { class: "route", "aria-label": say("phone-route") });
  route.append(...inOrder(round).map((point) => stop(point, point.key === current?.key, { done, pack, round })));
  const top = topline({ title: round.name, small: [round.requirement, round.clauses].flat().filter(Boolean).join(" · "), back: "/", end: clock(round) });
  fill(place, top, make("main", { class: "shaft" }, make("aside", {}, shaft(round, done, current), count), route), acts(round, done, current));
}

function leave() {
  document.removeEventListener("phone:outbox", redraw);
}

register({ path: "/rounds/:round", draw, leave });
