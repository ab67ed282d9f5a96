import { IconArrowsExchange, IconArrowsJoin2, IconArrowsSplit2, IconEqual, IconMinus, IconPlus, type TablerIcon } from '@tabler/icons-react'
import { useMemo, type ReactNode } from 'react'
import type { CatalogueDifference, DifferenceKind } from '../../../src/law/catalogue/schema.ts'
import { useBilingual, useText } from '../i18n/use.ts'
import { DataTable, type Column, type PhoneRow } from '../parts/data-table.tsx'
import styles from './catalogue.module.css'
import { text } from './text.ts'

const ICONS: Readonly<Record<DifferenceKind, TablerIcon>> = {
  new: IconPlus,
  changed: IconArrowsExchange,
  split: IconArrowsSplit2,
  merged: IconArrowsJoin2,
  dropped: IconMinus,
  same: IconEqual,
}

interface DifferencesProps {
  rows: readonly CatalogueDifference[]
  caption: string
  busy?: boolean
  /** A code of the newer version as it is shown. */
  codeOf: (code: string) => ReactNode
}

/** What differs, entry by entry, with every field before and after. */
export function Differences({ rows, caption, busy = false, codeOf }: DifferencesProps) {
  const say = useText(text)
  const inWords = useBilingual()
  const keyed = useMemo(() => rows.map((row) => ({ ...row, key: `${row.code ?? '-'} ${row.from[0]?.code ?? ''}` })), [rows])
  const columns = useMemo(
    (): readonly Column<CatalogueDifference>[] => [
      { id: 'kind', head: say('what'), cell: ({ kind }) => <Kind kind={kind} /> },
      { id: 'code', head: say('code'), cell: (row) => <Codes row={row} codeOf={codeOf} /> },
      { id: 'act', head: say('act'), names: true, wrap: true, cell: ({ act }) => inWords(act) },
      { id: 'fields', head: say('change'), wrap: true, cell: (row) => <Fields row={row} /> },
    ],
    [say, inWords, codeOf],
  )
  const phone = (row: CatalogueDifference): PhoneRow => ({
    title: inWords(row.act),
    second: <Fields row={row} />,
    left: <Kind kind={row.kind} />,
    right: <Codes row={row} codeOf={codeOf} />,
  })
  return <DataTable caption={caption} columns={columns} rows={keyed} keyOf={({ key }) => key} lines="two" phone={phone} busy={busy} />
}

function Kind({ kind }: { kind: DifferenceKind }) {
  const say = useText(text)
  const Icon = ICONS[kind]
  return (
    <span className={styles.kind}>
      <Icon size={16} stroke={1.6} aria-hidden /> {say(`kind_${kind}`)}
    </span>
  )
}

function Codes({ row: { code, from }, codeOf }: { row: CatalogueDifference; codeOf: DifferencesProps['codeOf'] }) {
  const say = useText(text)
  const before = from.map((one) => one.code).join(', ')
  if (code === null) return before
  if (before === '' || before === code) return codeOf(code)
  return (
    <>
      <div>{codeOf(code)}</div>
      <div className="small text2">{say('fromCodes', { codes: before })}</div>
    </>
  )
}

function Fields({ row: { fields } }: { row: CatalogueDifference }) {
  const say = useText(text)
  const inWords = useBilingual()
  return (
    <ul className={styles.changes}>
      {fields.map(({ field, label, before, after }) => (
        <li key={field}>{say('becomes', { label: inWords(label), before: inWords(before), after: inWords(after) })}</li>
      ))}
    </ul>
  )
}
