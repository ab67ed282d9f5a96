import type { About, listDocuments } from '../../../../src/cases/documents/schema.ts'
import type { CaseShown } from '../../../../src/cases/schema.ts'
import type { Output } from '../../api.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { usePersonName } from '../../shell/state.ts'
import { text as shared } from '../text.ts'
import { useTerm, type Known } from '../words.ts'

export type Submissions = Output<typeof listDocuments>['submissions']

interface Subject {
  value: string
  label: string
}

/** What of a case a document can be about, as it is called; null where it is about the whole case. */
export function useSubjects({
  file,
  terms,
  submissions,
}: Known<CaseShown> & { submissions: Submissions }): (about: About) => Subject[] | null {
  const word = useText(shared)
  const format = useFormat()
  const nameOf = usePersonName()
  const term = useTerm()
  return (about) => {
    if (about === 'case') return null
    if (about === 'person')
      return file.parties
        .filter(({ role }) => role === 'concerned')
        .map(({ id, name }) => ({ value: id, label: `${nameOf(name)} · ${id}` }))
    if (about === 'decision')
      return file.decisions
        .filter(({ state }) => state !== 'withdrawn' && state !== 'reversed')
        .map(({ id, form, officer }) => ({ value: id, label: `${term(terms.forms, form)} · ${nameOf(officer.name)}` }))
    if (about === 'review')
      return file.reviews
        .filter(({ reversedOn }) => reversedOn === null)
        .map(({ id, role, officer }) => ({ value: id, label: `${word(`post-${role}`)} · ${nameOf(officer.name)}` }))
    if (about === 'submission')
      return submissions.map(({ id, number, officer }) => ({
        value: id,
        label: officer === null ? number : `${number} · ${nameOf(officer.name)}`,
      }))
    return file.steps
      .filter(({ kind }) => kind === about)
      .map(({ id, day, officer }) => ({
        value: id,
        label: officer === null ? format.day(day) : `${format.day(day)} · ${nameOf(officer.name)}`,
      }))
  }
}
