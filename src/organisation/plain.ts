/** A text as it is searched for: lower case, no marks, đ as d; what `organisation.plain` of the database gives. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
}
