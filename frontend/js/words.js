// The texts that scripts say, in the reader's language: carried by the page, see steward/foundation/ui/script_words.py.
let kept;

function table(id) {
  return JSON.parse(document.getElementById(id)?.textContent ?? "{}");
}

// The page of the phone carries the words of its screens besides.
function all() {
  kept ??= { ...table("script-words"), ...table("phone-words") };
  return kept;
}

export function say(key, values = {}) {
  const text = all()[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
