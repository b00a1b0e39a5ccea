// What the screens of a round share: the pack, what was done since it was made, and the way into the outbox.
//
//   begin({ account, seal, outbox, packs, read })  -> once, when the phone is open. `read(file)` makes a photo for the outbox
//                                                     { key, bytes, sha256, size, captured_at }
//   here()                     -> { pack, done, entries }; pack is null when there is none. `done` maps the key of a point or a
//                                 round to { state, at, message }: an accepted message leaves the outbox before the next pack
//                                 knows of it, so what was done is kept, under seal, until a pack was made after it
//   tell(act, body, photos, { of, state })  -> into the outbox, and remembered as done when `of` is given
//   photograph(file)           -> see `read`
import { close, openBox } from "../seal.js";
import * as store from "../store.js";

const REFUSED = new Set(["refused", "conflict"]);
let work;
let turn = Promise.resolve();

export function begin(given) {
  work = { ...given, name: `done:${given.account}` };
  document.addEventListener("phone:outbox", () => here());
}

export function photograph(file) {
  return work.read(file);
}

// What is refused was not done. A message that was still in the outbox beside a pack is not told by that pack.
export function stillDone(kept, entries, madeAt) {
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  const still = {};
  for (const [key, fact] of Object.entries(kept)) {
    const entry = byKey.get(fact.message);
    if (entry && !REFUSED.has(entry.state)) still[key] = { ...fact, beside: madeAt };
    else if (!entry && (fact.beside === madeAt || Date.parse(fact.at) >= Date.parse(madeAt))) still[key] = fact;
  }
  return still;
}

async function kept() {
  const box = await store.get("keep", work.name);
  return box ? openBox(work.seal, box, work.name) : {};
}

// One change after another: what one has just written must not be lost under what another had read before.
function change(how) {
  const next = turn.then(async () => {
    const before = await kept();
    const after = how(before);
    if (JSON.stringify(after) === JSON.stringify(before)) return after;
    const box = await close(work.seal, after, work.name);
    await store.write(["keep"], (place) => place("keep").put(box, work.name));
    return after;
  });
  turn = next.catch(() => {});
  return next;
}

export async function here() {
  const [pack, entries] = await Promise.all([work.packs.current(), work.outbox.entries()]);
  if (!pack) return { pack: null, entries, done: new Map() };
  const done = await change((before) => stillDone(before, entries, pack.made_at));
  return { pack, entries, done: new Map(Object.entries(done)) };
}

export async function tell(act, body, photos = [], { of = null, state = "" } = {}) {
  const at = new Date().toISOString();
  const message = await work.outbox.add(act, body, photos, { captured_at: at });
  if (of) await change((before) => ({ ...before, [of]: { state, at, message } }));
  return message;
}
