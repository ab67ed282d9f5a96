import { listWork } from '../../../src/desk/work/schema.ts'
import type { Output } from '../api.ts'
import { useRoute } from '../api-hooks.ts'
import { Turn } from '../access/list.tsx'
import { useFormat, useText } from '../i18n/use.ts'
import { Answer } from '../parts/answer.tsx'
import { Empty } from '../parts/empty.tsx'
import { ViewTabs } from '../parts/list-tools.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useUrlState } from '../url-state.ts'
import { Done } from './done.tsx'
import { Fresh } from './fresh.tsx'
import { Groups } from './groups.tsx'
import { DEFAULTS, VIEWS, viewOf } from './state.ts'
import { text } from './text.ts'
import { Weeks } from './weeks.tsx'
import styles from './work.module.css'

type Work = Output<typeof listWork>

/** What waits for whoever looks, by the clock that runs out first; what he follows; what he has done. */
export function Page() {
  const say = useText(text)
  const format = useFormat()
  const [asked, set] = useUrlState(DEFAULTS)
  const view = viewOf(asked.view)
  const list = view === 'done' ? 'waiting' : view
  const cursor = view === 'done' || asked.cursor === '' ? {} : { cursor: asked.cursor }
  const query = useRoute(listWork, { view: list, ...cursor }, { keep: true })
  const turn = (next: string): void => set({ cursor: next }, 'push')
  const counts = query.data?.counts
  const countOf = { waiting: counts?.waiting, following: counts?.following, done: undefined }
  return (
    <>
      <PageHead title={say('title')} meta={query.data !== undefined && <Meta work={query.data} view={view} />} />
      <ViewTabs
        current={view}
        views={VIEWS.map(({ key, name }) => {
          const count = countOf[key]
          return {
            key,
            label: say(name),
            ...(count === undefined ? {} : { count: format.count(count) }),
            to: '/work',
            search: key === DEFAULTS.view ? {} : { view: key },
          }
        })}
      />
      {view === 'done' ? (
        <Done cursor={asked.cursor} onTurn={turn} />
      ) : (
        <Answer query={query} what={say('loading')} rows={8} height={53}>
          {(work) => <Waiting work={work} view={view} onTurn={turn} />}
        </Answer>
      )}
    </>
  )
}

/** The day, how much there is, and how it stands. */
function Meta({ work: { today, groups }, view }: { work: Work; view: string }) {
  const say = useText(text)
  const format = useFormat()
  const { none, ...dated } = groups
  const n = Object.values(dated).reduce((sum, count) => sum + count.n, 0)
  return (
    <>
      <span>{say('today', { weekday: format.weekday(today), day: format.day(today) })}</span>
      {view === 'waiting' && (
        <>
          {n > 0 && <span>{say('dated', { n })}</span>}
          {none.n > 0 && <span>{say('undated', { n: none.n })}</span>}
          <span>{say('ordered')}</span>
        </>
      )}
      {view === 'following' && <span>{say('followingNote')}</span>}
      {view === 'done' && <span>{say('doneNote')}</span>}
    </>
  )
}

function Waiting({ work, view, onTurn }: { work: Work; view: 'waiting' | 'following'; onTurn: (cursor: string) => void }) {
  const say = useText(text)
  const nothing = work.rows.length === 0
  return (
    <div className={styles.split}>
      <div>
        <Fresh work={work} />
        {nothing && view === 'waiting' && <Empty title={say('none')} why={say('noneWhy')} />}
        {nothing && view === 'following' && <Empty title={say('noneFollowing')} />}
        <Groups work={work} />
        {!nothing && <Turn {...work} shown={work.rows.length} onTurn={onTurn} />}
      </div>
      <Weeks work={work} />
    </div>
  )
}
