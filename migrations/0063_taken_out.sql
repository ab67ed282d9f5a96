-- What was put into a case by mistake is taken out, with a reason: its row leaves the tables by which everything counts, and stands here as it was. Also: a case
-- gets another handler.
create table cases.taken (
  id uuid primary key default uuidv7(),
  case_id uuid not null references cases.case,
  what text not null check (what in ('party', 'act', 'circumstance', 'earlier')),
  officer text not null references organisation.officer,
  -- of a person: in which role, and since when he knew
  role text check (role in ('concerned', 'witness', 'verifier')),
  notified_on date,
  -- the row as it stood
  stood jsonb not null,
  -- the person with whom it went
  along uuid references cases.taken,
  reason text not null check (reason <> ''),
  by text not null,
  at timestamptz not null default clock_timestamp(),
  check ((what = 'party') = (role is not null)),
  check (notified_on is null or role = 'concerned'),
  check (along is null or what <> 'party')
);
create index taken_case on cases.taken (case_id);
create index taken_along on cases.taken (along);
-- Whom it is told.
create index taken_officer on cases.taken (officer) where notified_on is not null;

create table cases.handover (
  id uuid primary key default uuidv7(),
  case_id uuid not null references cases.case,
  -- null: nobody handled it
  from_whom text,
  to_whom text not null check (to_whom is distinct from from_whom),
  reason text not null check (reason <> ''),
  by text not null,
  at timestamptz not null default clock_timestamp()
);
create index handover_case on cases.handover (case_id);

create trigger guarded before update or delete on cases.taken for each row execute function cases.refuse_change();
create trigger guarded before update or delete on cases.handover for each row execute function cases.refuse_change();

do $policies$
declare
  one text;
  act text;
begin
  foreach one in array array['taken', 'handover'] loop
    execute format('alter table cases.%I enable row level security', one);
    execute format('alter table cases.%I force row level security', one);
    execute format('create policy system on cases.%I to liem_system using (true) with check (true)', one);
    execute format('grant select, insert, update, delete on cases.%I to liem_system', one);
    execute format('create policy of_case on cases.%I to liem_app, liem_wide using (exists (select from cases.case c where c.id = %1$I.case_id))', one);
    foreach act in array array['insert', 'update', 'delete'] loop
      execute format('create policy no_seat_%1$s on cases.%2$I as restrictive for %1$s to liem_app, liem_wide %3$s (coalesce(case_id <> all ((select cases.seated_alone())::uuid[]), true))',
        act, one, case act when 'insert' then 'with check' else 'using' end);
    end loop;
  end loop;
  grant select, insert on cases.taken to liem_app, liem_wide;
  grant select on cases.handover to liem_app, liem_wide;
  grant delete on cases.party to liem_app, liem_wide;
end $policies$;

-- What was withdrawn or is over of a person who was taken out stays in the case, though he is no party of it any more: that he is one is asked when it is entered.
create function cases.require_concerned() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.officer is not null and not exists (select from cases.party p where p.case_id = new.case_id and p.officer = new.officer and p.role = 'concerned') then
    raise exception 'cases.%: nobody of that number is concerned in the case', tg_table_name using errcode = 'foreign_key_violation';
  end if;
  return new;
end $$;
do $parties$
declare
  one record;
begin
  for one in select c.conname as key, t.relname as name from pg_constraint c join pg_class t on t.oid = c.conrelid
      where c.contype = 'f' and c.confrelid = 'cases.party'::regclass and c.conrelid <> 'cases.act'::regclass loop
    execute format('alter table cases.%I drop constraint %I', one.name, one.key);
    execute format('create trigger of_party before insert or update of case_id, officer on cases.%I for each row execute function cases.require_concerned()', one.name);
  end loop;
  -- Of an act that was taken out stays what was written of it; an act on which a decision stands is not taken out.
  for one in select c.conname as key, t.relname as name from pg_constraint c join pg_class t on t.oid = c.conrelid
      where c.contype = 'f' and c.confrelid = 'cases.act'::regclass and c.conrelid <> 'cases.precedent'::regclass loop
    execute format('alter table cases.%I drop constraint %I', one.name, one.key);
  end loop;
end $parties$;

-- Of a council for somebody who was taken out nobody sits any more.
create or replace function cases.seats_of(person text) returns uuid[] language sql stable as $$
  select coalesce(array_agg(distinct m.case_id), '{}') from cases.council_member m join cases.case c on c.id = m.case_id
    join cases.council k on k.id = m.council join cases.party p on p.case_id = k.case_id and p.officer = k.officer and p.role = 'concerned'
  where m.officer = person and c.state in ('open', 'verifying', 'notified', 'explained', 'reviewed', 'council')
    and not exists (select from cases.council_member later where later.replaces = m.id)
    and exists (select from cases.sitting s where s.council = m.council and s.summoned_on <= organisation.today())
$$;

-- As in 0037, with whoever was taken out, and whoever handled it before.
create or replace function cases.words_of_others(wanted uuid, but text) returns text[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not cases.sees(wanted) then return '{}'; end if;
  return array(select distinct word from (
      select n.account, n.officer from findings.named n join cases.source s on s.finding = n.finding where s.case_id = wanted
      union select one ->> 'account', null from cases.source s join findings.finding f on f.id = s.finding join findings.trace t on t.id = f.trace,
          lateral jsonb_array_elements(t.events) as one
        where s.case_id = wanted and not exists (select from findings.named n where n.finding = f.id and n.account = one ->> 'account' and n.officer = but)
      union select null, q.officer from cases.party q where q.case_id = wanted
      union select null, q.officer from cases.taken q where q.case_id = wanted
      union select null, q.officer from cases.review q where q.case_id = wanted
      union select null, p.by from cases.step p where p.case_id = wanted
      union select null, e.by from cases.evidence e where e.case_id = wanted
      union select null, who from cases.decision d, lateral (values (drafted_by), (checked_by), (signed_by)) as hands (who) where d.case_id = wanted
      union select null, who from cases.handover h, lateral (values (h.from_whom), (h.to_whom), (h.by)) as hands (who) where h.case_id = wanted
      union select null, who from cases.case c, lateral (values (c.handler), (c.opened_by)) as hands (who) where c.id = wanted) as other
    left join organisation.officer person on person.number = other.officer
    cross join lateral (values (other.account), (other.officer), (person.name)) as words (word)
    where other.officer is distinct from but and length(word) > 1 and word <> 'local') || cases.givers(wanted, but);
end $$;

-- As in 0042, with whoever handled it before.
create or replace function cases.unfit(wanted uuid, people text[]) returns table (officer text, why text)
  language plpgsql stable rows 5 security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not cases.sees(wanted) or access.is_request() and not access.may('case.change') then return; end if;
  return query select distinct on (one) one, found.why from unnest(people) as one cross join lateral (
    select 1 as n, p.role as why from cases.party p where p.case_id = wanted and p.officer = one and p.role in ('concerned', 'witness')
    union all select 2, 'handled' from cases.party p where p.case_id = wanted and p.officer = one and p.role = 'verifier'
    union all select 2, 'handled' from cases.case c where c.id = wanted and c.handler = one
    union all select 2, 'handled' from cases.handover h where h.case_id = wanted and one in (h.from_whom, h.to_whom)
    union all select 2, 'handled' from cases.source s join findings.finding f on f.id = s.finding where s.case_id = wanted and one in (f.assignee, f.concluded_by)
    union all select 3, 'tied' from cases.party p where p.case_id = wanted and p.role in ('concerned', 'witness') and p.officer = any (access.related_to(one))
    union all select 3, 'tied' from cases.source s join findings.named n on n.finding = s.finding where s.case_id = wanted and n.officer = one
    union all select 3, 'tied' from cases.review r where r.case_id = wanted and r.officer = one) as found
    order by one, found.n;
end $$;

-- Whether a case can be handled by somebody, by what he may as the program has read it: of units (null: all), from whom and from what it is kept. Why not, is not said.
create function cases.can_handle(wanted uuid, person text, units text[], hidden text[], restricted text[], secret text[]) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not cases.sees(wanted) or access.is_request() and not access.may('case.change') then return false; end if;
  return exists (select from cases.case c where c.id = wanted and (units is null or c.unit = any (units)))
    and wanted not in (select cases.kept_from_any(hidden, restricted, secret, person));
end $$;

-- Gives a case to another handler. Whoever gives it away may not see it afterwards.
create function cases.hand_over(wanted uuid, person text, why text, by_whom text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  before text;
begin
  if not cases.sees(wanted) or access.is_request() and (not access.may('case.change') or by_whom <> access.asker_actor()
      or wanted = any (cases.seated_alone())) then
    raise exception 'cases.case: there is no such case' using errcode = 'insufficient_privilege';
  end if;
  select c.handler into before from cases.case c where c.id = wanted for update;
  insert into cases.handover (case_id, from_whom, to_whom, reason, by) values (wanted, before, person, why, by_whom);
  update cases.case set handler = person where id = wanted;
end $$;
