-- Lists of a million findings: what is asked for most stands in the index that is read in the list's order, so that rows are not visited for it
-- (src/findings/found.ts). Most lists are sorted by what is due.
drop index findings.finding_due;
create index finding_due on findings.finding (by_due, id) include (standing, rule, by_unit, by_happened, raised_on, search) where withheld_by is null;
drop index findings.finding_happened;
create index finding_happened on findings.finding (by_happened, id) include (standing, by_due, rule, by_unit) where withheld_by is null;
drop index findings.finding_raised;
create index finding_raised on findings.finding (raised_on, id) include (standing, by_due, rule, by_unit) where withheld_by is null;
create index finding_broker on findings.finding (broker, by_due, id) include (standing) where withheld_by is null and broker is not null;
drop index findings.finding_unit;
create index finding_unit on findings.finding (by_unit, by_due, id) include (standing, rule, assignee) where withheld_by is null;

-- Coarser sums beside the fine ones, for whoever sees all units: what a page asks for is then a few thousand rows, however many findings there are. The
-- columns of each kind are the grouping sets below; those of 'stage' are of findings that count as such, those from 'open' on of findings that wait.
drop index desk.finding_sum_kind;
create index finding_sum_kind on desk.finding_sum (kind, unit);
create index finding_sum_due on desk.finding_sum (due) where kind = 'due-unit';
alter table desk.finding_sum alter column state drop not null, drop constraint finding_sum_kind_check, add check (kind in
  ('month', 'unit', 'rule', 'stage', 'week', 'weeks', 'open', 'waiting', 'raised', 'due', 'due-unit', 'due-month'));

do $make$
declare
  into_sums constant text := $sums$
    insert into desk.finding_sum (kind, unit, rule, severity, stage, month, week, state, raised_on, due, n)
    select case when grouping(waits) = 0 then case
          when grouping(raised_on) = 0 then case when grouping(unit) = 0 then 'open' else 'raised' end
          when grouping(due) = 0 then case when grouping(unit) = 0 then 'due-unit' else 'due' end
          when grouping(due_month) = 0 then 'due-month' else 'waiting' end
        when grouping(week) = 0 then case when grouping(unit) = 0 then 'week' else 'weeks' end
        when grouping(counts) = 0 then 'stage'
        when grouping(unit) = 1 then 'rule'
        when grouping(rule) = 1 then 'unit' else 'month' end as kind,
      unit, rule, severity, stage, coalesce(month, due_month), week, state, raised_on, due, sum(n)
    from (
      select coalesce(unit, '') as unit, rule, severity, coalesce(stage, '') as stage, state, raised_on, due, n,
        state in ('new', 'review') as waits, state in ('new', 'review', 'confirmed') as counts, date_trunc('month', due)::date as due_month,
        date_trunc('month', happened)::date as month, date_trunc('week', happened)::date as week
      from (
        select f.*, coalesce((f.happened_at at time zone (select desk.zone()))::date, f.month, f.raised_on) as happened
        from (%s) as f where f.withheld_by is null
      ) as counted
    ) as marked
    group by grouping sets (
      (unit, rule, severity, stage, month, state), (unit, month, state), (rule, month, state), (counts, unit, stage, month),
      (unit, week, state), (week, state),
      (waits, unit, severity, state, raised_on, due), (waits, unit, severity, state), (waits, severity, state, raised_on), (waits, severity, state, due),
      (waits, unit, due), (waits, unit, due_month))
    having sum(n) <> 0 and (grouping(waits) = 1 or waits) and (grouping(counts) = 1 or counts)
  $sums$;
  trigger_text constant text := 'create or replace function desk.%I() returns trigger language plpgsql as $body$ begin %s; return null; end $body$';
  came constant text := 'select *, 1 as n from came';
  went constant text := 'select *, -1 as n from went';
begin
  execute format(trigger_text, 'count_inserted', format(into_sums, came));
  execute format(trigger_text, 'count_deleted', format(into_sums, went));
  execute format(trigger_text, 'count_updated', format(into_sums, came || ' union all ' || went));
  execute 'create or replace function desk.recount() returns void language sql as $body$ with gone as (delete from desk.finding_sum) '
    || format(into_sums, 'select *, 1 as n from findings.finding') || ' order by kind, unit $body$';
end $make$;

-- Here and when all is made anew, sums that are read together are laid together.
create or replace function desk.compact() returns void language sql as $$
  with gone as (delete from desk.finding_sum returning *)
  insert into desk.finding_sum (kind, unit, rule, severity, stage, month, week, state, raised_on, due, n)
  select kind, unit, rule, severity, stage, month, week, state, raised_on, due, sum(n) from gone
  group by kind, unit, rule, severity, stage, month, week, state, raised_on, due having sum(n) <> 0 order by kind, unit
$$;
select desk.recount();

-- An index suffices only for rows on pages that are known to be seen by all: what a run changed is looked after before a fifth of the table has changed.
alter table findings.finding set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
