// Saves that have not arrived, ciphered, and this device's half of their key: one small database of this origin.
const NAME = "motcua-copies";

function opened() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("halves", { keyPath: "draft" });
      asked.result.createObjectStore("copies", { keyPath: ["draft", "page"] });
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

/** Does `work` in one transaction; closed afterwards, so that signing out can throw the database away. */
async function within(mode, work) {
  const base = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const act = base.transaction(["halves", "copies"], mode);
      const asked = work(act.objectStore("halves"), act.objectStore("copies"));
      act.oncomplete = () => resolve(asked?.result);
      act.onabort = () => reject(act.error);
    });
  } finally {
    base.close();
  }
}

const ofDraft = (draft) => IDBKeyRange.bound([draft], [draft, []]);

export const halfOf = async (draft) => (await within("readonly", (halves) => halves.get(draft)))?.half;
export const keepHalf = (draft, half, until) => within("readwrite", (halves) => halves.put({ draft, half, until }));
export const copiesOf = (draft) => within("readonly", (_, copies) => copies.getAll(ofDraft(draft)));

/** Puts a copy in the place of an older one of the same page. */
export function putCopy(copy) {
  return within("readwrite", (_, copies) => {
    const asked = copies.get([copy.draft, copy.page]);
    asked.onsuccess = () => { if (!(asked.result?.count > copy.count)) copies.put(copy); };
  });
}

/** Drops what a page typed up to one of its saves. */
export function dropCopy({ draft, page, count }) {
  return within("readwrite", (_, copies) => {
    const asked = copies.get([draft, page]);
    asked.onsuccess = () => { if (asked.result?.count <= count) copies.delete([draft, page]); };
  });
}

export function forgetDraft(draft) {
  return within("readwrite", (halves, copies) => {
    halves.delete(draft);
    copies.delete(ofDraft(draft));
  });
}

/** What has run out goes, of every draft. */
export function tidy(now) {
  return within("readwrite", (...stores) => {
    for (const store of stores) {
      store.openCursor().onsuccess = ({ target: { result: at } }) => {
        if (!at) return;
        if (at.value.until < now) at.delete();
        at.continue();
      };
    }
  });
}
