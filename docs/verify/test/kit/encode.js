/** Events to bytes: the other way round of `src/events/decode.js`, for tests. */

import { ascii, concat, fromHex } from '../../src/bytes.js';
import { GRADES, KINDS, RECORDS, WORDS } from '../../src/events/table.js';

function little(number, count) {
  let rest = BigInt.asUintN(8 * count, BigInt(number));
  return Uint8Array.from({ length: count }, () => {
    const byte = Number(rest & 255n);
    rest >>= 8n;
    return byte;
  });
}

const text = value => concat(little(ascii(value).length, 8), ascii(value));

const VALUES = {
  u8: value => Uint8Array.of(value),
  u32: value => little(value, 4),
  u64: value => little(value, 8),
  date: value => little(Date.parse(`${value}T00:00:00Z`) / 86_400_000, 4),
  id: value => fromHex(value, 16),
  digest: value => fromHex(value, 32),
  'key-id': value => fromHex(value, 32),
  'public-key': value => fromHex(value, 32),
  grade: value => Uint8Array.of(GRADES.indexOf(value)),
  identifier: value => concat(Uint8Array.of(kindOf(value)), little(value, 8)),
  outcome: ({ outcome, ...proven }) =>
    outcome === 'proven'
      ? concat(Uint8Array.of(1), encodeValue('proven', proven))
      : Uint8Array.of(0),
};

function kindOf(digits) {
  if (digits.length === 16) return 3;
  return Number(digits.slice(12, 14)) > 12 ? 2 : 1;
}

function encodeValue(type, value) {
  if (VALUES[type]) return VALUES[type](value);
  if (RECORDS[type]) return encodeFields(RECORDS[type], value);
  if (WORDS[type]) return Uint8Array.of(WORDS[type].indexOf(value) + 1);
  return text(value);
}

function encodeFields(fields, fact) {
  const parts = fields.map(({ name, type, isList, isOptional }) => {
    const value = fact[name];
    if (isList) {
      return concat(little(value.length, 8), ...value.map(item => encodeValue(type, item)));
    }
    if (!isOptional) return encodeValue(type, value);
    const absent = value === undefined || value === null;
    return absent ? Uint8Array.of(0) : concat(Uint8Array.of(1), encodeValue(type, value));
  });
  return concat(...parts);
}

/**
 * @param {string} id 32 hexadecimal digits
 * @param {string} name of the kind
 * @param {object} fact
 */
export function encodeEvent(id, name, fact) {
  const kind = KINDS.find(kind => kind.name === name);
  const head = concat(Uint8Array.of(1), fromHex(id, 16), little(kind.number, 4));
  return concat(head, encodeFields(kind.fields, fact));
}
