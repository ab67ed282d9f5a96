import { Link } from '@tanstack/react-router'
import { isUrgent } from '../../../src/cases/clocks/pure.ts'
import type { WorkItem } from '../../../src/desk/work/schema.ts'
import { clockWords } from '../../../src/law/allowed/words/pure.ts'
import { daysBetween } from '../i18n/format.ts'
import { useBilingual, useFormat, useText, type Say } from '../i18n/use.ts'
import { Cite } from '../law/cite.tsx'
import { useNamed } from '../law/named.ts'
import { ClockBar } from './clock-bar.tsx'
import { text } from './text.ts'
import styles from './work.module.css'

interface ItemProps {
  item: WorkItem
  today: string
}

/** One thing to be done: how long there is, what it is, by which clock. */
export function Item({ item, today }: ItemProps) {
  const { clock } = item
  const ends = clock?.ends ?? null
  const left = ends === null ? null : daysBetween(today, ends)
  const urgent = left !== null && isUrgent(left, clock!.days)
  return (
    <li className={styles.item}>
      <Left item={item} left={left} urgent={urgent} />
      <What item={item} />
      <ClockName item={item} />
      {clock !== null && <ClockBar clock={clock} today={today} urgent={urgent} />}
    </li>
  )
}

function Left({ item: { clock, why }, left, urgent }: { item: WorkItem; left: number | null; urgent: boolean }) {
  const say = useText(text)
  const format = useFormat()
  if (left === null) {
    const words = clock !== null ? say('stands') : why === 'none' ? say('noDay') : say('notKnown')
    return <span className={styles.noDay}>{words}</span>
  }
  const tone = urgent ? `${styles.left} ${styles.red}` : styles.left
  if (left <= 0) return <span className={tone}>{left === 0 ? say('lastDay') : say('over', { n: -left })}</span>
  return (
    <span className={tone}>
      <span aria-hidden>
        <b>{format.number(left)}</b> {say('daysLeft', { n: left }).replace(format.number(left), '').trim()}
      </span>
      <span className="spoken">{say('left', { n: left })}</span>
    </span>
  )
}

/** The act, as a link to where it is done, and of what. */
function What({ item }: { item: WorkItem }) {
  const say = useText(text)
  const inWords = useBilingual()
  const { kind, number, title, people, isNew } = item
  const called = kind === 'proposal' ? say(`proposal-${number}` as 'proposal-role-given') : number
  const parts = [called, title === null ? '' : inWords(title), wordsOfPeople(say, kind, people)]
  return (
    <span className={styles.what}>
      <Link to={placeOf(item)} {...hashOf(item)}>
        {say(`act-${kind}`)}
      </Link>
      {isNew && <span className={styles.new}>{say('isNew')}</span>}
      <span className={styles.second}>{parts.filter((part) => part !== '').join(' · ')}</span>
    </span>
  )
}

function wordsOfPeople(say: Say<keyof typeof text.pairs>, kind: WorkItem['kind'], n: number): string {
  if (kind === 'conclude') return say('ofPeople', { n })
  return n > 1 ? say('oneOf', { n }) : ''
}

function placeOf({ kind, record }: WorkItem): string {
  if (kind === 'submission-own' || kind === 'review-own') return '/mine'
  if (kind.startsWith('submission-')) return `/submissions/${record}`
  if (kind === 'reread-take') return '/rereading'
  if (kind === 'reread' || kind === 'reread-settle') return `/rereading/${record}`
  if (kind === 'rating-withdrawal') return `/ratings/${record}`
  if (kind === 'finding') return `/findings/${record}`
  if (kind === 'proposal') return '/proposals'
  if (kind === 'break-glass') return '/break-glass'
  if (kind === 'mandate') return '/mandates'
  if (kind === 'destruction') return `/retention/${record}`
  if (kind === 'law-confirmation') return '/law/confirm'
  if (kind === 'law-change') return `/law/changes/${record}`
  if (kind === 'catalogue') return '/catalogue/versions'
  return `/cases/${record}`
}

/** What stands far down on the page of a case. */
const HASHES: Partial<Record<WorkItem['kind'], string>> = {
  conclude: 'reviews',
  'review-hear': 'reviews',
  'review-check': 'reviews',
  'review-sign': 'reviews',
  complaint: 'after',
  settle: 'after',
  ruling: 'after',
  'measure-sign': 'measures',
  'measure-end': 'measures',
  sitting: 'council',
  'document-check': 'documents',
  'document-number': 'documents',
  'document-original': 'documents',
  'release-check': 'releases',
  release: 'releases',
  goods: 'along-with',
  'plan-task': 'plan',
  'plan-late': 'plan',
}

function hashOf({ kind }: WorkItem): { hash?: string } {
  const hash = HASHES[kind]
  return hash === undefined ? {} : { hash }
}

const WHY = { unknown: 'whyUnknown', unasked: 'whyUnasked', elsewhere: 'whyElsewhere', none: 'noDay' } as const
const OWN = ['internal', 'review', 'lapse', 'seal', 'begins', 'measure', 'sits', 'set', 'asked'] as const

function ClockName({ item: { clock, why } }: { item: WorkItem }) {
  const say = useText(text)
  const named = useNamed()
  const format = useFormat()
  if (clock === null)
    return <span className={styles.clock}>{why === 'none' ? null : <span className="text2">{say(WHY[why ?? 'unknown'])}</span>}</span>
  const own = OWN.find((id) => id === clock.id)
  const name = own === undefined ? capital(named(clock.name ?? clockWords(clock.id))) : say(`clock-${own}`)
  const pauses = clock.notCounted.map(({ from, to, document }) => {
    const days = { from: format.day(from), to: to === null ? '…' : format.day(to) }
    return document === null ? say('notCounted', days) : say('notCountedBy', { ...days, document })
  })
  return (
    <span className={styles.clock}>
      <span>{clock.act === null ? name : say('ofAct', { name, n: clock.act })}</span>
      {clock.cite === null ? <span className={styles.second}>{say('noCite')}</span> : <Cite of={clock.cite} confirmed={false} />}
      {clock.doubt !== null && <span className={styles.second}>{say('doubt', { why: named(clock.doubt) })}</span>}
      {pauses.length > 0 && <span className={styles.second}>{pauses.join('; ')}</span>}
    </span>
  )
}

const capital = (words: string): string => words.charAt(0).toLocaleUpperCase() + words.slice(1)
