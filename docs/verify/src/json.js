/**
 * Strict JSON (RFC 8259) of objects, lists and texts: `JSON.parse` keeps the last of two equal keys
 * in silence, so two readers could see two different files.
 */

import { demand } from './refusal.js';

/** Nothing of ours is deeper; a deeper file could exhaust the stack. */
const DEPTH_MAX = 16;
const BLANK = /[ \t\n\r]*/y;
const TEXT = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

/**
 * @param {string} source
 * @returns {unknown} texts, lists, and objects without prototype
 */
export function parseJson(source) {
  const reader = new Reader(source);
  const value = reader.value(0);
  reader.blank();
  demand(reader.at === source.length, 'json', { at: reader.at });
  return value;
}

class Reader {
  constructor(source) {
    this.source = source;
    this.at = 0;
  }

  /** Steps over what the pattern matches here. */
  match(pattern) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source);
    demand(found, 'json', { at: this.at });
    this.at = pattern.lastIndex;
    return found[0];
  }

  blank() {
    this.match(BLANK);
  }

  /** Whether this character comes next; it is stepped over. */
  next(char) {
    this.blank();
    if (this.source[this.at] !== char) return false;
    this.at += 1;
    return true;
  }

  expect(char) {
    demand(this.next(char), 'json', { at: this.at });
  }

  value(depth) {
    demand(depth < DEPTH_MAX, 'json', { at: this.at });
    if (this.next('{')) return this.object(depth);
    if (this.next('[')) return this.list(depth);
    return this.text();
  }

  text() {
    this.blank();
    const start = this.at;
    const text = JSON.parse(this.match(TEXT));
    demand(isWellFormed(text), 'json', { at: start });
    return text;
  }

  object(depth) {
    const object = Object.create(null);
    if (this.next('}')) return object;
    do {
      const key = this.text();
      demand(!Object.hasOwn(object, key), 'json-key-twice', { key });
      this.expect(':');
      object[key] = this.value(depth + 1);
    } while (this.next(','));
    this.expect('}');
    return object;
  }

  list(depth) {
    const list = [];
    if (this.next(']')) return list;
    do list.push(this.value(depth + 1));
    while (this.next(','));
    this.expect(']');
    return list;
  }
}

/** Half of a surrogate pair is no character. */
function isWellFormed(text) {
  return !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
}
