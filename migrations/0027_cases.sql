-- Cases: what findings lead to. A case has people, acts of theirs, steps on the way, and for each person concerned one decision that the law of its day allows.
create schema cases;
create sequence cases.number;

create table cases.case (
  id uuid primary key default uuidv7(),
  -- VV-2026-0147
  number text not null unique collate "C",
  title text not null check (title <> ''),
  -- both as they are searched for
  search text not null collate "C" generated always as (organisation.plain(number || ' ' || title)) stored,
  -- where it is handled
  unit text not null references organisation.unit_code,
  -- whoever works on it, an officer
  handler text,
  state text not null check (state in ('open', 'verifying', 'notified', 'explained', 'reviewed', 'council', 'decided')),
  opened_on date not null,
  opened_by text not null,
  event bigint not null
);
-- What waits is a small part after some years.
create index case_waiting on cases.case (id) where state <> 'decided';
create index case_search on cases.case using gin (search gin_trgm_ops);
create index case_handler on cases.case (handler, state);
create index case_unit on cases.case (unit, state);

-- Findings that it was opened from; one leads to one case at most.
create table cases.source (
  finding uuid primary key references findings.finding,
  case_id uuid not null references cases.case
);
create index source_case on cases.source (case_id);

-- People with their role in it. Whoever is concerned learns of it on the day of notice.
create table cases.party (
  case_id uuid not null references cases.case,
  officer text not null references organisation.officer,
  role text not null check (role in ('concerned', 'witness', 'verifier')),
  notified_on date,
  primary key (case_id, officer, role),
  check (notified_on is null or role = 'concerned')
);
create index party_officer on cases.party (officer, role);

create table cases.act (
  id uuid primary key default uuidv7(),
  case_id uuid not null,
  officer text not null,
  role text not null default 'concerned' check (role = 'concerned'),
  -- what was done or left undone
  what text not null check (what <> ''),
  from_day date not null,
  -- null where it still goes on
  until_day date check (until_day >= from_day),
  detected date not null check (detected >= from_day),
  -- degree as concluded, of the words of the law; null while it is not
  severity text,
  graded_by text,
  -- when the degree was concluded after a prescription had been shown, and why it is another than before
  regraded text,
  disciplinable boolean not null default true,
  kinds text[] not null default '{}',
  repeats boolean,
  -- its entry in the catalogue of violations
  version text,
  entry text,
  foreign key (case_id, officer, role) references cases.party (case_id, officer, role),
  foreign key (version, entry) references law.catalogue_entry (version, code),
  check ((version is null) = (entry is null)),
  check ((severity is null) = (graded_by is null))
);
create index act_case on cases.act (case_id);

-- What surrounds the acts or the person, with its days and document.
create table cases.circumstance (
  id uuid primary key default uuidv7(),
  case_id uuid not null references cases.case,
  officer text not null references organisation.officer,
  kind text not null,
  from_day date,
  until_day date check (until_day >= from_day),
  document text not null default '',
  -- what else the law asks of such a circumstance
  facts jsonb not null default '{}'
);
create index circumstance_case on cases.circumstance (case_id);

-- Decisions on discipline that came before, as the personnel file has them.
create table cases.earlier (
  id uuid primary key default uuidv7(),
  case_id uuid not null references cases.case,
  officer text not null references organisation.officer,
  form text not null,
  effective date not null,
  document text not null check (document <> '')
);
create index earlier_case on cases.earlier (case_id);

-- What happened on the way: notice, explanation, meeting, council, opinion of a lawyer.
create table cases.step (
  id uuid primary key default uuidv7(),
  case_id uuid not null references cases.case,
  kind text not null check (kind in ('verification', 'notice', 'explanation', 'meeting', 'council', 'opinion', 'note')),
  -- whom it is about; null: the case
  officer text references organisation.officer,
  day date not null,
  words text not null default '',
  body jsonb not null default '{}',
  by text not null,
  at timestamptz not null default clock_timestamp()
);
create index step_case on cases.step (case_id, at);

create table cases.decision (
  id uuid primary key default uuidv7(),
  case_id uuid not null,
  officer text not null,
  role text not null default 'concerned' check (role = 'concerned'),
  -- of the words of the law
  form text not null,
  -- the day of the decision, and its number in the office's register
  day date not null,
  number text,
  grounds text not null check (grounds <> ''),
  -- what the law of that day said of the form when it was drafted, and by which rules
  law jsonb not null,
  -- the opinion on which it stands where the law leaves it open
  opinion uuid references cases.step,
  drafted_by text not null,
  drafted_at timestamptz not null default clock_timestamp(),
  checked_by text,
  checked_at timestamptz,
  signed_by text,
  signed_at timestamptz,
  withdrawn_by text,
  withdrawn_at timestamptz,
  foreign key (case_id, officer, role) references cases.party (case_id, officer, role),
  -- Whoever checks the file neither drafted nor signs it; but for the one person of an installation without accounts.
  check (checked_by <> drafted_by or drafted_by = 'local'),
  check (signed_by <> checked_by or signed_by = 'local'),
  check ((checked_by is null) = (checked_at is null) and (signed_by is null) = (signed_at is null) and (withdrawn_by is null) = (withdrawn_at is null)),
  check (signed_by is null or checked_by is not null and withdrawn_by is null and number is not null)
);
-- One decision of each person stands, and one draft.
create unique index one_decision on cases.decision (case_id, officer) where signed_by is not null;
create unique index one_draft on cases.decision (case_id, officer) where signed_by is null and withdrawn_by is null;
create index decision_officer on cases.decision (officer) where signed_by is not null;

-- Responsibility of whoever headed the unit, or was deputy in charge, on days of the acts. Provisional until it is concluded: nothing of it counts before.
create table cases.review (
  id uuid primary key default uuidv7(),
  case_id uuid not null references cases.case,
  officer text not null references organisation.officer,
  unit text not null references organisation.unit_code,
  role text not null check (role in ('head', 'acting', 'deputy')),
  -- of what a deputy was in charge
  fields text[] not null default '{}',
  from_day date not null,
  until_day date not null check (until_day >= from_day),
  -- 'none' is not liable
  outcome text check (outcome in ('none', 'exempt', 'liable')),
  form text,
  grounds text,
  concluded_by text,
  concluded_on date,
  unique (case_id, officer, unit, role, from_day),
  check ((outcome is null) = (concluded_by is null) and (outcome is null) = (concluded_on is null) and (outcome is null) = (grounds is null)),
  check ((form is not null) = coalesce(outcome = 'liable', false)),
  check (concluded_by <> officer)
);
create index review_officer on cases.review (officer);

-- A decision that was signed stays; so does what was concluded.
create function cases.guard_decision() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.signed_by is not null or old.withdrawn_by is not null
      or (old.case_id, old.officer, old.form, old.day, old.grounds, old.law, old.opinion, old.drafted_by) is distinct from
        (new.case_id, new.officer, new.form, new.day, new.grounds, new.law, new.opinion, new.drafted_by) then
    raise exception 'cases.decision: what was decided stays' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger guarded before update or delete on cases.decision for each row execute function cases.guard_decision();
create function cases.guard_review() returns trigger language plpgsql as $$
begin
  if old.outcome is not null then raise exception 'cases.review: what was concluded stays' using errcode = 'check_violation'; end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger guarded before update or delete on cases.review for each row execute function cases.guard_review();

-- Who sees a case --------------------------------------------------------------------------------------------------------

-- Units of which whoever asks may see cases: null for all.
create function access.asker_cases() returns text[] language sql stable parallel safe as $$
  select access.listed(access.asker() -> 'cases' -> 'units')
$$;
create function access.asker_hidden() returns text[] language sql stable parallel safe as $$ select access.listed(access.asker() -> 'hidden') $$;
-- In whose name a case is handled by whoever asks; '' where he may see none.
create function access.asker_handles() returns text language sql stable parallel safe as $$
  select case when access.may('case.read') then access.asker_actor() else '' end
$$;

-- A case is kept from whoever is concerned or a witness in it, from whoever is related to one, and from whom one of the findings is kept on which it stands: by
-- a part in the act, or by a tier for which he is not cleared.
create function cases.kept_from_any(officers text[], restricted text[], secret text[], given text) returns setof uuid language sql stable rows 20 as $$
  select p.case_id from cases.party p where p.role in ('concerned', 'witness') and p.officer = any (officers)
  union all select s.case_id from cases.source s where s.finding in (select findings.kept_from_any(officers, restricted, secret, given, '{}'))
$$;
create function cases.kept_from_asker() returns setof uuid
  language plpgsql stable rows 20 security definer set search_path = pg_catalog, pg_temp as $$
declare
  asker jsonb := access.asker();
begin
  return query select cases.kept_from_any(access.listed(asker -> 'hidden'), access.listed(asker -> 'cases' -> 'restricted'),
    access.listed(asker -> 'cases' -> 'secret'), coalesce(asker ->> 'given', ''));
end $$;

-- The case that a subject of the record names; null where it names another thing.
create function cases.id_of(subject text) returns uuid language sql immutable parallel safe as $$
  select case when subject ~ '^case:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then substr(subject, 6)::uuid end
$$;

do $policies$
declare
  one text;
begin
  grant usage on schema cases to liem_app, liem_wide, liem_system;
  grant usage, select on sequence cases.number to liem_app, liem_wide, liem_system;
  foreach one in array array['case', 'source', 'party', 'act', 'circumstance', 'earlier', 'step', 'decision', 'review'] loop
    execute format('alter table cases.%I enable row level security', one);
    execute format('alter table cases.%I force row level security', one);
    execute format('create policy system on cases.%I to liem_system using (true) with check (true)', one);
    execute format('grant select, insert, update, delete on cases.%I to liem_system', one);
    execute format('grant select, insert, update on cases.%I to liem_app, liem_wide', one);
    continue when one = 'case';
    execute format('create policy of_case on cases.%I to liem_app, liem_wide using (exists (select from cases.case c where c.id = %1$I.case_id))', one);
  end loop;
  grant delete on cases.act, cases.circumstance, cases.earlier to liem_app, liem_wide;
end $policies$;
create policy units on cases.case to liem_app, liem_wide using ((select access.asker_cases()) is null or unit = any ((select access.asker_cases())::text[])
  or handler = (select access.asker_handles()));
create policy kept on cases.case as restrictive to liem_app, liem_wide using (id not in (select cases.kept_from_asker()));
-- Whose responsibility is judged does not see how.
create policy not_own on cases.review as restrictive to liem_app, liem_wide using (officer <> all ((select access.asker_hidden())::text[]));

-- Whether whoever asks sees a case.
create function cases.sees(wanted uuid) returns boolean language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return not access.is_request() or wanted not in (select cases.kept_from_asker()) and exists (select from cases.case c where c.id = wanted
    and (access.asker_cases() is null or c.unit = any (access.asker_cases()) or c.handler = access.asker_handles()));
end $$;

-- Ids of a list, the newest first (or, backward, the oldest of those after one): of these states, whose words fit all of these patterns. A request is given what
-- whoever asks may see, whatever is said here; elsewhere it is what is said: units (null: all), who handles, officers and tiers that keep a case from him. Behind
-- policies neither the index of words nor that of units can be used, so that a list would read every case.
create function cases.listed(states text[], patterns text[], from_id uuid, forward boolean, most int, units text[], handles text, hidden text[], restricted text[],
    secret text[]) returns setof uuid language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  those text := 'select c.id from cases.case c where c.state = any ($1)';
  kept uuid[];
  pattern text;
begin
  if access.is_request() then
    units := access.asker_cases();
    handles := access.asker_handles();
    kept := array(select cases.kept_from_asker());
  else
    kept := array(select cases.kept_from_any(hidden, restricted, secret, handles));
  end if;
  if not 'decided' = any (states) then those := those || ' and c.state <> ''decided'''; end if;
  if units is not null then those := those || ' and (c.unit = any ($2) or c.handler = $3)'; end if;
  if kept <> '{}' then those := those || ' and c.id <> all ($4)'; end if;
  -- Each by itself: only so the index of words is used.
  foreach pattern in array patterns loop those := those || ' and c.search like ' || quote_literal(pattern); end loop;
  if from_id is not null then those := those || case when forward then ' and c.id < $5' else ' and c.id > $5' end; end if;
  return query execute those || case when forward then ' order by c.id desc limit $6' else ' order by c.id limit $6' end
    using states, units, handles, kept, from_id, most;
end $$;

-- Takes provisional reviews for what a case has now: whoever changes its acts may be one of those whose responsibility it is, and does not see that.
create function cases.settle_reviews(wanted uuid, given jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not cases.sees(wanted) or access.is_request() and not access.may('case.change') then
    raise exception 'cases.review: there is no such case' using errcode = 'insufficient_privilege';
  end if;
  delete from cases.review r where r.case_id = wanted and r.outcome is null;
  insert into cases.review (case_id, officer, unit, role, fields, from_day, until_day)
    select wanted, officer, unit, role, array(select jsonb_array_elements_text(fields)), "from", until
    from jsonb_to_recordset(given) as one (officer text, unit text, role text, fields jsonb, "from" date, until date)
    on conflict do nothing;
end $$;

-- What the record says of a case is there for whom the case is.
alter policy reads on ledger.event using (case when findings.id_of(subject) is not null then exists (select from findings.finding f where f.id = findings.id_of(subject))
  when cases.id_of(subject) is not null then exists (select from cases.case c where c.id = cases.id_of(subject)) else (select access.is_asked()) end);
alter policy everywhere on ledger.event using (case when findings.id_of(subject) is not null then (select access.is_unhindered())
    or findings.id_of(subject) not in (select findings.kept_from_asker())
  when cases.id_of(subject) is not null then exists (select from cases.case c where c.id = cases.id_of(subject)) else true end);
