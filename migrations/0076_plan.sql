-- The verification plan of a case: what has to be found out, how, by whom, until when, and what came of each. Nothing of it is for whoever is concerned.
create table cases.plan_task (
  id uuid primary key default uuidv7(),
  case_id uuid not null references cases.case,
  what text not null check (what <> ''),
  way text not null check (way in ('records', 'interview', 'visit', 'expert', 'other')),
  -- of which act or person of the case; of neither: of the case. An act that is taken out stays named.
  act uuid,
  officer text references organisation.officer,
  by text not null,
  at timestamptz not null default clock_timestamp(),
  outcome text check (outcome in ('borne-out', 'not-borne-out', 'not-found-out')),
  said text check (said <> ''),
  done_on date,
  done_by text,
  done_at timestamptz,
  -- the evidence of the case on which it rests
  evidence uuid[],
  dropped_why text check (dropped_why <> ''),
  dropped_by text,
  dropped_at timestamptz,
  -- its words are destroyed
  emptied boolean not null default false,
  unique (id, case_id),
  check (act is null or officer is null),
  check (num_nulls(outcome, said, done_on, done_by, done_at, evidence) in (0, 6)),
  check (num_nulls(dropped_why, dropped_by, dropped_at) in (0, 3)),
  check (outcome is null or dropped_by is null)
);
create index plan_task_case on cases.plan_task (case_id, id);
create index plan_task_open on cases.plan_task (case_id) where outcome is null and dropped_by is null;

-- Who does it, and until when; the last holds, those before stay.
create table cases.plan_turn (
  id uuid primary key default uuidv7(),
  case_id uuid not null references cases.case,
  task uuid not null,
  -- null: whoever handles the case
  officer text references organisation.officer,
  due date not null,
  -- why it is another than before; of the first there is none
  reason text check (reason <> ''),
  by text not null,
  at timestamptz not null default clock_timestamp(),
  foreign key (task, case_id) references cases.plan_task (id, case_id)
);
create index plan_turn_task on cases.plan_turn (task, id);
create index plan_turn_case on cases.plan_turn (case_id);

-- A task stays as it was set; its result, or that it was dropped, is added once. Its words go under a list of two persons.
create function cases.guard_plan() returns trigger language plpgsql as $$
declare
  done text[] := array['outcome', 'said', 'done_on', 'done_by', 'done_at', 'evidence'];
  dropped text[] := array['dropped_why', 'dropped_by', 'dropped_at'];
begin
  if tg_op = 'UPDATE' and retention.is_destroyed('evidence:' || old.case_id) then return new; end if;
  if tg_op = 'UPDATE' and tg_table_name = 'plan_task' then
    if old.outcome is null and old.dropped_by is null and to_jsonb(new) - done - dropped = to_jsonb(old) - done - dropped then
      if exists (select from unnest(new.evidence) as one where not exists (select from cases.evidence e where e.id = one and e.case_id = new.case_id)) then
        raise exception 'cases.plan_task: a result rests on evidence of its case' using errcode = 'foreign_key_violation';
      end if;
      return new;
    end if;
  end if;
  raise exception 'cases.%: what was entered stays', tg_table_name using errcode = 'check_violation';
end $$;
create trigger guarded before update or delete on cases.plan_task for each row execute function cases.guard_plan();
create trigger guarded before update or delete on cases.plan_turn for each row execute function cases.guard_plan();
create trigger legacy before insert or update on cases.plan_task for each row execute function cases.refuse_of_legacy();

do $policies$
declare
  one text;
  act text;
begin
  foreach one in array array['plan_task', 'plan_turn'] loop
    execute format('alter table cases.%I enable row level security', one);
    execute format('alter table cases.%I force row level security', one);
    execute format('create policy system on cases.%I to liem_system using (true) with check (true)', one);
    execute format('grant select, insert, update, delete on cases.%I to liem_system', one);
    execute format('grant select, insert on cases.%I to liem_app, liem_wide', one);
    execute format('create policy of_case on cases.%I to liem_app, liem_wide using (exists (select from cases.case c where c.id = %1$I.case_id))', one);
    foreach act in array array['insert', 'update', 'delete'] loop
      execute format('create policy no_seat_%1$s on cases.%2$I as restrictive for %1$s to liem_app, liem_wide %3$s (coalesce(case_id <> all ((select cases.seated_alone())::uuid[]), true))',
        act, one, case act when 'insert' then 'with check' else 'using' end);
    end loop;
  end loop;
  grant update on cases.plan_task to liem_app, liem_wide;
end $policies$;

-- Tasks without a result that somebody has, or that are in a case which he, or nobody, handles; behind policies that would ask of each row again who sees its
-- case. `officer`: who has it; null: whoever handles the case.
create function cases.plan_waiting(who text) returns table (item uuid, id uuid, number text, unit text, handler text, state text, officer text, due date, since timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  units text[];
  handles text := '';
  kept uuid[] := '{}';
begin
  if access.is_request() then
    who := access.asker_actor();
    units := access.asker_cases();
    handles := access.asker_handles();
    kept := array(select cases.kept_from_asker());
  end if;
  return query select t.id, c.id, c.number, c.unit, c.handler, c.state, turn.officer, turn.due, turn.at
    from cases.plan_task t join cases.case c on c.id = t.case_id
      cross join lateral (select u.officer, u.due, u.at from cases.plan_turn u where u.task = t.id order by u.id desc limit 1) as turn
    where t.outcome is null and t.dropped_by is null and (turn.officer = who or c.handler = who or c.handler is null and turn.officer is null)
      and (units is null or c.unit = any (units) or c.handler = handles) and c.id <> all (kept);
end $$;

-- As in 0063, with whoever has or had a task.
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
      union select null, who from cases.plan_turn u, lateral (values (u.officer), (u.by)) as hands (who) where u.case_id = wanted
      union select null, who from cases.plan_task t, lateral (values (t.officer), (t.done_by), (t.dropped_by)) as hands (who) where t.case_id = wanted
      union select null, who from cases.decision d, lateral (values (drafted_by), (checked_by), (signed_by)) as hands (who) where d.case_id = wanted
      union select null, who from cases.handover h, lateral (values (h.from_whom), (h.to_whom), (h.by)) as hands (who) where h.case_id = wanted
      union select null, who from cases.case c, lateral (values (c.handler), (c.opened_by)) as hands (who) where c.id = wanted) as other
    left join organisation.officer person on person.number = other.officer
    cross join lateral (values (other.account), (other.officer), (person.name)) as words (word)
    where other.officer is distinct from but and length(word) > 1 and word <> 'local') || cases.givers(wanted, but);
end $$;
