/** Acts of two persons beside cases: rights, secrecy, destruction, the law and the catalogue; what is read again. */
import { inDays } from '../days.ts'
import { sql } from 'kysely'
import { breakGlass, reviewBreakGlass } from '../../src/access/break-glass/index.ts'
import { confirmMandate, openMandate, revealMandate } from '../../src/access/mandates/index.ts'
import { approveProposal, propose, refuseProposal, withdrawProposal, type By } from '../../src/access/proposals/index.ts'
import { openGate } from '../../src/access/sign-in/index.ts'
import { ZONE } from '../../src/base/index.ts'
import { everything, type Scope } from '../../src/base/schema.ts'
import { writing } from '../../src/base/write/index.ts'
import * as cases from '../../src/cases/index.ts'
import { moveFinding } from '../../src/findings/index.ts'
import { draftChange, publishChange, showFile, withdrawChange } from '../../src/law/changed/index.ts'
import { dropDraft, publishVersion } from '../../src/law/catalogue/index.ts'
import {
  approveDestruction,
  drawDestruction,
  proposeDestruction,
  refuseDestruction,
  withdrawDestruction,
} from '../../src/retention/index.ts'
import { giveRole } from '../access-acts.ts'
import { EVERYTHING } from '../build-db.ts'
import { acting, actingAs, DECISION, LONG_AGO, ONE, OTHER } from '../retention.ts'
import { LAW_FILE, otherDays, QUARTER } from './acts-around.ts'
import { reason } from './acts.ts'
import { press, type Race, type Stage } from './race.ts'

const asPerson = (id: string): Scope => everything({ id, name: id, kind: 'person' })

/** Somebody of the register with an account; who may give roles, where it is said. */
async function somebody({ db, world }: Stage, nth: number, { administers = false } = {}): Promise<By> {
  const officer = `AD-${world.n}-${nth}`
  const account = await writing(db, async (trx) => {
    await sql`insert into organisation.officer (number, name) values (${officer}, ${officer})`.execute(trx)
    const { rows } = await sql<{ id: string }>`insert into access.account (login, officer, name, password, seen_event)
      values (${officer.toLowerCase()}, ${officer}, ${officer}, 'x', (select coalesce(max(id), 0) from ledger.event)) returning id`.execute(
      trx,
    )
    return rows[0]!.id
  })
  if (administers) await giveRole(db, { account, role: 'identity-admin', unit: null, from: '2020-01-01', until: null })
  const identity = { account, officer, name: officer, by: 'session' as const, session: 'x', freshUntil: null, scopes: null }
  return { identity, actor: { id: officer, name: officer, kind: 'person' } }
}

/** Of a file of the law that nobody has changed yet, or that an earlier race has. */
async function draftedLaw({ db, home, hands }: Stage): Promise<string> {
  const { source, sha256 } = await showFile(db, home.path, { file: LAW_FILE })
  const given = { file: LAW_FILE, source: otherDays(source!), base: sha256, note: 'x', reason }
  return (await draftChange(db, hands[0]!.actor, home.path, given)).id
}

/** A finding that was dismissed long ago, on a list that was proposed. */
async function listed({ db, world }: Stage): Promise<{ id: string; root: string }> {
  const id = world.findings[1]
  await moveFinding(db, EVERYTHING, { id, to: 'dismissed', reason })
  await writing(db, (trx) => sql`update findings.finding set concluded_at = ${LONG_AGO} where id = ${id}`.execute(trx))
  const list = await drawDestruction(db, acting(ONE), { kind: 'cleared', reason })
  const { root } = await proposeDestruction(db, ONE, { id: list.id, reason })
  return { id: list.id, root: root! }
}

export const RACES_AROUND: Readonly<Record<string, (stage: Stage) => Promise<Race>>> = {
  'a role is given that somebody proposed': async (stage) => {
    const { db, home } = stage
    const gate = openGate(home, { loopback: true })
    const [one, other, third, about] = [
      await somebody(stage, 1, { administers: true }),
      await somebody(stage, 2, { administers: true }),
      await somebody(stage, 3, { administers: true }),
      await somebody(stage, 4),
    ]
    const input = { account: about.identity.account, role: 'inspectorate' as const, unit: null, from: '2020-01-01', until: null }
    const { id } = await propose(db, gate, one, 'role-given', { input, reason })
    const byId = new Map([one, other, third].map((by) => [by.actor.id, by]))
    const [first, second, last] = [one, other, third].map(({ actor }) => asPerson(actor.id)) as [Scope, Scope, Scope]
    const approves = press('approves', [first, second, last], ({ actor }) => approveProposal(db, gate, byId.get(actor.id)!, { id, reason }))
    const refuses = press('refuses', [last], () => refuseProposal(db, gate, third, { id, reason }), true)
    const takes = press('withdraws', [first], () => withdrawProposal(db, gate, one, { id, reason }), true)
    return { presses: [...approves, ...refuses, ...takes], never: [`${one.actor.id} approves`] }
  },
  'a sealed mandate is confirmed': async ({ db, hands, world }) => {
    const [confirmer, opener] = [asPerson(world.people[1]), hands[0]!]
    const given = {
      units: [world.unit],
      officers: [],
      members: [world.people[0]],
      reason,
      until: inDays(30),
      confirmer: confirmer.actor.id,
    }
    const { id } = await openMandate(db, opener, given, ZONE)
    const confirms = press('confirms', [opener, confirmer, confirmer, hands[1]!], (by) => confirmMandate(db, by, { id, reason }))
    const reveals = press('reveals', [opener], (by) => revealMandate(db, by.actor, { id, reason }), true)
    return { presses: [...confirms, ...reveals], never: [`${opener.actor.id} confirms`, `${hands[1]!.actor.id} confirms`] }
  },
  'an emergency access is reviewed': async (stage) => {
    const { db, hands, world } = stage
    const asker = await somebody(stage, 5)
    const found = { id: world.findings[0], number: 'x', reached: false }
    await breakGlass(db, asker.identity, asker.actor, { record: 'x', reason }, async () => found)
    const { rows } = await sql<{ id: string }>`select id from access.break_glass where account = ${asker.identity.account}`.execute(db)
    const given = { id: rows[0]!.id, outcome: 'justified' as const, reason }
    const own = asPerson(asker.actor.id)
    const reviews = press('reviews', [own, hands[1]!, hands[1]!, hands[2]!], (scope) =>
      reviewBreakGlass(db, { scope, sees: () => sql`true` }, given),
    )
    return { presses: reviews, never: [`${own.actor.id} reviews`] }
  },
  'a list of destruction is approved': async (stage) => {
    const { db } = stage
    const list = await listed(stage)
    const third = actingAs('CC-00001')
    const approves = press('approves', [ONE, OTHER, OTHER, third], (by) => approveDestruction(db, acting(by), { ...list, ...DECISION }))
    const refuses = press('refuses', [third], (by) => refuseDestruction(db, by, { id: list.id, reason }), true)
    const takes = press('withdraws', [ONE], (by) => withdrawDestruction(db, by, { id: list.id, reason }), true)
    return { presses: [...approves, ...refuses, ...takes], never: [`${ONE.actor.id} approves`] }
  },
  'a version of the catalogue is published': async ({ db, hands, world }) => {
    const version = `thu-${world.n}`
    await writing(db, async (trx) => {
      await sql`insert into law.catalogue_version (id, title_en, title_vi, instrument, cite, illustrative, areas, from_day, open, law_sha256, entries, sha256, state,
          brought_by) values (${version}, 'x', 'x', 'x', 'x', true, '[]', '2015-01-01', '[]', 'x', 0, ${version}, 'draft', ${hands[0]!.actor.id})`.execute(
        trx,
      )
    })
    const publishes = press('publishes', [hands[0]!, hands[1]!, hands[1]!, hands[2]!], (by) =>
      publishVersion(db, by.actor, { version, reason }),
    )
    const drops = press('drops', [hands[3]!], (by) => dropDraft(db, by.actor, { version, reason }), true)
    return { presses: [...publishes, ...drops], never: [`${hands[0]!.actor.id} publishes`] }
  },
  'a change of the law is published': async (stage) => {
    const { db, home, hands } = stage
    const id = await draftedLaw(stage)
    const publishes = press('publishes', [hands[0]!, hands[1]!, hands[1]!, hands[2]!], (by) =>
      publishChange(db, by.actor, home.path, { id, reason }),
    )
    const takes = press('withdraws', [hands[3]!], (by) => withdrawChange(db, by.actor, { id, reason }), true)
    return { presses: [...publishes, ...takes], never: [`${hands[0]!.actor.id} publishes`] }
  },
  'what was found in reading again is settled': async ({ db, hands, id: of }) => {
    const reader = hands[0]!
    const first = JSON.stringify({ outcome: 'none', reason: 'x', by: 'HQ-F', on: '2020-02-02' })
    const { id } = await writing(db, async (trx) => {
      await sql`insert into cases.seed (quarter, seed) values (${QUARTER}, ${Buffer.alloc(32, 7)}) on conflict do nothing`.execute(trx)
      await sql`insert into cases.draw (quarter, share, pool, drawn_by) values (${QUARTER}, 500, '[]', 'HQ-F') on conflict do nothing`.execute(
        trx,
      )
      const { rows } = await sql<{
        id: string
      }>`insert into cases.rereading (quarter, kind, level, case_id, first, reader, taken_at, verdict, words, read_at)
        values (${QUARTER}, 'case', 3, ${of}, ${first}, ${reader.actor.id}, now(), 'something', 'x', now()) returning id`.execute(trx)
      return rows[0]!
    })
    const settles = press('settles', [reader, hands[1]!, hands[1]!, hands[2]!], (by) =>
      cases.settleRereading(db, by, by, { id, reopen: true, reason }),
    )
    return { presses: settles, never: [`${reader.actor.id} settles`] }
  },
}
