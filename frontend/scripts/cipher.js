// A key of two halves: one this device made and never gives out, one the server hands to whoever may see the draft.
const ALGORITHM = "AES-GCM";
const bytesOf = (words) => new TextEncoder().encode(words);
const bytesOfHex = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));

export const newHalf = () =>
  crypto.subtle.importKey("raw", crypto.getRandomValues(new Uint8Array(32)), "HKDF", false, ["deriveKey"]);

export const wholeKey = (half, serverHalf, draft) =>
  crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: bytesOfHex(serverHalf), info: bytesOf(draft) },
    half, { name: ALGORITHM, length: 256 }, false, ["encrypt", "decrypt"],
  );

/** Ciphered, and tied to what it is about: moved to another place it opens no more. */
export async function seal(key, about, value) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const how = { name: ALGORITHM, iv, additionalData: bytesOf(about) };
  return { iv, sealed: await crypto.subtle.encrypt(how, key, bytesOf(JSON.stringify(value))) };
}

export async function unseal(key, about, { iv, sealed }) {
  const how = { name: ALGORITHM, iv, additionalData: bytesOf(about) };
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(how, key, sealed)));
}
