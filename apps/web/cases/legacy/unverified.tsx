import type { CaseShown } from '../../../../src/cases/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { concernedOf } from '../one/missing.ts'
import { useCaseLaw } from '../one/use-law.ts'
import { useTerm, type Known } from '../words.ts'
import { text } from './text.ts'

/** Decisions from before on whoever is concerned, of which nobody can verify whether they count. */
export function UnverifiedDecisions({ file, terms }: Known<CaseShown>) {
  return concernedOf(file).map(({ id, name }) => <OfOne key={id} file={file} terms={terms} officer={id} name={name} />)
}

function OfOne({ file, terms, officer, name }: Known<CaseShown> & { officer: string; name: string }) {
  const say = useText(text)
  const format = useFormat()
  const term = useTerm()
  const old = useCaseLaw(file.id, officer).data?.unverified ?? []
  if (old.length === 0) return null
  return (
    <>
      <h3>
        {say('unverified')}: {name}
      </h3>
      <ul>
        {old.map(({ form, day, effective, number }) => {
          const on = effective ?? day
          return (
            <li key={[form, on, number].join(' ')}>
              {say('unverifiedOf', { form: term(terms.forms, form), day: on === null ? say('unknown') : format.day(on) })}
              {number !== null && <span className="small text2"> {number}</span>}
            </li>
          )
        })}
      </ul>
      <p className="small text2">{say('unverifiedWhy')}</p>
    </>
  )
}
