-- Until when it must be decided about each person concerned, and what else runs, as the law says of the facts of a case: worked out from them (src/cases/clocks),
-- never entered, so that cases can be listed by what runs out first.
create table cases.clocked (
  case_id uuid not null references cases.case on delete cascade,
  officer text not null,
  -- 'unknown': facts changed since, or it was never worked out. 'unasked': the law cannot be asked, as the class of the person or his act is not known.
  -- 'still': nothing runs before something ends that stands in the way. 'none': no period runs. 'decided': his decision stands.
  state text not null default 'unknown' check (state in ('unknown', 'unasked', 'running', 'still', 'none', 'decided')),
  -- Of the facts: what was worked out from older ones is not kept.
  version int not null default 1,
  -- By which law it was worked out, as the hash of its files, and the last day on which that stays so; null: until a fact changes.
  law text,
  until_day date,
  -- What lists are ordered by: the last day of what runs out first; what is not known first, what stands still or never ends last.
  due date not null generated always as (coalesce(ends, case state when 'still' then date '9998-12-31' when 'none' then date '9999-12-31'
    when 'decided' then date '9999-12-31' else date '0001-01-01' end)) stored,
  ends date,
  primary key (case_id, officer),
  check ((ends is not null) = (state = 'running'))
);
create index clocked_due on cases.clocked (due, case_id);
create index clocked_officer on cases.clocked (officer);
create index clocked_unknown on cases.clocked (case_id) where state = 'unknown';

create table cases.clock (
  id bigint generated always as identity primary key,
  case_id uuid not null,
  officer text not null,
  -- as the law calls it, of which act by its number in the case, and of which forms
  clock text not null,
  act text,
  forms text[] not null default '{}',
  from_day date,
  days int,
  months int,
  -- null: it has not begun, stands still, or never ends
  ends date,
  -- days that are not counted: [{ kind, from, to, days, document }]
  not_counted jsonb not null default '[]',
  rule text not null,
  cite_en text not null,
  cite_vi text not null,
  -- the one that runs out first of those of the person
  is_first boolean not null,
  foreign key (case_id, officer) references cases.clocked on delete cascade
);
create index clock_case on cases.clock (case_id, officer);

-- Cases that nobody handles are looked after by their unit.
create index case_unhandled on cases.case (unit) where handler is null and state <> 'decided';
-- Drafts that wait for a second person or a signature.
create index decision_waiting on cases.decision (case_id) where signed_by is null and withdrawn_by is null;
create index review_waiting on cases.review (case_id) where outcome is null;

-- Has clocks worked out (graphile_worker, one job of that name at most waits), after the commit. What is to come later puts off nothing that is to come now.
create function cases.wake_clocks(seconds float8) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job('clocks', '{}'::json, queue_name => 'clocks', run_at => now() + make_interval(secs => seconds), max_attempts => 1000,
    job_key => 'clocks', job_key_mode => case when seconds > 0 then 'preserve_run_at' else 'replace' end);
end $$;

-- What stands on facts that changed is not known any more; in the transaction of the change, so that no list shows an old day.
create function cases.forget_clocks(of_cases uuid[], of_officers text[]) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from cases.clock k where k.case_id = any (of_cases) or k.officer = any (of_officers);
  update cases.clocked c set state = 'unknown', ends = null, version = c.version + 1 where c.case_id = any (of_cases) or c.officer = any (of_officers);
  return found;
end $$;
create function cases.facts_changed() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  one uuid := case tg_op when 'DELETE' then old.case_id else new.case_id end;
begin
  if tg_table_name = 'party' then
    if tg_op = 'INSERT' and new.role = 'concerned' then
      insert into cases.clocked (case_id, officer) values (new.case_id, new.officer) on conflict do nothing;
    elsif tg_op = 'DELETE' and old.role = 'concerned' then
      delete from cases.clocked c where c.case_id = old.case_id and c.officer = old.officer;
    end if;
  -- What was decided of somebody is a fact of his other cases, too.
  elsif tg_table_name = 'decision' then
    if tg_op = 'UPDATE' and (new.signed_by is distinct from old.signed_by or new.reversed_on is distinct from old.reversed_on) then
      perform cases.forget_clocks(array[one], array[new.officer]);
    end if;
  else
    perform cases.forget_clocks(array[one], '{}');
  end if;
  return null;
end $$;
-- At the end of each transaction, once: whoever wakes holds the one waiting job until the commit.
create function cases.clocks_wait() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if current_setting('cases.clocks_woken', true) is distinct from 'yes' then
    perform cases.wake_clocks(0);
    perform set_config('cases.clocks_woken', 'yes', true);
  end if;
  return null;
end $$;
do $facts$
declare
  one text;
begin
  foreach one in array array['party', 'act', 'circumstance', 'earlier', 'decision'] loop
    execute format('create trigger clocks after insert or update or delete on cases.%I for each row execute function cases.facts_changed()', one);
    execute format('create constraint trigger clocks_wait after insert or update or delete on cases.%I deferrable initially deferred for each row
      execute function cases.clocks_wait()', one);
  end loop;
end $facts$;

-- Of which class somebody is and whether he leads are facts, too; a register comes in one statement.
create function cases.people_changed() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if cases.forget_clocks('{}', array(select distinct changed.officer from changed)) then perform cases.wake_clocks(0); end if;
  return null;
end $$;
do $people$
declare
  one text;
begin
  foreach one in array array['service', 'tenure'] loop
    execute format('create trigger clocks_inserted after insert on organisation.%I referencing new table as changed for each statement
      execute function cases.people_changed()', one);
    execute format('create trigger clocks_updated after update on organisation.%I referencing new table as changed for each statement
      execute function cases.people_changed()', one);
    execute format('create trigger clocks_deleted after delete on organisation.%I referencing old table as changed for each statement
      execute function cases.people_changed()', one);
  end loop;
end $people$;

-- Another law: nothing is known before it was asked.
create function cases.law_changed() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from cases.clock;
  update cases.clocked set state = 'unknown', ends = null, version = version + 1 where state <> 'decided';
  perform cases.wake_clocks(0);
  return null;
end $$;
create trigger clocks after update of published_at on law.instrument_version for each row
  when (new.published_at is not null and old.published_at is null) execute function cases.law_changed();

do $policies$
declare
  one text;
begin
  foreach one in array array['clocked', 'clock'] loop
    execute format('alter table cases.%I enable row level security', one);
    execute format('alter table cases.%I force row level security', one);
    execute format('create policy system on cases.%I to liem_system using (true) with check (true)', one);
    execute format('grant select, insert, update, delete on cases.%I to liem_system', one);
    execute format('grant select on cases.%I to liem_app, liem_wide', one);
    execute format('create policy of_case on cases.%I to liem_app, liem_wide using (exists (select from cases.case c where c.id = %1$I.case_id))', one);
  end loop;
end $policies$;

-- Cases from before.
insert into cases.clocked (case_id, officer) select case_id, officer from cases.party where role = 'concerned';
