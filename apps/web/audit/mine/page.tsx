import { useMemo } from 'react'
import { ROLES } from '../../../../src/access/roles/pure.ts'
import { listOwnReads, type OwnRead } from '../../../../src/access/reads/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable, type Column, type PhoneRow } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Pager } from '../../parts/list-tools.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useUrlState } from '../../url-state.ts'
import { text } from '../text.ts'

const DEFAULTS = { cursor: '' }

/** When findings on which somebody was heard were read, from the first time on. */
export function Page() {
  const say = useText(text)
  const [{ cursor }, set] = useUrlState(DEFAULTS)
  const query = useRoute(listOwnReads, cursor === '' ? {} : { cursor }, { keep: true })
  const { columns, phone } = useColumns()
  return (
    <>
      <PageHead
        title={say('mine')}
        crumbs={[{ label: say('mineCrumb'), to: '/mine' }]}
        meta={<span className="reading">{say('mineNote')}</span>}
      />
      <Answer query={query} what={say('loadingReads')} rows={8} height={35}>
        {({ rows, findings, ...page }) =>
          rows.length === 0 ? (
            <Empty title={say(findings.n === 0 ? 'mineNone' : 'mineUnread')} why={say('mineNoneWhy')} />
          ) : (
            <>
              <DataTable
                caption={say('mine')}
                columns={columns}
                rows={rows}
                keyOf={({ at, finding }) => `${at} ${finding}`}
                phone={phone}
                busy={query.isPlaceholderData}
              />
              <Pager {...page} shown={rows.length} onTurn={(next) => set({ cursor: next }, 'push')} />
            </>
          )
        }
      </Answer>
    </>
  )
}

function useColumns(): { columns: readonly Column<OwnRead>[]; phone: (read: OwnRead) => PhoneRow } {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  return useMemo(() => {
    const capacity = ({ roles }: OwnRead): string =>
      roles.length === 0 ? say('unknown') : roles.map((role) => inWords(ROLES[role].name)).join('; ')
    const kind = ({ kind: how, emergency }: OwnRead): string => (emergency ? `${say(how)} · ${say('emergency')}` : say(how))
    const columns: readonly Column<OwnRead>[] = [
      { id: 'at', head: say('at'), names: true, cell: ({ at }) => format.instant(at) },
      { id: 'finding', head: say('noun_finding'), cell: ({ finding }) => finding },
      { id: 'kind', head: say('kind'), cell: kind },
      { id: 'roles', head: say('capacity'), wrap: true, cell: capacity },
    ]
    const phone = (read: OwnRead): PhoneRow => ({
      title: format.instant(read.at),
      second: capacity(read),
      left: read.finding,
      right: kind(read),
    })
    return { columns, phone }
  }, [say, format, inWords])
}
