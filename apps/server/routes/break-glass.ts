import { breakGlass, endBreakGlass, listBreakGlass, reviewBreakGlass, type Reviewing } from '../../../src/access/break-glass/index.ts'
import * as contract from '../../../src/access/break-glass/schema.ts'
import { findBeyond, findingNumbers, seesFinding, subjectOf } from '../../../src/findings/index.ts'
import { beyond, on, type Context, type Entry } from '../table.ts'

/** What somebody reviews is of what he sees with the role that lets him review. */
function reviewingOf({ scopeFor }: Context): Reviewing {
  const scope = scopeFor('break-glass.decide')
  return { scope, sees: (column) => seesFinding(scope, column) }
}

const BREAK_GLASS: readonly Entry[] = [
  on(contract.breakGlass, ({ db, own, actor, scopeFor }, input) =>
    breakGlass(db, own.identity, actor, input, (trx, record) => findBeyond(trx, scopeFor('finding.read'), record)),
  ),
  on(contract.listBreakGlass, async (context, input) => {
    const page = await listBreakGlass(context.db, context.own.identity.account, reviewingOf(context), input)
    const subject = (finding: string | null): string | null => (finding === null ? null : subjectOf(finding))
    const numbers = await findingNumbers(
      context.db,
      page.rows.map(({ finding }) => subject(finding)),
    )
    return { ...page, rows: page.rows.map((row) => ({ ...row, number: numbers.get(subject(row.finding) ?? '') ?? null })) }
  }),
  on(contract.endBreakGlass, ({ db, own, actor }, input) => endBreakGlass(db, own.identity, actor, input)),
  on(contract.reviewBreakGlass, (context, input) => reviewBreakGlass(context.db, reviewingOf(context), input)),
]

export const BREAK_GLASS_ROUTES = BREAK_GLASS.map((entry) =>
  beyond('it is about what whoever asks does not see, and how often it was read', entry),
)
