/**
 * Who signed each entry, and whether they held the office for it. What else the ledger's rules have
 * to say, about cases and dates and campaigns, is the program's work.
 */

import { fromHex, hex } from './bytes.js';
import { isSignedBy, keyIdOf, messageOf } from './events/signed.js';
import { localDate } from './words/words.js';

/**
 * @typedef {import('./entries.js').Entry} Entry
 * @typedef {{role: string, office: string, from: string}} Held
 * @typedef {{publicKey: Uint8Array, held: Held[], person?: string, until?: string}} Key
 *   an officer's or a person's; `until`: from this day on it may be used for nothing
 * @typedef {{key: Key, role?: string, office?: string, person?: string}} Author
 */

/** The keys that entries name, as they come. */
class Keys {
  constructor() {
    /** @type {Map<string, Key>} by key id */
    this.known = new Map();
  }

  /** @param {Entry} entry @param {string} today the day of its recording */
  take({ event: { kind, fact } }, today) {
    const takes = {
      'ledger-created': () => this.enrol(fact.admin, { role: 'admin', office: fact.name,
        from: today }),
      'officer-enrolled': () => this.enrol(fact.public_key, fact),
      'officer-revoked': () => this.end(fact),
      'key-bound': () => this.bind(fact),
      'key-ended': () => this.end(fact),
    };
    if (Object.hasOwn(takes, kind.name)) takes[kind.name]();
  }

  named(digits) {
    const publicKey = fromHex(digits, 32);
    const id = hex(keyIdOf(publicKey));
    if (!this.known.has(id)) this.known.set(id, { publicKey, held: [] });
    return this.known.get(id);
  }

  enrol(digits, { role, office, from }) {
    this.named(digits).held.push({ role, office, from });
  }

  bind({ public_key: digits, person }) {
    this.named(digits).person = person;
  }

  end({ key, on }) {
    if (this.known.has(key)) this.known.get(key).until = on;
  }

  /**
   * As what the entry's author may have signed it.
   * @returns {Author|undefined} nothing if the key is not known
   */
  authorOf({ signed, event: { kind, fact } }, today) {
    const key = this.known.get(signed.author);
    if (!key) return undefined;
    if (key.held.length === 0) {
      const isOwnPact = kind.name === 'pact-signed' && fact.method === 'own-key';
      return { key, person: key.person, isAllowed: isOwnPact };
    }
    const isRevoked = key.until !== undefined && key.until <= today;
    const fits = ({ role, from }) => kind.roles.includes(role) && from <= today;
    const held = key.held.find(fits);
    const { role, office } = held ?? key.held[0];
    return { key, role, office, isAllowed: held !== undefined && !isRevoked };
  }
}

/**
 * Looks at each entry's author and signature, and notes the author in it.
 * @param {Uint8Array} ledger
 * @param {Entry[]} entries in order, the ledger's first one first
 * @returns {{entry: string, code: string}[]} what is wrong
 */
export function readAuthors(ledger, entries) {
  const { zone } = entries[0].event.fact;
  const keys = new Keys();
  const judge = new Judge(ledger);
  const recordOf = records(entries);
  const ids = new Set();
  let before = 0n;
  const findings = [];
  for (const entry of entries) {
    const today = localDate(entry.recordedAt, zone);
    if (entry.seq === 0n) keys.take(entry, today);
    entry.author = keys.authorOf(entry, today);
    const wrong = [
      ...wrongWith(entry, judge),
      !isAboutSubject(entry, recordOf) && 'subject',
      ids.has(entry.event.id) && 'duplicate',
      entry.recordedAt < before && 'recorded-at',
    ].filter(Boolean);
    // What has no effect names no key either.
    if (wrong.length === 0 && entry.seq > 0n) keys.take(entry, today);
    findings.push(...wrong.map(code => ({ entry: String(entry.seq), code })));
    ids.add(entry.event.id);
    before = entry.recordedAt > before ? entry.recordedAt : before;
  }
  return findings;
}

/** What is wrong with an entry's author. */
function wrongWith(entry, judge) {
  if (!entry.author) return ['author'];
  if (!judge.accepts(entry)) return ['signature'];
  return entry.author.isAllowed ? [] : ['role'];
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
    const right = isSignedBy(this.ledger, signed, author.key.publicKey);
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
