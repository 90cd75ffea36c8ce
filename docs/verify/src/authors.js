/** Who signed each entry, as far as the bundle names keys. */

import { fromHex, hex } from './bytes.js';
import { isSignedBy, keyIdOf, messageOf } from './events/signed.js';

/**
 * @typedef {object} Known a key that an entry names
 * @property {Uint8Array} publicKey
 * @property {string} [role] of an officer
 * @property {string} [office]
 * @property {string} [person] whose key it is, if it is no officer's
 * @property {bigint} since the entry that names it
 * @property {string} [until] the day on which it ended
 */

/** How an entry names a key: the kind of fact, and what it says of whom. */
const NAMING = {
  'ledger-created': fact => ({ digits: fact.admin, role: 'admin', office: fact.name }),
  'officer-enrolled': fact => ({ digits: fact.public_key, role: fact.role, office: fact.office }),
  'key-bound': fact => ({ digits: fact.public_key, person: fact.person }),
};
const ENDING = ['officer-revoked', 'key-ended'];

/**
 * The keys that entries name, by key id.
 * @param {import('./entries.js').Entry[]} entries in order
 * @returns {Map<string, Known>}
 */
export function keysOf(entries) {
  const keys = new Map();
  for (const { seq, event } of entries) {
    const { name } = event.kind;
    if (Object.hasOwn(NAMING, name)) {
      const { digits, ...known } = NAMING[name](event.fact);
      const publicKey = fromHex(digits, 32);
      const id = hex(keyIdOf(publicKey));
      keys.set(id, { since: seq, ...keys.get(id), ...known, publicKey });
    } else if (ENDING.includes(name) && keys.has(event.fact.key)) {
      keys.get(event.fact.key).until = event.fact.on;
    }
  }
  return keys;
}

/**
 * Looks at each entry's signature and notes its author in it.
 * @param {Uint8Array} ledger
 * @param {import('./entries.js').Entry[]} entries in order
 * @returns {{entry: string, code: string}[]} what is wrong
 */
export function readAuthors(ledger, entries) {
  const keys = keysOf(entries);
  const judge = new Judge(ledger);
  const recordOf = records(entries);
  const ids = new Set();
  let before = 0n;
  const findings = [];
  for (const entry of entries) {
    const found = (code, is) => is && findings.push({ entry: String(entry.seq), code });
    entry.author = keys.get(entry.signed.author);
    const known = entry.author && (entry.author.since < entry.seq || entry.seq === 0n);
    found('author', !known);
    found('signature', known && !judge.accepts(entry));
    found('subject', !isAboutSubject(entry, recordOf));
    found('duplicate', ids.has(entry.event.id));
    found('recorded-at', entry.recordedAt < before);
    ids.add(entry.event.id);
    before = entry.recordedAt;
  }
  return findings;
}

/** Remembers the roots of batches that it has accepted: one signature for up to 256 events. */
class Judge {
  constructor(ledger) {
    this.ledger = ledger;
    this.accepted = new Set();
  }

  accepts({ signed, author }) {
    const message = signed.path && messageOf(this.ledger, signed);
    const known = message && [signed.author, hex(signed.signature), hex(message)].join();
    if (known && this.accepted.has(known)) return true;
    const right = isSignedBy(this.ledger, signed, author.publicKey);
    if (right && known) this.accepted.add(known);
    return right;
  }
}

/** Which record a record was merged into, in the end. */
function records(entries) {
  const merges = entries.filter(({ event }) => event.kind.name === 'person-merged');
  const into = new Map(merges.map(({ event }) => [event.fact.merged, event.fact.person]));
  return start => {
    let [record, steps] = [start, into.size];
    for (; into.has(record) && steps > 0; steps -= 1) record = into.get(record);
    return record;
  };
}

/** Whether a fact about a person is in that person's list, or in one that was merged with it. */
function isAboutSubject({ person, event, author }, recordOf) {
  if (!person) return true;
  const about = event.fact.person ?? author?.person;
  return about !== undefined && recordOf(about) === recordOf(hex(person));
}
