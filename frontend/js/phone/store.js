// What the phone keeps, in IndexedDB. Nothing here knows what it keeps: values that tell of the work are boxes of seal.js.
//
//   get(table, key)            -> value or undefined
//   all(table)                 -> every value, in the order of its key
//   write(tables, change)      -> one transaction: change(place) puts and deletes through place("table"), all of it or none;
//                                 settles when the phone has it on its disk
//
// Tables: keep (name -> value: the device, the seal, the next number), packs, outbox (by key, a message each), photos (by key).
// A later version adds tables in `LAYOUT` and never drops outbox or photos: an update must not lose what was not sent.
const NAME = "steward-phone";
const LAYOUT = [
  (base) => {
    base.createObjectStore("keep");
    base.createObjectStore("packs");
    base.createObjectStore("outbox", { keyPath: "key" });
    base.createObjectStore("photos", { keyPath: "key" });
  },
];

let opened;

function settled(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function open() {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, LAYOUT.length);
    asked.onupgradeneeded = ({ oldVersion }) => {
      for (const step of LAYOUT.slice(oldVersion)) step(asked.result);
    };
    asked.onsuccess = () => {
      // Another tab with a newer version waits until this one lets go.
      asked.result.onversionchange = () => {
        asked.result.close();
        opened = undefined;
      };
      resolve(asked.result);
    };
    asked.onerror = () => {
      opened = undefined;
      reject(asked.error);
    };
  });
  return opened;
}

export async function get(table, key) {
  const base = await open();
  return settled(base.transaction(table).objectStore(table).get(key));
}

export async function all(table) {
  const base = await open();
  return settled(base.transaction(table).objectStore(table).getAll());
}

export async function write(tables, change) {
  const base = await open();
  const transaction = base.transaction(tables, "readwrite", { durability: "strict" });
  const done = new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException("Undone", "AbortError"));
  });
  // What the change found wrong comes first; the transaction is then undone.
  const changed = Promise.resolve(change((table) => reader(transaction.objectStore(table)))).catch((error) => {
    try {
      transaction.abort();
    } catch {
      // It ended by itself.
    }
    throw error;
  });
  const [result] = await Promise.all([changed, done.catch((error) => changed.then(() => Promise.reject(error)))]);
  return result;
}

function reader(table) {
  return {
    get: (key) => settled(table.get(key)),
    all: () => settled(table.getAll()),
    put: (value, key) => settled(key === undefined ? table.put(value) : table.put(value, key)),
    delete: (key) => settled(table.delete(key)),
    clear: () => settled(table.clear()),
  };
}
