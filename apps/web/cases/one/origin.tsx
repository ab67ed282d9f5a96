import type { CaseOrigin } from '../../../../src/cases/outside/kept/schema.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Cite } from '../../law/cite.tsx'
import plain from '../../units/plain-table.module.css'
import { text } from './text.ts'

/** From where a case comes that stands on no finding; of a report the number stands with the others. */
export function OriginOf({ origin }: { origin: CaseOrigin }) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const { number, day, cite, confirmed } = origin
  return (
    <section aria-labelledby="origin">
      <h2 id="origin">{say('origin')}</h2>
      <p>
        {inWords(origin)}
        {number !== null && day !== null && <span className={plain.second}>{say('originPaper', { number, day: format.day(day) })}</span>}
        <span className={plain.second}>
          <Cite of={{ cite: cite.en, citeVi: cite.vi }} confirmed={confirmed} />
        </span>
      </p>
    </section>
  )
}
