/**
 * Why something is not accepted: a code and its arguments, no sentence. The sentences are in
 * `words/`.
 */
export class Refusal extends Error {
  /**
   * @param {string} code what is wrong, a key of `failures` in the words
   * @param {Record<string, string|number|bigint>} [args] what the sentence needs
   */
  constructor(code, args = {}) {
    super(code);
    this.code = code;
    this.args = args;
  }
}

/**
 * Refuses unless the condition holds.
 * @param {unknown} condition
 * @param {string} code
 * @param {Record<string, string|number|bigint>} [args]
 */
export function demand(condition, code, args) {
  if (!condition) throw new Refusal(code, args);
}
