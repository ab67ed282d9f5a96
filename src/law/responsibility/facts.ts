import { mistakes, type Mistake } from '../allowed/facts.ts'
import type { TermsFile } from '../allowed/file-schema.ts'
import { oneOf } from '../allowed/one-of.ts'
import { facts as contract, type ResponsibilityFacts } from './schema.ts'

/**
 * Reads facts about a head or deputy in the words of a law. Throws LiemError('input') with the place for a key or word that is not known, days that cannot
 * be, and things that cannot be so together.
 */
export function readResponsibilityFacts(terms: TermsFile, given: unknown, file = 'facts'): ResponsibilityFacts {
  const { success, data, error } = contract.safeParse(given)
  if (!success)
    throw mistakes(
      error.issues.map((issue): Mistake => [issue.path.map(String), issue.message]),
      file,
    )
  const found = [...unknownWords(terms, data), ...impossible(terms, data)]
  if (found.length > 0) throw mistakes(found, file)
  return data
}

function unknownWords(
  { classes, statuses, kinds, severities, leaders }: TermsFile,
  { leader, matter, known }: ResponsibilityFacts,
): Mistake[] {
  const [role, fact, penalty] = [
    oneOf(leaders?.roles ?? [], 'role'),
    oneOf(leaders?.facts ?? [], 'fact'),
    oneOf(leaders?.penalties ?? [], 'penalty'),
  ]
  const [kind, degree] = [oneOf(kinds, 'kind of act'), oneOf(severities, 'degree')]
  return [
    ...oneOf(classes, 'class')(leader.class, 'leader', 'class'),
    ...oneOf(statuses, 'status')(leader.status, 'leader', 'status'),
    ...leader.tenures.flatMap((one, at) => role(one.role, 'leader', 'tenures', at, 'role')),
    ...matter.kinds.flatMap((one, at) => kind(one, 'matter', 'kinds', at)),
    ...matter.cases.flatMap(({ grade, penalty: given }, at) => [
      ...(grade === null ? [] : degree(grade, 'matter', 'cases', at, 'grade')),
      ...(given === null || 'months' in given ? [] : penalty(given.kind, 'matter', 'cases', at, 'penalty')),
    ]),
    ...Object.keys(known).flatMap((id) => fact(id, 'known', id)),
  ]
}

function impossible({ leaders }: TermsFile, { leader, matter, known, day }: ResponsibilityFacts): Mistake[] {
  const ids = matter.cases.map(({ id }) => id)
  return [
    ...leader.tenures.flatMap(({ from, to }, at): Mistake[] =>
      to !== null && to < from ? [[['leader', 'tenures', at, 'to'], 'it cannot end before it begins']] : [],
    ),
    ...(matter.to !== null && matter.to < matter.from ? [[['matter', 'to'], 'it cannot end before it begins'] satisfies Mistake] : []),
    ...(matter.from > day ? [[['matter', 'from'], 'the act is after the day of the decision'] satisfies Mistake] : []),
    ...matter.cases.flatMap(({ id, grade, penalty }, at): Mistake[] => [
      ...(ids.indexOf(id) === at ? [] : [[['matter', 'cases', at, 'id'], `the case ${id} is given twice`] satisfies Mistake]),
      ...(grade !== null && penalty !== null
        ? [[['matter', 'cases', at, 'penalty'], 'a case has its degree or its penalty, not both'] satisfies Mistake]
        : []),
    ]),
    ...(leaders?.facts ?? []).flatMap(({ id, excludes = [] }) =>
      excludes
        .filter((other) => known[id] === true && known[other] === true)
        .map((other): Mistake => [['known', id], `it cannot be so together with ${other}`]),
    ),
  ]
}
