/** What texts and numbers of events may be (FORMATS, section 1). */

import { demand } from '../refusal.js';

const LINE_BYTES_MAX = 1024;
const oneOf = (...ranges) => `[${ranges.join('')}]`;
/** Control characters, line breaks, changes of direction, tags. */
const FORBIDDEN = new RegExp(oneOf('\\p{Cc}\\u2028\\u2029',
  '\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069', '\\u{e0000}-\\u{e007f}'), 'u');
/** Blanks, and what cannot be seen. */
const BLANK = new RegExp(`^${oneOf('\\p{White_Space}',
  '\\u00ad\\u200b-\\u200f\\u2060\\ufeff')}*$`, 'u');

/** @param {string} text @param {number} bytes its length in UTF-8 */
export function checkLine(text, bytes) {
  demand(bytes <= LINE_BYTES_MAX && !FORBIDDEN.test(text) && !BLANK.test(text), 'event-text');
}

/** A text of several lines; the event's size limits it. */
export function checkParagraph(text) {
  demand(!FORBIDDEN.test(text.replaceAll('\n', '')) && !BLANK.test(text), 'event-text');
}

const REGION = /^(?!10)[1-9][0-9](\.(?!00)[0-9]{2})?$/;
const AGENCY = /^[A-Za-z][A-Za-z0-9._-]{1,31}$/;

/** Codes, each with what it must look like. */
export const CODES = {
  agency: text => REGION.test(text) || AGENCY.test(text),
  region: text => REGION.test(text),
  campaign: text => /^[A-Za-z0-9][A-Za-z0-9-]{1,39}$/.test(text),
  act: text => /^[A-Z][1-9][0-9]{0,2}$/.test(text),
  lower: text => text.length <= 64 && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(text),
  election: text => text.length <= 64 && /^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$/.test(text),
};

const NIP = 1;
const NI_PPPK = 2;
const NIK = 3;

/**
 * A personal number's digits.
 * @param {number} kind 1 NIP, 2 NI PPPK, 3 NIK
 * @param {bigint} number
 * @returns {string}
 */
export function identifierOf(kind, number) {
  const digits = String(number);
  const part = (first, last) => Number(digits.slice(first - 1, last));
  demand([NIP, NI_PPPK, NIK].includes(kind), 'event-identifier');
  demand(digits.length === (kind === NIK ? 16 : 18), 'event-identifier');
  const right = kind === NIK ? isNik(part) : isStaffNumber(part, kind);
  demand(right, 'event-identifier');
  return digits;
}

function isStaffNumber(part, kind) {
  const month = part(13, 14);
  const kindFits = kind === NIP ? month >= 1 && month <= 12 : month >= 13;
  const born = isDay(part(1, 4), part(5, 6), part(7, 8));
  return born && kindFits && [1, 2].includes(part(15, 15)) && part(16, 18) > 0;
}

function isNik(part) {
  const region = part(1, 6);
  const isRegion = region >= 110_000 && part(3, 4) !== 0 && part(5, 6) !== 0;
  const day = part(7, 8) > 40 ? part(7, 8) - 40 : part(7, 8);
  const [month, year] = [part(9, 10), part(11, 12)];
  const born = isDay(1900 + year, month, day) || isDay(2000 + year, month, day);
  return isRegion && born && part(13, 16) > 0;
}

function isDay(year, month, day) {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && year < 2200 && month >= 1 && date.getUTCMonth() === month - 1
    && date.getUTCDate() === day;
}

/** Days since 1970 of 1900-01-01 and 2199-12-31. */
const [DAY_MIN, DAY_MAX] = [-25_567, 84_005];

/** @param {number} days since 1970 @returns {string} `2023-12-27` */
export function dateOf(days) {
  demand(days >= DAY_MIN && days <= DAY_MAX, 'event-date');
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}
