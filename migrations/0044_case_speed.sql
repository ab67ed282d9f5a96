-- Whatever belongs to a case is found by it.
create index decision_case on cases.decision (case_id);
create index departure_case on cases.departure (case_id);
create index document_file_case on cases.document_file (case_id);
create index document_revision_case on cases.document_revision (case_id);
create index expunged_case on cases.expunged (case_id);
create index payment_case on cases.payment (case_id);
create index rereading_of on cases.rereading (case_id);
-- Those that wait are counted by the index alone.
drop index cases.review_waiting;
create index review_waiting on cases.review (case_id) include (id, officer) where outcome is null;

-- The facts of cases, each with how often it is so: of one or of all at once. A violation is an act on which a decision stands that is not 'none'; what was
-- reversed counts as reversed alone.
create view accountability.case_fact with (security_invoker = true) as
  with first as not materialized (
    select id as case_id, unit, opened_on, state,
      (select min(s.day) from cases.step s where s.case_id = c.id and s.kind = 'verification') as verified from cases.case c),
  concerned as not materialized (
    select p.case_id, p.officer, p.notified_on,
      (select min(s.day) from cases.step s where s.case_id = p.case_id and s.kind = 'explanation' and s.officer = p.officer) as heard
    from cases.party p where p.role = 'concerned'),
  stands as not materialized (select * from cases.decision where signed_by is not null and reversed_on is null),
  stage as not materialized (
    select case_id, 'verification' as word, opened_on as since, verified as until from first
    union all select p.case_id, 'notice', f.verified, p.notified_on from concerned p join first f using (case_id)
    union all select case_id, 'hearing', notified_on, heard from concerned
    union all select d.case_id, 'decision', (select min(s.day) from cases.step s where s.case_id = d.case_id and s.kind = 'explanation' and s.officer = d.officer), d.day
      from stands d
    union all select d.case_id, 'whole', c.opened_on, d.day from stands d join cases.case c on c.id = d.case_id),
  happened as not materialized (
    select id as case_id, unit, opened_on as day, 'opened' as kind, '' as word, 0 as days from cases.case
    union all select id, unit, opened_on, 'open', '', 0 from cases.case where state <> 'decided'
    union all select d.case_id, null, d.day, 'decision', d.form, 0 from stands d
    union all select d.case_id, null, d.reversed_on, 'reversed', d.form, 0 from cases.decision d where d.signed_by is not null and d.reversed_on is not null
    union all select d.case_id, null, d.day, k.kind, case k.kind when 'violation' then coalesce(a.severity, '') else coalesce(e.area::text, '') end, 0
      from stands d join cases.act a on a.case_id = d.case_id and a.officer = d.officer cross join (values ('violation'), ('area')) as k (kind)
      left join law.catalogue_entry e on e.version = a.version and e.code = a.entry where d.form <> 'none'
    union all select p.case_id, null, p.received, 'complaint', p.round::text, 0 from cases.complaint p
    union all select g.case_id, null, g.day, 'ruling', g.kind, 0 from cases.ruling g where g.signed_by is not null
    union all select r.case_id, r.unit, coalesce(r.reversed_on, r.concluded_on, c.opened_on), 'review',
        case when r.outcome is null then 'waiting' when r.reversed_on is not null then 'reversed' else r.outcome end, 0
      from cases.review r join cases.case c on c.id = r.case_id
    union all select case_id, null, until, 'time', word, until - since from stage where until >= since)
  select h.case_id, coalesce(h.unit, c.unit) as unit, extract(year from h.day)::int as year, h.kind, h.word, h.days, count(*)::int as n
  from happened h join cases.case c on c.id = h.case_id group by 1, 2, 3, 4, 5, 6;

create or replace function accountability.facts_of(one uuid) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object('unit', unit, 'year', year, 'kind', kind, 'word', word, 'days', days, 'n', n) order by kind, word, unit, year, days), '[]')
  from accountability.case_fact where case_id = one
$$;
create or replace function accountability.recount() returns void language sql as $$
  delete from accountability.case_sum;
  delete from accountability.counted;
  insert into accountability.counted (case_id, facts)
    select case_id, jsonb_agg(jsonb_build_object('unit', unit, 'year', year, 'kind', kind, 'word', word, 'days', days, 'n', n) order by kind, word, unit, year, days)
    from accountability.case_fact group by case_id;
  insert into accountability.case_sum (unit, year, kind, word, days, n) select f.unit, f.year, f.kind, f.word, f.days, sum(f.n)::int
    from accountability.counted c, jsonb_to_recordset(c.facts) as f (unit text, year int, kind text, word text, days int, n int)
    group by f.unit, f.year, f.kind, f.word, f.days;
$$;

-- Decisions on like acts, the newest first (or, backward, the oldest of those after one), each once, whatever number of such acts it answers. A request is given
-- those of cases that whoever asks may see, whatever is said here; elsewhere it is what is said: units (null: all), who handles, officers and tiers that keep a
-- case from him. Behind policies each of them would be asked of by itself.
create function cases.precedents_like(of_about text, of_grade text, of_class text, of_leads boolean, of_several boolean, since date, before date, without uuid, whose text,
    from_day date, from_decision uuid, forward boolean, most int, units text[], handles text, hidden text[], restricted text[], secret text[])
  returns table (decision uuid, case_id uuid, form text, day date, took int)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  those text := 'select p.decision, p.case_id, p.form, p.day, p.took from cases.precedent p join cases.case c on c.id = p.case_id
    where p.about = $1 and p.grade = $2 and p.class = $3 and p.leads = $4 and p.several = $5 and p.day >= $6 and p.day <= coalesce($7, ''infinity'')
      and not exists (select from cases.precedent q where q.decision = p.decision and q.act < p.act and q.about = p.about and q.grade = p.grade)
      and (p.case_id <> $8 or not exists (select from cases.decision d where d.id = p.decision and d.officer = $9))';
  kept uuid[];
begin
  if access.is_request() then
    units := access.asker_cases();
    handles := access.asker_handles();
    kept := array(select cases.kept_from_asker());
  else
    kept := array(select cases.kept_from_any(hidden, restricted, secret, handles));
  end if;
  if units is not null then those := those || ' and (c.unit = any ($10) or c.handler = $11)'; end if;
  if kept <> '{}' then those := those || ' and p.case_id <> all ($12)'; end if;
  if from_day is not null then those := those || case when forward then ' and (p.day, p.decision) < ($13, $14)' else ' and (p.day, p.decision) > ($13, $14)' end; end if;
  return query execute those || case when forward then ' order by p.day desc, p.decision desc limit $15' else ' order by p.day, p.decision limit $15' end
    using of_about, of_grade, of_class, of_leads, of_several, since, before, without, whose, units, handles, kept, from_day, from_decision, most;
end $$;

-- As in 0038, of cases in some states: by unit and state an index has them.
drop function cases.drafts_waiting();
create function cases.drafts_waiting(states text[]) returns table (decision uuid, id uuid, number text, unit text, handler text, state text, officer text, due date,
    drafted_by text, drafted_at timestamptz, checked_by text, checked_at timestamptz, opinion_by text)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  those text;
  units text[];
  handles text := '';
  kept uuid[] := '{}';
begin
  if access.is_request() then
    units := access.asker_cases();
    handles := access.asker_handles();
    kept := array(select cases.kept_from_asker());
  end if;
  those := 'select d.id, c.id, c.number, c.unit, c.handler, c.state, d.officer, k.due, d.drafted_by, d.drafted_at, d.checked_by, d.checked_at,
      (select s.by from cases.step s where s.id = d.opinion)
    from cases.decision d join cases.case c on c.id = d.case_id join cases.clocked k on k.case_id = d.case_id and k.officer = d.officer
    where d.signed_by is null and d.withdrawn_by is null and c.state = any ($4)';
  -- A plan for what is asked now: one for whatever might be asked would read every case.
  if units is not null then those := those || ' and (c.unit = any ($1) or c.handler = $2)'; end if;
  if kept <> '{}' then those := those || ' and c.id <> all ($3)'; end if;
  return query execute those using units, handles, kept, states;
end $$;
