-- Cases from before Liêm, as an administration has them in registers: taken over as they are, also against the law of their day, and never anything else.
-- Nobody can verify how they came about, so they stand in no table of decisions, acts or reviews.
alter table cases.case drop constraint case_state_check;
alter table cases.case add constraint case_state_check
  check (state in ('open', 'verifying', 'notified', 'explained', 'reviewed', 'council', 'decided', 'duplicate', 'legacy'));
create sequence cases.legacy_number;
drop index cases.case_waiting;
create index case_waiting on cases.case (id) where state not in ('decided', 'legacy');
drop index cases.case_unhandled;
create index case_unhandled on cases.case (unit) where handler is null and state not in ('decided', 'legacy');

-- As before, with what waits as that index has it.
create or replace function cases.listed(states text[], patterns text[], from_id uuid, forward boolean, most int, units text[], handles text, hidden text[], restricted text[],
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
  if not states && array['decided', 'legacy'] then those := those || ' and c.state not in (''decided'', ''legacy'')'; end if;
  if units is not null then those := those || ' and (c.unit = any ($2) or c.handler = $3)'; end if;
  if kept <> '{}' then those := those || ' and c.id <> all ($4)'; end if;
  -- Each by itself: only so the index of words is used.
  foreach pattern in array patterns loop those := those || ' and c.search like ' || quote_literal(pattern); end loop;
  if from_id is not null then those := those || case when forward then ' and c.id < $5' else ' and c.id > $5' end; end if;
  return query execute those || case when forward then ' order by c.id desc limit $6' else ' order by c.id limit $6' end
    using states, units, handles, kept, from_id, most;
end $$;

create table cases.legacy (
  case_id uuid primary key references cases.case,
  unit text not null,
  -- what the old register calls it, once in a unit as far as whoever imports sees
  reference text not null check (reference <> ''),
  title text not null check (title <> ''),
  -- null: the register does not say
  opened date,
  -- which register, on which page
  source text,
  -- file and first row from which it was taken over
  file text not null,
  row int not null,
  -- of everything that the file says of it: the same once more has no effect
  sha256 text not null unique,
  imported_by text not null,
  imported_on date not null
);
create index legacy_reference on cases.legacy (unit, reference);

-- Whoever was concerned, with the decision on him as far as the register says. What is null is not known.
create table cases.legacy_person (
  id uuid primary key default uuidv7(),
  case_id uuid not null references cases.legacy,
  officer text not null references organisation.officer,
  class text,
  leads boolean,
  notified date,
  heard date,
  -- a word of the law, or as the register calls it
  form text,
  known boolean not null,
  number text,
  day date,
  signer text,
  authority text,
  served date,
  effective date,
  ends date,
  expunged date,
  expunged_by text,
  -- from when it was quashed or he was exonerated: it counts nowhere
  reversed date,
  -- why it cannot be verified: what the register lacks, and what the law of its day said when it was taken over
  reasons jsonb not null check (jsonb_array_length(reasons) > 0),
  unique (case_id, officer),
  check (not known or form is not null)
);
create index legacy_person_officer on cases.legacy_person (officer);

create table cases.legacy_act (
  id uuid primary key default uuidv7(),
  case_id uuid not null,
  officer text not null,
  what text not null check (what <> ''),
  from_day date,
  until_day date check (until_day >= from_day),
  detected date,
  severity text,
  kinds text[] not null default '{}',
  version text,
  entry text,
  foreign key (case_id, officer) references cases.legacy_person (case_id, officer),
  foreign key (version, entry) references law.catalogue_entry (version, code),
  check ((version is null) = (entry is null))
);
create index legacy_act_case on cases.legacy_act (case_id);
create index legacy_act_entry on cases.legacy_act (version, entry) where entry is not null;
create index legacy_act_kinds on cases.legacy_act using gin (kinds);

-- Heads and deputies who were reviewed then, as far as the register says; nobody is looked for.
create table cases.legacy_head (
  id uuid primary key default uuidv7(),
  case_id uuid not null references cases.legacy,
  officer text not null references organisation.officer,
  unit text not null references organisation.unit_code,
  role text not null check (role in ('head', 'acting', 'deputy')),
  from_day date,
  until_day date check (until_day >= from_day),
  outcome text check (outcome in ('none', 'exempt', 'liable')),
  form text,
  day date,
  number text
);
create index legacy_head_case on cases.legacy_head (case_id);

-- What was taken over stays as it is, and nothing is added to it.
do $stays$
declare
  one text;
begin
  foreach one in array array['legacy', 'legacy_person', 'legacy_act', 'legacy_head'] loop
    execute format('create trigger stays before update or delete on cases.%I for each row execute function cases.refuse_change()', one);
  end loop;
end $stays$;
create function cases.guard_legacy() returns trigger language plpgsql as $$
begin
  if old.state = 'legacy' or new.state = 'legacy' then
    raise exception 'cases.case: what was taken over from before stays what it is' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger legacy before update on cases.case for each row execute function cases.guard_legacy();
create function cases.refuse_of_legacy() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from cases.legacy l where l.case_id = new.case_id) then
    raise exception '%.%: nothing is added to what was taken over from before', tg_table_schema, tg_table_name using errcode = 'check_violation';
  end if;
  return new;
end $$;
do $nothing_added$
declare
  one text;
begin
  foreach one in array array['source', 'party', 'act', 'circumstance', 'earlier', 'step', 'decision', 'review'] loop
    execute format('create trigger legacy before insert or update on cases.%I for each row execute function cases.refuse_of_legacy()', one);
  end loop;
end $nothing_added$;

do $policies$
declare
  one text;
begin
  grant usage, select on sequence cases.legacy_number to liem_system;
  foreach one in array array['legacy', 'legacy_person', 'legacy_act', 'legacy_head'] loop
    execute format('alter table cases.%I enable row level security', one);
    execute format('alter table cases.%I force row level security', one);
    execute format('create policy system on cases.%I to liem_system using (true) with check (true)', one);
    execute format('grant select, insert, update, delete on cases.%I to liem_system', one);
    execute format('grant select on cases.%I to liem_app, liem_wide', one);
    execute format('create policy of_case on cases.%I to liem_app, liem_wide using (exists (select from cases.case c where c.id = %1$I.case_id))', one);
  end loop;
end $policies$;
create policy not_own on cases.legacy_head as restrictive to liem_app, liem_wide using (officer <> all ((select access.asker_hidden())::text[]));

-- The only way in. `given`: cases, people, acts and heads, each case with an id of its own; in the units of whoever asks, about nobody whose cases are kept from him.
create function cases.take_legacy(given jsonb, entered_by text, today date, event bigint) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if access.is_request() and (not access.may('case.change')
      or exists (select from jsonb_to_recordset(given -> 'cases') as l (unit text) where access.asker_cases() is not null and unit <> all (access.asker_cases()))
      or exists (select from jsonb_to_recordset((given -> 'people') || (given -> 'heads')) as p (officer text) where officer = any (access.asker_hidden()))) then
    raise exception 'cases.legacy: this is not his to take over' using errcode = 'insufficient_privilege';
  end if;
  insert into cases.case (id, number, title, unit, state, opened_on, opened_by, event)
    select id, 'VC-' || lpad(nextval('cases.legacy_number')::text, 6, '0'), reference || ': ' || title, unit, 'legacy', today, entered_by, event
    from jsonb_to_recordset(given -> 'cases') as l (id uuid, unit text, reference text, title text);
  -- From when he is known to know.
  insert into cases.party (case_id, officer, role, notified_on)
    select case_id, officer, 'concerned', least(notified, served) from jsonb_to_recordset(given -> 'people') as p (case_id uuid, officer text, notified date, served date);
  insert into cases.legacy (case_id, unit, reference, title, opened, source, file, row, sha256, imported_by, imported_on)
    select id, unit, reference, title, opened, source, file, row, sha256, entered_by, today
    from jsonb_to_recordset(given -> 'cases') as l (id uuid, unit text, reference text, title text, opened date, source text, file text, row int, sha256 text);
  insert into cases.legacy_person (case_id, officer, class, leads, notified, heard, form, known, number, day, signer, authority, served, effective, ends, expunged,
      expunged_by, reversed, reasons)
    select case_id, officer, class, leads, notified, heard, form, known, number, day, signer, authority, served, effective, ends, expunged, "expungedBy", reversed, reasons
    from jsonb_to_recordset(given -> 'people') as p (case_id uuid, officer text, class text, leads boolean, notified date, heard date, form text, known boolean,
      number text, day date, signer text, authority text, served date, effective date, ends date, expunged date, "expungedBy" text, reversed date, reasons jsonb);
  insert into cases.legacy_act (case_id, officer, what, from_day, until_day, detected, severity, kinds, version, entry)
    select case_id, officer, what, "from", until, detected, severity, array(select jsonb_array_elements_text(kinds)), version, entry
    from jsonb_to_recordset(given -> 'acts') as a (case_id uuid, officer text, what text, "from" date, until date, detected date, severity text, kinds jsonb,
      version text, entry text);
  insert into cases.legacy_head (case_id, officer, unit, role, from_day, until_day, outcome, form, day, number)
    select case_id, officer, unit, role, "from", until, outcome, form, day, number
    from jsonb_to_recordset(given -> 'heads') as h (case_id uuid, officer text, unit text, role text, "from" date, until date, outcome text, form text, day date,
      number text);
end $$;

-- Old decisions on somebody who is concerned in a case: whoever is to decide has to know them, wherever they are; they are told without their case. What was
-- reversed by then is none.
create function cases.legacy_of(wanted uuid, who text) returns table (id uuid, form text, known boolean, day date, effective date, ends date, number text,
    reversed date)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not cases.sees(wanted) or not exists (select from cases.party p where p.case_id = wanted and p.officer = who and p.role = 'concerned') then return; end if;
  return query select p.id, p.form, p.known, p.day, p.effective, p.ends, p.number, p.reversed from cases.legacy_person p
    where p.officer = who and p.case_id <> wanted and p.form is not null order by coalesce(p.effective, p.day), p.id;
end $$;

-- How many old decisions on like acts gave each form; they are beside precedents, never among them.
create function cases.count_legacy(of_about text, of_grade text, of_class text, of_leads boolean, since date, before date)
  returns table (form text, n int)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if access.is_request() and not access.may('case.read') then return; end if;
  return query select p.form, count(distinct p.id)::int from cases.legacy_act a join cases.legacy_person p on p.case_id = a.case_id and p.officer = a.officer
    where p.known and p.reversed is null and p.class = of_class and p.leads = of_leads and a.severity = of_grade
      and p.day >= since and (before is null or p.day <= before)
      and of_about = case when a.entry is not null then 'entry ' || a.version || ' ' || a.entry
        when a.kinds <> '{}' then 'kinds ' || array_to_string(array(select distinct kind from unnest(a.kinds) as kind order by kind), ',') end
    group by p.form;
end $$;

-- No clock runs on what is long over.
create or replace function cases.facts_changed() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  one uuid := case tg_op when 'DELETE' then old.case_id else new.case_id end;
begin
  if tg_table_name = 'party' then
    if tg_op = 'INSERT' and new.role = 'concerned' then
      if not exists (select from cases.case c where c.id = new.case_id and c.state = 'legacy') then
        insert into cases.clocked (case_id, officer) values (new.case_id, new.officer) on conflict do nothing;
      end if;
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

-- Of cases that are not verifiable no sum is made.
create or replace function accountability.recount_case(one uuid) returns void language plpgsql as $$
declare
  old jsonb := (select c.facts from accountability.counted c where c.case_id = one);
  now jsonb;
begin
  if not exists (select from cases.case c where c.id = one and c.state <> 'legacy') then return; end if;
  now := accountability.facts_of(one);
  if old is not distinct from now then return; end if;
  insert into accountability.counted (case_id, facts) values (one, now) on conflict (case_id) do update set facts = excluded.facts;
  insert into accountability.case_sum (unit, year, kind, word, days, n)
    select unit, year, kind, word, days, sum(n)::int from (
      select unit, year, kind, word, days, n from jsonb_to_recordset(now) as f (unit text, year int, kind text, word text, days int, n int)
      union all select unit, year, kind, word, days, -n from jsonb_to_recordset(coalesce(old, '[]')) as f (unit text, year int, kind text, word text, days int, n int)) as change
    group by unit, year, kind, word, days having sum(n) <> 0;
end $$;
create or replace function accountability.recount() returns void language sql as $$
  delete from accountability.case_sum;
  delete from accountability.counted;
  insert into accountability.counted (case_id, facts)
    select f.case_id, jsonb_agg(jsonb_build_object('unit', f.unit, 'year', f.year, 'kind', f.kind, 'word', f.word, 'days', f.days, 'n', f.n)
      order by f.kind, f.word, f.unit, f.year, f.days)
    from accountability.case_fact f join cases.case c on c.id = f.case_id where c.state <> 'legacy' group by f.case_id;
  insert into accountability.case_sum (unit, year, kind, word, days, n) select f.unit, f.year, f.kind, f.word, f.days, sum(f.n)::int
    from accountability.counted c, jsonb_to_recordset(c.facts) as f (unit text, year int, kind text, word text, days int, n int)
    group by f.unit, f.year, f.kind, f.word, f.days;
$$;
