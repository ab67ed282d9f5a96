import { Link } from '@tanstack/react-router'
import type { DueRow } from '../../../src/retention/schema.ts'
import { useBilingual } from '../i18n/use.ts'
import type { PhoneRow } from '../parts/data-table.tsx'
import { useMay } from '../shell/state.ts'

type Shown = Pick<DueRow, 'subject' | 'label' | 'name' | 'unit'>

/** What people call it; a finding that is there still can be looked at by whoever sees findings. */
export function RecordCell({ row: { subject, label, name }, link }: { row: Shown; link: boolean }) {
  const may = useMay()
  const words = name === null ? label : `${label} · ${name}`
  if (!link || !subject.startsWith('finding:') || !may('finding.read')) return <span className="nowrap">{words}</span>
  return (
    <Link className="nowrap" to={`/findings/${subject.slice('finding:'.length)}`}>
      {words}
    </Link>
  )
}

export function UnitShort({ unit }: { unit: DueRow['unit'] }) {
  const inWords = useBilingual()
  return unit === null ? <span className="text2">–</span> : inWords(unit.short)
}

export function phoneOf(row: Shown, right: string, link = true): PhoneRow {
  return { title: <RecordCell row={row} link={link} />, left: <UnitShort unit={row.unit} />, right }
}
