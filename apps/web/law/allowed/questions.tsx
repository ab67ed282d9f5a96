import type { Answer, Terms } from '../../../../src/law/allowed/schema.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Note } from '../../parts/note.tsx'
import { Cite } from '../cite.tsx'
import { text } from '../text.ts'

/** The words of what may hang on a question. */
type Words = { forms: readonly Pick<Terms['forms'][number], 'id' | 'en' | 'vi'>[] }

/** What is not known on each day, and what hangs on it. */
export function Questions({ terms, answers }: { terms: Words; answers: readonly Pick<Answer, 'day' | 'questions'>[] }) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const nameOf = (id: string): string => {
    const found = terms.forms.find((form) => form.id === id)
    return found === undefined ? id : inWords(found)
  }
  return answers
    .filter(({ questions }) => questions.length > 0)
    .map(({ day, questions }) => (
      <Note key={day} tone="amber" title={say('question', { day: format.day(day) })}>
        {questions.map((question) => (
          <div key={question.id}>
            <p>
              {inWords(question)} {question.cite !== '' && <Cite of={question} confirmed={false} />}
            </p>
            {question.candidates.length > 0 && (
              <p className="text2">{say('hangs', { forms: question.candidates.map(nameOf).join(', ') })}</p>
            )}
          </div>
        ))}
      </Note>
    ))
}
