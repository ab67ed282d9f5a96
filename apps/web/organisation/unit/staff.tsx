import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { listPeople } from '../../../../src/organisation/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Pager } from '../../parts/list-tools.tsx'
import { Section } from '../../parts/section.tsx'
import { useMay } from '../../shell/state.ts'
import { StaffRows } from '../staff/rows.tsx'
import { text } from '../text.ts'
import { ofDay } from '../words.ts'

const SHOWN = 20

/** Who was in the unit on a day, page by page; for whoever may read people. */
export function UnitStaff({ code, on, day }: { code: string; on: string; day: string }) {
  const say = useText(text)
  const format = useFormat()
  const may = useMay()('person.read')
  const [cursor, setCursor] = useState('')
  const query = useRoute(
    listPeople,
    { unit: code, ...ofDay(on), limit: SHOWN, ...(cursor === '' ? {} : { cursor }) },
    { enabled: may, keep: true },
  )
  if (!may) return null
  return (
    <Section
      title={say('staffOfUnit')}
      note={say('staffNote', { day: format.day(day) })}
      action={
        <Link to="/organisation" search={{ view: 'people', unit: code, ...ofDay(on) } as never}>
          {say('staffAll')}
        </Link>
      }
    >
      <Answer query={query} what={say('loadingPeople')} rows={5} height={35}>
        {({ rows, ...page }) =>
          rows.length === 0 ? (
            <p className="text2">
              {say('staffNone')} {say('staffNoneWhy')}
            </p>
          ) : (
            <>
              <StaffRows rows={rows} on={on} day={day} withUnit={false} busy={query.isPlaceholderData} />
              {page.total.n > rows.length && <Pager {...page} shown={rows.length} onTurn={setCursor} />}
            </>
          )
        }
      </Answer>
    </Section>
  )
}
