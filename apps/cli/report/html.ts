/** Markup that is safe to send: made only by `html`, which escapes every value that is not itself `Html`. */
export interface Html {
  readonly markup: string
}

type Value = Html | string | number | null | undefined | false | readonly Value[]

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** The text of a value for element content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? character)
}

/** Tagged template: values are escaped, lists joined, and `null`, `undefined` and `false` leave nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  let markup = strings[0] ?? ''
  for (const [index, value] of values.entries()) markup += write(value) + (strings[index + 1] ?? '')
  return { markup }
}

export const NOTHING: Html = { markup: '' }

/** Markup that is ours as it stands (the style sheet, the script). */
export function raw(markup: string): Html {
  return { markup }
}

function write(value: Value): string {
  if (value === null || value === undefined || value === false) return ''
  if (typeof value === 'string') return escapeHtml(value)
  if (typeof value === 'number') return String(value)
  return isList(value) ? value.map(write).join('') : value.markup
}

function isList(value: Html | readonly Value[]): value is readonly Value[] {
  return Array.isArray(value)
}
