// What was done and is not yet known to the server. An entry is deleted only after the server's answer about it; what was
// refused stays until its person has read it and lets it go.
//
//   open({ account, seal })               -> the outbox of one signed-in person, under their seal (seal.js):
//     .add(act, body, photos, { captured_at }) -> key of the message. `photos`: [{ key, bytes, sha256, size, captured_at }];
//                                          body and photos are on the disk together before this settles
//     .entries()                        -> [{ key, seq, act, captured_at, state, words, fields, url, photos, body }] by seq;
//                                          state: queued, waiting (the server waits for a photo), refused, conflict
//     .answered(results)                -> takes the server's answers in: accepted entries go, the others say why
//     .dismiss(key)                     -> lets a refused entry or a conflict go, with its photos
//   unsent()                            -> how many entries of whomever wait, for sign-out; needs no seal
//   "phone:outbox" on document          -> something in it changed
import { newKey } from "../dom.js";
import { close, closeBytes, openBox } from "./seal.js";
import * as store from "./store.js";

const UNSENT = new Set(["queued", "waiting"]);
const KEPT_TO_READ = new Set(["refused", "conflict"]);

function tell() {
  document.dispatchEvent(new CustomEvent("phone:outbox"));
}

export async function unsent() {
  return (await store.all("outbox")).filter((entry) => UNSENT.has(entry.state)).length;
}

async function sealedPhoto(seal, account, message, photo) {
  const { bytes, ...told } = photo;
  return { ...told, account, message, sent: 0, box: await closeBytes(seal, bytes, `photo:${photo.key}`) };
}

export function open({ account, seal }) {
  async function mine() {
    const found = (await store.all("outbox")).filter((entry) => entry.account === account);
    return found.sort((a, b) => a.seq - b.seq);
  }

  async function add(act, body, photos = [], { captured_at = new Date().toISOString() } = {}) {
    const key = newKey();
    const box = await close(seal, body, `message:${key}`);
    const pictures = await Promise.all(photos.map((photo) => sealedPhoto(seal, account, key, photo)));
    const entry = { key, account, act, captured_at, state: "queued", photos: photos.map((photo) => photo.key), box };
    await store.write(["keep", "outbox", "photos"], async (place) => {
      const seq = ((await place("keep").get("seq")) ?? 0) + 1;
      place("keep").put(seq, "seq");
      for (const picture of pictures) place("photos").put(picture);
      await place("outbox").put({ ...entry, seq });
    });
    tell();
    return key;
  }

  async function entries() {
    return Promise.all(
      (await mine()).map(async ({ box, ...entry }) => ({ ...entry, body: await openBox(seal, box, `message:${entry.key}`) })),
    );
  }

  async function answered(results) {
    await store.write(["outbox"], async (place) => {
      for (const { key, outcome, words = "", fields = {}, url = "" } of results) {
        const entry = await place("outbox").get(key);
        if (!entry || entry.account !== account) continue;
        if (outcome === "accepted") await place("outbox").delete(key);
        else await place("outbox").put({ ...entry, state: outcome, words, fields, url });
      }
    });
    tell();
  }

  async function dismiss(key) {
    await store.write(["outbox", "photos"], async (place) => {
      const entry = await place("outbox").get(key);
      if (!entry || entry.account !== account || !KEPT_TO_READ.has(entry.state)) return;
      for (const photo of entry.photos) await place("photos").delete(photo);
      await place("outbox").delete(key);
    });
    tell();
  }

  return { add, entries, answered, dismiss };
}
