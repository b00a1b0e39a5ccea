// The texts that scripts say, in the reader's language: carried by the page, see steward/foundation/ui/script_words.py.
let kept;

function all() {
  kept ??= JSON.parse(document.getElementById("script-words")?.textContent ?? "{}");
  return kept;
}

export function say(key, values = {}) {
  const text = all()[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
