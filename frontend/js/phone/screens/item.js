// One item of a checklist: its question, its answer, and what was found when it failed. Draws itself anew when the verdict turns.
import { icon, make } from "../../dom.js";
import { say } from "../../words.js";
import { answerTo, findingAt, verdictOf } from "./answers.js";
import { choice, field, line, strip, writing } from "./parts.js";
import { pictures } from "./pictures.js";

function option(item, answer, value, drawing, words, changed) {
  const input = make("input", { type: "radio", name: `item-${item.key}`, value });
  input.checked = answer.verdict === value;
  input.addEventListener("change", () => {
    answer.verdict = value;
    changed();
  });
  return make("label", {}, input, drawing, words);
}

function threeStates(item, answer, changed) {
  return make(
    "fieldset",
    { class: "tri" },
    make("legend", { class: "sr" }, item.words),
    option(item, answer, "pass", icon("check"), say("phone-pass"), changed),
    option(item, answer, "fail", icon("x"), say("phone-fail"), changed),
    option(item, answer, "na", icon("minus"), say("phone-na"), changed),
  );
}

function given(item, answer, changed) {
  const set = (name) => (value) => {
    answer[name] = value;
    answer.verdict = "";
  };
  if (item.answering === "text") return field(say("phone-answer"), writing(answer.text, set("text")), { must: item.required });
  if (item.answering === "choice") {
    const options = item.choices.map(({ code, words }) => [code, words]);
    const control = choice(options, answer.choice, set("choice"));
    control.addEventListener("change", changed);
    return field(say("phone-answer"), control, { must: item.required });
  }
  const control = line(answer.number, set("number"), { inputmode: "decimal", autocomplete: "off" });
  control.addEventListener("change", changed);
  const range = [item.low, item.high].map((bound) => bound ?? "").join("–");
  const words = [say("phone-number"), item.measure, range === "–" ? "" : `(${range})`].filter(Boolean).join(" ");
  return field(words, control, { must: item.required });
}

export function offersOf(item, words) {
  return item.offers?.length ? words.offers.filter(([code]) => item.offers.includes(code)) : words.offers;
}

// What was found: also at the reports made away from a round.
export function finding(found, { words, offers, must, changed, alarm = false }) {
  return make(
    "div",
    { class: "finding" },
    pictures(found.photos, changed, { must }),
    field(say("phone-saw"), writing(found.words, (text) => { found.words = text; }), { must: true }),
    field(say("phone-severity"), choice(words.severities, found.severity, (code) => { found.severity = code; }), { must: true }),
    field(say("phone-do"), choice(offers, found.led_to, (code) => { found.led_to = code; }), { must: true }),
    ...(alarm ? [strip("late", say("phone-alarm"))] : []),
  );
}

export function itemPart(item, number, state, words) {
  const answer = answerTo(state, item);
  const part = make("div", { class: "item", tabindex: "-1", "data-item": item.key });
  const again = () => part.replaceWith(itemPart(item, number, state, words));
  const asked = make("div", {}, make("b", {}, item.words), ...(item.standard ? [make("small", {}, item.standard)] : []));
  part.append(make("div", { class: "q" }, make("span", { class: "n num" }, String(number)), asked));
  part.append(item.answering === "pass" ? threeStates(item, answer, again) : given(item, answer, again));
  const verdict = verdictOf(item, answer);
  if (verdict === "fail") {
    const must = item.photo !== "free";
    part.append(finding(findingAt(state, item), { words, offers: offersOf(item, words), must, changed: again, alarm: item.alarm }));
  } else if (item.photo === "always" && verdict !== "na") {
    part.append(pictures(answer.photos, again, { must: true }));
  }
  return part;
}
