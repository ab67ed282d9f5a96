/** A text without diacritics and capitals, so that *van phuong* finds *Vân Phượng*. */
export function foldText(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[đĐ]/g, 'd').toLowerCase().trim()
}
