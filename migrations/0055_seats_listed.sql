-- Whoever sits in a council finds its case in his list of cases, too: as long as the seat opens it to him (0050).
drop function cases.listed(text[], text[], uuid, boolean, int, text[], text, text[], text[], text[]);
create function cases.listed(states text[], patterns text[], from_id uuid, forward boolean, most int, units text[], handles text, seats uuid[], hidden text[],
    restricted text[], secret text[]) returns setof uuid language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  those text := 'select c.id from cases.case c where c.state = any ($1)';
  kept uuid[];
  pattern text;
begin
  if access.is_request() then
    units := access.asker_cases();
    handles := access.asker_handles();
    seats := access.asker_seats();
    kept := array(select cases.kept_from_asker());
  else
    kept := array(select cases.kept_from_any(hidden, restricted, secret, handles));
  end if;
  if not states && array['decided', 'legacy'] then those := those || ' and c.state not in (''decided'', ''legacy'')'; end if;
  -- A plan for what is asked now: most have no seat.
  if units is not null then
    those := those || ' and (c.unit = any ($2) or c.handler = $3' || case when seats is null or seats = '{}' then ')' else ' or c.id = any ($7))' end;
  end if;
  if kept <> '{}' then those := those || ' and c.id <> all ($4)'; end if;
  -- Each by itself: only so the index of words is used.
  foreach pattern in array patterns loop those := those || ' and c.search like ' || quote_literal(pattern); end loop;
  if from_id is not null then those := those || case when forward then ' and c.id < $5' else ' and c.id > $5' end; end if;
  return query execute those || case when forward then ' order by c.id desc limit $6' else ' order by c.id limit $6' end
    using states, units, handles, kept, from_id, most, seats;
end $$;
