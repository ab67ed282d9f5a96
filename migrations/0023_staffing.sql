-- How many people a unit has on a day, without reading everybody of that day. Both tables are derived from organisation.tenure; the triggers below keep them.

-- Days of a tenure on which the same person has another, too, whatever its unit and role.
create table organisation.tenure_beside (
  officer text not null,
  unit text not null,
  during daterange not null,
  primary key (officer, unit, during)
);
create index tenure_beside_day on organisation.tenure_beside using gist (during) include (unit, officer);

-- From this day on until the next row, so many people have their only tenure of the day in the unit itself: they can be added up over units.
-- -infinity: since ever.
create table organisation.staffing (
  unit text not null,
  day date not null,
  people int not null,
  primary key (unit, day)
);

do $policies$
declare
  one text;
begin
  foreach one in array array['tenure_beside', 'staffing'] loop
    execute format('alter table organisation.%I enable row level security', one);
    execute format('alter table organisation.%I force row level security', one);
    execute format('create policy system on organisation.%I to liem_system using (true) with check (true)', one);
    execute format('create policy known on organisation.%I for select to liem_app, liem_wide using (true)', one);
    -- Nobody writes them but the trigger, which has the rights of their owner.
    execute format('grant select on organisation.%I to liem_system, liem_app, liem_wide', one);
  end loop;
end $policies$;

-- Makes anew what is derived of the tenures of these people, and of the units that they are in, and of these.
create function organisation.count_staff(officers text[], units text[]) returns void
  language plpgsql set plan_cache_mode = force_custom_plan as $$
begin
  delete from organisation.tenure_beside where officer = any (officers);
  insert into organisation.tenure_beside (officer, unit, during)
    select distinct t.officer, t.unit, t.during * other.during from organisation.tenure t
      join organisation.tenure other on other.officer = t.officer and other.during && t.during and other.ctid <> t.ctid
    where t.officer = any (officers);
  units := units || array(select distinct unit from organisation.tenure where officer = any (officers));
  delete from organisation.staffing where unit = any (units);
  insert into organisation.staffing (unit, day, people)
    select unit, day, sum(change) over (partition by unit order by day) from (
      select t.unit, step.day, sum(step.change) as change from organisation.tenure t
        left join (select officer, range_agg(during) as days from organisation.tenure_beside group by officer) as beside using (officer)
        cross join lateral unnest(datemultirange(t.during) - coalesce(beside.days, '{}')) as alone
        cross join lateral (values (coalesce(lower(alone), '-infinity'), 1), (upper(alone), -1)) as step (day, change)
      where t.unit = any (units) and step.day is not null
      group by t.unit, step.day having sum(step.change) <> 0) as changed;
end $$;

create function organisation.tenures_changed() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  officers text[] := '{}';
  units text[] := '{}';
begin
  if tg_op <> 'INSERT' then
    officers := array(select distinct officer from went);
    units := array(select distinct unit from went);
  end if;
  if tg_op <> 'DELETE' then officers := officers || array(select distinct officer from came); end if;
  perform organisation.count_staff(officers, units);
  return null;
end $$;
revoke execute on function organisation.count_staff(text[], text[]) from public;

-- Who changes tenures waits for whoever else does, until his end, before any row is touched: the statements of the trigger, each of which looks anew, then
-- see all that was committed. Otherwise two that give one person a tenure each would not see that these are beside each other.
create function organisation.wait_for_tenures() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('organisation.tenures'));
  if current_setting('transaction_isolation') = 'repeatable read' then
    raise exception 'tenures are changed by transactions that see what others commit' using errcode = 'object_not_in_prerequisite_state';
  end if;
  return null;
end $$;

create trigger tenures_wait before insert or update or delete on organisation.tenure
  for each statement execute function organisation.wait_for_tenures();
create trigger tenures_inserted after insert on organisation.tenure
  referencing new table as came for each statement execute function organisation.tenures_changed();
create trigger tenures_updated after update on organisation.tenure
  referencing new table as came old table as went for each statement execute function organisation.tenures_changed();
create trigger tenures_deleted after delete on organisation.tenure
  referencing old table as went for each statement execute function organisation.tenures_changed();

select organisation.count_staff(array(select distinct officer from organisation.tenure), '{}');
