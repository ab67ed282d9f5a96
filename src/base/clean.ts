// oxlint-disable-next-line no-control-regex -- what must not reach a terminal or a page
const CONTROL = /[\u0000-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]+/g

/** A text of the data as it may be shown: control and direction marks become a space. */
export function clean(text: string): string {
  return text.replace(CONTROL, ' ').trim()
}

/** Whether a text has control or direction marks, which must not reach a terminal or a page. */
export function hasControl(text: string): boolean {
  return text.search(CONTROL) >= 0
}
