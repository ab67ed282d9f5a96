import { useQueries } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { listRulebooks, showRulebook } from '../../../../src/desk/rulebooks/schema.ts'
import { listUnits, type Unit } from '../../../../src/organisation/schema.ts'
import { call } from '../../api.ts'
import { useRoute } from '../../api-hooks.ts'
import { useBilingual } from '../../i18n/use.ts'
import type { Choice } from '../../parts/filter-values.tsx'

export interface Choices {
  choices: readonly Choice[]
  failed: boolean
  /** They are wanted: fetch them. */
  open: () => void
}

/** The rules of every rulebook in use, by number and title. */
export function useRuleChoices(): Choices {
  const inWords = useBilingual()
  const [wanted, setWanted] = useState(false)
  const books = useRoute(listRulebooks, {}, { enabled: wanted })
  const opened = useQueries({
    queries: (books.data?.rows ?? []).map(({ id }) => ({
      queryKey: [showRulebook.path, { id }],
      queryFn: () => call(showRulebook, { id }),
    })),
  })
  const rules = new Map(opened.flatMap(({ data }) => data?.rules ?? []).map((rule) => [rule.rule, rule.title]))
  return {
    choices: [...rules]
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([value, title]) => ({ value, label: `${value} · ${inWords(title)}` })),
    failed: books.isError || opened.some(({ isError }) => isError),
    open: () => setWanted(true),
  }
}

/** The register of units as a tree. */
export function useUnitChoices(): Choices {
  const inWords = useBilingual()
  const [wanted, setWanted] = useState(false)
  const { data, isError } = useRoute(listUnits, {}, { enabled: wanted })
  const choices = useMemo(
    () => treeOf(data?.rows ?? []).map(({ unit, level }) => ({ value: unit.code, label: inWords(unit.name), level })),
    [data, inWords],
  )
  return { choices, failed: isError, open: () => setWanted(true) }
}

/** Units under their parents, in the order of the register. A unit whose parent is not there stands at the top. */
export function treeOf(units: readonly Unit[]): { unit: Unit; level: number }[] {
  const known = new Set(units.map(({ code }) => code))
  const top = (unit: Unit): string | null => (unit.parent !== null && known.has(unit.parent) ? unit.parent : null)
  const children = Map.groupBy(units, top)
  const below = (parent: string | null, level: number): { unit: Unit; level: number }[] =>
    (children.get(parent) ?? []).flatMap((unit) => [{ unit, level }, ...below(unit.code, level + 1)])
  return below(null, 0)
}
