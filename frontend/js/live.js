// data-live="/address/" data-live-seconds="45": reads a part of the page again without losing anybody's place.
// It waits while the page is out of sight, while a field in it is being filled, and while something is selected or open.
import htmx from "htmx.org";

const LEAST = 2;

function isDirty(field) {
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (field.tagName === "SELECT") return [...field.options].some((o) => o.selected !== o.defaultSelected);
  return field.type !== "hidden" && field.value !== field.defaultValue;
}

export function isWorkedOn(part) {
  if (part.querySelector("details[open] .pop, [aria-busy=true]") || part.dataset.sending) return true;
  if (part.contains(document.activeElement) && document.activeElement.matches("input, textarea, select")) return true;
  return [...part.querySelectorAll("input, textarea, select")].some(isDirty);
}

// Rows move while somebody reads; the place is the record, not the line.
const keyOf = (row) => row?.id || row?.querySelector("input[type=checkbox]")?.value || "";

function stayAt(key) {
  for (const row of document.querySelectorAll("[data-row]")) {
    const here = keyOf(row) === key;
    row.toggleAttribute("aria-current", false);
    if (!here) continue;
    row.setAttribute("aria-current", "true");
    row.setAttribute("tabindex", "-1");
    row.focus({ preventScroll: true });
  }
}

// A poll that fails is nobody's concern: the sign of the network says what is so, and the next poll tries again.
async function read(address) {
  try {
    const answer = await fetch(address, { headers: { "HX-Request": "true" } });
    return answer.ok && !answer.redirected ? await answer.text() : null;
  } catch {
    return null;
  }
}

async function refresh(part) {
  if (document.hidden || !navigator.onLine || isWorkedOn(part)) return;
  const current = keyOf(part.querySelector("[data-row][aria-current]"));
  const text = await read(part.dataset.live);
  // The person may have begun to work on it while the answer was on its way.
  if (text === null || !part.isConnected || isWorkedOn(part)) return;
  await htmx.swap({ text, target: part, sourceElement: part, swap: "outerMorph", polled: true });
  if (current) stayAt(current);
}

export function start() {
  const waited = new WeakMap();
  setInterval(() => {
    for (const part of document.querySelectorAll("[data-live]")) {
      const seconds = (waited.get(part) ?? 0) + 1;
      const due = seconds >= Math.max(LEAST, Number(part.dataset.liveSeconds) || 60);
      waited.set(part, due ? 0 : seconds);
      if (due) refresh(part);
    }
  }, 1000);
}
