/** Signed notes and their keys (C2SP signed-note). */

import { ascii, concat, fromBase64, fromHex, hex, same } from '../bytes.js';
import { sha256 } from '../hash.js';
import { demand } from '../refusal.js';

/** How many bytes a note may have. */
const NOTE_BYTES_MAX = 64 * 1024;
const NAME = /^[^\p{White_Space}+]+$/u;

/**
 * @typedef {{name: string, id: Uint8Array, type: number, key: Uint8Array}} NoteKey
 * @typedef {{name: string, id: Uint8Array, signature: Uint8Array}} NoteLine
 */

/**
 * Reads `name+hash+base64`. The base64 may hold a `+`, so only the first two part it.
 * @param {string} text
 * @returns {NoteKey}
 */
export function parseVkey(text) {
  const [, name, digits, encoded] = /^([^+]*)\+([^+]*)\+(.*)$/su.exec(text) ?? [];
  demand(name !== undefined && NAME.test(name), 'vkey', { text });
  const bytes = fromBase64(encoded);
  const id = fromHex(digits, 4);
  demand(bytes.length > 1 && same(id, keyId(name, bytes)), 'vkey-hash', { name });
  return { name, id, type: bytes[0], key: bytes.subarray(1) };
}

/** The first four bytes of the hash by which a note names a key. */
export function keyId(name, typeAndKey) {
  return sha256(ascii(name), Uint8Array.of(10), typeAndKey).subarray(0, 4);
}

/**
 * @param {string} note
 * @returns {{text: string, lines: NoteLine[]}} the text with its last line feed, and the signatures
 */
export function parseNote(note) {
  demand(ascii(note).length <= NOTE_BYTES_MAX, 'note-large');
  demand(!/[\u0000-\u0009\u000b-\u001f]/.test(note) && note.endsWith('\n'), 'note');
  const split = note.lastIndexOf('\n\n');
  demand(split > 0, 'note');
  const lines = note.slice(split + 2, -1).split('\n').map(parseLine);
  return { text: note.slice(0, split + 1), lines };
}

/** @returns {NoteLine} */
function parseLine(line) {
  const [, name, encoded] = /^\u2014 ([^ ]+) ([^ ]+)$/u.exec(line) ?? [];
  demand(name !== undefined && NAME.test(name), 'note');
  const bytes = fromBase64(encoded);
  demand(bytes.length >= 5, 'note');
  return { name, id: bytes.subarray(0, 4), signature: bytes.subarray(4) };
}

/** Whether a line says that it is by this key. */
export const isBy = (line, key) => line.name === key.name && same(line.id, key.id);

/** A key as text, as it stands in a policy. */
export function vkeyText(name, type, key) {
  const bytes = concat(Uint8Array.of(type), key);
  return `${name}+${hex(keyId(name, bytes))}+${btoa(String.fromCharCode(...bytes))}`;
}

/** The types of keys that are known. */
export const TYPE_ED25519 = 1;
export const TYPE_COSIGNATURE = 4;
