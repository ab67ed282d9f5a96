import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { COUNT_KINDS, listCounted, type CaseBehind, type Scorecard } from '../../../../src/desk/scorecard/schema.ts'
import type { Terms } from '../../../../src/law/allowed/schema.ts'
import access from '../../access/access.module.css'
import { Turn } from '../../access/list.tsx'
import { useRoute } from '../../api-hooks.ts'
import { UnitCell } from '../../findings/cells.tsx'
import { useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { Section } from '../../parts/section.tsx'
import { text } from '../../results/text.ts'
import styles from '../one/one.module.css'
import { useCounted } from './counts.tsx'
import { DEFAULTS, type Asked, type SetAsked } from './state.ts'

interface BehindProps {
  card: Scorecard
  terms: Terms
  asked: Asked
  set: SetAsked
}

/** The cases behind a number, as far as whoever looks sees them. */
export function Behind({ card: { unit, year }, terms, asked: { kind: given, word, cursor }, set }: BehindProps) {
  const say = useText(text)
  const inWords = useCounted(terms)
  const columns = useColumns()
  const kind = COUNT_KINDS.find((one) => one === given) ?? 'opened'
  const query = useRoute(
    listCounted,
    { code: unit.code, year, kind, word, limit: 20, ...(cursor === '' ? {} : { cursor }) },
    { keep: true },
  )
  const close = (): void => set({ kind: DEFAULTS.kind, word: DEFAULTS.word, cursor: '' }, 'push')
  return (
    <Section
      title={say('behind', { what: inWords({ kind, word }) })}
      action={
        <button type="button" className={styles.link} onClick={close}>
          {say('close')}
        </button>
      }
    >
      <Answer query={query} what={say('loadingBehind')} rows={3} height={53}>
        {(page) =>
          page.rows.length === 0 ? (
            <p className="text2">{say('behindNone')}</p>
          ) : (
            <>
              <DataTable
                caption={say('behind', { what: inWords({ kind, word }) })}
                columns={columns}
                rows={page.rows}
                keyOf={({ id }) => id}
                lines="two"
              />
              <Turn {...page} shown={page.rows.length} onTurn={(turned) => set({ cursor: turned }, 'push')} />
            </>
          )
        }
      </Answer>
    </Section>
  )
}

function useColumns(): readonly Column<CaseBehind>[] {
  const say = useText(text)
  const format = useFormat()
  return useMemo(
    () => [
      {
        id: 'case',
        head: say('case'),
        names: true,
        wrap: true,
        cell: ({ id, title, number }) => (
          <>
            <Link to="/cases/$id" params={{ id } as never}>
              {title}
            </Link>
            <span className={access.second}>{number}</span>
          </>
        ),
      },
      { id: 'unit', head: say('unit'), cell: ({ unit }) => <UnitCell unit={unit} /> },
      { id: 'openedOn', head: say('openedOn'), cell: ({ openedOn }) => format.day(openedOn) },
    ],
    [say, format],
  )
}
