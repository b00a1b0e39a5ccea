// Which screen the phone shows: a router over what stands behind # in the address, so that it needs no network.
//
//   register({ path, draw, leave })  -> a screen. `path` is "/rounds/:round/points/:point"; `draw(place, values)` fills the
//                                       element `place` (await is fine) with values { round, point }; `leave()` is called
//                                       before another screen is drawn. Screens register once, when their module is loaded.
//   go(path)                         -> shows another screen and keeps the way back
//   redraw()                         -> draws the present screen again (the outbox or the pack changed)
//   start(place)                     -> draws what the address asks for, from now on
const screens = [];
let place;
let shown;
let turn = 0;

function pattern(path) {
  const words = path.split("/").map((part) => (part.startsWith(":") ? `(?<${part.slice(1)}>[^/]+)` : part.replace(/\W/g, "\\$&")));
  return new RegExp(`^${words.join("/")}$`);
}

export function register(screen) {
  screens.push({ ...screen, pattern: pattern(screen.path) });
}

function asked() {
  const path = location.hash.slice(1) || "/";
  for (const screen of screens) {
    const found = screen.pattern.exec(path);
    if (found) return { screen, values: unescaped(found.groups ?? {}) };
  }
  return null;
}

function unescaped(groups) {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
}

export function go(path) {
  location.hash = path;
}

export async function redraw() {
  turn += 1;
  const mine = turn;
  const found = asked();
  if (!found) {
    if (location.hash.length > 2) location.replace("#/");
    return;
  }
  shown?.leave?.();
  shown = found.screen;
  // A slow screen that was left meanwhile must not be laid over the one asked for after it.
  const fresh = place.cloneNode(false);
  await found.screen.draw(fresh, found.values);
  if (mine !== turn) return;
  place.replaceWith(fresh);
  place = fresh;
}

export function start(element) {
  place = element;
  addEventListener("hashchange", redraw);
  return redraw();
}
