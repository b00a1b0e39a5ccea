// Closes and opens what the phone keeps: AES-GCM of 256 bits under the seal that the server gives to (device, account).
//
//   importSeal(base64)         -> CryptoKey that scripts can use and cannot read
//   close(key, value, name)    -> box { iv, sealed } of anything JSON can say; `name` must be given again to open it
//   openBox(key, box, name)    -> the value; throws when key, box or name is another
//   closeBytes, openBytes      -> the same for an ArrayBuffer (photos)
const WORDS = new TextEncoder();

export function importSeal(base64) {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
}

function how(iv, name) {
  return { name: "AES-GCM", iv, additionalData: WORDS.encode(name) };
}

export async function closeBytes(key, bytes, name) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, sealed: await crypto.subtle.encrypt(how(iv, name), key, bytes) };
}

export function openBytes(key, box, name) {
  return crypto.subtle.decrypt(how(box.iv, name), key, box.sealed);
}

export function close(key, value, name) {
  return closeBytes(key, WORDS.encode(JSON.stringify(value)), name);
}

export async function openBox(key, box, name) {
  return JSON.parse(new TextDecoder().decode(await openBytes(key, box, name)));
}
