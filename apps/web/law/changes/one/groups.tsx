import { Link } from '@tanstack/react-router'
import type { Bilingual } from '../../../../../src/base/schema.ts'
import type { Effect, LawTrialGroup } from '../../../../../src/desk/law/schema.ts'
import { showTerms, type Terms } from '../../../../../src/law/allowed/schema.ts'
import { clockWords, named, STANDING_WORDS, VERDICT_WORDS } from '../../../../../src/law/allowed/words/pure.ts'
import { useRoute } from '../../../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../../../i18n/use.ts'
import { Answer } from '../../../parts/answer.tsx'
import table from '../../../units/plain-table.module.css'
import confirm from '../../confirm/confirm.module.css'
import { text } from '../text.ts'
import styles from './trial.module.css'

/** Groups of matters that get another answer, and which; the number leads to the findings of that day. */
export function Groups({ rows }: { rows: readonly LawTrialGroup[] }) {
  const say = useText(text)
  const query = useRoute(showTerms, {})
  return (
    <Answer query={query} what={say('loadingTrial')} rows={4} height={53}>
      {(terms) => (
        <div className={confirm.scrolls} tabIndex={0} role="group" aria-label={say('trialCaption')}>
          <table className={table.table}>
            <caption className="spoken">{say('trialCaption')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('person')}</th>
                <th scope="col">{say('actDay')}</th>
                <th scope="col" className="number">
                  {say('count')}
                </th>
                <th scope="col">{say('becomes')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Group key={[row.class, row.status, row.leadership, row.happened, row.detected].join(' ')} row={row} terms={terms} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Answer>
  )
}

function Group({ row, terms }: { row: LawTrialGroup; terms: Terms }) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const { happened, detected, matters, effects, leadership } = row
  const search = { happenedFrom: happened, happenedUntil: happened, state: ['new', 'review', 'confirmed'] }
  return (
    <tr data-row>
      <th scope="row">
        {inWords(named(terms.classes, row.class))}
        <span className={confirm.second}>
          {[...(leadership ? [say('leads')] : []), ...(row.status === 'serving' ? [] : [inWords(named(terms.statuses, row.status))])].join(
            ', ',
          )}
        </span>
      </th>
      <td>{say('actDays', { happened: format.day(happened), detected: format.day(detected) })}</td>
      <td className="number">
        <Link to="/findings" search={search as never} title={say('openFindings')}>
          {format.number(matters)}
        </Link>
      </td>
      <td>
        <ul className={styles.effects}>
          {effects.map((effect) => (
            <li key={effect.severities.join(' ')}>
              <EffectWords of={effect} terms={terms} all={effect.severities.length === terms.severities.length} />
            </li>
          ))}
        </ul>
      </td>
    </tr>
  )
}

function EffectWords({ of, terms, all }: { of: Effect; terms: Terms; all: boolean }) {
  const say = useText(text)
  const inWords = useBilingual()
  const degrees = of.severities.map((id) => inWords(named(terms.severities, id))).join(', ')
  return (
    <>
      {!all && <span className="text2">{say('forDegrees', { degrees })} </span>}
      {useEffectLines(of, terms).join('; ')}
    </>
  )
}

/** Everything of an effect in words, the weightiest first. */
function useEffectLines({ standing, forms, clocks, questions }: Effect, terms: Terms): string[] {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const words = (of: Bilingual | undefined): string => (of === undefined ? say('noneBefore') : inWords(of))
  const line = (what: string, before: string, after: string): string => say('fromTo', { what, before, after })
  const verdict = (of: Effect['forms'][number]['before']): string => words(of === null ? undefined : VERDICT_WORDS[of])
  const end = (day: string | null): string => (day === null ? say('noneBefore') : format.day(day))
  return [
    ...(standing === null ? [] : [line(say('standing'), words(STANDING_WORDS[standing.before]), words(STANDING_WORDS[standing.after]))]),
    ...forms.map(({ form, before, after }) => line(words(named(terms.forms, form)), verdict(before), verdict(after))),
    ...clocks.map(({ id, forms: of, before, after }) => {
      const whose = of.length === 0 ? '' : ` (${of.map((form) => words(named(terms.forms, form))).join(', ')})`
      return line(`${words(clockWords(id))}${whose}`, end(before), end(after))
    }),
    ...(questions.came + questions.went === 0 ? [] : [say('questions', { came: String(questions.came), went: String(questions.went) })]),
  ]
}
