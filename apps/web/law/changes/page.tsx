import { Button, SegmentedControl } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { listLawChanges, type LawChange } from '../../../../src/law/changed/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useMay } from '../../shell/state.ts'
import table from '../../units/plain-table.module.css'
import { useUrlState } from '../../url-state.ts'
import styles from '../confirm/confirm.module.css'
import { LawWays } from '../ways.tsx'
import { Files } from './files.tsx'
import { text } from './text.ts'

const DEFAULTS = { state: 'draft', cursor: '' }
const STATES = ['draft', 'published', 'withdrawn'] as const
const PAGE = 30

/** Changes of the law: what waits for a second person, what counts, what was withdrawn; and the files that a change begins from. */
export function Page() {
  const say = useText(text)
  const format = useFormat()
  const may = useMay()
  const [{ state, cursor }, set] = useUrlState(DEFAULTS)
  const shown = STATES.find((one) => one === state) ?? 'draft'
  const query = useRoute(listLawChanges, { state: shown, limit: PAGE, ...(cursor === '' ? {} : { cursor }) }, { keep: true })
  return (
    <>
      <PageHead
        title={say('title')}
        meta={<span>{say('lead')}</span>}
        actions={
          may('rulebook.change') && (
            <Button variant="default" component={Link} to="/law/changes/edit">
              {say('addFile')}
            </Button>
          )
        }
      />
      <LawWays current="changes" />
      <Answer query={query} what={say('loading')} rows={4} height={53}>
        {({ rows, next, counts }) => (
          <>
            <SegmentedControl
              aria-label={say('title')}
              classNames={{ root: styles.states!, label: styles.state! }}
              value={shown}
              data={STATES.map((one) => ({ value: one, label: say(`state-${one}`, { count: format.number(counts[one]) }) }))}
              onChange={(value) => set({ state: value, cursor: '' }, 'push')}
            />
            {rows.length === 0 ? <Empty title={say('none')} why="" /> : <Changes rows={rows} />}
            {(cursor !== '' || next !== null) && (
              <div className={styles.turn}>
                <Button variant="default" disabled={cursor === ''} onClick={() => set({ cursor: '' }, 'push')}>
                  {say('first')}
                </Button>
                <Button variant="default" disabled={next === null} onClick={() => set({ cursor: next ?? '' }, 'push')}>
                  {say('next')}
                </Button>
              </div>
            )}
          </>
        )}
      </Answer>
      <Files />
    </>
  )
}

function Changes({ rows }: { rows: readonly LawChange[] }) {
  const say = useText(text)
  const format = useFormat()
  const byAt = (by: string, at: string): string => say('byAt', { by, at: format.instant(at) })
  return (
    <div className={styles.scrolls} tabIndex={0} role="group" aria-label={say('title')}>
      <table className={table.table}>
        <caption className="spoken">{say('title')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('change')}</th>
            <th scope="col">{say('file')}</th>
            <th scope="col">{say('drafted')}</th>
            <th scope="col">{say('decided')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, note, file, removes, state, draftedBy, draftedAt, decidedBy, decidedAt }) => (
            <tr key={id} data-row>
              <th scope="row" className={styles.rule}>
                <Link to="/law/changes/$id" params={{ id } as never}>
                  {note}
                </Link>
              </th>
              <td>
                {file}
                {removes && <span className={styles.second}>{say('takesOut')}</span>}
              </td>
              <td>{byAt(draftedBy, draftedAt)}</td>
              <td>{decidedBy === null ? <span className="text2">{say(state)}</span> : byAt(decidedBy, decidedAt!)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
