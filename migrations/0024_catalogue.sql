-- The catalogue of violations, in versions. A version is in force on the days of the instrument that it stands on.

create table law.catalogue_version (
  id text primary key check (id ~ '^[a-z0-9-]{1,60}$'),
  title_en text not null,
  title_vi text not null,
  -- of the law data, and how it is cited there
  instrument text not null,
  cite text not null,
  -- of our own, and never an official text
  illustrative boolean not null,
  -- the version before, of which its entries say what became
  follows text references law.catalogue_version check (follows <> id),
  -- [{id, en, vi}], in their order
  areas jsonb not null,
  -- days of the instrument, both included, and the rules that leave open whether it binds: as the law data had them when the program started last
  from_day date not null,
  until_day date,
  open jsonb not null,
  -- of the law data that cite, days and open points were taken from
  law_sha256 text not null,
  entries int not null,
  -- of everything that it says
  sha256 text not null,
  -- of the files that come with the program
  files_sha256 text,
  state text not null check (state in ('draft', 'published')),
  -- who brought it in, and who published it: two persons, but for what comes with the program and an installation without accounts
  brought_by text not null,
  at timestamptz not null default clock_timestamp(),
  published_by text check (published_by <> brought_by or brought_by in ('worker', 'local')),
  published_at timestamptz,
  check ((state = 'published') = (published_by is not null and published_at is not null))
);

create table law.catalogue_entry (
  version text not null references law.catalogue_version on delete cascade,
  code text not null,
  -- from 1, in the order of the version
  place int not null,
  area int not null,
  stage text,
  act_en text not null,
  act_vi text not null,
  -- [{en, vi}]
  aggravators jsonb not null,
  -- form of handling by degree, of the words of the law data
  handling jsonb not null,
  rating_en text,
  rating_vi text,
  repeat_en text,
  repeat_vi text,
  head boolean not null,
  kinds text[] not null,
  basis text[] not null,
  -- code, act and aggravators in both languages as organisation.plain has them
  search text not null,
  primary key (version, code),
  unique (version, place)
);

-- Which entries of the version before an entry follows. An entry of that version that none names was dropped.
create table law.catalogue_link (
  version text not null,
  code text not null,
  from_code text not null,
  how text not null check (how in ('same', 'split', 'merged')),
  primary key (version, code, from_code),
  foreign key (version, code) references law.catalogue_entry on delete cascade
);
create index catalogue_link_from on law.catalogue_link (version, from_code);

do $policies$
declare
  one text;
begin
  foreach one in array array['catalogue_version', 'catalogue_entry', 'catalogue_link'] loop
    execute format('alter table law.%I enable row level security', one);
    execute format('alter table law.%I force row level security', one);
    execute format('create policy system on law.%I to liem_system using (true) with check (true)', one);
    execute format('create policy known on law.%I for select to liem_app, liem_wide using (true)', one);
    -- Of a published version a request changes no entry.
    execute format('create policy changes on law.%I to liem_app, liem_wide using ((select access.may(%L, %L)) %s)', one,
      'catalogue.change', 'catalogue.decide', case one when 'catalogue_version' then '' else
        format('and exists (select from law.catalogue_version v where v.id = %I.version and v.state = ''draft'')', one) end);
    execute format('grant select, insert, update, delete on law.%I to liem_system, liem_app, liem_wide', one);
  end loop;
end $policies$;

-- What was published is not taken back or rewritten; only what comes with the program is brought up to date with it. A request brings in drafts in the name
-- of whoever asks, and publishes in his name.
create function law.guard_catalogue() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.state = 'published' and not (old.illustrative and not access.is_request())
    and (tg_op = 'DELETE' or (old.sha256, old.state, old.brought_by, old.published_by, old.instrument, old.follows, old.illustrative)
      is distinct from (new.sha256, new.state, new.brought_by, new.published_by, new.instrument, new.follows, new.illustrative)) then
    raise exception 'law.catalogue_version: what was published stays' using errcode = 'check_violation';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  if access.is_request() and (
    tg_op = 'INSERT' and (new.state <> 'draft' or new.brought_by is distinct from access.asker_actor())
    or tg_op = 'UPDATE' and (new.brought_by <> old.brought_by and new.brought_by is distinct from access.asker_actor()
      or new.published_by is distinct from old.published_by and new.published_by is distinct from access.asker_actor())) then
    raise exception 'law.catalogue_version: a request brings in and publishes in the name of whoever asks' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger guarded before insert or update or delete on law.catalogue_version for each row execute function law.guard_catalogue();
