import { useNavigate } from '@tanstack/react-router'
import { listOrigins, openOutside, type Origin } from '../../../../src/cases/outside/schema.ts'
import { useAct, useRoute } from '../../api-hooks.ts'
import { formatDay } from '../../i18n/format.ts'
import { useBilingual, useText } from '../../i18n/use.ts'
import { Cite } from '../../law/cite.tsx'
import { useAppState } from '../../shell/state.ts'
import { FieldsDialog, type Field, type Told } from '../along/fields.tsx'
import { text } from './outside-text.ts'

/** Opens a case that stands on no finding: from where it comes, and one act of one person; more are entered on its page. */
export function OutsideDialog({ onClose }: { onClose: () => void }) {
  const origins = useRoute(listOrigins, {}).data?.rows
  return origins === undefined ? null : <Form origins={origins} onClose={onClose} />
}

function Form({ origins, onClose }: { origins: readonly Origin[]; onClose: () => void }) {
  const say = useText(text)
  const act = useAct(openOutside)
  const navigate = useNavigate()
  const done = ({ id }: { id: string }): void => {
    onClose()
    void navigate({ to: `/cases/${id}` })
  }
  return (
    <FieldsDialog
      {...{ act, onClose }}
      reasoned
      title={say('outsideDo')}
      object={say('outsideObject')}
      effect={say('outsideEffect')}
      fields={useFields(origins)}
      onDo={(told, reason) => act.mutate(givenOf(told, reason), { onSuccess: done })}
    />
  )
}

function useFields(origins: readonly Origin[]): Field[] {
  const say = useText(text)
  const inWords = useBilingual()
  const today = useAppState()?.today
  const asks = (wanted: Origin['number']) => (typed: Readonly<Record<string, string>>) =>
    origins.find(({ kind }) => kind === typed['kind'])?.number === wanted
  const now = today === undefined ? '' : formatDay(today)
  return [
    {
      name: 'kind',
      label: say('kind'),
      is: 'choice',
      choices: origins.map((one) => [one.kind, inWords(one), <Basis key={one.kind} of={one} />] as const),
    },
    { name: 'number', label: say('number'), is: 'line', when: asks('paper') },
    { name: 'paperDay', label: say('paperDay'), is: 'day', when: asks('paper') },
    { name: 'report', label: say('report'), help: say('reportHelp'), is: 'line', when: asks('report') },
    { name: 'title', label: say('title'), is: 'line' },
    { name: 'unit', label: say('unit'), is: 'unit' },
    { name: 'day', label: say('day'), is: 'day', start: now },
    { name: 'officer', label: say('officer'), is: 'person' },
    { name: 'what', label: say('what'), is: 'story' },
    { name: 'from', label: say('from'), is: 'day' },
    { name: 'until', label: say('until'), help: say('untilHelp'), is: 'day', optional: true },
    { name: 'detected', label: say('detected'), is: 'day', start: now },
  ]
}

function Basis({ of: { basis } }: { of: Origin }) {
  return <Cite of={{ cite: basis.cite.en, citeVi: basis.cite.vi }} confirmed={basis.confirmed} />
}

function givenOf(told: Told, reason: string) {
  const of = (name: string): string => told[name] ?? ''
  const { number = null, report = null, paperDay = null, until = null } = told
  return {
    origin: { kind: of('kind'), number: number ?? report, day: paperDay },
    title: of('title'),
    unit: of('unit'),
    day: of('day'),
    acts: [{ officer: of('officer'), what: of('what'), from: of('from'), until, detected: of('detected') }],
    reason,
  }
}
