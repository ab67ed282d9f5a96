import { Button, Select } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { diffRulebook } from '../../../../src/desk/rulebooks/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { Section } from '../../parts/section.tsx'
import { useUrlState } from '../../url-state.ts'
import { Differences } from '../differences.tsx'
import { text } from '../text.ts'
import styles from './one.module.css'
import { DEFAULTS, useStateWord, useVersionName, type Version, type Rulebook } from './shown.ts'

/** The versions of a rulebook, and what differs between two of them. */
export function Versions({ book, onUse }: { book: Rulebook; onUse: (version: number) => void }) {
  const say = useText(text)
  const columns = useColumns(book, onUse)
  return (
    <>
      <DataTable caption={say('versionsCaption')} columns={columns} rows={book.versions} keyOf={({ version }) => String(version)} />
      {book.versions.length < 2 ? <p className={styles.remark}>{say('onlyOne')}</p> : <Compare book={book} />}
    </>
  )
}

function useColumns({ rulebook, versions }: Rulebook, onUse: (version: number) => void): readonly Column<Version>[] {
  const say = useText(text)
  const format = useFormat()
  const stateWord = useStateWord()
  return useMemo(() => {
    const to = `/rulebooks/${rulebook.id}`
    const used = versions.find(({ state }) => state === 'used')
    return [
      {
        id: 'version',
        head: say('version'),
        names: true,
        cell: ({ version }) => (
          <Link to={to} search={{ version: String(version) } as never}>
            {say('versionN', { n: version })}
          </Link>
        ),
      },
      {
        id: 'state',
        head: say('state'),
        cell: ({ state }) => <span className={state === 'used' ? 'strong' : ''}>{stateWord(state)}</span>,
      },
      { id: 'note', head: say('note'), wrap: true, cell: ({ note }) => note },
      { id: 'rules', head: say('rules'), number: true, cell: ({ rules }) => format.number(rules) },
      { id: 'by', head: say('by'), cell: ({ by }) => by },
      { id: 'at', head: say('at'), cell: ({ at }) => format.instant(at) },
      { id: 'used', head: say('usedAt'), cell: ({ usedAt }) => (usedAt === null ? '–' : format.instant(usedAt)) },
      {
        id: 'acts',
        head: say('acts'),
        cell: ({ version, state }) => (
          <span className={styles.acts}>
            {used !== undefined && used.version !== version && (
              <Link to={to} search={{ view: 'versions', before: String(used.version), after: String(version) } as never}>
                {say('compareWith')}
              </Link>
            )}
            {state !== 'used' && (
              <Button size="compact-sm" variant="default" onClick={() => onUse(version)}>
                {say('use')}
              </Button>
            )}
          </span>
        ),
      },
    ]
  }, [rulebook, versions, onUse, say, format, stateWord])
}

function Compare({ book }: { book: Rulebook }) {
  const say = useText(text)
  const nameOf = useVersionName()
  const [{ before: beforeText, after: afterText }, set] = useUrlState(DEFAULTS)
  const { versions } = book
  const used = versions.find(({ state }) => state === 'used')?.version ?? versions[0]!.version
  const before = beforeText === '' ? used : Number(beforeText)
  const after =
    afterText === '' ? Math.max(...versions.map(({ version }) => version).filter((version) => version !== before)) : Number(afterText)
  const data = versions.map((one) => ({ value: String(one.version), label: nameOf(one) }))
  return (
    <Section
      title={say('compare')}
      action={
        <span className={styles.compare}>
          <Select
            aria-label={say('compareOld')}
            allowDeselect={false}
            w={190}
            data={data}
            value={String(before)}
            onChange={(value) => set({ before: value ?? '' })}
          />
          <span>{say('compareNew')}</span>
          <Select
            aria-label={say('compareNew')}
            allowDeselect={false}
            w={190}
            data={data}
            value={String(after)}
            onChange={(value) => set({ after: value ?? '' })}
          />
        </span>
      }
    >
      {before === after ? <p className="text2">{say('sameVersion')}</p> : <Diff id={book.rulebook.id} before={before} after={after} />}
    </Section>
  )
}

function Diff({ id, before, after }: { id: string; before: number; after: number }) {
  const say = useText(text)
  const query = useRoute(diffRulebook, { id, before, after }, { keep: true })
  return (
    <Answer query={query} what={say('loadingDiff')} rows={4} height={53}>
      {({ rules, same }) =>
        rules.length === 0 ? (
          <p className="text2">{say('noDifference')}</p>
        ) : (
          <>
            <p className="text2">
              {say('differN', { n: rules.length })} · {say('sameN', { n: same })}
            </p>
            <Differences rules={rules} />
          </>
        )
      }
    </Answer>
  )
}
