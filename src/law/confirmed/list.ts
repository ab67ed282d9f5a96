import type { z } from 'zod'
import type { Db } from '../../base/index.ts'
import type { Actor } from '../../base/schema.ts'
import type { LawPack } from '../allowed/index.ts'
import { confirmationOf, saysStill, standing, type Row } from './confirm.ts'
import type { listConfirmations as contract } from './schema.ts'

/** The law with what lawyers have confirmed: a rule whose confirmation is published, and that says what it said then. */
export async function confirmedLaw(db: Db, pack: LawPack): Promise<LawPack> {
  const published = (await standing(db)).filter((row) => row.published_by !== null && saysStill(pack, row))
  if (published.length === 0) return pack
  const of = new Map(published.map((row) => [row.rule, { by: row.lawyer, on: row.compared_on }]))
  return { ...pack, rules: pack.rules.map((rule) => Object.assign({}, rule, { confirmed: of.get(rule.id) ?? rule.confirmed })) }
}

/** Ids of confirmations that were entered, are not published, and whose rules say still what they said then. */
export async function waitingConfirmations(db: Db, pack: LawPack): Promise<string[]> {
  return (await standing(db)).filter((row) => row.published_by === null && saysStill(pack, row)).map(({ id }) => id)
}

/** Rules in the order of the law, each with its confirmation; `state` narrows them, the counts are of all. */
export async function listConfirmations(
  db: Db,
  actor: Actor,
  pack: LawPack,
  { state, cursor, limit }: z.output<typeof contract.input>,
): Promise<z.infer<typeof contract.output>> {
  const rows = new Map((await standing(db)).filter((row) => saysStill(pack, row)).map((row) => [row.rule, row]))
  const stateOf = (row: Row | undefined): 'none' | 'entered' | 'published' =>
    row === undefined ? 'none' : row.published_by === null ? 'entered' : 'published'
  const all = pack.rules
    .filter(({ says, confirmed }) => says !== 'not-loaded' && confirmed === 'no')
    .map((rule) => ({ rule, row: rows.get(rule.id) }))
  const wanted = all.filter(({ row }) => state === 'all' || stateOf(row) === state)
  const from = cursor === undefined ? 0 : wanted.findIndex(({ rule }) => rule.id === cursor) + 1
  const shown = wanted.slice(from, from + limit)
  const count = (of: string): number => all.filter(({ row }) => stateOf(row) === of).length
  return {
    rows: shown.map(({ rule: { id, cite, en, vi }, row }) => ({
      rule: id,
      cite: cite.en,
      citeVi: cite.vi,
      en,
      vi,
      confirmation: row === undefined ? null : confirmationOf(row, actor),
    })),
    next: from + limit < wanted.length ? shown.at(-1)!.rule.id : null,
    counts: { none: count('none'), entered: count('entered'), published: count('published') },
  }
}
