import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import type { listPatterns } from '../../../../src/desk/patterns/schema.ts'
import { useText } from '../../i18n/use.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Pager } from '../../parts/list-tools.tsx'
import { roundTop } from '../../parts/small-pictures.tsx'
import table from '../../units/plain-table.module.css'
import { text } from '../text.ts'
import { usePatternColumns, usePhoneRow } from './columns.tsx'
import styles from './list.module.css'
import type { Asked, SetAsked } from './state.ts'

type Answered = z.infer<(typeof listPatterns)['output']>

interface RowsProps {
  page: Answered
  asked: Asked
  set: SetAsked
  flagged: boolean
  busy: boolean
}

const MOST_RATIO = 10

/** The patterns, or why there are none; never that all is well. */
export function Rows({ page, asked, set, flagged, busy }: RowsProps) {
  const say = useText(text)
  const top = Math.min(MOST_RATIO, roundTop(Math.max(2, ...page.rows.map(({ interval }) => interval?.[1] ?? 0))))
  const columns = usePatternColumns(top)
  const phone = usePhoneRow()
  if (page.rows.length === 0) return <NoRows page={page} asked={asked} set={set} flagged={flagged} />
  return (
    <>
      <DataTable caption={say('caption')} columns={columns} rows={page.rows} keyOf={({ id }) => id} lines="two" phone={phone} busy={busy} />
      <p className={table.remark}>{say('qRead')}</p>
      {(page.previous !== null || page.next !== null) && (
        <div className={styles.foot}>
          <Pager
            from={page.from}
            shown={page.rows.length}
            total={page.total}
            previous={page.previous}
            next={page.next}
            onTurn={(cursor) => set({ cursor }, 'push')}
          />
        </div>
      )}
    </>
  )
}

function NoRows({ page, asked, set, flagged }: Omit<RowsProps, 'busy'>) {
  const say = useText(text)
  if (page.runAt === null) {
    return (
      <Empty
        title={say('nothing')}
        why={say('nothingWhy')}
        action={
          <Button component={Link} to="/imports">
            {say('nothingDo')}
          </Button>
        }
      />
    )
  }
  const few = page.counts.insufficient
  const narrowed = asked.unit !== '' || asked.rule !== '' || asked.kind !== '' || asked.cursor !== ''
  return (
    <Empty
      title={say(flagged ? 'emptyFlagged' : 'emptyFilter')}
      why={say('emptyFlaggedWhy', { n: few })}
      action={
        <>
          {narrowed && (
            <Button variant="default" onClick={() => set({ unit: '', rule: '', kind: '', cursor: '' }, 'push')}>
              {say('clear')}
            </Button>
          )}
          {few > 0 && (
            <button type="button" className={styles.link} onClick={() => set({ status: ['insufficient'], cursor: '' }, 'push')}>
              {say('showInsufficient')}
            </button>
          )}
        </>
      }
    />
  )
}
