/** Bodies: what an entry holds. */

import { concat, readU64, u64 } from '../bytes.js';
import { Refusal, demand } from '../refusal.js';

const CLEAR = 0;
const SEALED = 1;
const DIRECTORY = 2;
const STUB = 3;
/** Head, nonce and tag of a sealed body. */
const SEALED_BYTES_MIN = 18 + 12 + 16;

/**
 * @param {Uint8Array} bytes
 * @returns {{kind: 'clear', signed: Uint8Array} |
 *   {kind: 'sealed', subject: Uint8Array, head: Uint8Array, nonce: Uint8Array,
 *    ciphertext: Uint8Array} |
 *   {kind: 'directory', seq: bigint, lists: Uint8Array, names: Uint8Array, namesKey: Uint8Array} |
 *   {kind: 'stub', subject: Uint8Array}}
 */
export function parseBody(bytes) {
  demand(bytes.length >= 2 && bytes[0] === 1, 'body');
  switch (bytes[1]) {
    case CLEAR:
      return { kind: 'clear', signed: bytes.subarray(2) };
    case SEALED:
      return parseSealed(bytes);
    case DIRECTORY:
      return parseDirectory(bytes);
    case STUB:
      demand(bytes.length === 18, 'body');
      return { kind: 'stub', subject: bytes.subarray(2) };
    default:
      throw new Refusal('body');
  }
}

function parseSealed(bytes) {
  demand(bytes.length >= SEALED_BYTES_MIN, 'body');
  const [head, nonce] = [bytes.subarray(0, 18), bytes.subarray(18, 30)];
  const [subject, ciphertext] = [bytes.subarray(2, 18), bytes.subarray(30)];
  return { kind: 'sealed', subject, head, nonce, ciphertext };
}

function parseDirectory(bytes) {
  demand(bytes.length === 106, 'body');
  const [lists, names] = [bytes.subarray(10, 42), bytes.subarray(42, 74)];
  return { kind: 'directory', seq: readU64(bytes, 2), lists, names, namesKey: bytes.subarray(74) };
}

/**
 * Opens a sealed body in its place.
 * @param {{head: Uint8Array, nonce: Uint8Array, ciphertext: Uint8Array}} sealed
 * @param {{seq: bigint, recordedAt: bigint}} leaf
 * @param {Uint8Array} key the entry's own
 * @returns {Promise<Uint8Array>} the signed event
 */
export async function openSealed(sealed, leaf, key) {
  const additionalData = concat(sealed.head, u64(leaf.seq), u64(leaf.recordedAt));
  const cipher = { name: 'AES-GCM', iv: sealed.nonce, additionalData };
  try {
    const { subtle } = globalThis.crypto;
    const imported = await subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']);
    return new Uint8Array(await subtle.decrypt(cipher, imported, sealed.ciphertext));
  } catch {
    throw new Refusal('seal');
  }
}
