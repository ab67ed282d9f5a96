import { localDay, type Trx } from '../../base/index.ts'
import { laneOf, type Hit } from '../../detect/index.ts'
import type { Vocabulary } from '../../law/index.ts'
import { accountDayKey, holdersOn, type AccountDay, type Holder } from '../../organisation/index.ts'

/** An account at witness events, and the one officer who held it on their days; or why nobody can be named. */
export interface Named {
  account: string
  officer: string | null
  unattributed: 'none' | 'several' | 'shared' | 'unsaid' | null
  /** Positions of the witness events. */
  events: number[]
}

/** Finds who is named in traces; what was asked once is remembered. */
export interface Attribution {
  /** Looks up whoever is needed for these hits. */
  prepare: (hits: readonly Hit[]) => Promise<void>
  namedIn: (hit: Hit) => Named[]
}

export function attribution(trx: Trx, vocabulary: Vocabulary, zone: string): Attribution {
  const known = new Map<string, Holder>()
  const daysOf = (hit: Hit): (AccountDay & { event: number })[] => accountDays(hit, zone)
  return {
    prepare: async (hits) => {
      const asked = hits.flatMap(daysOf).filter((one) => one.day !== UNDATED && !known.has(accountDayKey(one)))
      for (const [key, holder] of await holdersOn(trx, asked)) known.set(key, holder)
    },
    namedIn: (hit) => {
      const byAccount = Map.groupBy(daysOf(hit), ({ account }) => account)
      const named = [...byAccount].map(([account, days]) => ({
        account,
        ...together(days.map((one) => known.get(accountDayKey(one)) ?? NOBODY)),
        events: days.map(({ event }) => event),
      }))
      return named.filter((one) => one.unattributed !== 'none' || one.events.some((at) => isOfficers(vocabulary, hit, at)))
    },
  }
}

/** An account that the register does not know is somebody of ours only where officers act: a trader's is not. */
function isOfficers(vocabulary: Vocabulary, { trace }: Hit, at: number): boolean {
  return laneOf(vocabulary, trace.events[at]!.activity, true) === 'officers'
}

function accountDays({ witnesses, trace }: Hit, zone: string): (AccountDay & { event: number })[] {
  return witnesses.flatMap((event) => {
    const { account, at } = trace.events[event]!
    return account === null ? [] : [{ account, day: at === null ? UNDATED : localDay(zone, Date.parse(at)), event }]
  })
}

/** Without a date nobody can say who held an account. */
const UNDATED = ''
const NOBODY: Holder = { officer: null, why: 'none' }

/** Two events of one account on days with different holders name nobody. */
function together(holders: readonly Holder[]): Pick<Named, 'officer' | 'unattributed'> {
  const officers = new Set(holders.map(({ officer }) => officer))
  const why = holders.find((holder) => holder.why !== null)?.why ?? null
  if (why !== null) return { officer: null, unattributed: why }
  return officers.size > 1 ? { officer: null, unattributed: 'several' } : { officer: holders[0]!.officer, unattributed: null }
}
