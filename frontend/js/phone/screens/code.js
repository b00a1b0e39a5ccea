// At the door (02b): the code of the point is scanned where the browser can, or typed. A code of another stop leads there; who
// finds no code goes on without it and says why.
import { icon, make } from "../../dom.js";
import { say } from "../../words.js";
import { go, register } from "../shell.js";
import { act, body, field, fill, line, strip, thumb, topline, way } from "./parts.js";
import { stateAt } from "./point.js";
import { meet } from "./standing.js";
import { here } from "./work.js";

let stream;

// One look at the place at the moment of scanning, only where the office asks for it; never a track.
function locate(pack, state) {
  if (!pack.office.asks_position || !navigator.geolocation) return;
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      state.position = { latitude: coords.latitude, longitude: coords.longitude, accuracy_m: Math.round(coords.accuracy) };
    },
    () => {},
    { enableHighAccuracy: true, timeout: 10000, maximumAge: 30000 },
  );
}

function open(pack, round, point, code, readBy) {
  const state = stateAt(round, point);
  Object.assign(state, { code, read_by: readBy });
  locate(pack, state);
  go(`/rounds/${round.key}/points/${point.key}`);
}

function answerTo(read, readBy, { pack, round, point }, told) {
  const { met, point: other, place, code } = meet(read, round, point, pack.places);
  if (met === "right") return open(pack, round, point, code, readBy);
  if (met === "other") {
    const there = act(say("phone-check-here", { point: other.label }), () => open(pack, round, other, code, readBy), { look: "w-100" });
    return fill(told, strip("soon", say("phone-other-point", { point: other.label })), there);
  }
  if (met === "handed") return fill(told, strip("soon", say("phone-handed-point", { point: other.label })));
  if (met === "elsewhere") return fill(told, strip("late", say("phone-elsewhere", { place: place.label })));
  return fill(told, strip("late", say("phone-unknown-code", { code })));
}

async function look(video, found) {
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  while (stream?.active && video.isConnected) {
    const [code] = video.readyState >= 2 ? await detector.detect(video) : [];
    if (code) {
      stop();
      return found(code.rawValue);
    }
    await new Promise((wake) => setTimeout(wake, 200));
  }
}

async function scan(space, found) {
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  } catch {
    fill(space, strip("soon", say("phone-no-camera")));
    return;
  }
  const video = make("video", { class: "w-100", playsinline: "", "aria-label": say("phone-aim") });
  video.muted = true;
  video.srcObject = stream;
  fill(space, make("p", {}, say("phone-aim")), video);
  await video.play();
  look(video, found).catch(() => fill(space, strip("soon", say("phone-no-camera"))));
}

function stop() {
  for (const track of stream?.getTracks() ?? []) track.stop();
  stream = undefined;
}

async function draw(place, values) {
  const { pack } = await here();
  const round = pack?.rounds.find((each) => each.key === values.round);
  const point = round?.points.find((each) => each.key === values.point);
  if (!point) return go("/");
  const at = { pack, round, point };
  const told = make("div", { class: "stack g12", role: "status" });
  const space = make("div", { class: "stack g12" });
  const typed = line("", () => {}, { autocapitalize: "characters", autocomplete: "off", spellcheck: "false", enterkeyhint: "go" });
  const form = make("form", { class: "stack g12" }, field(say("phone-code"), typed, { must: true }));
  form.append(make("button", { class: "btn w-100", type: "submit" }, icon("check"), say("phone-code-go")));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    answerTo(typed.value, "typed", at, told);
  });
  const camera = act(say("phone-scan", { point: point.label }), () => scan(space, (read) => answerTo(read, "qr", at, told)), {
    look: "btn-primary w-100",
    drawing: icon("qrcode"),
  });
  const without = act(say("phone-no-code"), () => open(pack, round, point, "", "chosen"), { look: "ghost w-100" });
  const skip = way(say("phone-skip"), `/rounds/${round.key}/points/${point.key}/skip`, { look: "w-100" });
  const top = topline({ title: point.label, small: say("phone-at-door"), back: `/rounds/${round.key}` });
  fill(place, top, body(space, told, form, without, skip), "BarcodeDetector" in window ? thumb(camera) : null);
}

register({ path: "/rounds/:round/points/:point/code", draw, leave: stop });
