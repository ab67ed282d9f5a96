import { useMemo } from 'react'
import type { ShownPerson } from '../../../src/organisation/schema.ts'
import { useText } from '../i18n/use.ts'
import { text as organisationText } from '../organisation/text.ts'
import { useDays } from '../organisation/words.ts'
import { DataTable, type Column } from '../parts/data-table.tsx'
import { Empty } from '../parts/empty.tsx'
import { Section } from '../parts/section.tsx'
import { NotAttributable } from '../parts/signs.tsx'
import { text } from './text.ts'

type Held = ShownPerson['accounts'][number]

/** Which accounts he held on which days, and why traces of them can or cannot be attributed to him. */
export function Accounts({ person: { accounts } }: { person: ShownPerson }) {
  const say = useText(text)
  const words = useText(organisationText)
  const days = useDays()
  const columns = useMemo(
    (): readonly Column<Held>[] => [
      { id: 'account', head: say('account'), names: true, cell: ({ account }) => <code>{account}</code> },
      { id: 'days', head: words('days'), cell: days },
      {
        id: 'attributed',
        head: say('attributed'),
        wrap: true,
        cell: ({ unattributed }) =>
          unattributed === null ? (
            say('yes')
          ) : (
            <>
              <NotAttributable />
              {': '}
              {say(unattributed)}
            </>
          ),
      },
    ],
    [say, words, days],
  )
  return (
    <Section title={say('accounts')} note={say('accountsNote')}>
      {accounts.length === 0 ? (
        <Empty title={say('accountsNone')} why={say('accountsNoneWhy')} />
      ) : (
        <DataTable caption={say('accounts')} columns={columns} rows={accounts} keyOf={({ account, from }) => `${account} ${from}`} />
      )}
    </Section>
  )
}
