import type { ReactNode } from 'react'
import type { CaseShown } from '../../../../src/cases/schema.ts'
import { showTaken, type Taken } from '../../../../src/cases/taken/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { usePersonName } from '../../shell/state.ts'
import { text as shared } from '../text.ts'
import { useTerm, type Known } from '../words.ts'
import styles from './taken.module.css'
import { text } from './text.ts'

type UnderProps = Known<CaseShown> & { what: readonly Taken['what'][] }

/** What was taken out of a section of the case, struck through, with who, when and why; nothing where there is none. */
export function TakenUnder({ file, terms, what }: UnderProps) {
  const say = useText(text)
  const called = useCalled(terms)
  const why = useWhy()
  const rows = (useRoute(showTaken, { id: file.id }).data?.taken ?? []).filter((one) => what.includes(one.what))
  if (rows.length === 0) return null
  return (
    <ul className={styles.taken} aria-label={say('under')}>
      {rows.map((one) => (
        <li key={one.id}>
          <s className="text2">{called(one)}</s> <span className="small text2">{why(one)}</span>
        </li>
      ))}
    </ul>
  )
}

function useWhy(): (one: Pick<Taken, 'by' | 'at' | 'reason'>) => string {
  const say = useText(text)
  const format = useFormat()
  const nameOf = usePersonName()
  return ({ by, at, reason }) => say('why', { name: nameOf(by.name), at: format.instant(at), reason })
}

function useCalled(terms: Known<CaseShown>['terms']): (one: Taken) => string {
  const say = useText(text)
  const word = useText(shared)
  const inWords = useBilingual()
  const term = useTerm()
  return ({ what, officer: { name }, role, words, wordsEn, term: said }) => {
    if (what === 'party') return say('roleOf', { name, role: word(`role-${role ?? 'concerned'}`) })
    if (what === 'act') return say('ofWhom', { what: inWords({ vi: words ?? '', en: wordsEn ?? words ?? '' }), name })
    const all = what === 'earlier' ? terms.forms : terms.circumstances
    const called = term(all, said ?? '')
    return say('ofWhom', { what: what === 'earlier' ? say('earlier', { form: called }) : called, name })
  }
}

/** What was taken out, and to whom the case was handed over, as lines of its history. What went with a person is no line of its own. */
export function useMendedLines({ file, terms }: Known<CaseShown>): { id: string; at: string; head: string; why: ReactNode }[] {
  const say = useText(text)
  const called = useCalled(terms)
  const why = useWhy()
  const nameOf = usePersonName()
  const { taken = [], handovers = [] } = useRoute(showTaken, { id: file.id }).data ?? {}
  return [
    ...taken
      .filter(({ along }) => along === null)
      .map((one) => ({ id: one.id, at: one.at, head: say('lineOut', { what: called(one) }), why: why(one) })),
    ...handovers.map((one) => {
      const name = nameOf(one.to.name)
      const head = one.from === null ? say('lineHanded', { name }) : say('lineHandedFrom', { from: nameOf(one.from.name), name })
      return { id: one.id, at: one.at, head, why: why(one) }
    }),
  ]
}
