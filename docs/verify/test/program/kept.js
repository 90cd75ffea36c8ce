/**
 * A ledger that the program keeps, read by the formats alone: entries from `ikrar log`, data keys
 * from the key ring (FORMATS, section 8). A directory entry and a checkpoint are put on top, so
 * that bundles can be made of it.
 */

import { webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { concat, fromBase64, fromHex, hex, u64 } from '../../src/bytes.js';
import { decodeEvent } from '../../src/events/decode.js';
import { ledgerIdOf, parseSigned } from '../../src/events/signed.js';
import { blake3, deriveKey } from '../../src/hash.js';
import { parseBody } from '../../src/log/body.js';
import { Ledger } from '../kit/ledger.js';
import { ikrar, lines } from './program.js';

const RING_HEAD = 'ikrar data keys v1\n'.length;

/** The data keys by person, in hexadecimal digits. */
async function dataKeys(folder) {
  const read = name => readFileSync(join(folder, 'keyring', name));
  const master = fromHex(read('master.key').toString().split('\n')[1], 32);
  const { subtle } = webcrypto;
  const key = await subtle.importKey('raw', master, 'AES-GCM', false, ['decrypt']);
  const file = new Uint8Array(read('data-keys'));
  const keys = new Map();
  for (let at = RING_HEAD; at < file.length; ) {
    const length = new DataView(file.buffer, file.byteOffset + at).getUint32(0);
    const [iv, sealed] = [file.slice(at + 4, at + 16), file.slice(at + 16, at + 4 + length)];
    const cipher = { name: 'AES-GCM', iv, additionalData: u64(BigInt(at)) };
    const pairs = new Uint8Array(await subtle.decrypt(cipher, key, sealed));
    for (let pair = 0; pair < pairs.length; pair += 48) {
      keys.set(hex(pairs.slice(pair, pair + 16)), pairs.slice(pair + 16, pair + 48));
    }
    at += 4 + length;
  }
  return keys;
}

/**
 * @param {string} folder of the ledger
 * @returns {Promise<{ledger: Ledger, log: object[]}>} the log's lines as the program gives them
 */
export async function kept(folder) {
  const keys = await dataKeys(folder);
  const log = lines(ikrar(['log', '--ledger', folder, '--open', '--format', 'json']));
  const ledger = new Ledger();
  ledger.entries = log.map(line => entryOf(line, keys));
  const last = log.at(-1);
  ledger.link = fromHex(last.link, 32);
  ledger.time = Date.parse(last.recorded_at) + 1000;
  const first = parseSigned(parseBody(ledger.entries[0].body).signed);
  ledger.id = ledgerIdOf(first.event);
  return { ledger, log, origin: decodeEvent(first.event).fact.origin };
}

function entryOf({ entry, recorded_at: time, body_base64: encoded, link }, keys) {
  const body = fromBase64(encoded);
  const head = concat(Uint8Array.of(1), u64(BigInt(entry)), u64(BigInt(Date.parse(time))));
  const leaf = concat(head, blake3(body), fromHex(link, 32));
  const parsed = parseBody(body);
  if (parsed.kind === 'clear') {
    return { leaf, body, whose: { topic: decodeEvent(parseSigned(parsed.signed).event).kind.topic } };
  }
  const person = parsed.subject;
  const key = deriveKey('ikrar 2026-11-24 body key v1', keys.get(hex(person)),
    u64(BigInt(entry)));
  return { leaf, body, whose: { person }, key };
}
