-- Changes of the law as data. The law that counts is the files of instruments of the installation, of which each is taken over by the version here that was
-- published last. One person drafts a version, another publishes it.
create table law.instrument_version (
  id uuid primary key default uuidv7(),
  -- name of the file, without .yaml
  file text not null check (file ~ '^[a-z0-9-]{1,60}$'),
  -- null: the file is taken out
  source text check (length(source) <= 2000000),
  -- SHA-256 of the file that counted when this was drafted; null where there was none
  base text check (base ~ '^[0-9a-f]{64}$'),
  -- what is changed, in a few words
  note text not null check (note <> ''),
  drafted_by text not null check (drafted_by <> ''),
  drafted_at timestamptz not null default clock_timestamp(),
  -- another person, but for the one of an installation without accounts
  published_by text check (published_by <> drafted_by or drafted_by = 'local'),
  published_at timestamptz,
  -- the order in which versions were published
  place int unique,
  withdrawn_by text,
  withdrawn_at timestamptz,
  check ((published_by is null) = (published_at is null) and (published_by is null) = (place is null)),
  check ((withdrawn_by is null) = (withdrawn_at is null)),
  check (published_by is null or withdrawn_by is null),
  check (source is not null or base is not null)
);
create index instrument_version_drafted on law.instrument_version (drafted_at, id);

-- What was published or withdrawn stays as it was; a draft is published or withdrawn as it is. A request does each in the name of whoever asks.
create function law.guard_instrument_version() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then raise exception 'law.instrument_version: nothing is removed' using errcode = 'check_violation'; end if;
  if tg_op = 'UPDATE' and (old.published_by is not null or old.withdrawn_by is not null
      or (old.file, old.source, old.base, old.note, old.drafted_by, old.drafted_at) is distinct from (new.file, new.source, new.base, new.note, new.drafted_by, new.drafted_at)) then
    raise exception 'law.instrument_version: what was decided stays' using errcode = 'check_violation';
  end if;
  if access.is_request() and (tg_op = 'INSERT' and (new.published_by is not null or new.drafted_by is distinct from access.asker_actor())
    or tg_op = 'UPDATE' and coalesce(new.published_by, new.withdrawn_by) is distinct from access.asker_actor()) then
    raise exception 'law.instrument_version: a request acts in the name of whoever asks' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger guarded before insert or update or delete on law.instrument_version for each row execute function law.guard_instrument_version();

alter table law.instrument_version enable row level security;
alter table law.instrument_version force row level security;
create policy system on law.instrument_version to liem_system using (true) with check (true);
create policy known on law.instrument_version for select to liem_app, liem_wide using (true);
create policy changes on law.instrument_version to liem_app, liem_wide using ((select access.may('rulebook.change', 'rulebook.decide')));
grant select, insert, update on law.instrument_version to liem_system, liem_app, liem_wide;

-- A change of the law tried on the matters that are open, before it counts.
alter table jobs.job drop constraint job_kind_check,
  add check (kind in ('check', 'import', 'detect', 'patterns', 'trial', 'law-trial', 'demo', 'destroy'));
create table law.trial (
  id uuid primary key references jobs.job,
  change uuid not null references law.instrument_version,
  -- the day of the decisions that are compared
  day date not null,
  result jsonb,
  by text not null,
  at timestamptz not null default clock_timestamp()
);
create index trial_change on law.trial (change, at);
alter table law.trial enable row level security;
alter table law.trial force row level security;
create policy system on law.trial to liem_system using (true) with check (true);
create policy known on law.trial for select to liem_app, liem_wide using (true);
create policy changes on law.trial for insert to liem_app, liem_wide with check ((select access.may('rulebook.change', 'rulebook.decide')));
grant select, insert, update on law.trial to liem_system;
grant select, insert on law.trial to liem_app, liem_wide;
