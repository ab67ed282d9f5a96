import { showCompetence } from '../../../../src/cases/competence/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { CompetenceSaid } from './said.tsx'
import { text } from './text.ts'

/** Who decides on somebody with this form on this day. */
export function CompetenceOfForm({ id, officer, form, day }: { id: string; officer: string; form: string; day: string }) {
  const say = useText(text)
  const query = useRoute(showCompetence, { id, day }, { keep: true })
  return (
    <Answer query={query} what={say('loading')} rows={2} height={35}>
      {({ rows }) => {
        const found = rows.find((row) => row.officer.id === officer)?.answers.find(({ forms }) => forms.includes(form))
        return (
          found !== undefined && (
            <div>
              <h3>{say('title')}</h3>
              <CompetenceSaid competence={found.competence} />
            </div>
          )
        )
      }}
    </Answer>
  )
}
