/** What the address of a page keeps: texts, and lists of texts (`?rule=CLR-012&rule=PAY-003`). */
export type UrlValues = Record<string, string | readonly string[]>

export function parseSearch(search: string): UrlValues {
  const values = new Map<string, string | string[]>()
  for (const [name, value] of new URLSearchParams(search)) {
    const known = values.get(name)
    values.set(name, known === undefined ? value : [...(Array.isArray(known) ? known : [known]), value])
  }
  return Object.fromEntries(values)
}

/** `?text=đỏ&rule=CLR-012&rule=PAY-003`, or nothing; a list is the same name several times. */
export function stringifySearch(values: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean') query.append(name, String(one))
    }
  }
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}
