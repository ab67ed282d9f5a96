/** A pattern of LIKE for what begins with a text. What is written apart so that people can read it (1074 8291 7744) is stored together. */
export function beginningWith(text: string): string {
  const together = /^[\d\s]+$/u.test(text) ? text.replaceAll(/\s/gu, '') : text.trim()
  return `${escaped(together)}%`
}

/** A text in which nothing is a sign of LIKE. */
export function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/gu, String.raw`\$&`)
}
