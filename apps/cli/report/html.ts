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

/** Tagged template: values are escaped, lists joined, and `null`, `undefined` and `false` leave nothing. Indentation of the source is not sent. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  const texts = unindent(strings)
  let markup = texts[0] ?? ''
  for (const [index, value] of values.entries()) markup += write(value) + (texts[index + 1] ?? '')
  return { markup }
}

const unindented = new WeakMap<TemplateStringsArray, readonly string[]>()

function unindent(strings: TemplateStringsArray): readonly string[] {
  const known = unindented.get(strings)
  if (known !== undefined) return known
  const made = strings.map((text) => text.replaceAll(/\n\s*/g, '\n'))
  unindented.set(strings, made)
  return made
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
