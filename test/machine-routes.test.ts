/** That the machine of `src/cases/machine.test.ts` knows every route by which something of a case, a rating or a document is written. */
import { expect, test } from 'vitest'
import { ACCOUNTABILITY_ROUTES } from '../apps/server/routes/accountability.ts'
import { CASE_AFTER_ROUTES } from '../apps/server/routes/case-after.ts'
import { CASE_REVIEW_ROUTES } from '../apps/server/routes/case-reviews.ts'
import { CASE_ROUTES } from '../apps/server/routes/cases.ts'
import { DOCUMENT_ROUTES } from '../apps/server/routes/documents.ts'
import { EVIDENCE_ROUTES } from '../apps/server/routes/evidence.ts'
import { FOLLOW_ROUTES } from '../apps/server/routes/follow.ts'
import { ROUTES } from '../apps/server/routes/index.ts'
import { LEGACY_ROUTES } from '../apps/server/routes/legacy.ts'
import { PROCEEDING_ROUTES } from '../apps/server/routes/proceedings.ts'
import { REREADING_ROUTES } from '../apps/server/routes/rereading.ts'
import { TREATMENT_ROUTES } from '../apps/server/routes/treatment.ts'
import { RACES } from './machine/races.ts'
import { MOVES, NO_MOVES } from './machine/routes.ts'
import { DECIDED } from './machine/two-persons.ts'

const ROOMS = new Set(
  [
    ...[
      ACCOUNTABILITY_ROUTES,
      CASE_AFTER_ROUTES,
      CASE_REVIEW_ROUTES,
      CASE_ROUTES,
      DOCUMENT_ROUTES,
      EVIDENCE_ROUTES,
      FOLLOW_ROUTES,
      LEGACY_ROUTES,
    ],
    ...[PROCEEDING_ROUTES, REREADING_ROUTES, TREATMENT_ROUTES],
  ].flatMap((entries) => entries.map(({ route }) => route)),
)
/** Of these rooms, or allowed to whoever may change cases or ratings; and what the law is that they stand on. */
const written = ROUTES.map(({ route }) => route)
  .filter(({ method }) => method !== 'GET')
  .filter((route) => ROOMS.has(route) || /^(?:case|rating)\./u.test(route.action) || route.path.startsWith('/api/law/changes'))
  .map(({ method, path }) => `${method} ${path}`)

test('every route that writes to a case, a rating or a document is a move of the machine, or it is said why not', () => {
  expect(
    written.filter((one) => !(one in MOVES) && !(one in NO_MOVES)),
    'neither in MOVES nor in NO_MOVES of test/machine/routes.ts: add a move to test/machine/, and its event to MOVES',
  ).toEqual([])
})

test('no move is made of a route that is not there, and none is both', () => {
  expect([...Object.keys(MOVES), ...Object.keys(NO_MOVES)].toSorted()).toEqual(written.toSorted())
})

test('what is decided by whoever may decide is raced where it needs two persons, or it is said why not', () => {
  const decided = ROUTES.filter(({ route: { action } }) => action.endsWith('.decide')).map(
    ({ route: { method, path } }) => `${method} ${path}`,
  )
  expect(Object.keys(DECIDED).toSorted(), 'say in DECIDED of test/machine/two-persons.ts by which race it is tried').toEqual(
    decided.toSorted(),
  )
  expect(Object.values(DECIDED).filter((one) => !(one in RACES) && !one.startsWith('no race: '))).toEqual([])
})
