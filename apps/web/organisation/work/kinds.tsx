import { Link } from '@tanstack/react-router'
import { listUnmatchedAccounts } from '../../../../src/findings/accounts/schema.ts'
import { WORK_KINDS, workList } from '../../../../src/organisation/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { searchOf, type Asked } from '../state.ts'
import { text } from '../text.ts'
import { TRACES } from './accounts.tsx'
import styles from './work.module.css'

const sum = (counts: readonly { n: number; more: boolean }[]): { n: number; more: boolean } => ({
  n: counts.reduce((all, { n }) => all + n, 0),
  more: counts.some(({ more }) => more),
})

/** What there is to do, by kind with counts; each kind is a link. */
export function Kinds({ asked }: { asked: Asked }) {
  const say = useText(text)
  const format = useFormat()
  const { unit } = asked
  const { data } = useRoute(workList, { ...(unit === '' ? {} : { unit }), limit: 1 }, { keep: true })
  const traces = useRoute(listUnmatchedAccounts, { limit: 1 }).data
  const kinds = [
    { kind: '', label: say('kindAll'), count: data && sum(Object.values(data.counts)) },
    ...WORK_KINDS.map((kind) => ({ kind, label: say(`kind_${kind}`), count: data?.counts[kind] })),
    { kind: TRACES, label: say('kind_traces'), count: traces && sum(Object.values(traces.counts)) },
  ]
  return (
    <nav aria-label={say('kinds')}>
      <ul className={styles.kinds}>
        {kinds.map(({ kind, label, count }) => (
          <li key={kind}>
            <Link
              to="/organisation"
              search={searchOf(asked, { kind, cursor: '', text: '' }) as never}
              activeOptions={{ exact: true }}
              aria-current={asked.kind === kind ? 'true' : undefined}
            >
              {label} <span className="text2">{count !== undefined && format.count(count)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
