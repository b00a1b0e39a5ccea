// data-copy="text" or data-copy-from="#id": puts a text on the clipboard, to be pasted into a chat.
import { toast } from "./toasts.js";
import { say } from "./words.js";

function byHand(text) {
  const box = document.createElement("textarea");
  box.value = text;
  box.className = "sr";
  document.body.append(box);
  box.select();
  const done = document.execCommand("copy");
  box.remove();
  return done;
}

async function copy(text) {
  // The clipboard of the browser exists only over HTTPS or on this machine; an office network may have neither.
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return byHand(text);
  }
}

export function start() {
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy], [data-copy-from]");
    if (!button) return;
    const source = button.dataset.copyFrom && document.querySelector(button.dataset.copyFrom);
    const done = await copy(source ? (source.value ?? source.innerText) : button.dataset.copy);
    button.focus();
    toast(say(done ? "copied" : "copy-failed"), { kind: done ? "copy" : "alert-triangle" });
  });
}
