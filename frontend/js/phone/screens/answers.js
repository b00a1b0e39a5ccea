// What was answered at a point, until it is saved: reckoned without a page.
//
//   begun(point)               -> the answers to a point, empty
//   verdictOf(item, answer)    -> pass, fail, na, or "" while nothing is answered
//   missing(...)               -> what must still be given, [{ item, what }]: answer, words, severity, offer, photo, access, note
//   message(...)               -> { body, photos } for inspections.see_point
//   mayAllNormal(...)          -> whether "outside: all normal" says everything that is asked
import { newKey } from "../../dom.js";
import { named } from "./pictures.js";

const OUTSIDE_THE_DOOR = new Set(["nobody", "refused"]);

export function items(checklist) {
  return (checklist?.sections ?? []).flatMap((section) => section.items);
}

export function begun(point) {
  const access = point.standing === "point" ? "outside" : "";
  return { check: newKey(), code: "", read_by: "chosen", position: null, access, note: "", photos: [], answers: {}, findings: {} };
}

export function answerTo(state, item) {
  state.answers[item.key] ??= { verdict: "", number: "", choice: "", text: "", photos: [] };
  return state.answers[item.key];
}

export function findingAt(state, item) {
  const led = item.offers?.length === 1 ? item.offers[0] : "";
  state.findings[item.key] ??= { key: newKey(), words: "", severity: item.severity ?? "", led_to: led, photos: [] };
  return state.findings[item.key];
}

function ofNumber(item, number) {
  if (number === "" || !Number.isFinite(Number(number))) return "";
  const low = item.low ?? null;
  const high = item.high ?? null;
  const within = (low === null || Number(number) >= Number(low)) && (high === null || Number(number) <= Number(high));
  return within ? "pass" : "fail";
}

export function verdictOf(item, answer) {
  if (answer.verdict === "na" || item.answering === "pass") return answer.verdict;
  if (item.answering === "number") return ofNumber(item, answer.number.trim());
  if (item.answering === "text") return answer.text.trim() ? "pass" : "";
  const chosen = item.choices.find((choice) => choice.code === answer.choice);
  if (!chosen) return "";
  return chosen.passes ? "pass" : "fail";
}

function missingAt(item, state) {
  const answer = answerTo(state, item);
  const verdict = verdictOf(item, answer);
  if (!verdict) return item.required && !OUTSIDE_THE_DOOR.has(state.access) ? ["answer"] : [];
  if (verdict === "na") return [];
  const found = verdict === "fail" ? findingAt(state, item) : null;
  const lacks = [];
  if (found && !found.words.trim()) lacks.push("words");
  if (found && !found.severity) lacks.push("severity");
  if (found && !found.led_to) lacks.push("offer");
  const wanted = item.photo === "always" || (found && item.photo === "on_fail");
  if (wanted && !answer.photos.length && !found?.photos.length) lacks.push("photo");
  return lacks;
}

export function missing(state, point, checklist) {
  const lacks = items(checklist).flatMap((item) => missingAt(item, state).map((what) => ({ item, what })));
  if (!state.access) lacks.unshift({ item: null, what: "access" });
  if (state.read_by === "chosen" && !state.note.trim()) lacks.push({ item: null, what: "note" });
  if (point.photo_required && !photosOf(state, checklist).length) lacks.push({ item: null, what: "photo" });
  return lacks;
}

function failed(state, checklist) {
  return items(checklist).filter((item) => verdictOf(item, answerTo(state, item)) === "fail");
}

function answered(state, checklist) {
  return items(checklist).filter((item) => verdictOf(item, answerTo(state, item)));
}

export function photosOf(state, checklist) {
  const atItems = answered(state, checklist).flatMap((item) => answerTo(state, item).photos);
  const atFindings = failed(state, checklist).flatMap((item) => findingAt(state, item).photos);
  return [...state.photos, ...atItems, ...atFindings];
}

function whole(state, checklist) {
  if (failed(state, checklist).length) return "fail";
  return OUTSIDE_THE_DOOR.has(state.access) && !answered(state, checklist).length ? "na" : "pass";
}

function answerBody(item, answer) {
  const verdict = verdictOf(item, answer);
  const given = verdict === "na" ? "" : item.answering;
  return {
    item: item.key,
    verdict,
    number: given === "number" ? answer.number.trim() : null,
    choice: given === "choice" ? answer.choice : "",
    text: given === "text" ? answer.text.trim() : "",
    photos: named(answer.photos),
  };
}

function findingBody(item, { key, words, severity, led_to, photos }) {
  return { key, item: item.key, words: words.trim(), severity, led_to, photos: named(photos) };
}

export function message(state, round, point, checklist) {
  const { check, code, read_by, access, position } = state;
  const body = {
    check, round: round.key, point: point.key, code, read_by, access, position,
    verdict: whole(state, checklist),
    answers: answered(state, checklist).map((item) => answerBody(item, answerTo(state, item))),
    findings: failed(state, checklist).map((item) => findingBody(item, findingAt(state, item))),
    note: state.note.trim(),
    photos: named(state.photos),
  };
  return { body, photos: photosOf(state, checklist) };
}

export function mayAllNormal(state, point, checklist) {
  const plain = items(checklist).every((item) => (item.answering === "pass" || !item.required) && item.photo !== "always");
  return plain && !point.inside && !point.photo_required && state.read_by !== "chosen" && !failed(state, checklist).length;
}

export function allNormal(state, checklist) {
  state.access = "outside";
  for (const item of items(checklist)) if (item.answering === "pass") answerTo(state, item).verdict ||= "pass";
}
