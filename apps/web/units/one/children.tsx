import { useMemo } from 'react'
import { useText } from '../../i18n/use.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { Section } from '../../parts/section.tsx'
import { useUnitColumns, useUnitPhoneRow } from '../list/tree.tsx'
import { text } from '../text.ts'
import type { Shown } from './shown.ts'

/** The units directly below, each with the sums of itself and all below it. */
export function Children({ shown: { view }, months, until }: { shown: Shown; months: number; until: string | null }) {
  const say = useText(text)
  const columns = useUnitColumns(months, until)
  const phone = useUnitPhoneRow(months, until)
  const rows = useMemo(() => view.children.map((row) => ({ ...row, depth: 0 })), [view])
  if (rows.length === 0) return null
  return (
    <Section title={say('children')} note={say('counted', { n: rows.length })}>
      <DataTable caption={say('children')} columns={columns} rows={rows} keyOf={({ code }) => code} phone={phone} />
    </Section>
  )
}
