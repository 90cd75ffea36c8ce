/** A bundle's file: one JSON object of exactly these keys. */

import { fromBase64, fromHex, fromUtf8 } from './bytes.js';
import { parseJson } from './json.js';
import { TOPICS } from './log/directory.js';
import { Refusal, demand } from './refusal.js';

const BUNDLE_BYTES_MAX = 16 * 1024 * 1024;
const FORMAT = 'ikrar bundle 1';

/**
 * @typedef {{leaf: Uint8Array, path: Uint8Array[], body: Uint8Array, key: Uint8Array|undefined}}
 *   Placed an entry and its way to the root
 * @typedef {{whose: import('./log/directory.js').Whose, name: string, proof: Uint8Array,
 *   entries: Placed[], isOne: boolean}} List of a topic or a person; not one if of both or neither
 * @typedef {{identifier: string, vrf: Uint8Array, proof: Uint8Array}} Name
 * @typedef {{ledger: Uint8Array, checkpoint: string, directory: Placed, lists: List[],
 *   names: Name[], policy: string|undefined}} Bundle
 */

/**
 * @param {Uint8Array} bytes of the file
 * @returns {Bundle}
 */
export function parseBundle(bytes) {
  demand(bytes.length <= BUNDLE_BYTES_MAX, 'bundle-large');
  const file = record(parseJson(fromUtf8(bytes)), '', BUNDLE);
  demand(file.format === FORMAT, 'bundle-format');
  return file;
}

/** Reads an object of exactly these keys; an optional one's reader is in a list. */
function record(value, place, readers) {
  demand(isRecord(value), 'bundle-type', { place });
  for (const key of Object.keys(value)) {
    demand(Object.hasOwn(readers, key), 'bundle-key', { place: inside(place, key) });
  }
  const read = {};
  for (const [key, reader] of Object.entries(readers)) {
    const optional = Array.isArray(reader);
    const within = inside(place, key);
    if (Object.hasOwn(value, key)) read[key] = (optional ? reader[0] : reader)(value[key], within);
    else demand(optional, 'bundle-missing', { place: within });
  }
  return read;
}

const isRecord = value => typeof value === 'object' && value !== null && !Array.isArray(value);
const inside = (place, key) => (place === '' ? key : `${place}.${key}`);

function text(value, place) {
  demand(typeof value === 'string', 'bundle-type', { place });
  return value;
}

/** Says where a text is not of its form. */
function at(place, read) {
  try {
    return read();
  } catch (error) {
    throw error instanceof Refusal ? new Refusal(error.code, { ...error.args, place }) : error;
  }
}

function hexOf(length) {
  return (value, place) => at(place, () => fromHex(text(value, place), length));
}

/** Of any length: what is too long or too short is no leaf, hash or proof, and is told as that. */
const base64 = (value, place) => at(place, () => fromBase64(text(value, place)));

function list(reader) {
  return (value, place) => {
    demand(Array.isArray(value), 'bundle-type', { place });
    return value.map((item, index) => reader(item, `${place}[${index}]`));
  };
}

const PLACED = { leaf: base64, path: list(base64), body: base64, key: [hexOf(32)] };
const placed = (value, place) => record(value, place, PLACED);
const LIST = { topic: [topic], person: [hexOf(16)], proof: base64, entries: list(placed) };
const NAME = { identifier: text, person: [hexOf(16)], vrf: base64, proof: base64 };
const BUNDLE = {
  format: text,
  ledger: hexOf(32),
  checkpoint: text,
  directory: placed,
  lists: list(readList),
  names: [list((value, place) => record(value, place, NAME))],
  policy: [text],
};

function topic(value, place) {
  demand(TOPICS.includes(text(value, place)), 'bundle-topic', { place });
  return value;
}

function readList(value, place) {
  const { topic, person, proof, entries } = record(value, place, LIST);
  return { whose: topic ? { topic } : { person }, name: topic ?? (person && value.person), proof,
    entries, isOne: (topic === undefined) !== (person === undefined) };
}
