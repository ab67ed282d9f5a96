import { useMemo } from 'react'
import type { Staff } from '../../../../src/organisation/schema.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { DataTable, type Column, type PhoneRow } from '../../parts/data-table.tsx'
import { PersonLink, UnitLink } from '../links.tsx'
import { text } from '../text.ts'
import { useRole } from '../words.ts'

interface StaffRowsProps {
  rows: readonly Staff[]
  /** The day as the address has it, for links; and as it is. */
  on: string
  day: string
  withUnit: boolean
  busy: boolean
}

/** People as of a day: what they were, where, of which class, and whether they were in service. */
export function StaffRows({ rows, on, day, withUnit, busy }: StaffRowsProps) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const role = useRole()
  const columns = useMemo(() => {
    const place = ({ tenure }: Staff): string => {
      if (tenure === null) return say('noPlace')
      return [role(tenure), tenure.post !== null && inWords(tenure.post.name)].filter((part) => part !== false).join(' · ')
    }
    const unit = ({ tenure }: Staff) => (tenure === null ? '' : <UnitLink unit={tenure.unit} on={on} />)
    const ofClass = (row: Staff): string => (row.class === null ? say('classUnknown') : say(`class_${row.class}`))
    const list: readonly Column<Staff>[] = [
      { id: 'name', head: say('name'), names: true, cell: ({ officer }) => <PersonLink officer={officer} on={on} /> },
      { id: 'number', head: say('number'), cell: ({ officer }) => officer.number },
      { id: 'place', head: say('place'), wrap: true, cell: place },
      ...(withUnit ? [{ id: 'unit', head: say('unit'), cell: unit }] : []),
      { id: 'class', head: say('class'), cell: ofClass },
      { id: 'status', head: say('status'), cell: ({ status }) => say(`status_${status}`) },
    ]
    const phone = (row: Staff): PhoneRow => ({
      title: <PersonLink officer={row.officer} on={on} />,
      second: (
        <>
          <div>{place(row)}</div>
          {withUnit && row.tenure !== null && <div>{unit(row)}</div>}
        </>
      ),
      left: [row.officer.number, ofClass(row)].join(' · '),
      right: say(`status_${row.status}`),
    })
    return { list, phone }
  }, [say, inWords, role, on, withUnit])
  return (
    <DataTable
      caption={say('staffCaption', { day: format.day(day) })}
      columns={columns.list}
      rows={rows}
      keyOf={({ officer }) => officer.number}
      phone={columns.phone}
      busy={busy}
    />
  )
}
