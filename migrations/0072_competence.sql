-- Who was competent to decide by the law, the table of delegation and the register: kept when a decision is drafted, and again, with whether whoever signed was
-- competent, when it is signed. Null of decisions from before that was asked.
alter table cases.decision add competence jsonb;

-- As in 0028: who is competent changes with the signature alone.
create or replace function cases.guard_decision() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.signed_by is not null and old.reversed_on is null and new.reversed_on is not null
      and to_jsonb(new) - 'reversed_on' = to_jsonb(old) - 'reversed_on' then return new; end if;
  if tg_op = 'DELETE' or old.signed_by is not null or old.withdrawn_by is not null
      or (old.case_id, old.officer, old.form, old.day, old.grounds, old.law, old.opinion, old.drafted_by) is distinct from
        (new.case_id, new.officer, new.form, new.day, new.grounds, new.law, new.opinion, new.drafted_by)
      or old.competence is distinct from new.competence and new.signed_by is null then
    raise exception 'cases.decision: what was decided stays' using errcode = 'check_violation';
  end if;
  return new;
end $$;

-- A case that went to the unit that is competent to decide on somebody concerned, who was transferred.
create table cases.transfer (
  id uuid primary key default uuidv7(),
  case_id uuid not null references cases.case,
  from_unit text not null,
  to_unit text not null check (to_unit <> from_unit),
  -- who handled it until then; null: nobody
  handler text,
  reason text not null check (reason <> ''),
  by text not null,
  at timestamptz not null default clock_timestamp()
);
create index transfer_case on cases.transfer (case_id);
create index transfer_unit on cases.transfer (from_unit);
create index transfer_handler on cases.transfer (handler);
create trigger guarded before update or delete on cases.transfer for each row execute function cases.refuse_change();

do $policies$
declare
  act text;
begin
  alter table cases.transfer enable row level security;
  alter table cases.transfer force row level security;
  create policy system on cases.transfer to liem_system using (true) with check (true);
  grant select, insert, update, delete on cases.transfer to liem_system;
  create policy of_case on cases.transfer to liem_app, liem_wide using (exists (select from cases.case c where c.id = transfer.case_id));
  foreach act in array array['insert', 'update', 'delete'] loop
    execute format('create policy no_seat_%1$s on cases.transfer as restrictive for %1$s to liem_app, liem_wide %2$s (coalesce(case_id <> all ((select cases.seated_alone())::uuid[]), true))',
      act, case act when 'insert' then 'with check' else 'using' end);
  end loop;
  grant select on cases.transfer to liem_app, liem_wide;
end $policies$;

-- Gives a case to another unit, where nobody handles it at first. Whoever gives it away may not see it afterwards.
create function cases.transfer_to(wanted uuid, other text, why text, by_whom text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  before cases.case;
begin
  if not cases.sees(wanted) or access.is_request() and (not access.may('case.change') or by_whom <> access.asker_actor()
      or wanted = any (cases.seated_alone())) then
    raise exception 'cases.case: there is no such case' using errcode = 'insufficient_privilege';
  end if;
  select c.* into before from cases.case c where c.id = wanted for update;
  insert into cases.transfer (case_id, from_unit, to_unit, handler, reason, by) values (wanted, before.unit, other, before.handler, why, by_whom);
  update cases.case set unit = other, handler = null where id = wanted;
end $$;

-- As in 0063, and cases that went from a unit: who handled one there, and who leads that unit today, goes on reading it until it is decided, and supplies the file.
create or replace function cases.seats_of(person text) returns uuid[] language sql stable as $$
  select coalesce(array_agg(distinct seat.case_id), '{}') from (
    select m.case_id from cases.council_member m
      join cases.council k on k.id = m.council join cases.party p on p.case_id = k.case_id and p.officer = k.officer and p.role = 'concerned'
    where m.officer = person
      and not exists (select from cases.council_member later where later.replaces = m.id)
      and exists (select from cases.sitting s where s.council = m.council and s.summoned_on <= organisation.today())
    union all select t.case_id from cases.transfer t where t.handler = person
    union all select t.case_id from organisation.tenure h join cases.transfer t on t.from_unit = h.unit
      where h.officer = person and h.role <> 'officer' and h.during @> organisation.today()) as seat
  join cases.case c on c.id = seat.case_id
  where c.state in ('open', 'verifying', 'notified', 'explained', 'reviewed', 'council')
$$;
