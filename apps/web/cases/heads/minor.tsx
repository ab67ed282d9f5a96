import type { CaseHeads } from '../../../../src/cases/heads/schema.ts'
import type { CaseShown } from '../../../../src/cases/schema.ts'
import { useBilingual, useText } from '../../i18n/use.ts'
import { Cite } from '../../law/cite.tsx'
import { useTerm, type Known } from '../words.ts'
import { text } from './text.ts'

/** Acts of which nobody is reviewed, each with why and what that rests on. */
export function MinorActs({ file, terms, minor }: Known<CaseShown> & Pick<CaseHeads, 'minor'>) {
  const say = useText(text)
  const term = useTerm()
  const inWords = useBilingual()
  return minor.map(({ act, form, illustrative, basis }) => {
    const found = file.acts.find(({ id }) => id === act)
    const why = form === null ? say('minor-below') : say(illustrative ? 'minor-example' : 'minor-entry', { form: term(terms.forms, form) })
    return (
      found !== undefined && (
        <p key={act} className="text2">
          {say('minor', { what: inWords({ vi: found.what, en: found.whatEn ?? found.what }), why })}{' '}
          <Cite of={{ cite: basis.cite.en, citeVi: basis.cite.vi }} confirmed={basis.confirmed} />
        </p>
      )
    )
  })
}
