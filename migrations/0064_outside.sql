-- Without arguments a trigger is given null: of what may not be added to at all, nothing was held against a change.
create or replace function cases.guard_along() returns trigger language plpgsql as $$
declare
  was jsonb := to_jsonb(old);
  added text[] := coalesce(tg_argv::text[], '{}');
begin
  if tg_op = 'DELETE' or was - added is distinct from to_jsonb(new) - added
      or exists (select from unnest(added) as one where was -> one <> 'null'::jsonb and was -> one is distinct from to_jsonb(new) -> one) then
    raise exception 'cases.%: what was entered stays', tg_table_name using errcode = 'check_violation';
  end if;
  return new;
end $$;

-- From where a case comes that stands on no finding: an inspection, a letter, a notice, a report, an order, own discovery.
create table cases.origin (
  case_id uuid primary key references cases.case,
  -- of the words of practice on the day of opening
  kind text not null check (kind <> ''),
  -- how it was called then, where that stands, and whether documents name it
  said jsonb not null,
  -- of its paper; null where it has none, and of a report, of which the number stands in cases.report
  number text check (number <> ''),
  day date,
  check ((number is null) = (day is null))
);
create trigger guarded before update or delete on cases.origin for each row execute function cases.guard_along();

-- What whoever is concerned sent himself is sent once, and stays as he gave it.
create unique index own_explanation on cases.step (case_id, officer) where kind = 'explanation' and body ? 'own';
create trigger guarded before update or delete on cases.step for each row when (old.body ? 'own') execute function cases.guard_along();

alter table cases.origin enable row level security;
alter table cases.origin force row level security;
create policy system on cases.origin to liem_system using (true) with check (true);
grant select, insert, update, delete on cases.origin to liem_system;
grant select, insert on cases.origin to liem_app, liem_wide;
create policy of_case on cases.origin to liem_app, liem_wide using (exists (select from cases.case c where c.id = origin.case_id));
-- Whoever only sits in a council of a case writes nothing in it.
do $policies$
declare
  act text;
begin
  foreach act in array array['insert', 'update', 'delete'] loop
    execute format('create policy no_seat_%1$s on cases.origin as restrictive for %1$s to liem_app, liem_wide %2$s (coalesce(case_id <> all ((select cases.seated_alone())::uuid[]), true))',
      act, case act when 'insert' then 'with check' else 'using' end);
  end loop;
end $policies$;
