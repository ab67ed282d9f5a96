import { Button } from '@mantine/core'
import { showCompetence, type ShownCompetence } from '../../../../src/cases/competence/schema.ts'
import type { CaseShown } from '../../../../src/cases/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { usePersonName } from '../../shell/state.ts'
import plain from '../../units/plain-table.module.css'
import styles from '../one/case.module.css'
import { useDialog } from '../one/use-dialog.tsx'
import { useCaseLaw } from '../one/use-law.ts'
import { useTerm, type Known } from '../words.ts'
import { Who } from './said.tsx'
import { text } from './text.ts'

/** Who decides on each person concerned today, form by form; where that is another unit, the case can go there. */
export function WhoDecides({ file, terms }: Known<CaseShown>) {
  const say = useText(text)
  const inWords = useBilingual()
  const { open, canChange, shown } = useDialog({ file, terms })
  const { data } = useRoute(showCompetence, { id: file.id }, { keep: true })
  if (data === undefined || data.rows.length === 0) return null
  const { rows, elsewhere, transfers } = data
  return (
    <section aria-labelledby="who-decides">
      <h2 id="who-decides">{say('title')}</h2>
      {rows.map((row) => (
        <OfOne key={row.officer.id} id={file.id} row={row} terms={terms} many={rows.length > 1} />
      ))}
      {elsewhere.length > 0 && file.state !== 'decided' && (
        <p className="amber small">{say('elsewhere', { units: elsewhere.map(({ name }) => inWords(name)).join(', ') })}</p>
      )}
      {elsewhere.length > 0 && canChange && (
        <Button className="no-print" variant="default" size="compact-md" onClick={() => open({ name: 'transfer' })}>
          {say('transfer')}
        </Button>
      )}
      {transfers.map((one) => (
        <Went key={one.id} of={one} />
      ))}
      {shown}
    </section>
  )
}

interface OfOneProps extends Pick<Known<CaseShown>, 'terms'> {
  id: string
  row: ShownCompetence['rows'][number]
  many: boolean
}

/** Forms of discipline alone, those that the law of today has for him; what nobody knows is one line. */
function OfOne({ id, row: { officer, answers }, terms, many }: OfOneProps) {
  const say = useText(text)
  const term = useTerm()
  const nameOf = usePersonName()
  const inWords = useBilingual()
  const outcomes = useCaseLaw(id, officer.id).data?.answer?.outcomes
  const isHis = (form: string): boolean =>
    terms.forms.some((word) => word.id === form && word.discipline) &&
    outcomes?.some((outcome) => outcome.form === form && !outcome.listed) !== true
  const own = answers.map((one) => ({ ...one, forms: one.forms.filter(isHis) })).filter(({ forms }) => forms.length > 0)
  const known = own.filter(({ competence }) => competence.state !== 'unknown')
  const former = answers[0]?.competence.former ?? []
  return (
    <>
      {many && <h3>{nameOf(officer.name)}</h3>}
      <ul className={styles.links}>
        {(known.length > 0 ? known : own.slice(0, 1)).map(({ forms, competence }) => (
          <li key={forms.join(' ')}>
            <Who competence={competence} />
            <span className={plain.second}>
              {competence.state === 'unknown'
                ? competence.unknown.map(inWords).join(' ')
                : forms.map((form) => term(terms.forms, form)).join(', ')}
            </span>
          </li>
        ))}
      </ul>
      {former.length > 0 && <p className="small">{say('former', { units: former.map(({ name }) => inWords(name)).join(', ') })}</p>}
    </>
  )
}

function Went({ of: { from, to, by, at, reason } }: { of: ShownCompetence['transfers'][number] }) {
  const say = useText(text)
  const inWords = useBilingual()
  const format = useFormat()
  const nameOf = usePersonName()
  const words = { from: inWords(from.short), to: inWords(to.short), name: nameOf(by.name), at: format.instant(at), reason }
  return <p className="small text2">{say('went', words)}</p>
}
