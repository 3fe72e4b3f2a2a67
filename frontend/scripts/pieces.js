import { Upload } from "tus-js-client";

// Sends one file in pieces by the tus protocol and goes on where the line broke off, also after the page was loaded
// again in the same tab: where it goes on is kept with the tab, by the content's fingerprint, never by its name.

const PIECE = 512 * 1024;
const AGAIN = [0, 1000, 3000, 5000, 10000, 20000];

/** The fingerprint of a file's bytes in hexadecimal; empty where the browser gives none (a page without TLS). */
export async function fingerprint(file) {
  if (!window.crypto?.subtle) return "";
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
  return Array.from(sum, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const inTab = {
  findAllUploads: async () => [],
  findUploadsByFingerprint: async (mark) => {
    const kept = sessionStorage.getItem(mark);
    return kept ? [{ ...JSON.parse(kept), urlStorageKey: mark }] : [];
  },
  removeUpload: async (mark) => sessionStorage.removeItem(mark),
  addUpload: async (mark, upload) => {
    sessionStorage.setItem(mark, JSON.stringify({ ...upload, metadata: {} }));
    return mark;
  },
};

/** An upload that can be started, paused and started again. `told`: progress(part), done(id), failed(status). */
export function inPieces(file, { endpoint, purpose, token, mark, told }) {
  const upload = new Upload(file, {
    endpoint,
    chunkSize: PIECE,
    retryDelays: AGAIN,
    metadata: { filename: file.name, purpose },
    headers: { "X-CSRFToken": token },
    fingerprint: async () => `tep:${purpose}:${mark || `${file.size}:${file.lastModified}`}`,
    urlStorage: inTab,
    storeFingerprintForResuming: true,
    removeFingerprintOnSuccess: true,
    onProgress: (sent, all) => told.progress(all ? sent / all : 1),
    onSuccess: () => told.done(upload.url.replace(/\/$/, "").split("/").pop()),
    onError: (error) => told.failed(error.originalResponse?.getStatus() ?? 0, error.originalResponse?.getBody() ?? ""),
  });
  let isBegun = false;
  return {
    start: async () => {
      if (!isBegun) {
        isBegun = true;
        const [before] = await upload.findPreviousUploads();
        if (before) upload.resumeFromPreviousUpload(before);
      }
      upload.start();
    },
    pause: () => upload.abort(),
    drop: () => upload.abort(Boolean(upload.url)).catch(() => {}),
  };
}
