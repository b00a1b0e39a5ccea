// Taking photos on a screen.
//
//   pictures(taken, changed, { must })  -> the photos in the list `taken`, and the button that adds one
//   named(taken)                               -> what a message says about photos: everything but their bytes
//   read(file)                                 -> { key, bytes, sha256, size, captured_at } of a file, as it is
import { icon, make, newKey } from "../../dom.js";
import { say } from "../../words.js";
import { photograph } from "./work.js";

export function named(taken) {
  return taken.map(({ key, sha256, size, captured_at }) => ({ key, sha256, size, captured_at }));
}

export async function read(file) {
  const bytes = await file.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return { key: newKey(), bytes, sha256, size: bytes.byteLength, captured_at: new Date().toISOString() };
}

function shown(photo, number) {
  const image = make("img", { alt: say("phone-photo-n", { n: number }), width: 320, height: 180 });
  const address = URL.createObjectURL(new Blob([photo.bytes]));
  image.addEventListener("load", () => URL.revokeObjectURL(address), { once: true });
  image.src = address;
  return make("figure", { class: "photo" }, image);
}

export function pictures(taken, changed, { must = false } = {}) {
  const input = make("input", { type: "file", accept: "image/*", capture: "environment", class: "sr" });
  const words = taken.length ? say("phone-photo-more") : say("phone-photo");
  const label = make("label", { class: "btn w-100" }, icon("camera-plus"), words, input);
  if (must && !taken.length) label.append(" ", make("i", {}, say("phone-must")));
  input.addEventListener("change", async () => {
    for (const file of input.files) taken.push(await photograph(file));
    changed();
  });
  return make("div", { class: "stack g8" }, ...taken.map((photo, at) => shown(photo, at + 1)), label);
}
