import { useMemo } from 'react'
import { SHEETS, type Change, type Preview } from '../../../../src/organisation/register/schema.ts'
import { formatDay } from '../../i18n/format.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { DataTable, type Column, type PhoneRow } from '../../parts/data-table.tsx'
import { Section } from '../../parts/section.tsx'
import styles from './import.module.css'
import { text } from './text.ts'

/** Each change by sheet: which row, and every field before and after. */
export function Changes({ preview: { changes, changeCount } }: { preview: Preview }) {
  const say = useText(text)
  const { columns, phone } = useColumns()
  const bySheet = useMemo(
    () =>
      Map.groupBy(
        changes.map((change, at) => ({ ...change, id: String(at) })),
        ({ sheet }) => sheet,
      ),
    [changes],
  )
  return (
    <Section title={say('changes')}>
      {changes.length < changeCount && <p className="small text2">{say('changesShown', { shown: changes.length, n: changeCount })}</p>}
      {SHEETS.filter((sheet) => bySheet.has(sheet)).map((sheet) => (
        <div key={sheet} className={styles.sheet}>
          <h3>{say(`sheet_${sheet}`)}</h3>
          <DataTable caption={say(`sheet_${sheet}`)} columns={columns} rows={bySheet.get(sheet)!} keyOf={({ id }) => id} phone={phone} />
        </div>
      ))}
    </Section>
  )
}

function useColumns(): { columns: readonly Column<Change>[]; phone: (change: Change) => PhoneRow } {
  const say = useText(text)
  const format = useFormat()
  return useMemo(() => {
    const kindOf = ({ kind }: Change) => <span className={kind === 'remove' ? 'red' : ''}>{say(kind)}</span>
    const rowOf = ({ row }: Change): string => (row === null ? '' : format.number(row))
    const columns: readonly Column<Change>[] = [
      { id: 'kind', head: say('kind'), cell: kindOf },
      { id: 'row', head: say('row'), number: true, cell: rowOf },
      { id: 'key', head: say('which'), names: true, wrap: true, cell: ({ key }) => withDays(key) },
      { id: 'fields', head: say('before'), wrap: true, cell: (change) => <Fields of={change} /> },
    ]
    const phone = (change: Change): PhoneRow => ({
      title: withDays(change.key),
      second: <Fields of={change} />,
      left: kindOf(change),
      right: change.row === null ? '' : `${say('row')} ${rowOf(change)}`,
    })
    return { columns, phone }
  }, [say, format])
}

/** Days as they are written elsewhere. */
function withDays(said: string): string {
  return said.replaceAll(/\b\d{4}-\d{2}-\d{2}\b/gu, (day) => formatDay(day))
}

/** Of a row that is new or goes away what it says; of another what it said before, too. */
function Fields({ of: { kind, fields } }: { of: Change }) {
  const say = useText(text)
  const inWords = useBilingual()
  const said = (value: string): string => (value === '' ? say('nothing') : withDays(value))
  if (kind === 'add' || kind === 'remove') {
    const whole = fields.map(({ label, before, after }) =>
      say('isNow', { label: inWords(label), value: said(kind === 'add' ? after : before) }),
    )
    return <span className={styles.fields}>{whole.join('; ')}</span>
  }
  return (
    <ul className={styles.fields}>
      {fields.map(({ field, label, before, after }) => (
        <li key={field}>{say('becomes', { label: inWords(label), before: said(before), after: said(after) })}</li>
      ))}
    </ul>
  )
}
