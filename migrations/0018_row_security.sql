-- The database refuses rows by itself, behind the program (docs/decisions/0013-row-security.md): requests work as roles that own nothing, and say who asks
-- in a setting that is signed. Every table has its policies; test/row-security.test.ts lists them.

-- Roles belong to the whole server: another database of it may have made them, or may be making them at this moment.
do $roles$
declare
  one text;
begin
  foreach one in array array['liem_app', 'liem_wide', 'liem_system'] loop
    continue when exists (select from pg_roles where rolname = one);
    begin
      execute format('create role %I nologin', one);
    exception
      when duplicate_object or unique_violation then null;
      when insufficient_privilege then
        raise exception 'the role % is missing, and % may not create it; have an administrator of the server do what docs/operations/database.md says',
          one, current_user using errcode = 'insufficient_privilege';
    end;
  end loop;
  if not pg_has_role('liem_app', 'liem_wide', 'set') then grant liem_wide to liem_app with inherit false, set true; end if;
  foreach one in array array['liem_app', 'liem_wide'] loop
    if not pg_has_role(current_user, one, 'set') then execute format('grant %I to %I with inherit false, set true', one, current_user); end if;
  end loop;
  if not (pg_has_role(current_user, 'liem_system', 'usage') and pg_has_role(current_user, 'liem_system', 'set')) then
    execute format('grant liem_system to %I with inherit true, set true', current_user);
  end if;
end $roles$;

-- Who asks -------------------------------------------------------------------------------------------------------------

-- With this key the server signs who asks. `inner_pad` and `outer_pad` are the key as HMAC takes it (RFC 2104).
create table access.context_key (
  one boolean primary key default true check (one),
  key bytea not null,
  inner_pad bytea not null,
  outer_pad bytea not null
);
insert into access.context_key (key, inner_pad, outer_pad)
  select key, string_agg(set_byte('\x00', 0, byte # 54), '' order by at), string_agg(set_byte('\x00', 0, byte # 92), '' order by at)
  from (select uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) as key) as made,
    lateral (select at, case when at < 32 then get_byte(key, at) else 0 end as byte from generate_series(0, 63) as at) as bytes group by key;

-- What the server signed of who asks (src/access/roles/claims.ts): 64 signs of HMAC-SHA-256, then JSON. Null where there is nothing, it was not signed
-- with this key, or it has ended. A setting that was once set locally is '' afterwards, and not null.
create function access.asker() returns jsonb language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
declare
  given text := nullif(current_setting('liem.context', true), '');
  said text := substr(given, 65);
  asker jsonb;
begin
  if given is null or not exists (select from access.context_key k
    where left(given, 64) = encode(sha256(k.outer_pad || sha256(k.inner_pad || convert_to(said, 'UTF8'))), 'hex')) then return null; end if;
  asker := said::jsonb;
  return case when (asker ->> 'until')::float8 > extract(epoch from statement_timestamp()) then asker end;
end $$;

create function access.is_asked() returns boolean language sql stable parallel safe as $$ select access.asker() is not null $$;
create function access.asker_actor() returns text language sql stable parallel safe as $$ select access.asker() ->> 'actor' $$;
-- In whose name findings are given; '' where he may see none.
create function access.asker_given() returns text language sql stable parallel safe as $$ select access.asker() ->> 'given' $$;
create function access.asker_officer() returns text language sql stable parallel safe as $$ select access.asker() ->> 'officer' $$;
-- Null for the one person of an installation without accounts.
create function access.asker_account() returns uuid language sql stable parallel safe as $$
  select case when said ~ '^[0-9a-f-]{36}$' then said::uuid end from (select access.asker() ->> 'account' as said) as asker
$$;
create function access.may(variadic actions text[]) returns boolean language sql stable parallel safe as $$
  select coalesce((access.asker() -> 'may') operator(pg_catalog.?|) actions, false)
$$;
-- Texts of a list in it; null for 'all', none where nobody asks.
create function access.listed(list jsonb) returns text[] language sql immutable parallel safe as $$
  select case when list is null then '{}'::text[] when jsonb_typeof(list) = 'array' then array(select jsonb_array_elements_text(list)) end
$$;
create function access.asker_units() returns text[] language sql stable parallel safe as $$ select access.listed(access.asker() -> 'units') $$;
create function access.asker_opened() returns uuid[] language sql stable parallel safe as $$
  select access.listed(access.asker() -> 'opened')::uuid[]
$$;
create function access.sees_all() returns boolean language sql stable parallel safe as $$
  select coalesce(access.asker() ->> 'units' = 'all', false)
$$;
-- Sees all units, and neither a conflict nor a tier can keep anything from him.
create function access.is_unhindered() returns boolean language sql stable parallel safe as $$
  select coalesce(asker ->> 'units' = 'all' and asker -> 'hidden' = '[]' and asker ->> 'restricted' = 'all' and asker ->> 'secret' = 'all', false)
  from (select access.asker() as asker) as given
$$;

-- Whether a statement is a request's, also within a function that works in the rights of its owner.
create function access.is_request() returns boolean language sql stable parallel safe as $$
  select session_user in ('liem_app', 'liem_wide') or current_setting('role') in ('liem_app', 'liem_wide')
$$;

-- What is kept from whoever asks -----------------------------------------------------------------------------------------

-- A request may ask what a conflict keeps from him who asks, and not what it keeps from others.
create function findings.refuse_others(officers text[]) returns void language plpgsql stable parallel safe as $$
begin
  if access.is_request() and not coalesce(officers <@ access.listed(access.asker() -> 'hidden') and access.is_asked(), false) then
    raise exception 'a request asks for nobody else' using errcode = 'insufficient_privilege';
  end if;
end $$;

-- These see what the policies hide, to say by which ids or numbers it is left out.
alter function findings.kept_from(text[], text[], text[], text, uuid[]) rename to kept_from_any;
-- Where the policies take away the same, it is not looked up a second time: then there is nothing left to leave out.
create function findings.kept_from(officers text[], restricted text[], secret text[], given text, opened uuid[]) returns setof uuid
  language plpgsql stable rows 200 security definer set search_path = pg_catalog, pg_temp as $$
declare
  asker jsonb;
begin
  if access.is_request() then
    perform findings.refuse_others(officers);
    asker := access.asker();
    if officers = access.listed(asker -> 'hidden') and restricted is not distinct from access.listed(asker -> 'restricted')
      and secret is not distinct from access.listed(asker -> 'secret') and given = asker ->> 'given'
      and opened = access.listed(asker -> 'opened')::uuid[] then return; end if;
  end if;
  return query select findings.kept_from_any(officers, restricted, secret, given, opened);
end $$;

-- What is kept from whoever asks. As liem_wide nobody asks who does not see all units: the policies of that role look at nothing else.
create function findings.kept_from_asker() returns setof uuid
  language plpgsql stable rows 200 security definer set search_path = pg_catalog, pg_temp as $$
declare
  asker jsonb := access.asker();
  restricted text[] := access.listed(asker -> 'restricted');
  secret text[] := access.listed(asker -> 'secret');
begin
  if current_setting('role') = 'liem_wide' and asker ->> 'units' is distinct from 'all' then
    raise exception 'nobody asks who sees all units' using errcode = 'insufficient_privilege';
  end if;
  if asker is null or asker -> 'hidden' = '[]' and restricted is null and secret is null then return; end if;
  return query select findings.kept_from_any(access.listed(asker -> 'hidden'), restricted, secret, asker ->> 'given',
    access.listed(asker -> 'opened')::uuid[]);
end $$;

-- How many cases the sums of a run must leave out, since nothing in them but what is kept is against the rule.
create function findings.kept_cases(officers text[], restricted text[], secret text[], given text, opened uuid[])
  returns table (rule text, rule_number int, unit text, month date, kept int)
  language plpgsql stable rows 200 security definer set search_path = pg_catalog, pg_temp as $$
declare
  ids uuid[];
begin
  perform findings.refuse_others(officers);
  ids := array(select findings.kept_from_any(officers, restricted, secret, given, opened));
  return query select f.rule, f.rule_number, coalesce(f.unit, ''), f.month, count(distinct f.case_id)::int from findings.finding f
    where f.id in (select unnest(ids)) and f.state in ('new', 'review', 'confirmed') and f.withheld_by is null
      and not exists (select from findings.finding other where other.case_id = f.case_id and other.rule = f.rule
        and other.state in ('new', 'review', 'confirmed') and other.withheld_by is null and other.id not in (select unnest(ids)))
    group by f.rule, f.rule_number, coalesce(f.unit, ''), f.month;
end $$;

-- What of the sums of findings (desk.finding_sum) is of such that are kept: a row for each, which does not say which it is.
create function desk.kept_sums(officers text[], restricted text[], secret text[], given text, opened uuid[])
  returns table (unit text, rule text, severity smallint, stage text, month date, week date, state text, raised_on date, due date)
  language plpgsql stable rows 200 security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform findings.refuse_others(officers);
  return query select coalesce(f.unit, ''), f.rule, f.severity, coalesce(f.stage, ''), date_trunc('month', act.happened)::date,
      date_trunc('week', act.happened)::date, f.state, f.raised_on, f.due
    from findings.finding f cross join lateral (
      select coalesce((f.happened_at at time zone (select desk.zone()))::date, f.month, f.raised_on) as happened) as act
    where f.id in (select findings.kept_from_any(officers, restricted, secret, given, opened)) and f.withheld_by is null;
end $$;

-- Cases, numbered anew, in which nothing but what is kept is against a rule; `alone`: nothing else was found in the case.
create function desk.kept_hits(officers text[], restricted text[], secret text[], given text, opened uuid[])
  returns table (place int, rule text, variant int, alone boolean)
  language plpgsql stable rows 200 security definer set search_path = pg_catalog, pg_temp as $$
declare
  ids uuid[];
begin
  perform findings.refuse_others(officers);
  ids := array(select findings.kept_from_any(officers, restricted, secret, given, opened));
  return query with live as (select f.case_id, f.rule, f.id in (select unnest(ids)) as kept from findings.finding f
      where f.case_id in (select one.case_id from findings.finding one where one.id in (select unnest(ids)))
        and f.withheld_by is null and f.state in ('new', 'review', 'confirmed'))
    select distinct dense_rank() over (order by live.case_id)::int, live.rule, c.variant,
      not exists (select from live other where other.case_id = live.case_id and not other.kept)
    from live join detect.case c on c.case_id = live.case_id collate "C" where live.kept
      and not exists (select from live other where other.case_id = live.case_id and other.rule = live.rule and not other.kept);
end $$;

-- Of these findings those that a conflict keeps from a person who is to be given them.
create function findings.kept_from_person(ids uuid[], person text) returns setof uuid
  language plpgsql stable rows 10 security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query select kept from findings.hidden_from(person || access.related_to(person)) as kept where kept = any(ids);
end $$;

-- Ids of findings in whose number or case a text stands, as far as whoever asks sees them; at most so many. Under policies the database does not read the
-- index of parts of texts: what compares them could tell of a row before it is refused.
create function findings.with_number(wanted text, most int) returns setof uuid
  language plpgsql stable rows 100 security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
begin
  if not access.is_request() then
    return query select f.id from findings.finding f where f.search like wanted limit most;
  elsif access.sees_all() then
    return query select f.id from findings.finding f where f.search like wanted and f.id not in (select findings.kept_from_asker()) limit most;
  else
    return query select f.id from findings.finding f where f.search like wanted and f.id not in (select findings.kept_from_asker())
      and (f.by_unit = any(access.asker_units()) or f.assignee = access.asker_given() or f.id = any(access.asker_opened())) limit most;
  end if;
end $$;

-- Ids of reads that name a person: an index of lists is not read under policies either.
create function access.reads_naming(person text) returns setof uuid
  language plpgsql stable rows 1000 security definer set search_path = pg_catalog, pg_temp as $$
begin
  if access.is_request() and not access.may('event.read', 'event.export') then return; end if;
  return query select r.id from access.read r where r.people @> array[person];
end $$;

-- The account of an officer, to know which roles he holds.
create function access.account_of(person text) returns uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select id from access.account where officer = person
$$;

-- The queue (graphile_worker) is its owner's alone.
create function jobs.add_to_queue(kind text, id uuid, queue text, seconds float8, attempts int) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job(kind, json_build_object('id', id), queue_name => queue, run_at => now() + make_interval(secs => seconds),
    max_attempts => attempts, job_key => id::text);
end $$;

-- What the database keeps up by itself, or holds against everybody, does not depend on what whoever writes may see.
alter function desk.count_inserted() security definer set search_path = pg_catalog, pg_temp;
alter function desk.count_deleted() security definer set search_path = pg_catalog, pg_temp;
alter function desk.count_updated() security definer set search_path = pg_catalog, pg_temp;
alter function findings.mentions_inserted() security definer set search_path = pg_catalog, pg_temp;
alter function findings.mentions_updated() security definer set search_path = pg_catalog, pg_temp;
alter function access.guard_proposal() security definer set search_path = pg_catalog, pg_temp;
alter function access.related_to(text) security definer set search_path = pg_catalog, pg_temp;

-- The id of the finding that a subject of the record names.
create function findings.id_of(subject text) returns uuid language sql immutable parallel safe as $$
  select case when subject ~ '^finding:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then substr(subject, 9)::uuid end
$$;

-- Whoever gives a finding away may read back what he did: the policies look at the row as it is then.
alter table findings.finding add column touched_by text;
-- Numbers are compared sign by sign, so that their beginnings are found along the index by `>=` and `<` alone.
alter table findings.finding alter column number type text collate "C";

-- Policies ---------------------------------------------------------------------------------------------------------------

-- Every table is closed to everybody, its owner included, but for these policies. Jobs and sign-in, which come before anybody is known, see all.
do $force$
declare
  one record;
begin
  for one in select n.nspname as schema, c.oid::regclass as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname in ('base', 'ledger', 'http', 'jobs', 'law', 'organisation', 'lake', 'detect', 'findings', 'desk', 'access',
        'retention') loop
    execute format('alter table %s enable row level security', one.name);
    execute format('alter table %s force row level security', one.name);
    execute format('create policy system on %s to liem_system using (true) with check (true)', one.name);
    execute format('grant select, insert, update, delete on %s to liem_system', one.name);
  end loop;
  for one in select unnest(array['base', 'ledger', 'http', 'jobs', 'law', 'organisation', 'lake', 'detect', 'findings', 'desk', 'access', 'retention']) as schema
  loop
    execute format('grant usage on schema %I to liem_system', one.schema);
    execute format('grant usage, select on all sequences in schema %I to liem_system', one.schema);
    continue when one.schema in ('base', 'http');
    execute format('grant usage on schema %I to liem_app, liem_wide', one.schema);
    execute format('grant usage on all sequences in schema %I to liem_app, liem_wide', one.schema);
  end loop;
end $force$;

alter view organisation.unit set (security_invoker = true);
alter view organisation.gap set (security_invoker = true);
grant select on organisation.unit, organisation.gap to liem_app, liem_wide, liem_system;

revoke execute on function findings.hidden_from(text[]), findings.kept_from_any(text[], text[], text[], text, uuid[]) from public;
grant execute on function findings.hidden_from(text[]), findings.kept_from_any(text[], text[], text[], text, uuid[]) to liem_system;

-- Findings. Whoever sees all units asks as liem_wide, whose policy looks at no unit: lists are then read along the indexes that hold them whole. That he
-- sees all units is asked where it is asked what is kept from him.
grant select, update on findings.finding to liem_app, liem_wide;
create policy units on findings.finding for select to liem_app using (by_unit = any ((select access.asker_units())::text[])
  or assignee = (select access.asker_given()) or id = any ((select access.asker_opened())::uuid[]) or touched_by = (select access.asker_given()));
create policy acts on findings.finding for update to liem_app
  using (by_unit = any ((select access.asker_units())::text[]) or assignee = (select access.asker_given()) or touched_by = (select access.asker_given()));
create policy everywhere on findings.finding to liem_wide using (true);
create policy kept on findings.finding as restrictive to liem_app, liem_wide using (id not in (select findings.kept_from_asker()));

-- What hangs on a finding is there for whom the finding is. For whoever sees all units that is asked without the finding: it is planned sooner.
do $of$
declare
  one text;
begin
  foreach one in array array['change', 'named', 'hearing', 'note', 'finding_circumstance', 'mentioned'] loop
    execute format('create policy of_finding on findings.%I to liem_app using (exists (select from findings.finding f where f.id = %1$I.finding))', one);
    execute format('create policy everywhere on findings.%I to liem_wide
      using ((select access.is_unhindered()) or finding not in (select findings.kept_from_asker()))', one);
    execute format('grant select on findings.%I to liem_app, liem_wide', one);
  end loop;
end $of$;
grant insert on findings.change, findings.hearing, findings.note to liem_app, liem_wide;
grant insert, delete on findings.finding_circumstance to liem_app, liem_wide;
create policy by_asker on findings.hearing as restrictive for insert to liem_app, liem_wide with check (by = (select access.asker_actor()));
create policy by_asker on findings.note as restrictive for insert to liem_app, liem_wide with check (by = (select access.asker_actor()));

grant select on findings.trace to liem_app, liem_wide;
create policy of_finding on findings.trace for select to liem_app, liem_wide
  using ((select access.is_unhindered()) or exists (select from findings.finding f where f.trace = trace.id));

grant select, insert, update, delete on findings.saved_view to liem_app, liem_wide;
create policy own on findings.saved_view to liem_app, liem_wide using (owner = (select access.asker_actor()));

-- The record: everybody adds in his own name, and nobody changes it. What is of a finding is there for whom the finding is; of one that was destroyed,
-- for the auditor.
grant select, insert on ledger.event to liem_app, liem_wide;
create policy adds on ledger.event for insert to liem_app, liem_wide
  with check (actor in ((select access.asker_actor()), (select access.asker_account()::text)) and actor_kind = 'person');
create policy reads on ledger.event for select to liem_app using (case when findings.id_of(subject) is null then (select access.is_asked())
  else exists (select from findings.finding f where f.id = findings.id_of(subject)) end);
create policy everywhere on ledger.event for select to liem_wide
  using ((select access.is_unhindered()) or findings.id_of(subject) is null or findings.id_of(subject) not in (select findings.kept_from_asker()));
grant select, insert, delete on ledger.veil to liem_app, liem_wide;
create policy of_finding on ledger.veil to liem_app using (exists (select from findings.finding f where f.id = findings.id_of(subject)));
create policy everywhere on ledger.veil to liem_wide
  using ((select access.is_unhindered()) or findings.id_of(subject) not in (select findings.kept_from_asker()));

grant select, insert on access.read to liem_app, liem_wide;
create policy adds on access.read for insert to liem_app, liem_wide
  with check (actor = (select access.asker_actor()) and account = (select access.asker() ->> 'account'));
create policy reads on access.read for select to liem_app, liem_wide using ((select access.may('event.read', 'event.export'))
  and (findings.id_of(subject) is null or findings.id_of(subject) not in (select findings.kept_from_asker())));

-- Accounts, and what is secret of them: one's own, and all to whoever administers accounts.
do $own$
declare
  one text;
begin
  foreach one in array array['account', 'recovery_code', 'passkey', 'invitation', 'session', 'token', 'ticket'] loop
    execute format('grant select, insert, update, delete on access.%I to liem_app, liem_wide', one);
    execute format('create policy own on access.%I to liem_app, liem_wide using (%s = (select access.asker_account()) or (select %s))', one,
      case one when 'account' then 'id' else 'account' end,
      case one when 'account' then $$access.may('account.read', 'account.change', 'grant.read', 'grant.change', 'proposal.read', 'proposal.change',
        'proposal.decide')$$ else $$access.may('account.read', 'account.change', 'grant.change', 'proposal.change', 'proposal.decide')$$ end);
  end loop;
end $own$;
revoke delete on access.account from liem_app, liem_wide;
grant select, insert, delete on access.failure to liem_app, liem_wide;
create policy asked on access.failure to liem_app, liem_wide using ((select access.is_asked()));
grant select, insert, update, delete on access.interest to liem_app, liem_wide;
create policy own on access.interest to liem_app, liem_wide using ((select access.asker_officer()) in (officer, other)
  or (select access.may('interest.read', 'interest.change')));

-- Sealed mandates: of whoever opened one, who confirms it, and its members. That there is one the record does not say before it is revealed or over.
create function access.sealed_subjects() returns setof text
  language sql stable rows 10 security definer set search_path = pg_catalog, pg_temp as $$
  select 'mandate:' || m.id from access.mandate m where m.revealed_at is null and m.sealed_until > clock_timestamp()
$$;
grant select, insert, update on access.mandate to liem_app, liem_wide;
create policy own on access.mandate to liem_app, liem_wide
  using ((select access.asker_actor()) in (opened_by, confirmer) or (select access.asker_actor()) = any (members));
create policy sealed on ledger.event as restrictive for select to liem_app, liem_wide
  using (subject is null or subject !~ '^mandate:' or subject not in (select access.sealed_subjects()));

-- What everybody knows who serves: units and people, law, sums of a run. It is read without a condition, so that every index serves; it is written by
-- whose office it is.
do $known$
declare
  one record;
begin
  for one in select n.nspname as schema, c.oid::regclass as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname in ('law', 'organisation', 'detect', 'desk')
        or c.oid in ('findings.rule_seen'::regclass, 'findings.unit_seen'::regclass, 'findings.circumstance'::regclass) loop
    execute format('grant select on %s to liem_app, liem_wide', one.name);
    execute format('create policy known on %s for select to liem_app, liem_wide using (true)', one.name);
    continue when one.schema not in ('law', 'organisation');
    execute format('grant insert, update, delete on %s to liem_app, liem_wide', one.name);
    execute format('create policy changes on %s to liem_app, liem_wide using ((select access.may(%L, %L)))', one.name,
      case one.schema when 'law' then 'rulebook.change' else 'organisation.change' end,
      case one.schema when 'law' then 'rulebook.decide' else 'organisation.change' end);
  end loop;
end $known$;
grant insert on detect.trial to liem_app, liem_wide;
create policy changes on detect.trial for insert to liem_app, liem_wide with check ((select access.may('rulebook.change', 'rulebook.decide')));

-- Of the rest the program alone says who may: the database asks that somebody does.
do $rest$
declare
  one regclass;
begin
  for one in select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname in ('jobs', 'lake', 'access', 'retention') and c.oid <> 'access.context_key'::regclass
        and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname <> 'system') loop
    execute format('grant select, insert, update, delete on %s to liem_app, liem_wide', one);
    execute format('create policy asked on %s to liem_app, liem_wide using ((select access.is_asked()))', one);
  end loop;
end $rest$;
