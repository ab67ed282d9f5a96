import type { PrecedentCounts, Precedents } from '../../../../src/cases/precedents/schema.ts'
import type { Terms } from '../../../../src/law/allowed/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Cite } from '../../law/cite.tsx'
import { Bars, roundTop, Scale } from '../../parts/small-pictures.tsx'
import plain from '../../units/plain-table.module.css'
import { text as legacyText } from '../legacy/text.ts'
import { useTerm } from '../words.ts'
import styles from './precedents.module.css'
import { text } from './text.ts'

interface CountsProps {
  counts: PrecedentCounts
  terms: Terms
  /** The form that is drafted: where it lies. */
  draft?: string | undefined
}

/** How often each form was given in like decisions, from the lightest to the gravest, and where a draft lies among them. */
export function Counts({ counts, terms, draft = '' }: CountsProps) {
  const say = useText(text)
  const { forms, total, took, shown, enough, least, basis } = counts
  const old = <OldCounts counts={counts} terms={terms} />
  if (forms.length === 0)
    return (
      <>
        <p className="text2">{say('countNone')}</p>
        {old}
      </>
    )
  const top = roundTop(Math.max(shown, ...forms.map(({ n }) => n ?? shown - 1)))
  const seen = terms.forms.flatMap(({ id }) => {
    const found = forms.find(({ form }) => form === id)
    return found !== undefined ? [found] : id === draft ? [{ form: id, n: 0 }] : []
  })
  return (
    <>
      <table className={plain.table}>
        <caption className="spoken">{say('countsCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('form')}</th>
            <th scope="col" className={plain.plot}>
              <span className="spoken">{say('times')}</span>
              <Scale to={top} />
            </th>
            <th scope="col" className="number">
              {say('times')}
            </th>
          </tr>
        </thead>
        <tbody>
          {seen.map((one) => (
            <Line key={one.form} {...one} top={top} shown={shown} terms={terms} isDraft={one.form === draft} />
          ))}
        </tbody>
      </table>
      <p className={plain.remark}>
        {total !== null && `${say('total', { n: total })}. `}
        {!enough && `${say('tooFew', { n: least })} `}
        {took !== null && `${say('took', took)} `}
        {forms.some(({ n }) => n === null) && `${say('fewNote', { n: shown })} `}
        <Cite of={{ cite: basis.cite.en, citeVi: basis.cite.vi }} confirmed={basis.confirmed} />
      </p>
      {old}
    </>
  )
}

/** Decisions from before Liêm, which nobody can verify, in words beside the numbers. */
function OldCounts({ counts: { legacy, shown }, terms }: CountsProps) {
  const say = useText(legacyText)
  const term = useTerm()
  if (legacy.length === 0) return null
  const forms = legacy.map(({ form, n }) => {
    const of = term(terms.forms, form)
    return n === null ? say('precedentFew', { form: of, n: shown }) : say('precedentOf', { form: of, n })
  })
  return <p className={plain.remark}>{say('precedents', { forms: forms.join('; ') })}</p>
}

interface LineProps {
  form: string
  n: number | null
  top: number
  shown: number
  terms: Terms
  isDraft: boolean
}

function Line({ form, n, top, shown, terms, isDraft }: LineProps) {
  const say = useText(text)
  const format = useFormat()
  const term = useTerm()
  return (
    <tr className={isDraft ? styles.draft : undefined}>
      <th scope="row">
        {term(terms.forms, form)}
        {isDraft && <span className={styles.mark}>{say('draftHere')}</span>}
      </th>
      <td className={plain.plot}>{n === null ? <Bars unknown={shown - 1} top={top} /> : <Bars data={n} top={top} />}</td>
      <td className="number">{n === null ? say('few', { n: shown }) : format.number(n, 0)}</td>
    </tr>
  )
}

/** In what decisions are alike, in one line. */
export function Like({ like, terms }: { like: NonNullable<Precedents['like']>; terms: Terms }) {
  const say = useText(text)
  const format = useFormat()
  const term = useTerm()
  const { act, entry, kinds, grade, class: of, leads, several, from, until } = like
  const parts = [
    say('likeAct', { n: act }),
    entry === null ? kinds.map((kind) => term(terms.kinds, kind)).join(', ') : say('likeEntry', { code: entry.code }),
    grade === null ? say('below') : term(terms.severities, grade),
    term(terms.classes, of),
    say(leads ? 'leads' : 'leadsNot'),
    say(several ? 'several' : 'single'),
    until === null ? say('lawSince', { day: format.day(from) }) : say('lawBetween', { from: format.day(from), until: format.day(until) }),
  ]
  return (
    <p className={`small text2 ${styles.like}`}>
      {say('likeIn')}: {parts.join(' · ')}
    </p>
  )
}
