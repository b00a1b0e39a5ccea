// A stop that is passed over: why, in a word from the list. It stays on the route and may still be made good.
import { make } from "../../dom.js";
import { say } from "../../words.js";
import { go, register } from "../shell.js";
import { act, body, choice, field, fill, strip, thumb, topline, writing } from "./parts.js";
import { here, tell } from "./work.js";

async function draw(place, values) {
  const { pack } = await here();
  const round = pack?.rounds.find((each) => each.key === values.round);
  const point = round?.points.find((each) => each.key === values.point);
  if (!point) return go("/");
  const given = { reason: "", note: "" };
  const told = make("div", { role: "status" });
  const back = `/rounds/${round.key}`;
  const save = act(
    say("phone-skip-save"),
    async () => {
      if (!given.reason) return fill(told, strip("late", say("phone-need-reason")));
      const body = { round: round.key, point: point.key, reason: given.reason, note: given.note.trim() };
      await tell("inspections.miss_point", body, [], { of: point.key, state: "missed" });
      go(back);
    },
    { look: "btn-primary w-100" },
  );
  const why = choice(pack.words.missed, "", (code) => { given.reason = code; });
  const note = writing("", (words) => { given.note = words; });
  const top = topline({ title: point.label, small: say("phone-skip"), back });
  fill(place, top, body(told, field(say("phone-why"), why, { must: true }), field(say("phone-note"), note)), thumb(save));
}

register({ path: "/rounds/:round/points/:point/skip", draw });
