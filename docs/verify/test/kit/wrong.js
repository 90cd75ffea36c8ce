/**
 * Ledgers that their operator made wrong, with right signatures on them: name, the code of the
 * fault, and how the ledger goes on.
 */

import { concat, fromHex, hex } from '../../src/bytes.js';
import { keyIdOf } from '../../src/events/signed.js';
import { blake3 } from '../../src/hash.js';
import { Ledger, pair, signAll } from './ledger.js';
import { ADMIN, DECIDER, OTHER, OWN_KEY, PERSON, REGISTRAR } from './story.js';

/** Ledgers whose bundle cannot be proven. */
export const LEDGERS = [
  ['a person’s entry that the directory leaves out', 'list', async ledger => {
    const pairs = ledger.pairs();
    const last = ledger.entriesOf(PERSON).pop();
    last.whose = undefined;
    const { root } = rootWithout(ledger, pairs);
    last.whose = { person: fromHex(PERSON, 16) };
    ledger.publish({ root });
  }],
  ['a directory entry with another number', 'directory-number', async ledger =>
    ledger.publish({ seq: 3n })],
  ['a checkpoint whose last entry is no directory entry', 'directory-kind', async ledger => {
    ledger.publish();
    await ledger.record(ADMIN, ['rulebook-published', { rulebook: 'netralitas', version: 2,
      content: 'title = "lagi"\n' }]);
  }],
  ['a body sealed for another subject', 'subject', async ledger => {
    const event = ledger.event('pact-excused', { person: PERSON, campaign: 'muba-2024',
      excused_on: '2024-01-02', reason: 'Sakit' });
    const [signed] = signAll(ledger.id, REGISTRAR, [event]);
    await ledger.seal(PERSON, signed, OTHER);
    ledger.publish();
  }],
  ['a fact about everybody under a person’s seal', 'entry-topic', async ledger => {
    const fact = { rulebook: 'x', version: 1, content: 'y' };
    const event = ledger.event('rulebook-published', fact);
    await ledger.seal(PERSON, signAll(ledger.id, ADMIN, [event])[0]);
    ledger.publish();
  }],
  ['a fact about a person in a clear body', 'entry-topic', async ledger => {
    const event = ledger.event('person-withdrawn', { person: PERSON, reason: 'Salah' });
    ledger.clear('campaigns', signAll(ledger.id, REGISTRAR, [event])[0]);
    ledger.publish();
  }],
  ['a stub in place of a body', 'stub', async ledger => {
    ledger.append(concat(Uint8Array.of(1, 3), fromHex(PERSON, 16)),
      { person: fromHex(PERSON, 16) });
    ledger.publish();
  }],
  ['a sealed body in a topic’s list', 'body-kind', async ledger => {
    ledger.append(ledger.entriesOf(PERSON)[0].body, { topic: 'campaigns' });
    ledger.publish();
  }],
  ['a clear body in a person’s list', 'body-kind', async ledger => {
    const event = ledger.event('person-withdrawn', { person: PERSON, reason: 'Salah' });
    const [signed] = signAll(ledger.id, REGISTRAR, [event]);
    ledger.append(concat(Uint8Array.of(1, 0), signed), { person: fromHex(PERSON, 16) });
    ledger.publish();
  }],
  ['a body of a kind that there is not', 'body', async ledger => {
    ledger.append(Uint8Array.of(1, 9, 9), { topic: 'campaigns' });
    ledger.publish();
  }],
  ['an event with a byte too many', 'event-bytes', async ledger => {
    const event = ledger.event('person-withdrawn', { person: PERSON, reason: 'Salah' });
    await ledger.seal(PERSON, signAll(ledger.id, REGISTRAR, [concat(event, Uint8Array.of(0))])[0]);
    ledger.publish();
  }],
  ['an event with a text that turns the direction of writing', 'event-text', async ledger => {
    await ledger.record(REGISTRAR, ['person-withdrawn', { person: PERSON, reason: 'a\u202eb' }]);
    ledger.publish();
  }],
];

function rootWithout(ledger, pairs) {
  const copy = new Ledger();
  Object.assign(copy, ledger, { entries: [...ledger.entries] });
  copy.publish();
  const body = copy.entries.at(-1).body;
  return { root: body.subarray(10, 42), pairs };
}

/** Ledgers whose entries are proven and in which something is not as it should be. */
export const FINDINGS = [
  ['an author whom no entry names', 'author', async ledger => ledger.record(pair(99),
    ['person-withdrawn', { person: PERSON, reason: 'Salah' }])],
  ['an officer who was enrolled only later', 'author', async ledger => {
    await ledger.record(pair(99), ['person-withdrawn', { person: PERSON, reason: 'Salah' }]);
    await ledger.record(ADMIN, ['officer-enrolled', { public_key: hex(pair(99).public),
      role: 'registrar', office: 'BKPSDM', from: '2024-03-01' }]);
  }],
  ['an officer without the role', 'role', async ledger => {
    await ledger.record(DECIDER, ['person-withdrawn', { person: PERSON, reason: 'Salah' }]);
  }],
  ['an officer whom no admin enrolled', 'role author', async ledger => {
    await ledger.record(REGISTRAR, ['officer-enrolled', { public_key: hex(pair(99).public),
      role: 'registrar', office: 'BKPSDM', from: '2024-03-01' }]);
    await ledger.record(pair(99), ['person-withdrawn', { person: PERSON, reason: 'Salah' }]);
  }],
  ['an officer whose role begins later', 'role', async ledger => {
    await ledger.record(ADMIN, ['officer-enrolled', { public_key: hex(pair(99).public),
      role: 'registrar', office: 'BKPSDM', from: '2024-03-02' }]);
    await ledger.record(pair(99), ['person-withdrawn', { person: PERSON, reason: 'Salah' }]);
  }],
  ['an officer who was revoked', 'role', async ledger => {
    await ledger.record(ADMIN, ['officer-revoked', { key: hex(keyIdOf(REGISTRAR.public)),
      on: '2024-03-01', reason: 'Mutasi jabatan' }]);
    await ledger.record(REGISTRAR, ['person-withdrawn', { person: PERSON, reason: 'Salah' }]);
  }],
  ['a person’s own key for another fact', 'role', async ledger => {
    await ledger.record(OWN_KEY, ['person-withdrawn', { person: PERSON, reason: 'Salah' }]);
  }],
  ['a signature over another event', 'signature', async ledger => {
    const event = ledger.event('person-withdrawn', { person: PERSON, reason: 'Salah' });
    const [signed] = signAll(ledger.id, REGISTRAR, [event]);
    signed[signed.length - 1] ^= 1;
    await ledger.seal(PERSON, signed);
  }],
  ['a signature for another ledger', 'signature', async ledger => {
    const event = ledger.event('person-withdrawn', { person: PERSON, reason: 'Salah' });
    await ledger.seal(PERSON, signAll(blake3(ledger.id), REGISTRAR, [event])[0]);
  }],
  ['a path of a batch that leads elsewhere', 'signature', async ledger => {
    const events = ['a', 'b'].map(reason => ledger.event('person-withdrawn',
      { person: PERSON, reason }));
    const [signed] = signAll(ledger.id, REGISTRAR, events);
    signed[110] ^= 1;
    await ledger.seal(PERSON, signed);
  }],
  ['a fact about somebody else in the list', 'subject', async ledger => {
    const event = ledger.event('person-withdrawn', { person: OTHER, reason: 'Salah' });
    await ledger.seal(PERSON, signAll(ledger.id, REGISTRAR, [event])[0]);
  }],
  ['an own-key pact by somebody else’s key', 'subject', async ledger => {
    const event = ledger.event('pact-signed', { person: null, campaign: 'muba-2024',
      text_hash: '11'.repeat(32), signed_on: '2024-03-02', method: 'own-key', scan: null });
    await ledger.seal(PERSON, signAll(ledger.id, REGISTRAR, [event])[0]);
  }],
  ['an event’s id used twice', 'duplicate', async ledger => {
    ledger.events -= 1;
    await ledger.record(REGISTRAR, ['person-withdrawn', { person: PERSON, reason: 'Salah' }]);
  }],
  ['a time of recording that goes back', 'recorded-at', async ledger => {
    ledger.time -= 86_400_000;
    await ledger.record(REGISTRAR, ['person-withdrawn', { person: PERSON, reason: 'Salah' }]);
  }],
];
