-- Signed webhooks: another system is told that something happened (src/hooks). What it is told is decided when it is sent, with the eyes of an account.
create schema hooks;

create table hooks.webhook (
  id uuid primary key default uuidv7(),
  -- With whose eyes: whose it is, too.
  account uuid not null references access.account,
  account_name text not null,
  name text not null,
  url text not null,
  kinds text[] not null,
  -- Kinds of the record from which those come; what the trigger looks at.
  sources text[] not null,
  -- Sealed with the key of the home; the one before signs beside it until its end.
  secret bytea not null,
  old_secret bytea,
  old_until timestamptz,
  -- Why it is off; null while it is on.
  off_why text check (off_why in ('person', 'gone', 'failing', 'account', 'sealed', 'restored')),
  -- The first attempt that failed since the last one that did not.
  failing_since timestamptz,
  made_at timestamptz not null default clock_timestamp(),
  event bigint not null,
  check ((old_secret is null) = (old_until is null))
);
create index webhook_account on hooks.webhook (account);

-- What happened and was not yet looked at for whom it is. An event of the record, or a long action that failed.
create table hooks.note (
  id bigint generated always as identity primary key,
  event bigint,
  kind text not null,
  subject text,
  at timestamptz not null
);

-- One delivery. `items`: what it is about; of a finding only its id, and before each attempt it is looked up what of it may be told.
create table hooks.message (
  id uuid primary key default uuidv7(),
  webhook uuid not null references hooks.webhook on delete cascade,
  kind text not null check (kind in ('events', 'ping')),
  items jsonb not null default '[]',
  n int not null default 0,
  made_at timestamptz not null default clock_timestamp(),
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
  attempts int not null default 0,
  -- When it is tried next.
  next_at timestamptz not null default clock_timestamp(),
  tried_at timestamptz,
  -- What came of the last attempt: the number of the answer, or why there was none, and how long it took.
  status int,
  error text,
  took_ms int
);
create index message_webhook on hooks.message (webhook, id);
create index message_waiting on hooks.message (next_at) where state = 'waiting';

-- What one event did to many findings is looked up by the event; they come in its order.
create index change_event on findings.change using brin (event) with (pages_per_range = 16, autosummarize = on);
create index finding_event on findings.finding using brin (event) with (pages_per_range = 16, autosummarize = on);

-- Wakes whoever delivers (graphile_worker, one job of that name at most waits), after the commit. What is to come later puts off nothing that is to come now.
create function hooks.wake(seconds float8) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job('hooks', '{}'::json, queue_name => 'hooks', run_at => now() + make_interval(secs => seconds), max_attempts => 1000,
    job_key => 'hooks', job_key_mode => case when seconds > 0 then 'preserve_run_at' else 'replace' end);
end $$;

create function hooks.is_wanted(kind text) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from hooks.webhook w where w.off_why is null and kind = any(w.sources));
end $$;

create function hooks.note_event() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if hooks.is_wanted(new.kind) then
    insert into hooks.note (event, kind, subject, at) values (new.id, new.kind, new.subject, new.at);
    perform hooks.wake(0);
  end if;
  return null;
end $$;

create function hooks.note_job() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if hooks.is_wanted('job.failed') then
    insert into hooks.note (kind, subject, at) values ('job.failed', 'job:' || new.id, new.finished_at);
    perform hooks.wake(0);
  end if;
  return null;
end $$;

-- At the end of each transaction: whoever wakes holds the one waiting job until the commit, and nobody shall wait for that longer than for the commit.
create constraint trigger hooks after insert on ledger.event deferrable initially deferred for each row execute function hooks.note_event();
create constraint trigger hooks after update of state on jobs.job deferrable initially deferred for each row
  when (new.state = 'failed' and old.state <> 'failed') execute function hooks.note_job();

-- Policies: one's own, and all to whoever operates; what is in a message is for nobody to read.
grant usage on schema hooks to liem_app, liem_wide, liem_system;
do $closed$
declare
  one text;
begin
  foreach one in array array['webhook', 'note', 'message'] loop
    execute format('alter table hooks.%I enable row level security', one);
    execute format('alter table hooks.%I force row level security', one);
    execute format('create policy system on hooks.%I to liem_system using (true) with check (true)', one);
    execute format('grant select, insert, update, delete on hooks.%I to liem_system', one);
  end loop;
end $closed$;
grant select, insert, update, delete on hooks.webhook to liem_app, liem_wide;
create policy own on hooks.webhook to liem_app, liem_wide
  using (account = (select access.asker_account()) or (select access.may('webhook.operate')));
grant select (id, webhook, kind, n, made_at, state, attempts, next_at, tried_at, status, error, took_ms), insert (webhook, kind),
  update (state, attempts, next_at, error) on hooks.message to liem_app, liem_wide;
create policy of_webhook on hooks.message to liem_app, liem_wide using (exists (select from hooks.webhook w where w.id = message.webhook));
