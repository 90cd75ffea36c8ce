/** Elements, made without ever reading text as HTML. */

/** Characters that turn the direction of writing or that nobody sees, but for line feeds. */
const DECEIVING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/gu;

/** A text from outside, in which such characters are written out. */
export const shown = text =>
  text.replace(DECEIVING, char => `\\u{${char.codePointAt(0).toString(16)}}`);

/**
 * @param {string} tag `div`, `div.card`, …
 * @param {Record<string, unknown>} [attributes] `on…` listen; false and undefined are left out
 * @param {...(Node|string|false|undefined|(Node|string)[])} children
 * @returns {HTMLElement}
 */
export function h(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split('.');
  const element = document.createElement(name);
  if (classes.length > 0) element.className = classes.join(' ');
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(key, String(value));
  }
  for (const child of children.flat()) {
    if (child === undefined || child === false) continue;
    element.append(typeof child === 'string' ? shown(child) : child);
  }
  return element;
}

/** A part that the reader opens. */
export const folded = (title, ...children) =>
  h('details', {}, h('summary', {}, title), ...children);
