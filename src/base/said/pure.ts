/** A sentence in both languages. Its holes `{0}`, `{1}` are numbered in the order of the English one, which is how the source says it. */
export type Said = readonly [vi: string, en: string]

interface Form {
  form: RegExp
  vi: string
  /** Of each hole, whether it holds a value as it is. */
  values: boolean[]
}

/** Longer than any sentence: a text of somebody else, left as it is. */
const LONGEST = 2_000
const HOLE = /\{(\d)\}/gu
const QUOTED = /^"[^"]*"$/u

/**
 * Puts what the source says in English into Vietnamese. What fills a hole is put into Vietnamese, too, where it is itself a sentence or a word of the
 * catalogues; what stands in quotes is a name or a value, and stays. Sentences joined by a semicolon are taken one by one, and so is a sentence before a
 * colon. Holes side by side are one. A text that no catalogue has stays as it is.
 */
export function vietnameseBy(catalogues: readonly (readonly Said[])[]): (english: string) => string {
  const all = catalogues.flat()
  const whole = new Map(all.map(([vi, en]) => [en, vi]))
  const forms = all
    .filter(([, en]) => en.includes('{0}'))
    .toSorted(([, x], [, y]) => literalOf(y).length - literalOf(x).length)
    .map(([vi, en]): Form => ({
      form: formOf(en),
      vi,
      values: Array.from(en.matchAll(HOLE), ({ index }) => /["`']/u.test(en[index - 1] ?? '')),
    }))
  const translate = (english: string): string => {
    if (english.length > LONGEST) return english
    return whole.get(english) ?? filled(english, forms, translate) ?? joined(english, whole, translate)
  }
  return translate
}

function filled(english: string, forms: readonly Form[], translate: (hole: string) => string): string | undefined {
  for (const { form, vi, values } of forms) {
    const [, ...holes] = form.exec(english) ?? []
    if (holes.length === 0) continue
    const fill = (number: number): string =>
      values[number] === true || QUOTED.test(holes[number]!) ? holes[number]! : translate(holes[number]!)
    return vi.replace(HOLE, (_, number: string) => fill(Number(number)))
  }
  return undefined
}

function joined(english: string, whole: ReadonlyMap<string, string>, translate: (part: string) => string): string {
  const parts = english.split('; ')
  if (parts.length > 1) return parts.map(translate).join('; ')
  const [first = '', ...rest] = english.split(': ')
  return rest.length > 0 && whole.has(first) ? `${whole.get(first)!}: ${translate(rest.join(': '))}` : english
}

function literalOf(en: string): string {
  return en.replace(HOLE, '')
}

function formOf(en: string): RegExp {
  const literals = en.split(/\{\d\}/u).map((text) => text.replace(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`))
  return new RegExp(`^${literals.join(String.raw`([\s\S]*?)`)}$`, 'u')
}
