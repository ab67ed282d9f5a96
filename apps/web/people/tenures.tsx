import { useMemo } from 'react'
import type { ShownPerson, Tenure } from '../../../src/organisation/schema.ts'
import { useFormat, useText } from '../i18n/use.ts'
import { UnitLink } from '../organisation/links.tsx'
import { text as organisationText } from '../organisation/text.ts'
import { useDays, useRole } from '../organisation/words.ts'
import { DataTable, type Column, type PhoneRow } from '../parts/data-table.tsx'
import { Empty } from '../parts/empty.tsx'
import { Section } from '../parts/section.tsx'
import { PostWords } from './post.tsx'
import { text } from './text.ts'

/** Every tenure, the newest first, with what was entered late or delegated. */
export function Tenures({ person, on }: { person: ShownPerson; on: string }) {
  const say = useText(text)
  const { columns, phone } = useColumns(on)
  return (
    <Section title={say('tenures')}>
      {person.tenures.length === 0 ? (
        <Empty title={say('tenuresNone')} why={say('tenuresNoneWhy')} />
      ) : (
        <DataTable
          caption={say('tenures')}
          columns={columns}
          rows={person.tenures}
          keyOf={({ unit, role, from }) => `${unit.code} ${role} ${from}`}
          phone={phone}
          hidden={empty(person.tenures)}
        />
      )}
    </Section>
  )
}

/** Columns that no tenure says anything in. */
function empty(tenures: readonly Tenure[]): string[] {
  const noted = tenures.some(({ delegatedBy, late }) => delegatedBy !== null || late)
  return [...(tenures.some(({ document }) => document !== null) ? [] : ['document']), ...(noted ? [] : ['note'])]
}

function useColumns(on: string): { columns: readonly Column<Tenure>[]; phone: (tenure: Tenure) => PhoneRow } {
  const say = useText(text)
  const words = useText(organisationText)
  const format = useFormat()
  const days = useDays()
  const role = useRole()
  return useMemo(() => {
    const note = ({ delegatedBy, late, entered }: Tenure): string =>
      [delegatedBy !== null && words('delegatedBy', { name: delegatedBy.name }), late && words('lateEntered', { day: format.day(entered) })]
        .filter((part) => part !== false)
        .join('; ')
    const unit = ({ unit: of, until }: Tenure) => <UnitLink unit={of} on={until ?? on} />
    const columns: readonly Column<Tenure>[] = [
      { id: 'role', head: words('role'), names: true, wrap: true, cell: role },
      { id: 'unit', head: say('unit'), wrap: true, cell: unit },
      { id: 'post', head: say('post'), wrap: true, cell: ({ post }) => <PostWords post={post} /> },
      { id: 'days', head: words('days'), cell: days },
      { id: 'document', head: words('document'), wrap: true, cell: ({ document }) => document ?? '' },
      { id: 'note', head: words('note'), wrap: true, cell: note },
    ]
    const phone = (tenure: Tenure): PhoneRow => ({
      title: role(tenure),
      second: (
        <>
          <div>{unit(tenure)}</div>
          <div>
            <PostWords post={tenure.post} />
          </div>
          <div>{[tenure.document, note(tenure)].filter((part) => part !== null && part !== '').join(' · ')}</div>
        </>
      ),
      left: days(tenure),
    })
    return { columns, phone }
  }, [say, words, format, days, role, on])
}
