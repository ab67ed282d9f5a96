import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { neighbours, type Finding } from '../../../../src/findings/schema.ts'
import type { UrlValues } from '../../address.ts'
import { useRoute } from '../../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { FindingState, Severity } from '../../parts/signs.tsx'
import { TierSign } from '../../parts/tier-sign.tsx'
import { useKeys } from '../../shell/keys.ts'
import { useAreaName } from '../cells.tsx'
import { readList, writeOrder, type ListState } from '../list/state.ts'
import { VIEW_WORDS, viewOf } from '../list/views.ts'
import { text as shared } from '../text.ts'
import { useActs } from './acts.tsx'
import styles from './record.module.css'
import { text } from './text.ts'

type Neighbours = z.infer<(typeof neighbours)['output']>

/** Where the finding stands in the list the reader came from, what it is called, and what can be done with it. */
export function RecordHead({ finding }: { finding: Finding }) {
  const say = useText(text)
  const word = useText(shared)
  const format = useFormat()
  const inWords = useBilingual()
  const areaName = useAreaName()
  const list = readList(useSearch({ strict: false }))
  const search = writeOrder(list)
  const view = viewOf(list.filter)
  const acts = useActs(finding)
  return (
    <>
      <PageHead
        title={inWords(finding.title)}
        phoneTitle={finding.number}
        crumbs={[
          { label: word('findings'), to: '/findings' },
          { label: view === undefined ? say('filtered') : word(VIEW_WORDS[view.name]), to: '/findings', search },
          { label: finding.number },
        ]}
        turn={<Turn id={finding.id} list={list} />}
        meta={
          <>
            <Severity of={finding.severity} />
            <FindingState of={finding.state} />
            <TierSign of={finding.tier} />
            <span>{say('raisedOn', { day: format.day(finding.raisedOn) })}</span>
            {finding.area !== null && <span>{areaName(finding.area)}</span>}
          </>
        }
        actions={<div className={styles.acts}>{acts.buttons}</div>}
        note={acts.note}
      />
      {acts.dialog}
    </>
  )
}

/** To the findings before and after this one in the list, by link and by `[ ]`. */
function Turn({ id, list }: { id: string; list: ListState }) {
  const say = useText(text)
  const navigate = useNavigate()
  const { filter, sort, direction } = list
  const { data } = useRoute(neighbours, { id, ...filter, sort, direction }, { keep: true })
  const search = writeOrder(list)
  const go = (to: string | null | undefined): boolean => {
    if (to === null || to === undefined) return false
    void navigate({ to: `/findings/${to}`, search: search as never })
    return true
  }
  useKeys({ '[': () => go(data?.previous), ']': () => go(data?.next) })
  return (
    <span className={`${styles.turn} no-print`}>
      <TurnLink to={data?.previous} search={search} label={say('previousLong')}>
        <IconChevronLeft size={14} stroke={1.8} aria-hidden />
        {say('previous')}
      </TurnLink>
      {data !== undefined && data.place !== null && <Place place={data.place} />}
      <TurnLink to={data?.next} search={search} label={say('nextLong')}>
        {say('next')}
        <IconChevronRight size={14} stroke={1.8} aria-hidden />
      </TurnLink>
    </span>
  )
}

/** The finding's place in the list. */
function Place({ place: { at, of } }: { place: NonNullable<Neighbours['place']> }) {
  const say = useText(text)
  const format = useFormat()
  const [here, all] = [format.count(at), format.count(of)]
  return (
    <span>
      <span aria-hidden>{say('place', { at: here, of: all })}</span>
      <span className="spoken">{say('placeLong', { at: here, of: all })}</span>
    </span>
  )
}

interface TurnLinkProps {
  to: string | null | undefined
  search: UrlValues
  label: string
  children: ReactNode
}

function TurnLink({ to, search, label, children }: TurnLinkProps) {
  if (to === null || to === undefined) return <span className="text3">{children}</span>
  return (
    <Link to={`/findings/${to}`} search={search as never} aria-label={label}>
      {children}
    </Link>
  )
}
