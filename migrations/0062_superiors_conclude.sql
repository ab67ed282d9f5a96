-- What a head or deputy answers for is concluded by a superior.

-- Who stands beside or above somebody today: whoever heads his unit or one above it, and, where he does not head it, his colleagues there. None of somebody who
-- serves nowhere.
create function cases.equals_of(who text) returns text[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with recursive own as (select t.unit, bool_or(t.role in ('head', 'acting')) as heads from organisation.tenure t
      where t.officer = who and t.during @> organisation.today() group by t.unit),
    unit as materialized (select code, parent from organisation.unit),
    upwards(code) as (select own.unit from own union select unit.parent from unit join upwards using (code) where unit.parent is not null)
  select array(select t.officer from organisation.tenure t where t.during @> organisation.today() and t.officer <> who
    and (t.role in ('head', 'acting') and t.unit in (select code from upwards) or t.unit in (select own.unit from own where not own.heads)))
$$;

create or replace function cases.reviews_waiting(most int) returns table (id uuid, number text, unit text, handler text, since timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  those text;
  units text[];
  handles text := '';
  kept uuid[] := '{}';
  hidden text[] := '{}';
begin
  if access.is_request() then
    units := access.asker_cases();
    handles := access.asker_handles();
    kept := array(select cases.kept_from_asker());
    hidden := access.asker_hidden() || cases.equals_of(access.asker_actor());
  end if;
  those := 'select c.id, c.number, c.unit, c.handler, open.since from cases.case c
    cross join lateral (select max(uuid_extract_timestamp(r.id)) as since from cases.review r
      where r.case_id = c.id and r.outcome is null and r.officer <> all ($4)) as open where open.since is not null';
  if units is not null then those := those || ' and (c.unit = any ($1) or c.handler = $2)'; end if;
  if kept <> '{}' then those := those || ' and c.id <> all ($3)'; end if;
  return query execute those || ' order by c.id limit $5' using units, handles, kept, hidden, most;
end $$;
