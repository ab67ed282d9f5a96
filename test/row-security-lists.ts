/** What test/row-security.test.ts holds the database to: every table by how far its policies look at rows, and every function with the rights of its owner. */

/** Tables whose rows are there for some and not for others. */
export const BOUNDED = [
  'accountability.rating, imported_rating',
  'cases.case, source, party, act, circumstance, earlier, step, decision, review, clocked, clock, served, expunged, complaint, ruling, told',
  'cases.legacy, legacy_act, legacy_head, legacy_person',
  'cases.link, precedent, departure',
  'cases.document, document_revision, document_file',
  'cases.submission, submission_task, leader_fact, collective, goods, money, payment, reply, report, remark',
  'cases.evidence, custody, verification, release',
  'cases.council, council_member, sitting, sitting_end, measure, measure_end, referral, referral_news',
  'findings.finding, change, named, mentioned, hearing, note, finding_circumstance, trace, saved_view',
  'ledger.event, veil',
  'access.read, account, recovery_code, passkey, invitation, session, token, ticket, interest, mandate',
  'hooks.webhook, message',
  'desk.digest, reader',
]
/** Tables whose rows are the same for everybody, and why. */
export const SAME: Readonly<Record<string, string>> = {
  'organisation.account_holder, officer, post, service, succession, tenure, unit_code, unit_state':
    'whom and what there is, whoever serves may know; written by whose office it is',
  'organisation.staffing, tenure_beside': 'how many have a tenure where, and who has two; kept up by triggers alone',
  'law.confirmation, instrument_version, rule_version, rulebook, rulebook_version':
    'rules hold for everybody; written by whose office it is',
  'law.catalogue_entry, catalogue_link, catalogue_version':
    'acts and their handling, of nobody; written by whose office it is, published ones by none',
  'law.trial': 'sums over all units of what a change of the law would do; written by jobs',
  'detect.case, pattern, rule_result, run, tally, trial, unit_month':
    'sums of a run and where it looked, which name nobody; written by jobs',
  'accountability.case_sum': 'sums over all units, which pages compare; kept up by triggers',
  'desk.finding_sum': 'sums over all units, which pages compare; kept up by triggers',
  'findings.rule_seen, unit_seen, circumstance': 'which rules and units there are findings of; circumstances are for no one person',
}
/** Tables of which a request sees all or nothing, since the program alone says what of it, and why. */
export const ASKED: Readonly<Record<string, string>> = {
  'access.break_glass, grant, proposal':
    'what somebody may and did is asked of others, too, before he is given anything; who is shown it, routes say',
  'cases.document_register': 'the last number of a unit, year and kind, which whoever may work on cases goes on from; it names nobody',
  'access.failure': 'hashes of names and addresses, of which nobody knows yet whose they are',
  'jobs.job': 'how far a long action is; who is shown which, routes say',
  'documents.file': 'hashes, sizes and kinds of files; whose they are, and who may have them, the rows say that name them',
  'lake.upload': 'names and counts of files; who may see them, routes say',
  'retention.destruction, hold, item':
    'lists for two persons; its routes work in the rights of the system, except for holds on a finding that is seen',
}
/** Tables that requests have nothing to do with. */
export const CLOSED: Readonly<Record<string, string>> = {
  'cases.seed, draw, rereading': 'what is read again, before it may be known which record it is; routes say',
  'base.migration': 'how far the database is up to date',
  'http.answer': 'what was answered to an Idempotency-Key, before it is known what may be read',
  'access.context_key': 'with it, anybody could say that he is anybody',
  'findings.destroyed, destroyed_key': 'marks of what was destroyed and their key, for runs',
  'accountability.counted': 'what each case adds to the sums, before it is known who sees it',
  'hooks.note': 'what happened, before it is known who may be told',
}
export const names = (lists: readonly string[]): string[] =>
  lists.flatMap((list) => {
    const [schema, tables] = [list.slice(0, list.indexOf('.')), list.slice(list.indexOf('.') + 1)]
    return tables.split(', ').map((table) => `${schema}.${table}`)
  })

/** Functions that work in the rights of their owner; of each it is known what it tells whom. */
export const DEFINER = [
  'access.account_of',
  'access.administrators',
  'access.asker',
  'access.decided_elsewhere',
  'access.guard_administrator',
  'access.guard_proposal',
  'access.reads_naming',
  'access.related_to',
  'access.sealed_subjects',
  'accountability.case_changed',
  'accountability.cases_counted',
  'accountability.kept_sums',
  'accountability.stands',
  'accountability.unsettled',
  'cases.alike',
  'cases.clocks_wait',
  'cases.count_legacy',
  'cases.count_precedents',
  'cases.disciplined_elsewhere',
  'cases.drafts_waiting',
  'cases.effect_changed',
  'cases.facts_changed',
  'cases.forget_clocks',
  'cases.keep_precedents',
  'cases.kept_from_asker',
  'cases.law_changed',
  'cases.legacy_of',
  'cases.links_changed',
  'cases.listed',
  'cases.openings',
  'cases.own_submissions_waiting',
  'cases.people_changed',
  'cases.precedents_from',
  'cases.precedents_like',
  'cases.refuse_of_legacy',
  'cases.rereadings_waiting',
  'cases.reverse_reviews',
  'cases.reviews_waiting',
  'cases.seated_alone',
  'cases.sees',
  'cases.settle_reviews',
  'cases.take_legacy',
  'cases.tell',
  'cases.treated',
  'cases.unfit',
  'cases.waiting',
  'cases.wake_clocks',
  'cases.words_of_others',
  'desk.count_deleted',
  'desk.count_inserted',
  'desk.count_updated',
  'desk.digest_chosen',
  'desk.kept_hits',
  'desk.kept_sums',
  'desk.wake_digests',
  'findings.are_more',
  'findings.is_asker',
  'findings.kept_cases',
  'findings.kept_from',
  'findings.kept_from_asker',
  'findings.kept_from_person',
  'findings.mentions_inserted',
  'findings.mentions_updated',
  'findings.numbered',
  'findings.with_number',
  'hooks.is_wanted',
  'hooks.note_event',
  'hooks.note_job',
  'hooks.wake',
  'jobs.add_to_queue',
  'organisation.tenures_changed',
  'retention.has_part',
]

/** Routes that work in the rights of the system, but for those of retention and of emergencies. */
export const BEYOND = [
  'GET /api/accounts/unmatched',
  'GET /api/me/after',
  'GET /api/me/cases',
  'GET /api/me/cases/:id/releases/:release',
  'GET /api/me/cases/:id/releases/:release/files/:part',
  'GET /api/me/cases/:id/releases/:release/text',
  'GET /api/me/findings',
  'GET /api/me/proceedings',
  'GET /api/me/reads',
  'GET /api/me/releases',
  'GET /api/me/submissions',
  'GET /api/me/told',
  'GET /api/rereading',
  'GET /api/rereading/:id',
  'GET /api/rereading/draws/:quarter',
  'POST /api/circumstances',
  'POST /api/circumstances/:id/revoke',
  'POST /api/me/cases/:id/complaints',
  'POST /api/me/submissions/:id/hear',
  'POST /api/me/told/:id/seen',
  'POST /api/rereading/:id/settle',
  'POST /api/rereading/:id/take',
  'POST /api/rereading/:id/verdict',
  'POST /api/rereading/draws',
  'POST /api/rereading/seeds',
]
