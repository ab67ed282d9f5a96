-- Findings as sums, so that the overview need not read a million of them. All of it is derived: a change of findings adds the difference as new rows, in the
-- same transaction and without a lock; desk.compact() adds them up after a run, desk.recount() makes all anew from what is there.
create schema desk;

-- kind 'month': unit, rule, severity, stage, month, state. 'week': unit, week, state. 'open': unit, severity, state, raised_on, due.
-- What a circumstance holds back is in none. Months and weeks are of the act, on the local calendar.
create table desk.finding_sum (
  kind text not null check (kind in ('month', 'week', 'open')),
  unit text,
  rule text,
  severity smallint,
  stage text,
  month date,
  week date,
  state text not null,
  raised_on date,
  due date,
  n bigint not null
);
create index finding_sum_kind on desk.finding_sum (kind);

create function desk.zone() returns text language sql stable as $$
  select coalesce((select timezone from detect.run order by at desc limit 1), 'Asia/Ho_Chi_Minh')
$$;

-- The same sums of four sources: rows that came, that went, both, and all there are. `n` is +1 or -1; what comes to nothing is left out.
do $make$
declare
  into_sums constant text := $sums$
    insert into desk.finding_sum (kind, unit, rule, severity, stage, month, week, state, raised_on, due, n)
    select case when grouping(rule) = 0 then 'month' when grouping(week) = 0 then 'week' else 'open' end,
      unit, rule, severity, stage, month, week, state, raised_on, due, sum(n)
    from (
      select coalesce(unit, '') as unit, rule, severity, coalesce(stage, '') as stage, state, raised_on, due, n,
        date_trunc('month', happened)::date as month, date_trunc('week', happened)::date as week
      from (
        select f.*, coalesce((f.happened_at at time zone zone)::date, f.month, f.raised_on) as happened
        from (select desk.zone() as zone) as z cross join (%s) as f where f.withheld_by is null
      ) as counted
    ) as marked
    group by grouping sets ((unit, rule, severity, stage, month, state), (unit, week, state), (unit, severity, state, raised_on, due))
    having sum(n) <> 0 and (grouping(due) = 1 or state in ('new', 'review'));
  $sums$;
  trigger_text constant text := 'create function desk.%I() returns trigger language plpgsql as $body$ begin %s return null; end $body$';
  came constant text := 'select *, 1 as n from came';
  went constant text := 'select *, -1 as n from went';
begin
  execute format(trigger_text, 'count_inserted', format(into_sums, came));
  execute format(trigger_text, 'count_deleted', format(into_sums, went));
  execute format(trigger_text, 'count_updated', format(into_sums, came || ' union all ' || went));
  execute 'create function desk.recount() returns void language sql as $body$ with gone as (delete from desk.finding_sum) '
    || format(into_sums, 'select *, 1 as n from findings.finding') || ' $body$';
end $make$;

-- One statement, one snapshot: what others add meanwhile stays beside it.
create function desk.compact() returns void language sql as $$
  with gone as (delete from desk.finding_sum returning *)
  insert into desk.finding_sum (kind, unit, rule, severity, stage, month, week, state, raised_on, due, n)
  select kind, unit, rule, severity, stage, month, week, state, raised_on, due, sum(n) from gone
  group by kind, unit, rule, severity, stage, month, week, state, raised_on, due having sum(n) <> 0
$$;

create trigger finding_inserted after insert on findings.finding
  referencing new table as came for each statement execute function desk.count_inserted();
create trigger finding_deleted after delete on findings.finding
  referencing old table as went for each statement execute function desk.count_deleted();
create trigger finding_updated after update on findings.finding
  referencing new table as came old table as went for each statement execute function desk.count_updated();
