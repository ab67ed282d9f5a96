-- What is kept from whoever asks, put together in one pass: this becomes part of the statements that ask it, whose plans are kept. Days of an account become
-- times once, and not for each finding.
create or replace function findings.hidden_from(officers text[]) returns setof uuid language sql stable rows 200 as $$
  select named.finding from findings.named where named.officer = any(officers)
  union all select part.finding from organisation.account_holder held
    cross join lateral (select (held.from_day - interval '1 day')::timestamptz as first,
      (coalesce(held.until_day, 'infinity') + interval '2 days')::timestamptz as after offset 0) as days
    cross join lateral (
      select named.finding, acted.from_at, acted.until_at from findings.named join findings.finding acted on acted.id = named.finding
        where named.account = held.account and named.unattributed is not null
      union all select mentioned.finding, mentioned.from_at, mentioned.until_at from findings.mentioned where mentioned.account = held.account) as part
    where held.officer = any(officers) and (part.until_at is null or part.from_at is null
      or part.until_at >= days.first and part.from_at < days.after)
$$;

create or replace function findings.kept_from_any(officers text[], restricted text[], secret text[], given text, opened uuid[]) returns setof uuid
  language plpgsql stable rows 200 set plan_cache_mode = force_generic_plan as $$
begin
  return query select finding from findings.hidden_from(officers) as finding;
  if restricted is null and secret is null then return; end if;
  return query select f.id from findings.finding f, lateral (select case f.tier when 1 then restricted else secret end as units) as cleared
    where f.tier > 0 and cleared.units is not null and not f.by_unit = any(cleared.units)
      and (cardinality(cleared.units) = 0 or f.assignee is distinct from given and f.id <> all(opened));
end $$;

create or replace function findings.kept_from_asker() returns setof uuid
  language plpgsql stable rows 200 security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  asker jsonb := access.asker();
  hidden text[];
begin
  if current_setting('role') = 'liem_wide' and asker ->> 'units' is distinct from 'all' then
    raise exception 'nobody asks who sees all units' using errcode = 'insufficient_privilege';
  end if;
  if asker is null then return; end if;
  hidden := array(select jsonb_array_elements_text(asker -> 'hidden'));
  if asker -> 'restricted' = '"all"' and asker -> 'secret' = '"all"' then
    return query select finding from findings.hidden_from(hidden) as finding;
    return;
  end if;
  return query select finding from findings.kept_from_any(hidden, access.listed(asker -> 'restricted'), access.listed(asker -> 'secret'),
    asker ->> 'given', access.listed(asker -> 'opened')::uuid[]) as finding;
end $$;

-- Whether the policies take away from whoever asks just what is said here.
create function findings.is_asker(officers text[], restricted text[], secret text[], given text, opened uuid[]) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  asker jsonb;
begin
  if not access.is_request() then return false; end if;
  asker := access.asker();
  return coalesce(asker -> 'hidden' = to_jsonb(officers) and asker -> 'restricted' = coalesce(to_jsonb(restricted), '"all"')
    and asker -> 'secret' = coalesce(to_jsonb(secret), '"all"') and asker ->> 'given' = given and asker -> 'opened' = to_jsonb(opened), false);
end $$;

create or replace function findings.kept_from(officers text[], restricted text[], secret text[], given text, opened uuid[]) returns setof uuid
  language plpgsql stable rows 200 security definer set search_path = pg_catalog, pg_temp as $$
begin
  if findings.is_asker(officers, restricted, secret, given, opened) then return; end if;
  perform findings.refuse_others(officers);
  return query select findings.kept_from_any(officers, restricted, secret, given, opened);
end $$;

-- So many findings are kept from somebody at the most (kept_from_any): quicker than which.
create function findings.most_kept(officers text[], restricted text[], secret text[]) returns bigint language sql stable as $$
  select (select count(*) from findings.named where officer = any (officers))
    + (select count(*) from organisation.account_holder held join findings.named on named.account = held.account and named.unattributed is not null
      where held.officer = any (officers))
    + (select count(*) from organisation.account_holder held join findings.mentioned on mentioned.account = held.account where held.officer = any (officers))
    + case when restricted is null and secret is null then 0 else (select count(*) from findings.finding where tier > 0) end
$$;

-- Whether of the findings of these units and rules and in these standings (null: any) more than `most` are seen by whoever asks. Where there are so many more
-- that what is kept cannot make up for it, none of them is looked at. A request is told of what its policies show; where that is not what is said here, false.
create function findings.are_more(most int, units text[], rules text[], standings int[], officers text[], restricted text[], secret text[], given text, opened uuid[])
  returns boolean language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  those text := 'from findings.finding f where f.withheld_by is null';
  kept uuid[];
  more boolean;
begin
  if access.is_request() then
    if not findings.is_asker(officers, restricted, secret, given, opened) then return false; end if;
    if not access.sees_all() then units := array(select own from unnest(access.asker_units()) as own where units is null or own = any (units)); end if;
  end if;
  if units is not null then those := those || ' and f.by_unit = any ($1)'; end if;
  if rules is not null then those := those || ' and f.rule = any ($2)'; end if;
  if standings is not null then those := those || ' and f.standing = any ($3)'; end if;
  execute 'select exists (select ' || those || ' offset $4)' into more
    using units, rules, standings, most + findings.most_kept(officers, restricted, secret);
  if more then return true; end if;
  kept := case when access.is_request() then array(select findings.kept_from_asker())
    else array(select findings.kept_from_any(officers, restricted, secret, given, opened)) end;
  execute 'select exists (select ' || those || ' and f.id not in (select unnest($5)) offset $4)' into more using units, rules, standings, most, kept;
  return more;
end $$;

revoke execute on function findings.most_kept(text[], text[], text[]) from public;

-- Whether a row is kept is asked of those alone that are looked for: the planner asks first what costs least, and asking this costs more than it can know.
create function access.dear() returns boolean language plpgsql stable cost 20 as $$ begin return false; end $$;
alter policy kept on findings.finding using (id not in (select findings.kept_from_asker()) or access.dear());

-- Heads and deputies of many units on a day, without reading everybody of that day.
drop index organisation.tenure_leading;
create index tenure_leading on organisation.tenure (unit) include (role, officer, during) where role <> 'officer';
