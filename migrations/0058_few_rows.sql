-- A page of a list shows some fifty findings. They were looked for under the policy, which looks up all that is kept from whoever asks, thousands for some;
-- and their rows were then read under it once more. Now some more than are shown are taken along the index of the order, and of these it is asked one by one.

-- Of these findings those that whoever asks sees, with their rows. It says what the policies of findings.finding say, and test/seen.test.ts compares them.
-- Where no request asks, all of them.
create function findings.seen(ids uuid[]) returns setof findings.finding
  language plpgsql stable rows 50 security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  wide boolean := current_setting('role') = 'liem_wide';
  asker jsonb;
  given text;
  officers text[];
  restricted text[];
  secret text[];
  units text[];
  opened uuid[];
  kept uuid[];
begin
  if not access.is_request() then
    return query select f.* from findings.finding f where f.id = any (ids);
    return;
  end if;
  asker := access.asker();
  if wide and asker ->> 'units' is distinct from 'all' then
    raise exception 'nobody asks who sees all units' using errcode = 'insufficient_privilege';
  end if;
  if asker is null then return; end if;
  given := asker ->> 'given';
  officers := array(select jsonb_array_elements_text(asker -> 'hidden'));
  kept := array(select named.finding from findings.named where named.finding = any (ids) and named.officer = any (officers)
    union all select part.finding from (
        select named.account, named.finding, acted.from_at, acted.until_at from findings.named join findings.finding acted on acted.id = named.finding
          where named.finding = any (ids) and named.unattributed is not null
        union all select mentioned.account, mentioned.finding, mentioned.from_at, mentioned.until_at from findings.mentioned
          where mentioned.finding = any (ids)) as part
      join organisation.account_holder held on held.account = part.account and held.officer = any (officers)
      where part.until_at is null or part.from_at is null or part.until_at >= (held.from_day - interval '1 day')::timestamptz
        and part.from_at < (coalesce(held.until_day, 'infinity') + interval '2 days')::timestamptz);
  if asker -> 'opened' <> '[]' then opened := access.listed(asker -> 'opened')::uuid[]; end if;
  if asker -> 'restricted' <> '"all"' or asker -> 'secret' <> '"all"' then
    restricted := access.listed(asker -> 'restricted');
    secret := access.listed(asker -> 'secret');
    kept := kept || array(select f.id from findings.finding f cross join lateral (select case f.tier when 1 then restricted else secret end as units) as cleared
      where f.id = any (ids) and f.tier > 0 and cleared.units is not null and not f.by_unit = any (cleared.units)
        and (cardinality(cleared.units) = 0 or f.assignee is distinct from given and f.id <> all (coalesce(opened, '{}'))));
  end if;
  if wide then
    return query select f.* from findings.finding f where f.id = any (ids) and f.id <> all (kept);
  else
    units := access.listed(asker -> 'units');
    return query select f.* from findings.finding f where f.id = any (ids) and f.id <> all (kept)
      and (f.by_unit = any (units) or f.assignee = given or f.touched_by = given or f.id = any (opened));
  end if;
end $$;

-- At least so many of the findings that whoever asks sees, or all that there are, from the row after a key on: of these units and rules and in these standings
-- (null: any). What these officers, units and findings keep is left out besides, as the program says it (findings.kept_from).
create function findings.first(sort text, ascending boolean, units text[], rules text[], standings int[], key text[], wanted int,
    officers text[], restricted text[], secret text[], given text, opened uuid[])
  returns setof findings.finding language plpgsql stable rows 60 security definer set search_path = pg_catalog, pg_temp as $$
declare
  columns constant text[] := case sort when 'due' then '{by_due}' when 'raised' then '{raised_on}' when 'happened' then '{by_happened}'
    when 'severity' then '{by_severity,by_due}' when 'rule' then '{rule,by_due}' when 'unit' then '{by_unit,by_due}' when 'state' then '{standing,by_due}' end;
  keys constant text := array_to_string(columns, ', ') || ', id';
  way constant text := case when ascending then ' asc' else ' desc' end;
  those text := ' from findings.finding where withheld_by is null';
  after text := '';
  ids uuid[];
  step int := greatest(wanted + 13, 64);
  more int;
  found int := 0;
  -- Where the policies take away the same, nothing more is kept; who asks for others than himself is refused.
  kept constant uuid[] := array(select findings.kept_from(officers, restricted, secret, given, opened));
  usual boolean := kept = '{}' and ascending and sort in ('due', 'severity') and units is null and rules is null and (standings is null or standings = '{1,2}')
    and key is null and step = 64;
begin
  if columns is null then raise exception 'findings.first: there is no order %', sort using errcode = 'invalid_parameter_value'; end if;
  if units is not null then those := those || ' and by_unit = any ($1)'; end if;
  if rules is not null then those := those || ' and rule = any ($2)'; end if;
  if kept <> '{}' then those := those || ' and id <> all ($3)'; end if;
  -- Written out, so that the planner knows the indexes that hold them.
  if standings is not null then those := those || format(' and standing in (%s)', coalesce(nullif(array_to_string(standings, ', '), ''), 'null')); end if;
  loop
    if key is not null then
      after := format(' and (%s) %s (%s)', keys, case when ascending then '>' else '<' end, (select string_agg(quote_literal(one), ', ' order by at)
        from unnest(key) with ordinality as part (one, at)));
    end if;
    -- What is asked for most is planned once.
    if not usual then
      execute format('select array(select id%s%s order by %s limit %s)', those, after, replace(keys, ', ', way || ', ') || way, step) into ids using units, rules, kept;
    elsif sort = 'due' and standings is null then
      ids := array(select id from findings.finding where withheld_by is null order by by_due, id limit 64);
    elsif sort = 'due' then
      ids := array(select id from findings.finding where withheld_by is null and standing in (1, 2) order by by_due, id limit 64);
    elsif standings is null then
      ids := array(select id from findings.finding where withheld_by is null order by by_severity, by_due, id limit 64);
    else
      ids := array(select id from findings.finding where withheld_by is null and standing in (1, 2) order by by_severity, by_due, id limit 64);
    end if;
    usual := false;
    return query select s.* from findings.seen(ids) s;
    get diagnostics more = row_count;
    found := found + more;
    exit when found >= wanted or cardinality(ids) < step;
    execute format('select array[%s] from findings.finding where id = $1', replace(keys, ', ', '::text, ') || '::text') into key using ids[step];
    step := step * 4;
  end loop;
end $$;
