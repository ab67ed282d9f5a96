-- Files by what is in them: bytes are kept once, in the home, under their SHA-256, whoever names them.
create schema documents;
create table documents.file (
  sha256 text primary key collate "C" check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null check (bytes > 0),
  -- what it is by its content
  type text not null,
  kept_at timestamptz not null default clock_timestamp(),
  -- since when its bytes are destroyed
  gone_at timestamptz
);

-- Evidence of a case. It is withdrawn with a reason, and never deleted.
create table cases.evidence (
  id uuid primary key default uuidv7(),
  case_id uuid not null references cases.case,
  -- an extract of a trace, the signed and stamped original of a decision, a copy in which others cannot be made out
  kind text not null check (kind in ('file', 'extract', 'original', 'redacted')),
  what text not null check (what <> ''),
  -- as it was sent
  name text not null check (name <> ''),
  from_whom text not null check (from_whom <> ''),
  received_on date not null,
  sha256 text not null collate "C" references documents.file,
  finding uuid references cases.source,
  -- its events as they were then
  extract jsonb,
  decision uuid references cases.decision,
  -- as the records office gave them
  number text,
  numbered_on date,
  -- of which it is the copy
  redacts uuid references cases.evidence,
  by text not null,
  at timestamptz not null default clock_timestamp(),
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_why text,
  -- its file and words are destroyed
  emptied boolean not null default false,
  check ((kind = 'extract') = (finding is not null) and (finding is null) = (extract is null) and (kind = 'redacted') = (redacts is not null)),
  check ((kind = 'original') = (decision is not null) and (decision is null) = (number is null) and (decision is null) = (numbered_on is null)),
  check ((withdrawn_by is null) = (withdrawn_at is null) and (withdrawn_by is null) = (withdrawn_why is null))
);
create index evidence_case on cases.evidence (case_id, received_on, id);
create index evidence_file on cases.evidence (sha256);
-- The same bytes stand once in a case; one paper may be the original of several decisions, and a copy in which nothing had to be hidden.
create unique index evidence_once on cases.evidence (case_id, sha256, kind, decision) nulls not distinct where withdrawn_at is null;
create unique index one_original on cases.evidence (decision) where withdrawn_at is null;
create unique index one_extract on cases.evidence (case_id, finding) where finding is not null and withdrawn_at is null;

-- Chain of custody: only added to.
create table cases.custody (
  id uuid primary key default uuidv7(),
  case_id uuid not null references cases.case,
  evidence uuid not null references cases.evidence,
  kind text not null check (kind in ('received', 'handed-over', 'copied', 'returned')),
  day date not null,
  from_whom text not null check (from_whom <> ''),
  to_whom text not null check (to_whom <> ''),
  reason text not null,
  by text not null,
  at timestamptz not null default clock_timestamp()
);
create index custody_evidence on cases.custody (evidence, day, id);
create index custody_case on cases.custody (case_id);

-- When bytes were compared with their hash, and what came of it.
create table cases.verification (
  id uuid primary key default uuidv7(),
  case_id uuid not null references cases.case,
  evidence uuid not null references cases.evidence,
  outcome text not null check (outcome in ('same', 'other', 'missing')),
  by text not null,
  at timestamptz not null default clock_timestamp()
);
create index verification_evidence on cases.verification (evidence, id);
create index verification_case on cases.verification (case_id);

-- What whoever is concerned, or a trader, is shown of a case: drafted without the names of others, checked by a second person, released as it is then.
create table cases.release (
  id uuid primary key default uuidv7(),
  case_id uuid not null,
  -- whoever is concerned; null where it is for a trader
  officer text,
  role text default 'concerned' check (role = 'concerned'),
  recipient text check (recipient <> ''),
  title text not null check (title <> ''),
  -- [{ kind, id, heading, text, file }]
  parts jsonb not null,
  -- everybody who wrote in it
  writers text[] not null check (writers <> '{}'),
  drafted_at timestamptz not null default clock_timestamp(),
  checked_by text,
  checked_at timestamptz,
  released_by text,
  released_at timestamptz,
  -- what was released, word by word, and its hash
  snapshot text,
  sha256 text collate "C" check (sha256 ~ '^[0-9a-f]{64}$'),
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_why text,
  emptied boolean not null default false,
  foreign key (case_id) references cases.case,
  foreign key (case_id, officer, role) references cases.party (case_id, officer, role),
  check ((officer is null) = (recipient is not null)),
  -- Nobody checks what he wrote; but for the one person of an installation without accounts.
  check (checked_by <> all (writers) or checked_by = 'local'),
  check ((checked_by is null) = (checked_at is null) and (released_by is null) = (released_at is null)),
  check ((released_by is null) = (sha256 is null) and (released_by is null) = (snapshot is null) and (released_by is null or checked_by is not null)),
  check ((withdrawn_by is null) = (withdrawn_at is null) and (withdrawn_by is null) = (withdrawn_why is null))
);
create index release_case on cases.release (case_id);
create index release_officer on cases.release (officer) where released_at is not null;

-- What stands of evidence stays: it may be withdrawn once, and its words go under a list that two persons stand for.
create function cases.guard_evidence() returns trigger language plpgsql as $$
declare
  withdrawing text[] := array['withdrawn_by', 'withdrawn_at', 'withdrawn_why'];
begin
  if tg_op = 'UPDATE' and retention.is_destroyed('evidence:' || old.case_id) then return new; end if;
  if tg_op = 'UPDATE' and tg_table_name = 'evidence' then
    if old.withdrawn_by is null and new.withdrawn_by is not null and to_jsonb(new) - withdrawing = to_jsonb(old) - withdrawing then return new; end if;
  end if;
  raise exception 'cases.%: what was entered stays', tg_table_name using errcode = 'check_violation';
end $$;
create trigger guarded before update or delete on cases.evidence for each row execute function cases.guard_evidence();
create trigger guarded before update or delete on cases.custody for each row execute function cases.guard_evidence();
create trigger guarded before update or delete on cases.verification for each row execute function cases.guard_evidence();

-- What was checked is not written in any more, and what was released stays; either may be withdrawn once.
create function cases.guard_release() returns trigger language plpgsql as $$
declare
  withdrawing text[] := array['withdrawn_by', 'withdrawn_at', 'withdrawn_why'];
  releasing text[] := array['released_by', 'released_at', 'snapshot', 'sha256'];
  before jsonb;
  after jsonb;
begin
  if tg_op = 'UPDATE' then
    before := to_jsonb(old);
    after := to_jsonb(new);
    if retention.is_destroyed('evidence:' || old.case_id) then return new; end if;
    if old.withdrawn_by is null and new.withdrawn_by is not null and after - withdrawing = before - withdrawing then return new; end if;
    if old.withdrawn_by is null and old.released_by is null and (old.checked_by is null or after - releasing = before - releasing)
      and (old.case_id, old.officer, old.recipient) is not distinct from (new.case_id, new.officer, new.recipient) then return new; end if;
  end if;
  raise exception 'cases.release: what was checked stays' using errcode = 'check_violation';
end $$;
create trigger guarded before update or delete on cases.release for each row execute function cases.guard_release();

do $policies$
declare
  one text;
begin
  foreach one in array array['evidence', 'custody', 'verification', 'release'] loop
    execute format('alter table cases.%I enable row level security', one);
    execute format('alter table cases.%I force row level security', one);
    execute format('create policy system on cases.%I to liem_system using (true) with check (true)', one);
    execute format('grant select, insert, update, delete on cases.%I to liem_system', one);
    execute format('grant select, insert on cases.%I to liem_app, liem_wide', one);
    execute format('create policy of_case on cases.%I to liem_app, liem_wide using (exists (select from cases.case c where c.id = %1$I.case_id))', one);
  end loop;
  grant update on cases.evidence, cases.release to liem_app, liem_wide;
  grant usage on schema documents to liem_app, liem_wide, liem_system;
  alter table documents.file enable row level security;
  alter table documents.file force row level security;
  create policy system on documents.file to liem_system using (true) with check (true);
  grant select, insert, update, delete on documents.file to liem_system;
  -- Hashes, sizes and kinds: whose file it is and who may have it, the rows say that name it.
  create policy asked on documents.file to liem_app, liem_wide using ((select access.is_asked()));
  grant select, insert, update on documents.file to liem_app, liem_wide;
end $policies$;

-- Whoever gave evidence of a case or had it in his hands, as it was written down, but for one person.
create function cases.givers(wanted uuid, but text) returns text[] language sql stable as $$
  select array(select word from (select e.from_whom as word from cases.evidence e where e.case_id = wanted
      union select h.from_whom from cases.custody h where h.case_id = wanted union select h.to_whom from cases.custody h where h.case_id = wanted) as given
    where word <> '«…»' and not exists (select from organisation.officer self where self.number = but and word in (self.number, self.name)))
$$;

-- Words that stand for somebody else than one person (null: for anybody): accounts, numbers and names of whom the findings name, of everybody with a part in a
-- case or work on it, and whoever gave evidence. Whoever drafts what is shown of a case may not see all of them himself.
create function cases.words_of_others(wanted uuid, but text) returns text[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not cases.sees(wanted) then return '{}'; end if;
  return array(select distinct word from (
      select n.account, n.officer from findings.named n join cases.source s on s.finding = n.finding where s.case_id = wanted
      union select one ->> 'account', null from cases.source s join findings.finding f on f.id = s.finding join findings.trace t on t.id = f.trace,
          lateral jsonb_array_elements(t.events) as one
        where s.case_id = wanted and not exists (select from findings.named n where n.finding = f.id and n.account = one ->> 'account' and n.officer = but)
      union select null, q.officer from cases.party q where q.case_id = wanted
      union select null, q.officer from cases.review q where q.case_id = wanted
      union select null, p.by from cases.step p where p.case_id = wanted
      union select null, e.by from cases.evidence e where e.case_id = wanted
      union select null, who from cases.decision d, lateral (values (drafted_by), (checked_by), (signed_by)) as hands (who) where d.case_id = wanted
      union select null, who from cases.case c, lateral (values (c.handler), (c.opened_by)) as hands (who) where c.id = wanted) as other
    left join organisation.officer person on person.number = other.officer
    cross join lateral (values (other.account), (other.officer), (person.name)) as words (word)
    where other.officer is distinct from but and length(word) > 1 and word <> 'local') || cases.givers(wanted, but);
end $$;

-- Who opened files of a case, and what was released of it: whoever sees the case may know, but for what is sealed still.
create function cases.openings(wanted uuid) returns table (id uuid, at timestamptz, actor text, actor_name text, roles text[], evidence uuid, release uuid)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not cases.sees(wanted) then return; end if;
  return query select r.id, r.at, r.actor, r.actor_name, r.roles, (r.asked ->> 'evidence')::uuid, (r.asked ->> 'release')::uuid
    from access.read r join cases.case c on c.id = wanted where r.subject = 'case:' || wanted
      and (r.route = 'GET /api/cases/:id/evidence/:evidence/file' or r.route like 'GET /api/me/cases/:id/releases/%' or r.route = 'GET /api/cases/:id/releases/:release/text')
      and not access.read_sealed(r.actor, r.at, null, c.unit);
end $$;

-- Who read what of a case is kept from whoever the case is kept from.
create policy of_case on access.read as restrictive for select to liem_app, liem_wide
  using (cases.id_of(subject) is null or cases.id_of(subject) not in (select cases.kept_from_asker()));

-- Files of cases that were closed long ago can be destroyed as other records are.
alter table retention.destruction drop constraint destruction_kind_check,
  add constraint destruction_kind_check check (kind in ('cleared', 'confirmed', 'account', 'reads', 'hold', 'evidence'));
