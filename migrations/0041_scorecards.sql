-- What units did with cases, added up by unit and year as it happens: cases opened, decisions, violations, reviews, reversals, and how long each stage took.
create table accountability.case_sum (
  unit text not null,
  year int not null,
  kind text not null check (kind in ('opened', 'open', 'decision', 'violation', 'area', 'reversed', 'complaint', 'ruling', 'review', 'time')),
  -- of a decision its form, of a violation its degree, of a review its outcome, of a complaint which it is, of a ruling its kind, of a time the stage; '' where nobody entered it
  word text not null,
  -- of a time, how many days it took
  days int not null default 0,
  n int not null
);
create index case_sum_year on accountability.case_sum (year, unit, kind, word, days) include (n);

-- What of the sums is of which case, so that a change can be taken off and added, and a number leads to its cases.
create table accountability.counted (
  case_id uuid primary key references cases.case on delete cascade,
  facts jsonb not null
);
create index counted_facts on accountability.counted using gin (facts jsonb_path_ops);

-- The facts of one case. A violation is an act on which a decision stands that is not 'none'; what was reversed counts as reversed alone.
create function accountability.facts_of(one uuid) returns jsonb language sql stable as $$
  with decided as (select d.officer, d.form, d.day, d.reversed_on from cases.decision d where d.case_id = one and d.signed_by is not null),
  stands as (select * from decided where reversed_on is null),
  own as (select c.unit, c.opened_on, c.state from cases.case c where c.id = one),
  stage as (
    select 'verification' as word, opened_on as from_day, (select min(day) from cases.step where case_id = one and kind = 'verification') as until from own
    union all select 'notice', (select min(day) from cases.step where case_id = one and kind = 'verification'), p.notified_on from cases.party p
      where p.case_id = one and p.role = 'concerned'
    union all select 'hearing', p.notified_on, (select min(day) from cases.step s where s.case_id = one and s.kind = 'explanation' and s.officer = p.officer)
      from cases.party p where p.case_id = one and p.role = 'concerned'
    union all select 'decision', (select min(day) from cases.step s where s.case_id = one and s.kind = 'explanation' and s.officer = d.officer), d.day from stands d
    union all select 'whole', own.opened_on, d.day from stands d, own),
  fact as (
    select unit, extract(year from opened_on)::int as year, 'opened' as kind, '' as word, 0 as days from own
    union all select unit, extract(year from opened_on)::int, 'open', '', 0 from own where state <> 'decided'
    union all select own.unit, extract(year from d.day)::int, 'decision', d.form, 0 from stands d, own
    union all select own.unit, extract(year from d.reversed_on)::int, 'reversed', d.form, 0 from decided d, own where d.reversed_on is not null
    union all select own.unit, extract(year from d.day)::int, k.kind, case k.kind when 'violation' then coalesce(a.severity, '') else coalesce(e.area::text, '') end, 0
      from stands d join cases.act a on a.case_id = one and a.officer = d.officer cross join own cross join (values ('violation'), ('area')) as k (kind)
      left join law.catalogue_entry e on e.version = a.version and e.code = a.entry where d.form <> 'none'
    union all select own.unit, extract(year from p.received)::int, 'complaint', p.round::text, 0 from cases.complaint p, own where p.case_id = one
    union all select own.unit, extract(year from g.day)::int, 'ruling', g.kind, 0 from cases.ruling g, own where g.case_id = one and g.signed_by is not null
    union all select r.unit, extract(year from coalesce(r.reversed_on, r.concluded_on, own.opened_on))::int, 'review',
        case when r.outcome is null then 'waiting' when r.reversed_on is not null then 'reversed' else r.outcome end, 0
      from cases.review r, own where r.case_id = one
    union all select own.unit, extract(year from s.until)::int, 'time', s.word, s.until - s.from_day from stage s, own where s.until >= s.from_day)
  select coalesce(jsonb_agg(jsonb_build_object('unit', unit, 'year', year, 'kind', kind, 'word', word, 'days', days, 'n', n) order by kind, word, unit, year, days), '[]')
  from (select unit, year, kind, word, days, count(*)::int as n from fact group by unit, year, kind, word, days) as grouped
$$;

create function accountability.recount_case(one uuid) returns void language plpgsql as $$
declare
  old jsonb := (select c.facts from accountability.counted c where c.case_id = one);
  now jsonb := accountability.facts_of(one);
begin
  if old is not distinct from now or not exists (select from cases.case c where c.id = one) then return; end if;
  insert into accountability.counted (case_id, facts) values (one, now) on conflict (case_id) do update set facts = excluded.facts;
  insert into accountability.case_sum (unit, year, kind, word, days, n)
    select unit, year, kind, word, days, sum(n)::int from (
      select unit, year, kind, word, days, n from jsonb_to_recordset(now) as f (unit text, year int, kind text, word text, days int, n int)
      union all select unit, year, kind, word, days, -n from jsonb_to_recordset(coalesce(old, '[]')) as f (unit text, year int, kind text, word text, days int, n int)) as change
    group by unit, year, kind, word, days having sum(n) <> 0;
end $$;

-- At the end of a transaction, so that a case is counted as it is then.
create function accountability.case_changed() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  row jsonb := to_jsonb(case tg_op when 'DELETE' then old else new end);
begin
  perform accountability.recount_case((row ->> case tg_table_name when 'case' then 'id' else 'case_id' end)::uuid);
  return null;
end $$;
do $counted$
declare
  one text;
begin
  foreach one in array array['case', 'party', 'act', 'step', 'decision', 'complaint', 'ruling', 'review'] loop
    execute format('create constraint trigger counted after insert or update or delete on cases.%I deferrable initially deferred for each row
      execute function accountability.case_changed()', one);
  end loop;
end $counted$;

-- Brings what changes left beside each other together.
create function accountability.compact() returns void language sql as $$
  with gone as (delete from accountability.case_sum returning *)
  insert into accountability.case_sum (unit, year, kind, word, days, n)
    select unit, year, kind, word, days, sum(n)::int from gone group by unit, year, kind, word, days having sum(n) <> 0
$$;
-- Counts all cases anew.
create function accountability.recount() returns void language sql as $$
  delete from accountability.case_sum;
  delete from accountability.counted;
  insert into accountability.counted (case_id, facts) select id, accountability.facts_of(id) from cases.case;
  insert into accountability.case_sum (unit, year, kind, word, days, n) select f.unit, f.year, f.kind, f.word, f.days, sum(f.n)::int
    from accountability.counted c, jsonb_to_recordset(c.facts) as f (unit text, year int, kind text, word text, days int, n int)
    group by f.unit, f.year, f.kind, f.word, f.days;
$$;
select accountability.recount();

do $policies$
declare
  one text;
begin
  foreach one in array array['case_sum', 'counted'] loop
    execute format('alter table accountability.%I enable row level security', one);
    execute format('alter table accountability.%I force row level security', one);
    execute format('create policy system on accountability.%I to liem_system using (true) with check (true)', one);
    execute format('grant select, insert, update, delete on accountability.%I to liem_system', one);
  end loop;
  grant select on accountability.case_sum to liem_app, liem_wide;
end $policies$;
-- Sums over all units name nobody; what is kept from whoever asks is taken off.
create policy known on accountability.case_sum for select to liem_app, liem_wide using (true);

-- What of the sums of some years is of cases that are kept from whoever asks. A request is given what is kept from him, whatever is said here.
create function accountability.kept_sums(years int[], hidden text[], restricted text[], secret text[], given text)
  returns table (unit text, year int, kind text, word text, days int, n int)
  language plpgsql stable rows 20 security definer set search_path = pg_catalog, pg_temp as $$
declare
  kept uuid[];
begin
  if access.is_request() then hidden := access.asker_hidden(); end if;
  kept := case when access.is_request() then array(select cases.kept_from_asker())
    else array(select cases.kept_from_any(hidden, restricted, secret, given)) end;
  return query select f.unit, f.year, f.kind, f.word, f.days, f.n from accountability.counted c,
      jsonb_to_recordset(c.facts) as f (unit text, year int, kind text, word text, days int, n int)
    where c.case_id = any (kept) and f.year = any (years)
  -- Nobody learns from a number that he himself is reviewed.
  union all select r.unit, extract(year from coalesce(r.reversed_on, r.concluded_on, c.opened_on))::int, 'review',
      case when r.outcome is null then 'waiting' when r.reversed_on is not null then 'reversed' else r.outcome end, 0, 1
    from cases.review r join cases.case c on c.id = r.case_id where r.officer = any (hidden) and r.case_id <> all (kept)
      and extract(year from coalesce(r.reversed_on, r.concluded_on, c.opened_on)) = any (years);
end $$;

-- Cases behind a number: of these units, in a year. Which of them whoever asks sees, the policies of cases say.
create function accountability.cases_counted(units text[], of_year int, of_kind text, of_word text) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if access.is_request() and not access.may('scorecard.read') then return; end if;
  return query select c.case_id from accountability.counted c
    where c.facts @> jsonb_build_array(jsonb_build_object('year', of_year, 'kind', of_kind, 'word', of_word))
      and (units is null or exists (select from jsonb_to_recordset(c.facts) as f (unit text, year int, kind text, word text)
        where f.year = of_year and f.kind = of_kind and f.word = of_word and f.unit = any (units)));
end $$;
