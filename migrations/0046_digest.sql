-- Whoever has chosen so is told by mail how much waits for him (src/desk/digest): two numbers, once a day at most.
create table desk.digest (
  account uuid primary key references access.account on delete cascade,
  every text not null check (every in ('daily', 'weekly')),
  address text not null check (address ~ '^[^@\s]+@[^@\s]+$'),
  language text not null check (language in ('vi', 'en')),
  -- the last day of which nothing is to be sent any more: it was taken to be sent, or there was nothing to say
  done_on date,
  sent_on date,
  -- for which day it was tried, how often, and when it is tried again
  tried_for date,
  tries int not null default 0,
  next_at timestamptz,
  failed_on date,
  failure text check (failure in ('unreached', 'refused', 'unknown')),
  check ((failed_on is null) = (failure is null))
);
alter table desk.digest enable row level security;
alter table desk.digest force row level security;
create policy system on desk.digest to liem_system using (true) with check (true);
grant select, insert, update, delete on desk.digest to liem_system;
create policy own on desk.digest to liem_app, liem_wide using (account = (select access.asker_account()));
grant select, insert, update, delete on desk.digest to liem_app, liem_wide;

-- Has it looked at (graphile_worker, one job of that name at most waits). What is to come later puts off nothing that is to come now.
create function desk.wake_digests(seconds float8) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job('digests', '{}'::json, queue_name => 'digests', run_at => now() + make_interval(secs => seconds), max_attempts => 1000,
    job_key => 'digests', job_key_mode => case when seconds > 1 then 'preserve_run_at' else 'replace' end);
end $$;
-- Chosen anew: whoever sends looks again, after the commit.
create function desk.digest_chosen() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform desk.wake_digests(0);
  return null;
end $$;
create constraint trigger chosen after insert on desk.digest deferrable initially deferred for each row execute function desk.digest_chosen();
