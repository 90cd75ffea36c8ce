/** The ledger that most tests use, and who acts in it. */

import { hex } from '../../src/bytes.js';
import { keyIdOf } from '../../src/events/signed.js';
import { blake3 } from '../../src/hash.js';
import { Ledger, named, pair } from './ledger.js';

export const ADMIN = pair(1);
export const OWN_KEY = pair(2);
export const LOG = named('ikrar.example.id/muba', 3, 1);
export const WITNESSES = [
  named('saksi.example.id/bkn', 4, 4),
  named('saksi.example.id/kampus', 5, 4),
];
export const REGISTRAR = pair(6);
export const EXAMINER = pair(7);
export const DECIDER = pair(8);
export const PERSON = '20'.repeat(16);
export const OTHER = '21'.repeat(16);
export const ALL = ['officers', 'rulebooks', 'campaigns', 'ceremonies', PERSON];

/** Both witnesses are asked for one. */
export const POLICY = `log ${LOG.vkey}
witness bkn ${WITNESSES[0].vkey}
witness kampus ${WITNESSES[1].vkey}
group saksi any bkn kampus
quorum saksi
`;

const TEXT = 'Saya menjaga netralitas.\n';
const CASE = '33'.repeat(16);
const profile = (name, grade) => ({ name, status: 'pns', agency: '16.06',
  unit: 'Dinas Kependudukan dan Pencatatan Sipil', position: 'Analis Kependudukan', grade });
const officer = ({ public: key }, role, office) =>
  ['officer-enrolled', { public_key: hex(key), role, office, from: '2023-12-01' }];

/** What everybody may know. */
async function found(ledger, rulebook) {
  await ledger.record(ADMIN, ['ledger-created', { origin: LOG.name, agency: '16.06',
    name: 'Kabupaten Musi Banyuasin', zone: 'wib', admin: hex(ADMIN.public) }]);
  await ledger.record(ADMIN, officer(REGISTRAR, 'registrar', 'BKPSDM, pencatat'),
    officer(EXAMINER, 'examiner', 'Inspektorat, pemeriksa'),
    officer(DECIDER, 'decider', 'Bupati selaku PPK'));
  await ledger.record(ADMIN, ['log-key-announced', { vkey: LOG.vkey, from: '2023-12-01' }]);
  await ledger.record(ADMIN, ['rulebook-published', rulebook]);
  await ledger.record(ADMIN, ['campaign-opened', { campaign: 'muba-2024', election: 'PEMILU-2024',
    title: 'Pakta integritas 2024', text: TEXT, opens: '2023-12-11', due: '2024-01-31',
    audience: { agencies: ['16.06'], units: [], statuses: ['pns', 'pppk'] } }]);
}

/** What is recorded about two people. */
async function people(ledger, isRuled) {
  ledger.time = Date.parse('2023-12-12T01:30:00Z');
  const nip = ['199912292023031004', '1602052912990003'];
  const enrolled = { from: '2023-03-01' };
  await ledger.record(REGISTRAR,
    ['person-enrolled', { person: PERSON, identifiers: nip, ...enrolled,
      profile: profile('Indra Amir Wibisono, A.Md.', 'II/c') }],
    ['person-enrolled', { person: OTHER, identifiers: ['198705142010012007'], ...enrolled,
      profile: profile('Ratna Puspitasari, S.E.', 'III/d') }]);
  await ledger.record(REGISTRAR,
    ['key-bound', { person: PERSON, public_key: hex(OWN_KEY.public), from: '2023-12-12' }]);
  ledger.time = Date.parse('2023-12-27T02:00:00Z');
  const pact = { person: null, signer: PERSON, campaign: 'muba-2024',
    text_hash: hex(blake3(new TextEncoder().encode(TEXT))), signed_on: '2023-12-27',
    method: 'own-key', scan: null };
  await ledger.record(OWN_KEY, ['pact-signed', pact]);
  const ceremony = { campaign: 'muba-2024', ceremony: 'Ikrar bersama' };
  await ledger.record(REGISTRAR,
    ['ceremony-scheduled', { ...ceremony, planned_on: '2023-12-27', place: 'Halaman kantor' }]);
  await ledger.record(REGISTRAR, ['ceremony-held', { ...ceremony, held_on: '2023-12-27',
    reader: null, leader: { office: 'bupati', capacity: 'pj' }, witnesses: [], claimed_attendance: 312 }]);
  await ledger.record(REGISTRAR, ['attendance-recorded', { person: PERSON, ...ceremony,
    attended_on: '2023-12-27', attendance: 'in-person' }]);
  await cases(ledger, isRuled);
}

async function cases(ledger, isRuled) {
  ledger.time = Date.parse('2024-01-22T03:00:00Z');
  const about = { case: CASE, person: PERSON };
  await ledger.record(EXAMINER, ['case-reported', { ...about, acts: ['B6'],
    contest: { election: 'PEMILU-2024', contest: 'presidential', region: null },
    acted_on: '2024-01-14', acted_until: null, known_on: '2024-01-15', received_on: '2024-01-16',
    channel: 'sbt', summary: 'Mengunggah foto bersama calon.\nTangkapan layar disimpan.' }]);
  ledger.time = Date.parse('2024-03-01T04:15:00Z');
  const ruling = { ...about, outcome: { outcome: 'not-proven' }, decided_on: '2024-02-20',
    official: { office: 'ppk', capacity: 'definitive', below: null }, position: 'pelaksana',
    number: '', document: null, note: '' };
  if (isRuled) await ledger.record(DECIDER, ['case-decided', ruling]);
  await ledger.record(ADMIN, ['officer-revoked', { key: hex(keyIdOf(EXAMINER.public)),
    on: '2024-03-01', reason: 'Mutasi jabatan' }]);
}

const RULEBOOK = { rulebook: 'netralitas', version: 1,
  content: 'title = "Netralitas"\n\n[[act]]\ncode = "B6"\n' };

/** The ledger, with its directory entry as the last. */
export async function story() {
  const ledger = new Ledger();
  await found(ledger, RULEBOOK);
  await people(ledger, true);
  ledger.publish();
  return ledger;
}

/** The same under a whole rulebook, and without the decision that nobody proposed: the program has
 * nothing against it. */
export async function soundStory(content) {
  const ledger = new Ledger();
  await found(ledger, { rulebook: 'id-neutrality', version: 1, content });
  await people(ledger, false);
  ledger.publish();
  return ledger;
}

/** The bundle about the person, as an object. */
export function bundleOf(ledger, names = ALL, witnesses = WITNESSES) {
  return ledger.bundle(ledger.checkpoint(LOG, witnesses), names);
}

export const bytesOf = bundle => new TextEncoder().encode(JSON.stringify(bundle));
