// What the phone took along: the answer of GET /phone/pack, kept under seal and thrown away when it is over.
//
//   open({ account, seal })    -> the packs of one signed-in person:
//     .fetch(address)          -> asks the server for a new pack and keeps it; throws Unanswered { status } on any answer but 200
//     .current()               -> the pack as docs/phone.md gives it, or null when there is none or it is over
//   wipe()                     -> forgets every pack (sign-out, revocation, another person); the outbox stays
//   "phone:pack" on document   -> there is another pack, or none
import { close, openBox } from "./seal.js";
import * as store from "./store.js";

export class Unanswered extends Error {
  constructor(status) {
    super(`The server answered ${status}.`);
    this.status = status;
  }
}

function tell() {
  document.dispatchEvent(new CustomEvent("phone:pack"));
}

export async function wipe() {
  await store.write(["packs"], (place) => place("packs").clear());
  tell();
}

export function open({ account, seal }) {
  const name = `pack:${account}`;

  async function keep(pack) {
    const box = await close(seal, pack, name);
    await store.write(["packs"], async (place) => {
      await place("packs").clear();
      await place("packs").put({ expires_at: pack.expires_at, box }, account);
    });
    tell();
  }

  async function fetchPack(address) {
    const answer = await fetch(address, { headers: { Accept: "application/json" }, cache: "no-store", redirect: "error" });
    if (answer.status !== 200) throw new Unanswered(answer.status);
    const pack = await answer.json();
    await keep(pack);
    return pack;
  }

  async function current() {
    const kept = await store.get("packs", account);
    if (!kept) return null;
    if (Date.parse(kept.expires_at) > Date.now()) return openBox(seal, kept.box, name);
    await wipe();
    return null;
  }

  return { fetch: fetchPack, current };
}
