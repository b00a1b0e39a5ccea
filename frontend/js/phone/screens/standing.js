// Where a round stands, reckoned from the pack (docs/phone.md) and from what was done on this phone since it was made.
// Says no word and touches no page. `done` maps the key of a point to {state, at}.

const OPEN = "waiting";

export function stateOf(point, done = new Map()) {
  return done.get(point.key)?.state ?? point.state ?? OPEN;
}

export function inOrder(round) {
  return [...round.points].sort((a, b) => a.position - b.position);
}

// Points handed to a colleague are neither counted nor offered.
export function mine(round) {
  return inOrder(round).filter((point) => point.mine !== false);
}

// Missed is not seen: it may still be made good, and is told apart.
export function progress(round, done) {
  const points = mine(round);
  const standing = (state) => points.filter((point) => stateOf(point, done) === state);
  return { total: points.length, seen: standing("seen"), missed: standing("missed"), open: standing(OPEN) };
}

// The next open point after `from`; one that was passed over comes again once the end is reached.
export function next(round, done, from = null) {
  const { open } = progress(round, done);
  const at = round.points.find((point) => point.key === from)?.position ?? -Infinity;
  return open.find((point) => point.position > at) ?? open.find((point) => point.key !== from) ?? null;
}

// A QR code carries an address that ends in the code of the point; what is typed may lack case, or have other dashes.
export function plainCode(read) {
  const last = String(read ?? "").trim().split(/[?#]/)[0].replace(/\/+$/, "").split("/").pop();
  return last.normalize("NFKC").replace(/[\s\u2010-\u2015\u2212]+/g, "-").toUpperCase();
}

// What was read: `right`, `other` (a point of this round), `elsewhere` (a place outside it), `handed` or `unknown`.
export function meet(read, round, wanted, places = []) {
  const code = plainCode(read);
  const same = (thing) => plainCode(thing.code) === code;
  const matches = round.points.filter(same);
  const point = matches.find((each) => each.key === wanted?.key) ?? matches[0];
  if (point?.mine === false) return { met: "handed", point, code };
  if (point) return { met: point.key === wanted?.key ? "right" : "other", point, code };
  const place = places.find(same);
  return place ? { met: "elsewhere", place, code } : { met: "unknown", code };
}

// Soon begins when a quarter of the window or two hours are left, whichever comes first.
export function dueState(round, now) {
  const [from, until] = [Date.parse(round.from_at), Date.parse(round.until_at)];
  const left = until - now;
  if (left < 0) return { state: "late", minutes: Math.ceil(-left / 60000) };
  const soon = Math.max(7200000, (until - from) / 4);
  return { state: left <= soon ? "soon" : "ok", minutes: Math.floor(left / 60000) };
}

export function roundState(round, done = new Map()) {
  return done.get(round.key)?.state ?? round.state;
}
