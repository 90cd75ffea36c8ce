/** Bytes as text and back, each in one form only. */

import { demand } from './refusal.js';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** @param {string} text @returns {Uint8Array} */
export const ascii = text => encoder.encode(text);

/** @param {Uint8Array} bytes @returns {string} lowercase hexadecimal digits */
export const hex = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');

/**
 * @param {string} text
 * @param {number} length in bytes
 * @returns {Uint8Array}
 */
export function fromHex(text, length) {
  demand(text.length === 2 * length && /^[0-9a-f]*$/.test(text), 'hex');
  return Uint8Array.from({ length }, (_, at) => parseInt(text.slice(2 * at, 2 * at + 2), 16));
}

/**
 * Standard base64 with padding. `atob` also takes blanks, missing padding and stray bits, so the
 * text must come out again as it was.
 * @param {string} text
 * @returns {Uint8Array}
 */
export function fromBase64(text) {
  demand(/^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0, 'base64');
  const raw = atob(text);
  demand(btoa(raw) === text, 'base64');
  return Uint8Array.from(raw, char => char.charCodeAt(0));
}

/** @param {Uint8Array} bytes @returns {string} */
export function toBase64(bytes) {
  let raw = '';
  for (const byte of bytes) raw += String.fromCharCode(byte);
  return btoa(raw);
}

/** @param {Uint8Array} bytes @returns {string} */
export function fromUtf8(bytes) {
  try {
    return utf8.decode(bytes);
  } catch {
    demand(false, 'utf8');
  }
}

/** @param {...Uint8Array} parts @returns {Uint8Array} */
export function concat(...parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** @param {Uint8Array} a @param {Uint8Array} b */
export function same(a, b) {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

/** @param {bigint} number @returns {Uint8Array} eight bytes, big-endian */
export function u64(number) {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, number);
  return bytes;
}

/** @param {Uint8Array} bytes @param {number} at @returns {bigint} */
export function readU64(bytes, at) {
  return new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(at);
}
