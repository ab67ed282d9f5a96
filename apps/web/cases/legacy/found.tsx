import { useMemo } from 'react'
import { REASON_WORDS } from '../../../../src/cases/legacy/pure.ts'
import type { LegacyPreview, LegacyRow } from '../../../../src/cases/legacy/schema.ts'
import { showTerms } from '../../../../src/law/allowed/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { DataTable, type Column, type PhoneRow } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Facts } from '../../parts/layout.tsx'
import { Section } from '../../parts/section.tsx'
import { useTerm } from '../words.ts'
import { Reasons } from './reasons.tsx'
import { text } from './text.ts'

/** What a file of old cases would add, and why none of it can be verified. */
export function Found({ preview }: { preview: LegacyPreview }) {
  const say = useText(text)
  const format = useFormat()
  const { counts } = preview
  const kinds = ['add', 'same', 'people', 'acts', 'heads'] as const
  return (
    <>
      <Section title={say('summary')}>
        {counts.add === 0 && <Empty title={say('summaryNone')} why={say('summaryNoneWhy')} />}
        <Facts rows={kinds.map((kind) => [say(kind), format.number(counts[kind], 0)] as const)} />
      </Section>
      {counts.add > 0 && <Why preview={preview} />}
      {counts.add > 0 && <Rows preview={preview} />}
    </>
  )
}

type Counted = LegacyPreview['reasons'][number]

function Why({ preview: { reasons } }: { preview: LegacyPreview }) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const columns: readonly Column<Counted>[] = [
    { id: 'reason', head: say('reason'), names: true, wrap: true, cell: ({ code }) => inWords(REASON_WORDS[code]) },
    { id: 'n', head: say('times'), number: true, cell: ({ n }) => format.number(n, 0) },
  ]
  return (
    <Section title={say('why')} note={say('whyNote')}>
      <DataTable caption={say('why')} columns={columns} rows={reasons} keyOf={({ code }) => code} />
    </Section>
  )
}

function Rows({ preview: { rows, rowCount } }: { preview: LegacyPreview }) {
  const say = useText(text)
  const { columns, phone } = useColumns()
  const keyed = useMemo(() => rows.map((row, at) => Object.assign({ id: String(at) }, row)), [rows])
  return (
    <Section title={say('rows')}>
      {rows.length < rowCount && <p className="small text2">{say('rowsShown', { shown: rows.length, n: rowCount })}</p>}
      <DataTable caption={say('rows')} columns={columns} rows={keyed} keyOf={({ id }) => id} phone={phone} />
    </Section>
  )
}

function useColumns(): { columns: readonly Column<LegacyRow>[]; phone: (row: LegacyRow) => PhoneRow } {
  const say = useText(text)
  const format = useFormat()
  const term = useTerm()
  const terms = useRoute(showTerms, {}).data
  return useMemo(() => {
    const formOf = ({ form }: LegacyRow): string => (form === null ? say('unknown') : term(terms?.forms ?? [], form))
    const dayOf = ({ day }: LegacyRow): string => (day === null ? say('unknown') : format.day(day))
    const columns: readonly Column<LegacyRow>[] = [
      { id: 'row', head: say('row'), number: true, cell: ({ row }) => format.number(row, 0) },
      { id: 'reference', head: say('reference'), names: true, cell: ({ reference }) => reference },
      { id: 'officer', head: say('officer'), cell: ({ officer }) => officer },
      { id: 'form', head: say('form'), wrap: true, cell: formOf },
      { id: 'day', head: say('day'), cell: dayOf },
      { id: 'reasons', head: say('why'), wrap: true, cell: ({ reasons }) => <Reasons reasons={reasons} /> },
    ]
    const phone = (row: LegacyRow): PhoneRow => ({
      title: `${row.reference} · ${row.officer}`,
      second: <Reasons reasons={row.reasons} />,
      left: formOf(row),
      right: dayOf(row),
    })
    return { columns, phone }
  }, [say, format, term, terms])
}
