import pg from 'pg'

const CHUNK = 50_000
const UNITS = 240
const RULES = 60
const ACCOUNTS = 4_000

/** Fills an installation with so many made-up findings, each with a trace of ten events, by SQL alone; what is there already stays. */
export async function loadFindings(url: string, findings: number, say: (text: string) => void): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'liem bench' })
  await client.connect()
  try {
    await client.query(`set synchronous_commit = off; set maintenance_work_mem = '256MB'; set statement_timeout = 0`)
    await client.query(REGISTER)
    const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from findings.finding where rulebook = 'bench'`)
    for (let from = rows[0]!.n; from < findings; from += CHUNK) {
      await client.query(findingsSql(from, Math.min(findings, from + CHUNK)))
      say(`${Math.min(findings, from + CHUNK).toLocaleString('en')} findings`)
    }
    await client.query(SEEN)
    await client.query('select desk.recount()')
    await client.query('vacuum (analyze) findings.finding, findings.trace, findings.named, desk.finding_sum')
  } finally {
    await client.end()
  }
}

/** Units in three levels, officers with an account each, and a rulebook that is not in use, so that no run touches its findings. */
const REGISTER = `
  insert into organisation.unit_code
    select 'D' union all select 'R' || r from generate_series(1, 20) r union all select 'U' || u from generate_series(1, ${UNITS}) u on conflict do nothing;
  insert into organisation.unit_state (code, during, name_en, name_vi, level, parent)
    select 'D', '(,)'::daterange, 'Department', 'Cục', 1, null
    union all select 'R' || r, '(,)', 'Region ' || r, 'Khu vực ' || r, 2, 'D' from generate_series(1, 20) r
    union all select 'U' || u, '(,)', 'Border gate office ' || u, 'Cửa khẩu số ' || u, 3, 'R' || (u % 20 + 1) from generate_series(1, ${UNITS}) u
    on conflict do nothing;
  insert into organisation.officer (number, name)
    select 'B' || a, 'Nguyễn Văn ' || a from generate_series(1, ${ACCOUNTS}) a on conflict do nothing;
  insert into organisation.tenure (unit, role, officer, during, entered_on)
    select 'U' || (a % ${UNITS} + 1), 'officer', 'B' || a, '(,)', current_date from generate_series(1, ${ACCOUNTS}) a
    where not exists (select from organisation.tenure);
  insert into law.rulebook (id, title_en, title_vi) values ('bench', 'Bench', 'Đo tốc độ') on conflict do nothing;
  insert into law.rule_version (rulebook, rule, number, version, title_en, title_vi, severity, area, body, first_in)
    select 'bench', 'BEN-' || lpad(r::text, 3, '0'), 1, r::text, 'A rule of the bench, number ' || r, 'Quy tắc đo tốc độ số ' || r, r % 3 + 1, r % 12 + 1,
      '{"template": "precedence", "activities": [], "basis": [], "exceptions": null, "words": {"en": "words", "vi": "lời"}, "from": null, "until": null}', 1
    from generate_series(1, ${RULES}) r on conflict do nothing;`

/** Rules and units that findings have, as raising notes them: words and severities are looked for there. */
const SEEN = `
  insert into findings.rule_seen (rule, severity, area, stage) select distinct rule, severity, area, stage from findings.finding on conflict do nothing;
  insert into findings.unit_seen (unit) select distinct unit from findings.finding where unit is not null on conflict do nothing`

/** Findings number `from` to `until`, not included: skewed over units, rules, days and states as real ones are. */
function findingsSql(from: number, until: number): string {
  return `
  with made as materialized (
    select i, uuidv7() as id, '9' || lpad(i::text, 11, '0') as case_id,
      'U' || (1 + floor(${UNITS} * power(hash_unit(i, 1), 2)))::int as unit,
      (1 + floor(${RULES} * power(hash_unit(i, 2), 1.6)))::int as rule,
      timestamptz '2025-12-01 00:00+07' + make_interval(secs => 31000000 * hash_unit(i, 3)) as happened,
      hash_unit(i, 4) as luck, 'acc-' || (1 + floor(${ACCOUNTS} * hash_unit(i, 5)))::int as account
    from generate_series(${from}, ${until - 1}) i
  ), traces as (
    insert into findings.trace (case_id, content, events, facts, finished, run)
    select case_id, sha256(int8send(i)),
      (select jsonb_agg(jsonb_build_object('at', to_char(happened at time zone 'UTC' + make_interval(mins => 17 * e), 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'activity',
        'Step ' || e, 'account', case when e % 2 = 0 then account end, 'unit', unit, 'values', jsonb_build_object('channel', 'red'))) from generate_series(1, 10) e),
      jsonb_build_object('goods', 'wood', 'value', (i % 100000)::text), true, '00000000-0000-4000-8000-000000000000'
    from made returning id, case_id
  ), put as (
    insert into findings.finding (id, number, identity, content, rulebook, rule, rule_number, case_id, trace, unit, month, stratum, area, stage, severity, state,
      happened_at, from_at, until_at, raised_at, raised_on, due, assignee, witnesses, picture, why_en, why_vi, attributed, search, run, event)
    select made.id, findings.number_text(i + 10000000, happened::date), sha256(int8send(i)), sha256(int8send(i)), 'bench', 'BEN-' || lpad(rule::text, 3, '0'), 1,
      made.case_id, traces.id, unit, date_trunc('month', happened)::date, '', rule % 12 + 1, 'inspection', rule % 3 + 1,
      case when luck < 0.55 then 'new' when luck < 0.7 then 'review' when luck < 0.8 then 'confirmed' when luck < 0.97 then 'dismissed' else 'withdrawn' end,
      happened, happened, happened + interval '3 hours', happened + interval '1 day', (happened + interval '1 day')::date,
      case when luck < 0.7 then (happened + interval '20 days')::date end, case when luck between 0.5 and 0.8 then 'B' || (i % ${ACCOUNTS} + 1) end,
      '{3,7}', '{"missing": [], "span": [3, 7]}', 'The goods left before the tax was paid, at ' || unit, 'Hàng ra trước khi nộp thuế, tại ' || unit, 1,
      lower(findings.number_text(i + 10000000, happened::date)) || ' ' || made.case_id, '00000000-0000-4000-8000-000000000000', 1
    from made join traces using (case_id) returning id
  )
  insert into findings.named (finding, account, officer, events)
    select made.id, account, 'B' || substr(account, 5), '{3,7}' from made join put using (id)`.replaceAll(
    /hash_unit\(i, (\d)\)/gu,
    '(abs(hashint8extended(i, $1) % 1000003) / 1000003.0)',
  )
}
