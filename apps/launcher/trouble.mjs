/**
 * Something that a person at the keyboard can put right. Anything else that is thrown is a bug and keeps its stack.
 * `message` says in one sentence what is wrong, `remedy` what to do about it.
 */
export class Trouble extends Error {
  /**
   * @param {string} code
   * @param {string} sentence
   * @param {string} remedy
   */
  constructor(code, sentence, remedy) {
    super(sentence)
    this.name = 'Trouble'
    this.code = code
    this.remedy = remedy
  }
}

/** @param {unknown} error @returns {string | undefined} the operating system's code, such as EACCES */
export const errorCode = (error) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
