/**
 * All kinds of events (FORMATS, section 2): number, name, topic of the list that a fact about
 * everybody is in, and the fields in the order of their bytes. A type's name is followed by `?` if
 * the value may be absent; `[…]` is a list.
 */

const FIELDS = {
  'ledger-created': 'origin:line agency:agency name:line zone:zone admin:public-key',
  'officer-enrolled': 'public_key:public-key role:role office:line from:date',
  'officer-revoked': 'key:key-id on:date reason:line',
  'rulebook-published': 'rulebook:line version:u32 content:paragraph',
  'holidays-published': 'content:paragraph',
  'log-key-announced': 'vkey:line from:date',
  restored: 'reason:line lost_from:u64',
  'person-enrolled': 'person:id identifiers:[identifier] profile:profile from:date',
  'profile-changed': 'person:id profile:profile from:date',
  'identifier-added': 'person:id identifier:identifier from:date',
  'identifier-ended': 'person:id identifier:identifier on:date reason:line',
  'key-bound': 'person:id public_key:public-key from:date',
  'key-ended': 'person:id key:key-id on:date reason:line',
  'person-departed': 'person:id reason:departure on:date',
  corrected: 'person:id entry:u64 reason:line',
  'person-merged': 'person:id merged:id reason:line',
  'person-withdrawn': 'person:id reason:line',
  'campaign-opened':
    'campaign:campaign election:election title:line text:paragraph audience:audience ' +
    'opens:date due:date',
  'campaign-closed': 'campaign:campaign on:date reason:line',
  'ceremony-scheduled': 'campaign:campaign ceremony:line planned_on:date place:line0',
  'ceremony-postponed':
    'campaign:campaign ceremony:line announced_on:date planned_on:date? reason:line',
  'ceremony-held':
    'campaign:campaign ceremony:line held_on:date reader:officiant? leader:officiant? witnesses:[officiant] ' +
    'claimed_attendance:u32?',
  'ceremony-cancelled': 'campaign:campaign ceremony:line announced_on:date reason:line',
  'pact-signed':
    'person:id? campaign:campaign text_hash:digest signed_on:date method:method scan:digest?',
  'pact-refused': 'person:id campaign:campaign refused_on:date note:line0',
  'pact-excused': 'person:id campaign:campaign excused_on:date reason:line',
  'signature-voided': 'person:id entry:u64 on:date reason:line',
  'attendance-recorded':
    'person:id campaign:campaign ceremony:line attended_on:date attendance:attendance',
  'case-reported':
    'case:id person:id acts:[act] contest:contest? acted_on:date acted_until:date? known_on:date ' +
    'received_on:date channel:channel summary:paragraph',
  'decision-proposed': 'case:id person:id outcome:outcome proposed_on:date',
  'case-decided':
    'case:id person:id outcome:outcome decided_on:date official:official position:position? ' +
    'number:line0 document:digest? note:paragraph0',
  'step-taken':
    'case:id person:id step:lower on:date official:official? body:line0 exam_on:date? ' +
    'until:date? manner:manner? level:level? sanction:lower? number:line0 document:digest? ' +
    'note:paragraph0',
  'person-returned': 'person:id reason:return from:date',
  'leave-granted': 'person:id leave:leave from:date until:date?',
  'leave-ended': 'person:id entry:u64 on:date',
  'first-day-moved': 'person:id entry:u64 from:date reason:line',
};

const NUMBERS = {
  officers: { 1: 'ledger-created', 2: 'officer-enrolled', 3: 'officer-revoked',
    6: 'log-key-announced', 7: 'restored' },
  rulebooks: { 4: 'rulebook-published', 5: 'holidays-published' },
  campaigns: { 20: 'campaign-opened', 21: 'campaign-closed' },
  ceremonies: { 22: 'ceremony-scheduled', 23: 'ceremony-postponed', 24: 'ceremony-held',
    25: 'ceremony-cancelled' },
  '': { 10: 'person-enrolled', 11: 'profile-changed', 12: 'identifier-added',
    13: 'identifier-ended', 14: 'key-bound', 15: 'key-ended', 16: 'person-departed',
    17: 'corrected', 18: 'person-merged', 19: 'person-withdrawn', 30: 'pact-signed',
    31: 'pact-refused', 32: 'pact-excused', 33: 'signature-voided', 34: 'attendance-recorded',
    40: 'case-reported', 41: 'decision-proposed', 42: 'case-decided', 43: 'step-taken',
    50: 'person-returned', 51: 'leave-granted', 52: 'leave-ended', 53: 'first-day-moved' },
};

const everyOf = (first, last) => Array.from({ length: last - first + 1 }, (_, at) => first + at);

/** Which officers may author which kinds, by number. A person's own key signs pacts alone. */
const MAY_AUTHOR = {
  admin: [...everyOf(1, 7), ...everyOf(20, 25)],
  registrar: [...everyOf(10, 25), ...everyOf(30, 34), ...everyOf(50, 53)],
  examiner: [17, 40, 41, 43],
  decider: [17, 41, 42, 43],
  overseer: [40, 43],
};

/** Records within events. */
export const RECORDS = {
  profile: fieldsOf('name:line status:employment agency:agency unit:line position:line0 ' +
    'grade:grade?'),
  contest: fieldsOf('election:election contest:lower region:region?'),
  audience: fieldsOf('agencies:[agency] units:[line] statuses:[employment]'),
  official: fieldsOf('office:lower capacity:capacity below:u8?'),
  officiant: fieldsOf('office:ceremony-office capacity:capacity'),
  proven: fieldsOf('level:level sanction:lower'),
};

/** How many items a list may have, by the field's name. */
export const LIST_MAX = { identifiers: 8, acts: 16, witnesses: 1024, agencies: 1024, units: 1024,
  statuses: 1024 };

/** Closed lists of words: a word's number is its place, counted from 1. */
export const WORDS = {
  zone: ['wib', 'wita', 'wit'],
  employment: ['cpns', 'pns', 'pppk', 'pppk-part-time', 'non-asn'],
  role: ['admin', 'registrar', 'examiner', 'decider', 'auditor', 'overseer'],
  return: ['new-contract', 'transferred-back', 'reappointed'],
  leave: ['outside-state-employ', 'annual', 'long', 'sick', 'maternity', 'important-reason'],
  departure: ['retired', 'resigned', 'moved', 'contract-ended', 'dismissed', 'died'],
  method: ['own-key', 'wet-ink', 'bsre', 'thumb', 'portal'],
  attendance: ['in-person', 'as-representative'],
  channel: ['report', 'finding', 'sbt', 'superior', 'apip', 'media'],
  capacity: ['definitive', 'pj', 'plt', 'plh'],
  position: ['jpt-utama', 'jpt-madya', 'jpt-pratama', 'administrator', 'pengawas', 'pelaksana',
    'jf-ahli-utama', 'jf-ahli-madya', 'jf-ahli-muda', 'jf-ahli-pertama', 'jf-keterampilan',
    'none'],
  'ceremony-office': ['menteri', 'kepala-lembaga', 'gubernur', 'wakil-gubernur', 'bupati',
    'wakil-bupati', 'wali-kota', 'wakil-wali-kota', 'sekretaris-jenderal', 'sekretaris-daerah',
    'asisten', 'staf-ahli', 'kepala-satuan-kerja', 'kepala-perangkat-daerah', 'inspektorat',
    'bkpsdm', 'kesbangpol', 'camat', 'lurah', 'kepala-unit', 'bkn', 'kemendagri', 'kemenpanrb',
    'kpu', 'bawaslu', 'dprd', 'forkopimda', 'tni', 'polri', 'kejaksaan', 'pengadilan', 'korpri',
    'wakil-pegawai', 'lainnya'],
  manner: ['in-person', 'sent'],
  level: ['ethics', 'light', 'moderate', 'heavy', 'dismissal'],
};

/** Grades: a grade's number is its place, counted from 0. */
export const GRADES = [
  'I/a', 'I/b', 'I/c', 'I/d', 'II/a', 'II/b', 'II/c', 'II/d', 'III/a', 'III/b', 'III/c', 'III/d',
  'IV/a', 'IV/b', 'IV/c', 'IV/d', 'IV/e', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX',
  'X', 'XI', 'XII', 'XIII', 'XIV', 'XV', 'XVI', 'XVII',
];

/**
 * @typedef {{name: string, type: string, isList: boolean, isOptional: boolean}} Field
 * @typedef {{number: number, name: string, topic: string|undefined, fields: Field[],
 *   roles: string[]}} Kind roles: the officers' roles of which its author needs one
 */

/** @returns {Field[]} */
function fieldsOf(text) {
  return text.split(' ').map(field => {
    const [, name, open, type, close] = /^([a-z_]+):(\[?)([a-z0-9-]+)([\]?]?)$/.exec(field);
    return { name, type, isList: open === '[', isOptional: close === '?' };
  });
}

/** @type {Kind[]} */
export const KINDS = Object.entries(NUMBERS).flatMap(([topic, kinds]) =>
  Object.entries(kinds).map(([number, name]) => ({
    number: Number(number),
    name,
    topic: topic || undefined,
    fields: fieldsOf(FIELDS[name]),
    roles: Object.keys(MAY_AUTHOR).filter(role => MAY_AUTHOR[role].includes(Number(number))),
  })),
);

/** @type {Map<number, Kind>} */
export const KIND_OF = new Map(KINDS.map(kind => [kind.number, kind]));
