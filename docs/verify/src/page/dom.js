/** Elements, made without ever reading text as HTML. */

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
    if (child !== undefined && child !== false) element.append(child);
  }
  return element;
}

/** A part that the reader opens. */
export const folded = (title, ...children) =>
  h('details', {}, h('summary', {}, title), ...children);
