// A point (02c): how one got in, the checklist, and what was found. What is answered stays in memory while the screen is drawn
// anew, and goes to the outbox as one message when it is saved.
import { icon, make } from "../../dom.js";
import { say } from "../../words.js";
import { go, register } from "../shell.js";
import { allNormal, begun, items, mayAllNormal, message, missing } from "./answers.js";
import { itemPart } from "./item.js";
import { act, body, choice, field, fill, strip, thumb, topline, writing } from "./parts.js";
import { pictures } from "./pictures.js";
import { standingWords } from "./round.js";
import { next } from "./standing.js";
import { here, tell } from "./work.js";

const states = new Map();

export function stateAt(round, point) {
  const key = `${round.key}/${point.key}`;
  if (!states.has(key)) states.set(key, begun(point));
  return states.get(key);
}

async function save({ round, point, state, checklist, done }) {
  const { body, photos } = message(state, round, point, checklist);
  await tell("inspections.see_point", body, photos, { of: point.key, state: "seen" });
  states.delete(`${round.key}/${point.key}`);
  const seen = new Map(done).set(point.key, { state: "seen" });
  const following = next(round, seen, point.key);
  go(following ? `/rounds/${round.key}/points/${following.key}/code` : `/rounds/${round.key}`);
}

function lackWords(what) {
  if (what === "answer") return say("phone-need-answer");
  if (what === "words") return say("phone-need-words");
  if (what === "severity") return say("phone-need-severity");
  if (what === "offer") return say("phone-need-offer");
  if (what === "photo") return say("phone-need-photo");
  if (what === "note") return say("phone-need-note");
  return say("phone-need-access");
}

function refuse(place, told, [{ item, what }]) {
  fill(told, strip("late", item ? `${item.words}: ${lackWords(what)}` : lackWords(what)));
  const at = item && place.querySelector(`[data-item="${CSS.escape(item.key)}"]`);
  (at || told).scrollIntoView({ block: "start" });
  at?.focus({ preventScroll: true });
}

function asked(at, words) {
  const { checklist, state } = at;
  const head = make("header", {}, make("h2", {}, checklist.name));
  const sheet = make("section", { class: "sheet", "aria-label": checklist.name }, head);
  items(checklist).forEach((item, index) => sheet.append(itemPart(item, index + 1, state, words)));
  return sheet;
}

function photosPart(state, point) {
  const space = make("div");
  const again = () => fill(space, pictures(state.photos, again, { must: point.photo_required }));
  again();
  return space;
}

function parts(place, at, pack) {
  const { round, point, state, checklist, done } = at;
  const told = make("div", { role: "status" });
  const quick = act(say("phone-all-normal"), () => { allNormal(state, checklist); return save(at); }, {
    look: "btn-primary w-100",
    drawing: icon("check"),
  });
  const access = choice(pack.words.access, state.access, (code) => { state.access = code; });
  const note = writing(state.note, (words) => { state.note = words; });
  const chosen = state.read_by === "chosen";
  const following = next(round, new Map(done).set(point.key, { state: "seen" }), point.key);
  const words = following ? say("phone-save-next", { point: following.label }) : say("phone-save");
  const keep = async () => {
    const lacks = missing(state, point, checklist);
    await (lacks.length ? refuse(place.isConnected ? place : document, told, lacks) : save(at));
  };
  return [
    body(
      told,
      mayAllNormal(state, point, checklist) ? quick : null,
      field(say("phone-access"), access, { must: true }),
      checklist ? asked(at, pack.words) : null,
      field(chosen ? say("phone-no-code-why") : say("phone-note"), note, { must: chosen }),
      photosPart(state, point),
    ),
    thumb(act(words, keep, { look: "btn-primary w-100" })),
  ];
}

async function draw(place, values) {
  const { pack, done } = await here();
  const round = pack?.rounds.find((each) => each.key === values.round);
  const point = round?.points.find((each) => each.key === values.point);
  if (!point) return go("/");
  const at = { round, point, done, state: stateAt(round, point), checklist: pack.checklists[point.checklist] };
  const small = [point.label === standingWords(point) ? "" : standingWords(point), point.hint].filter(Boolean).join(" · ");
  fill(place, topline({ title: point.label, small, back: `/rounds/${round.key}` }), ...parts(place, at, pack));
}

register({ path: "/rounds/:round/points/:point", draw });
