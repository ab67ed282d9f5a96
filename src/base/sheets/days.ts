/** `2026-11-27` of that, or of 27/11/2026; undefined where it is no day. */
export function isoOf(text: string): string | undefined {
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/u.exec(text) ?? []
  const iso = year === undefined ? text : `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(iso) || iso < '0001') return undefined
  return new Date(`${iso}T00:00:00Z`).toString() !== 'Invalid Date' && new Date(iso).toISOString().startsWith(iso) ? iso : undefined
}
