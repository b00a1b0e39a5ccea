// Something seen away from a point: a fault (report_finding), or an incident that is told at once (report_incident).
import { icon, make, newKey } from "../../dom.js";
import { say } from "../../words.js";
import { go, register } from "../shell.js";
import { finding } from "./item.js";
import { act, body, choice, field, fill, line, strip, thumb, topline, way, writing } from "./parts.js";
import { named, pictures } from "./pictures.js";
import { plainCode } from "./standing.js";
import { here, tell } from "./work.js";

const begun = { finding: null, incident: null };

function fresh() {
  return { key: newKey(), code: "", words: "", severity: "", led_to: "", incident: "", photos: [] };
}

function lacks(given, kind) {
  if (kind === "incident" && !given.incident) return say("phone-need-incident");
  if (!given.code.trim()) return say("phone-need-place");
  if (!given.words.trim()) return say("phone-need-words");
  if (kind === "finding" && !given.severity) return say("phone-need-severity");
  if (kind === "finding" && !given.led_to) return say("phone-need-offer");
  return "";
}

async function save(kind, told) {
  const given = begun[kind];
  const lack = lacks(given, kind);
  if (lack) return fill(told, strip("late", lack));
  const { key, severity, led_to, incident } = given;
  const said = { key, code: plainCode(given.code), words: given.words.trim(), photos: named(given.photos) };
  if (kind === "finding") await tell("inspections.report_finding", { ...said, severity, led_to }, given.photos);
  else await tell("inspections.report_incident", { ...said, incident }, given.photos);
  begun[kind] = null;
  go("/");
}

// The code of the place is typed, or chosen by its words.
function where(pack, given) {
  const list = make("datalist", { id: "phone-places" });
  list.append(...pack.places.map(({ code, label }) => make("option", { value: code }, label)));
  const control = line(given.code, (code) => { given.code = code; }, { list: "phone-places", autocapitalize: "characters", autocomplete: "off" });
  const part = field(say("phone-where"), control, { must: true });
  part.append(list);
  return part;
}

function findingPart(pack, given) {
  const space = make("div");
  const again = () => fill(space, finding(given, { words: pack.words, offers: pack.words.offers, must: false, changed: again }));
  again();
  return space;
}

function incidentPart(pack, given) {
  const space = make("div", { class: "stack g12" });
  const again = () =>
    fill(
      space,
      field(say("phone-incident-kind"), choice(pack.words.incidents, given.incident, (code) => { given.incident = code; }), { must: true }),
      field(say("phone-saw"), writing(given.words, (words) => { given.words = words; }), { must: true }),
      pictures(given.photos, again),
      strip("late", say("phone-alarm")),
    );
  again();
  return space;
}

async function draw(place, kind) {
  const { pack } = await here();
  if (!pack) return go("/");
  begun[kind] ??= fresh();
  const given = begun[kind];
  const told = make("div", { role: "status" });
  const other = way(say("phone-incident"), "/report/incident", { look: "w-100", drawing: icon("alert-triangle") });
  const title = kind === "finding" ? say("phone-found") : say("phone-incident");
  const part = kind === "finding" ? findingPart(pack, given) : incidentPart(pack, given);
  const top = topline({ title, back: "/" });
  const keep = act(say("phone-save"), () => save(kind, told), { look: "btn-primary w-100" });
  fill(place, top, body(told, kind === "finding" ? other : null, where(pack, given), part), thumb(keep));
}

register({ path: "/report", draw: (place) => draw(place, "finding") });
register({ path: "/report/incident", draw: (place) => draw(place, "incident") });
