import { sql } from 'kysely'
import type { z } from 'zod'
import { LiemError, type Db, type Trx } from '../../base/index.ts'
import type { Scope } from '../../base/schema.ts'
import { write } from '../../ledger/index.ts'
import { unitNames } from '../../organisation/index.ts'
import type { Circumstance, enterCircumstance as enterContract } from '../schema.ts'
import { applyCircumstance, takeAway, type Applied } from './apply.ts'
import { showCircumstance } from './list.ts'
import { askForPatterns } from '../recount.ts'

type EnterInput = z.output<typeof enterContract.input>

interface Entered extends Applied {
  id: string
}

/** Enters a circumstance and puts it to all findings on which it bears. Throws `input` where units, rules or times cannot be. */
export async function enterCircumstance(db: Db, scope: Scope, input: EnterInput): Promise<Circumstance> {
  const { reason, ...given } = input
  if (Date.parse(given.until) <= Date.parse(given.from))
    throw new LiemError('input', 'it ends before it begins', { place: { file: 'until' } })
  const entry = { actor: scope.actor, kind: 'circumstance.entered', reason, subject: ({ id }: Entered) => `circumstance:${id}` }
  const body = ({ annotated, withheld }: Entered): Record<string, unknown> => ({ ...given, annotated, withheld })
  const { id } = await write(db, { ...entry, body }, async (trx, event): Promise<Entered> => {
    await requireKnown(trx, given)
    if (!reaches(scope, given.units)) throw new LiemError('input', 'it would hold beyond your units', { place: { file: 'units' } })
    await sql`set local statement_timeout = 0`.execute(trx)
    // A run that raises findings meanwhile would not see it: one waits for the other.
    await sql`select pg_advisory_xact_lock(hashtext('findings.raise'))`.execute(trx)
    const circumstance = await insert(trx, scope, given)
    await askForPatterns(trx, scope.actor)
    return { ...circumstance, ...(await applyCircumstance(trx, event.id, circumstance)) }
  })
  return showCircumstance(db, scope, id)
}

/** Whether nobody else's units are among these; null is everywhere. */
function reaches({ units }: Scope, of: readonly string[] | null): boolean {
  return units === 'all' || (of?.every((code) => units.includes(code)) ?? false)
}

async function insert(trx: Trx, { actor }: Scope, given: Omit<EnterInput, 'reason'>): Promise<{ id: string; units: string[] | null }> {
  const { kind, title, units, rules, from, until, effect, document, approver } = given
  const texts = { title: title.toWellFormed(), document: document.toWellFormed(), approver: approver.toWellFormed() }
  return trx
    .insertInto('findings.circumstance')
    .values({ kind, ...texts, units, rules, from_at: from, until_at: until, effect, by: actor.name })
    .returning(['id', 'units'])
    .executeTakeFirstOrThrow()
}

async function requireKnown(trx: Trx, { units, rules }: Pick<EnterInput, 'units' | 'rules'>): Promise<void> {
  const refuse = (file: string, what: string): never => {
    throw new LiemError('input', `there is no ${what}`, { place: { file } })
  }
  const plain = (texts: readonly string[] | null): string[] =>
    (texts ?? []).map((text) => text.replaceAll('\u0000', '\uFFFD').toWellFormed())
  const unknown = [...(await unitNames(trx, plain(units))).values()].find(({ known }) => !known)
  if (unknown !== undefined) refuse('units', `unit ${unknown.code}`)
  const { rows } = await sql<{ rule: string }>`select rule from unnest(${plain(rules)}::text[]) as rule
    where not exists (select from law.rule_version version where version.rule = rule.rule) limit 1`.execute(trx)
  if (rows[0] !== undefined) refuse('rules', `rule ${rows[0].rule}`)
}

/** Revokes a circumstance: what it held back comes back. Throws `absent`, or `conflict` where it is revoked already. */
export async function revokeCircumstance(db: Db, scope: Scope, { id, reason }: { id: string; reason: string }): Promise<Circumstance> {
  const entry = { actor: scope.actor, kind: 'circumstance.revoked', reason, subject: `circumstance:${id}` }
  const body = ({ freed }: Applied): Record<string, unknown> => ({ freed })
  await write(db, { ...entry, body }, async (trx, event): Promise<Applied> => {
    await sql`set local statement_timeout = 0`.execute(trx)
    await sql`select pg_advisory_xact_lock(hashtext('findings.raise'))`.execute(trx)
    const { rows } = await sql<{
      was: string
      units: string[] | null
    }>`update findings.circumstance set state = 'revoked' where id = ${id} returning old.state as was, units`.execute(trx)
    if (rows[0] === undefined || !reaches(scope, rows[0].units)) throw new LiemError('absent', 'there is no such circumstance')
    if (rows[0].was === 'revoked') throw new LiemError('conflict', 'it is revoked already')
    await askForPatterns(trx, scope.actor)
    return takeAway(trx, event.id, id)
  })
  return showCircumstance(db, scope, id)
}
