/** Events from their bytes: bincode in its legacy configuration (FORMATS, sections 1 and 2). */

import { fromUtf8, hex } from '../bytes.js';
import { Refusal, demand } from '../refusal.js';
import { GRADES, KIND_OF, LIST_MAX, RECORDS, WORDS } from './table.js';
import { CODES, checkLine, checkParagraph, dateOf, identifierOf } from './texts.js';

const EVENT_BYTES_MAX = 60 * 1024;

/**
 * @typedef {{id: string, kind: import('./table.js').Kind, fact: Record<string, unknown>}} Event
 */

/**
 * @param {Uint8Array} bytes
 * @returns {Event} values as in JSON; numbers of entries are texts
 */
export function decodeEvent(bytes) {
  demand(bytes.length <= EVENT_BYTES_MAX, 'event-large');
  const reader = new Reader(bytes);
  demand(reader.u8() === 1, 'event-version');
  const id = hex(reader.take(16));
  const number = reader.number(4);
  const kind = KIND_OF.get(number);
  demand(kind, 'event-kind', { number });
  const fact = readRecord(reader, kind.fields);
  demand(reader.isAtEnd(), 'event-bytes');
  return { id, kind, fact };
}

class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  take(count) {
    demand(this.at + count <= this.bytes.length, 'event-bytes');
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }

  u8() {
    return this.take(1)[0];
  }

  /** An unsigned number of up to eight bytes, little-endian. */
  big(count) {
    return this.take(count).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  }

  number(count) {
    return Number(this.big(count));
  }

  /** A length, which cannot be more than the bytes that are left. */
  length() {
    const length = this.big(8);
    demand(length <= BigInt(this.bytes.length - this.at), 'event-bytes');
    return Number(length);
  }

  isAtEnd() {
    return this.at === this.bytes.length;
  }
}

function readRecord(reader, fields) {
  return Object.fromEntries(fields.map(field => [field.name, readField(reader, field)]));
}

function readField(reader, { name, type, isList, isOptional }) {
  if (isList) return readList(reader, name, type);
  return isOptional ? readOptional(reader, type) : readValue(reader, type);
}

function readOptional(reader, type) {
  const flag = reader.u8();
  demand(flag <= 1, 'event-bytes');
  return flag === 1 ? readValue(reader, type) : null;
}

function readList(reader, name, type) {
  const length = reader.length();
  demand(length <= LIST_MAX[name], 'event-list');
  return Array.from({ length }, () => readValue(reader, type));
}

function readText(reader) {
  const bytes = reader.take(reader.length());
  return { text: fromUtf8(bytes), bytes: bytes.length };
}

/** How values of the types are read that are neither records, words nor codes. */
const VALUES = {
  u8: reader => reader.u8(),
  u32: reader => reader.number(4),
  u64: reader => String(reader.big(8)),
  date: reader => dateOf(Number(BigInt.asIntN(32, reader.big(4)))),
  id: reader => hex(reader.take(16)),
  digest: reader => hex(reader.take(32)),
  'key-id': reader => hex(reader.take(32)),
  'public-key': reader => hex(reader.take(32)),
  identifier: reader => identifierOf(reader.u8(), reader.big(8)),
  line: reader => checked(readText(reader), checkLine),
  line0: reader => checkedOrEmpty(readText(reader), checkLine),
  paragraph: reader => checked(readText(reader), checkParagraph),
  paragraph0: reader => checkedOrEmpty(readText(reader), checkParagraph),
  grade: readGrade,
  outcome: readOutcome,
};

function checked({ text, bytes }, check) {
  check(text, bytes);
  return text;
}

function checkedOrEmpty(found, check) {
  return found.text === '' ? '' : checked(found, check);
}

function readGrade(reader) {
  const grade = GRADES[reader.u8()];
  demand(grade, 'event-word');
  return grade;
}

function readOutcome(reader) {
  const proven = readOptional(reader, 'proven');
  return proven ? { outcome: 'proven', ...proven } : { outcome: 'not-proven' };
}

function readValue(reader, type) {
  if (Object.hasOwn(VALUES, type)) return VALUES[type](reader);
  if (Object.hasOwn(RECORDS, type)) return readRecord(reader, RECORDS[type]);
  if (Object.hasOwn(WORDS, type)) return readWord(reader, WORDS[type]);
  if (Object.hasOwn(CODES, type)) return readCode(reader, CODES[type]);
  throw new Refusal('event-bytes');
}

function readWord(reader, words) {
  const word = words[reader.u8() - 1];
  demand(word, 'event-word');
  return word;
}

function readCode(reader, isOne) {
  const { text } = readText(reader);
  demand(isOne(text), 'event-code');
  return text;
}
