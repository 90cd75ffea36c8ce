/** The tree of names: that a number is one record's and no other's of the ledger, or none's. */

import { concat, hex, same, u64 } from './bytes.js';
import { deriveKey } from './hash.js';
import { EMPTY, isAbsent, isPresent } from './log/patricia.js';
import { Records } from './records.js';
import { demand } from './refusal.js';
import { identifierOf } from './events/texts.js';
import { vrfOutput } from './vrf.js';

/**
 * @typedef {object} Numbers
 * @property {{identifier: string, person?: string}[]} shown whose alone a number is; nobody's
 *   without a person
 * @property {string[]} open numbers that people of the bundle have or had, of which nothing is shown
 */

/**
 * @param {import('./bundle.js').Bundle} bundle
 * @param {{names: Uint8Array, namesKey: Uint8Array}} directory
 * @param {import('./entries.js').Entry[]} entries by number
 * @returns {Numbers}
 */
export function namesOf(bundle, directory, entries) {
  const names = bundle.names ?? [];
  const isThere = !same(directory.names, EMPTY) || directory.namesKey.some(byte => byte !== 0);
  demand(isThere || names.length === 0, 'names-none');
  const people = bundle.lists.filter(({ whose }) => whose.person).map(({ name }) => name);
  const records = new Records(entries);
  const shown = new Map();
  for (const name of names) {
    const person = name.person && hex(name.person);
    demand(person === undefined || people.includes(person), 'name-record');
    demand(!shown.has(name.identifier), 'name-twice');
    demand(isProven(bundle.ledger, directory, name), 'name');
    const holders = records.holders(name.identifier);
    demand(holders.length === (person ? 1 : 0) && holders[0] === person, 'name-other');
    shown.set(name.identifier, person);
  }
  return { shown: [...shown].map(([identifier, person]) => ({ identifier, person })),
    open: records.numbers().filter(identifier => !shown.has(identifier)) };
}

function isProven(ledger, directory, { identifier, person, vrf, proof }) {
  demand(/^[0-9]{16}([0-9]{2})?$/.test(identifier), 'name');
  const kind = Uint8Array.of(kindOf(identifier));
  demand(identifierOf(kind[0], BigInt(identifier)) === identifier, 'name');
  const digits = u64(BigInt(identifier));
  demand(vrf.length === 80, 'name');
  const output = vrfOutput(directory.namesKey, concat(ledger, kind, digits), vrf);
  demand(output, 'name');
  const key = deriveKey('ikrar 2026-11-24 directory name v1', output);
  if (!person) return isAbsent(directory.names, key, proof);
  const value = deriveKey('ikrar 2026-11-24 directory name of v1', ledger, person, kind, digits);
  return isPresent(directory.names, key, value, proof);
}

/** 1 NIP, 2 NI PPPK, 3 NIK. */
function kindOf(digits) {
  if (digits.length === 16) return 3;
  return Number(digits.slice(12, 14)) > 12 ? 2 : 1;
}
