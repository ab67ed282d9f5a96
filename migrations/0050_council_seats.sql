-- A seat in a disciplinary council opens its case to whoever holds it: to be read, from the summons to a sitting on, until the case is decided.
create index council_member_officer on cases.council_member (officer);

-- Cases in which somebody sits so today. Whoever was replaced sits no more.
create function cases.seats_of(person text) returns uuid[] language sql stable as $$
  select coalesce(array_agg(distinct m.case_id), '{}') from cases.council_member m join cases.case c on c.id = m.case_id
  where m.officer = person and c.state in ('open', 'verifying', 'notified', 'explained', 'reviewed', 'council')
    and not exists (select from cases.council_member later where later.replaces = m.id)
    and exists (select from cases.sitting s where s.council = m.council and s.summoned_on <= organisation.today())
$$;

-- As before, with `seats`: read with every request, so that what ends is gone at once.
drop function access.context(uuid, text);
create function access.context(account uuid, officer text, out grants jsonb, out related text[], out serving boolean, out opened uuid[], out seats uuid[])
  language plpgsql stable as $$
begin
  with recursive held as (select * from access.held_by(account, officer)),
    units as materialized (select code, parent, level, during @> organisation.today() as stands from organisation.unit),
    below (top, code) as (select unit, unit from held where unit is not null
      union select below.top, next.code from below, lateral (select child.code from units child where child.parent = below.code
        union all select before.code from organisation.succession s join units before on before.code = s.predecessor
          where s.successor = below.code and not before.stands) as next)
  select coalesce(jsonb_agg(jsonb_build_object('role', role, 'units',
      case when unit is null or unit in (select code from units where level = 1 and parent is null and stands) then null
        else (select jsonb_agg(code order by code) from below where top = unit) end) order by role, unit), '[]')
    into grants from held;
  related := access.related_to(officer);
  serving := exists (select from organisation.officer o where o.number = $2) and (not exists (select from organisation.service s where s.officer = $2)
    or exists (select from organisation.service s where s.officer = $2 and s.during @> organisation.today()));
  opened := array(select b.finding from access.break_glass b
    where b.account = $1 and b.finding is not null and b.until_at > clock_timestamp() order by b.id);
  seats := cases.seats_of($2);
end $$;

-- The policy of what is kept stands beside it: whoever has a tie to the case sees nothing, whatever seat he has.
create function access.asker_seats() returns uuid[] language sql stable parallel safe as $$ select access.listed(access.asker() -> 'seats')::uuid[] $$;
create policy seat on cases.case for select to liem_app, liem_wide using (id = any ((select access.asker_seats())::uuid[]));

-- Cases that whoever asks may read by a seat alone: in them he writes nothing.
create function cases.seated_alone() returns uuid[] language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  seats uuid[] := access.asker_seats();
begin
  if seats is null or seats = '{}' or access.asker_cases() is null then return '{}'; end if;
  return array(select c.id from cases.case c where c.id = any (seats) and c.unit <> all (access.asker_cases())
    and c.handler is distinct from access.asker_handles());
end $$;
do $policies$
declare
  one text;
  act text;
begin
  for one in select p.tablename from pg_policies p where p.schemaname = 'cases' and p.policyname = 'of_case' loop
    foreach act in array array['insert', 'update', 'delete'] loop
      execute format('create policy no_seat_%1$s on cases.%2$I as restrictive for %1$s to liem_app, liem_wide %3$s (coalesce(case_id <> all ((select cases.seated_alone())::uuid[]), true))',
        act, one, case act when 'insert' then 'with check' else 'using' end);
    end loop;
  end loop;
end $policies$;

create or replace function cases.sees(wanted uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return not access.is_request() or wanted not in (select cases.kept_from_asker()) and exists (select from cases.case c where c.id = wanted
    and (access.asker_cases() is null or c.unit = any (access.asker_cases()) or c.handler = access.asker_handles() or c.id = any (access.asker_seats())));
end $$;
