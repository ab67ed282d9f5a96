import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { showTree, type Succession, type UnitNode } from '../../../../src/organisation/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable, type Column, type PhoneRow } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Pager } from '../../parts/list-tools.tsx'
import { PersonLink } from '../links.tsx'
import { dayInput, searchOf, type Asked, type SetAsked } from '../state.ts'
import { text } from '../text.ts'
import { unitPath } from '../words.ts'
import styles from './chart.module.css'

interface UnitsTableProps {
  asked: Asked
  set: SetAsked
  /** The units from the top down to the one whose units are shown. */
  path: readonly UnitNode[]
}

/** The chart as a table: the units directly below one, page by page, and the way up. */
export function UnitsTable({ asked, set, path }: UnitsTableProps) {
  const say = useText(text)
  const inWords = useBilingual()
  const under = path.at(-1)
  const query = useRoute(
    showTree,
    {
      ...dayInput(asked.on),
      ...(under === undefined ? {} : { under: under.code }),
      ...(asked.cursor === '' ? {} : { cursor: asked.cursor }),
    },
    { keep: true },
  )
  const { columns, phone } = useColumns(asked, path.length)
  return (
    <>
      <Path asked={asked} path={path} />
      <Answer query={query} what={say('loadingTree')} rows={6} height={35}>
        {({ rows, ...page }) =>
          rows.length === 0 ? (
            <None leaf={under !== undefined} />
          ) : (
            <>
              <DataTable
                caption={under === undefined ? say('topUnits') : say('unitsBelow', { name: inWords(under.name) })}
                columns={columns}
                rows={rows}
                keyOf={({ code }) => code}
                hidden={empty(rows)}
                phone={phone}
                busy={query.isPlaceholderData}
              />
              <Pager {...page} shown={rows.length} onTurn={(cursor) => set({ cursor }, 'push')} />
            </>
          )
        }
      </Answer>
    </>
  )
}

function None({ leaf }: { leaf: boolean }) {
  const say = useText(text)
  return leaf ? <p className="text2">{say('leaf')}</p> : <Empty title={say('noUnits')} why={say('noUnitsWhy')} />
}

/** Columns that no row says anything in. */
function empty(rows: readonly UnitNode[]): string[] {
  const [before, after] = [rows.some(({ predecessors }) => predecessors.length > 0), rows.some(({ successors }) => successors.length > 0)]
  return [...(before ? [] : ['before']), ...(after ? [] : ['after'])]
}

const LEVELS = ['top', 'region', 'unit'] as const

function Path({ asked, path }: { asked: Asked; path: readonly UnitNode[] }) {
  const say = useText(text)
  const inWords = useBilingual()
  const at = (depth: number) =>
    searchOf(asked, { cursor: '', ...Object.fromEntries(LEVELS.map((name, level) => [name, level < depth ? path[level]!.code : ''])) })
  return (
    <ol className={styles.path}>
      <li>
        <Link to="/organisation" search={at(0) as never}>
          {say('topUnits')}
        </Link>
      </li>
      {path.map(({ code, short }, depth) => (
        <li key={code}>
          <Link to="/organisation" search={at(depth + 1) as never}>
            {inWords(short)}
          </Link>
        </li>
      ))}
    </ol>
  )
}

function useColumns(asked: Asked, depth: number): { columns: readonly Column<UnitNode>[]; phone: (row: UnitNode) => PhoneRow } {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  return useMemo(() => {
    const { on } = asked
    const name = (row: UnitNode) =>
      depth < LEVELS.length ? (
        <Link to="/organisation" search={searchOf(asked, { cursor: '', [LEVELS[depth]!]: row.code }) as never}>
          {inWords(row.name)}
        </Link>
      ) : (
        inWords(row.name)
      )
    const head = ({ head: own, acting }: UnitNode) => {
      if (acting === null && own === null) return <span className="red">{say('noHead')}</span>
      return (
        <>
          {own !== null && <PersonLink officer={own} on={on} />}
          {acting !== null && (
            <>
              {own !== null && '; '}
              {say('role_acting')}: <PersonLink officer={acting} on={on} />
            </>
          )}
        </>
      )
    }
    const steps = (all: readonly Succession[]) => all.map(({ unit, day }) => `${inWords(unit.short)} (${format.day(day)})`).join('; ')
    const columns: readonly Column<UnitNode>[] = [
      { id: 'unit', head: say('unit'), names: true, wrap: true, cell: name },
      { id: 'head', head: say('head'), cell: head },
      { id: 'people', head: say('peopleHead'), number: true, cell: ({ people }) => format.number(people) },
      { id: 'below', head: say('below'), number: true, cell: ({ children }) => format.number(children) },
      { id: 'since', head: say('since'), cell: ({ from }) => (from === null ? '' : format.day(from)) },
      { id: 'before', head: say('before'), wrap: true, cell: ({ predecessors }) => steps(predecessors) },
      { id: 'after', head: say('after'), wrap: true, cell: ({ successors }) => steps(successors) },
      { id: 'page', head: say('unitPage'), cell: (row) => <UnitPage node={row} on={on} /> },
    ]
    const phone = (row: UnitNode): PhoneRow => ({
      title: name(row),
      second: head(row),
      left: row.predecessors.length === 0 ? say('people', { n: row.people }) : `${say('before')}: ${steps(row.predecessors)}`,
      right: <UnitPage node={row} on={on} />,
    })
    return { columns, phone }
  }, [asked, depth, say, format, inWords])
}

function UnitPage({ node, on }: { node: UnitNode; on: string }) {
  const say = useText(text)
  return (
    <Link to={unitPath(node.code)} search={(on === '' ? {} : { on }) as never}>
      {say('unitPage')}
      <span className="spoken"> {node.code}</span>
    </Link>
  )
}
