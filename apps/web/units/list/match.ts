import { foldText } from '../../parts/fold.ts'

interface Named {
  code: string
  parent: string | null
  name: { en: string; vi: string }
}

/** Units whose name or code has a text, without diacritics too, with all that stand above them, in their order. */
export function matching<U extends Named>(units: readonly U[], typed: string): U[] {
  const wanted = foldText(typed)
  if (wanted === '') return [...units]
  const byCode = new Map(units.map((unit) => [unit.code, unit]))
  const kept = new Set<string>()
  for (const unit of units) {
    if (![unit.name.vi, unit.name.en, unit.code].some((text) => foldText(text).includes(wanted))) continue
    for (let one: U | undefined = unit; one !== undefined && !kept.has(one.code); one = byCode.get(one.parent ?? '')) kept.add(one.code)
  }
  return units.filter(({ code }) => kept.has(code))
}
