import { listPatterns, PATTERN_STATUS, type PatternView } from '../../../../src/desk/patterns/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { ViewTabs } from '../../parts/list-tools.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useUrlState } from '../../url-state.ts'
import { text } from '../text.ts'
import { PatternFilters } from './filters.tsx'
import { Rows } from './rows.tsx'
import { DEFAULTS, type Asked } from './state.ts'

type Status = PatternView['status']

const FLAGGED: readonly Status[] = ['red', 'amber']
const VIEWS = [
  { key: 'flagged', name: 'viewFlagged', status: FLAGGED },
  { key: 'ordinary', name: 'viewOrdinary', status: ['ordinary'] },
  { key: 'insufficient', name: 'viewInsufficient', status: ['insufficient'] },
  { key: 'all', name: 'viewAll', status: PATTERN_STATUS },
] as const

/** Which statuses an address asks for; those above what is expected where it says nothing. */
function statusesOf(asked: readonly string[]): readonly Status[] {
  if (asked.includes('all')) return PATTERN_STATUS
  const known = PATTERN_STATUS.filter((status) => asked.includes(status))
  return known.length === 0 ? FLAGGED : known
}

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((status) => other.includes(status))

/** Rules that recur with one unit or broker beyond what its peers or its own past show. */
export function Page() {
  const say = useText(text)
  const format = useFormat()
  const [asked, set] = useUrlState(DEFAULTS)
  const statuses = statusesOf(asked.status)
  const query = useRoute(listPatterns, inputOf(asked, statuses), { keep: true })
  const { data } = query
  const current = VIEWS.find(({ status }) => same(status, statuses))
  return (
    <>
      <PageHead
        title={say('patterns')}
        meta={
          <>
            {data?.runAt !== undefined && data.runAt !== null && <span>{say('runAt', { when: format.instant(data.runAt) })}</span>}
            <span>{say('question')}</span>
          </>
        }
      />
      <ViewTabs
        current={current?.key ?? ''}
        views={VIEWS.map(({ key, name, status }) => ({
          key,
          label: say(name),
          ...(data === undefined ? {} : { count: format.number(status.reduce((sum, one) => sum + data.counts[one], 0)) }),
          to: '/patterns',
          search: { ...scopeOf(asked), ...(key === 'flagged' ? {} : { status: key === 'all' ? ['all'] : [...status] }) },
        }))}
      />
      <PatternFilters asked={asked} set={set} found={data?.total} />
      <Answer query={query} what={say('loadingList')} rows={10} height={53}>
        {(page) => <Rows page={page} asked={asked} set={set} flagged={current?.key === 'flagged'} busy={query.isPlaceholderData} />}
      </Answer>
    </>
  )
}

function scopeOf({ unit, kind, rule }: Asked): Record<string, string> {
  return Object.fromEntries(Object.entries({ unit, kind, rule }).filter(([, value]) => value !== ''))
}

function inputOf({ unit, kind, rule, cursor }: Asked, statuses: readonly Status[]) {
  return {
    status: [...statuses],
    unit: unit === '' ? undefined : unit,
    subjectKind: kind === 'unit' || kind === 'broker' ? (kind as 'unit' | 'broker') : undefined,
    rule: rule === '' ? undefined : rule,
    cursor: cursor === '' ? undefined : cursor,
  }
}
