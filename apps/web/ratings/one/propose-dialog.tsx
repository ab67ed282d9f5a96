import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { proposeRating, type Ledger } from '../../../../src/accountability/ratings/schema.ts'
import { bestWithin, levelByPoints, scoreOf, type Score } from '../../../../src/law/rating/pure.ts'
import { ActForm, Dialog } from '../../account/dialog.tsx'
import { useAct } from '../../api-hooks.ts'
import { Choice } from '../../cases/acts/fields.tsx'
import { firstOf } from '../../cases/acts/parts.ts'
import { useText } from '../../i18n/use.ts'
import { ErrorBox } from '../../parts/error-box.tsx'
import { text } from '../text.ts'
import { Limit, useWord } from '../words.tsx'
import { TOUCHED, type LedgerYear } from './parts.ts'
import { PointFields, type Typed } from './point-fields.tsx'

interface ProposeProps {
  ledger: Ledger
  year: LedgerYear
  corrects: string | null
  onClose: () => void
}

/** Proposes a rating: the results, the limit beside them, the level; no level is chosen beforehand. */
export function ProposeDialog({ ledger, year, corrects, onClose }: ProposeProps) {
  const say = useText(text)
  const word = useWord(ledger.terms)
  const act = useAct(proposeRating, TOUCHED)
  const [typed, setTyped] = useState<Typed>({ points: {}, deductions: [] })
  const [results, setResults] = useState<string | null>(null)
  const [level, setLevel] = useState<string | null>(null)
  const [deviates, setDeviates] = useState('')
  const [tried, setTried] = useState(false)
  const { points: scale, levels, most } = year
  const score = scale === null ? null : scoreOf(scale, typed)
  const byResults = scale === null ? results : score!.wrong.length === 0 ? levelByPoints(levels, scale, score!.total) : null
  const expected = byResults === null ? null : bestWithin(levels, most, byResults)
  const isOther = level !== null && expected !== null && level !== expected
  const missing = useMissing({ score, byResults, level, isOther, deviates, ledger })
  const verb = say('proposeDo')
  const levelChoices = levels.map((one) => [one, word('levels', one)] as const)
  const go = (): void => {
    if (level === null) return
    const given = scale === null ? { byResults: results } : { scores: { ...typed, total: score!.total } }
    act.mutate(
      { officer: ledger.officer.id, year: year.year, level, ...given, deviates: isOther ? deviates.trim() : null, corrects },
      { onSuccess: onClose },
    )
  }
  return (
    <Dialog title={`${verb}: ${ledger.officer.name}, ${year.year}`} onClose={onClose}>
      <ActForm verb={verb} ready={missing === undefined} pending={act.isPending} onDo={go} onTried={() => setTried(true)} onClose={onClose}>
        <p>
          {say('limitIs')} <Limit of={year} terms={ledger.terms} />
        </p>
        {scale === null ? (
          <Choice label={say('byResults')} value={results} choices={levelChoices} onChange={setResults} />
        ) : (
          <PointFields scale={scale} terms={ledger.terms} typed={typed} onChange={setTyped} />
        )}
        {score !== null && byResults !== null && (
          <p className="strong">{say('sum', { total: String(score.total), level: word('levels', byResults) })}</p>
        )}
        {expected !== null && <p className="text2">{say('expected', { level: word('levels', expected) })}</p>}
        <Choice label={say('level')} value={level} choices={levelChoices} onChange={setLevel} />
        {isOther && (
          <Textarea
            label={say('deviates')}
            required
            autosize
            minRows={2}
            maxLength={2_000}
            value={deviates}
            onChange={(event) => setDeviates(event.currentTarget.value)}
          />
        )}
        {tried && missing !== undefined && <p className="small red">{say('notEntered', { why: missing })}</p>}
        {act.error !== null && <ErrorBox error={act.error} title={say('failed')} />}
      </ActForm>
    </Dialog>
  )
}

interface Entered {
  score: Score | null
  byResults: string | null
  level: string | null
  isOther: boolean
  deviates: string
  ledger: Ledger
}

/** What a proposal still lacks. */
function useMissing({ score, byResults, level, isOther, deviates, ledger }: Entered): string | undefined {
  const say = useText(text)
  const word = useWord(ledger.terms)
  const wrong = score?.wrong[0]
  return firstOf([
    [wrong !== undefined, wrong === undefined ? '' : say(`wrong-${wrong.why}`, { part: word('parts', wrong.part) })],
    [byResults === null, say('resultsMissing')],
    [level === null, say('levelMissing')],
    [isOther && deviates.trim().length < 3, say('deviatesMissing')],
  ])
}
