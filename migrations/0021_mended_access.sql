-- What fell short in access, mended.

-- A password and a second factor are given anew by two acts, each of two persons: whoever lost one is still asked for the other.
alter table access.proposal drop constraint proposal_kind_check;
alter table access.proposal add constraint proposal_kind_check
  check (kind in ('role-given', 'account-added', 'account-reset', 'account-factor', 'account-opened', 'account-officer'));

-- The second factor was taken by two persons: the next one is set up by their link, not by whoever has the password alone.
alter table access.account add column enrol_by_link boolean not null default false;

-- Until when somebody counts as having said who he is by each of the two, so that whoever changes how he signs in is asked for both.
alter table access.session add column password_until timestamptz, add column factor_until timestamptz;

-- The two persons of a proposal come from different units, where somebody of another one could decide it ------------------------------------------------

create function access.units_of(officer text) returns text[] language sql stable as $$
  select array(select distinct t.unit from organisation.tenure t where t.officer = $1 and t.during @> organisation.today() order by 1)
$$;

-- Whether an identity administrator could decide who is of no unit of whoever proposes, and not concerned. Where nobody could, or the register does not
-- say of which unit whoever proposes is, anybody else may: a small office has one unit.
create function access.decided_elsewhere(proposer uuid, about text[]) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  one text := (select a.officer from access.account a where a.id = proposer);
  here text[] := access.units_of(one);
begin
  return here <> '{}' and exists (select from access.grant g join access.account a on a.id = g.account join organisation.officer o on o.number = a.officer
    where g.role = 'identity-admin' and g.during @> organisation.today() and not a.disabled
      and (a.password is not null or a.provider_subject is not null or a.demonstration)
      and a.officer <> all (about || one) and not access.related_to(a.officer) && (about || one)
      and access.units_of(a.officer) <> '{}' and not access.units_of(a.officer) && here);
end $$;

create or replace function access.guard_proposal() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  now_holder text := (select officer from access.account where id = new.account);
  about text[] := array_remove(array[new.holder, new.officer, now_holder], null);
  one text := access.person_of(new.proposer);
  other text := access.person_of(new.decider);
begin
  if tg_op = 'INSERT' then
    if new.state not in ('open', 'machine') then
      raise exception 'access.proposal: nothing is decided before it is proposed' using errcode = 'check_violation';
    end if;
  elsif old.state <> 'open' then
    raise exception 'access.proposal: what was decided stays' using errcode = 'check_violation';
  elsif (old.id, old.kind, old.holder, old.officer, old.input, old.reason, old.proposer, old.proposed_by, old.proposed_at, old.ends_at, old.event)
      is distinct from (new.id, new.kind, new.holder, new.officer, new.input, new.reason, new.proposer, new.proposed_by, new.proposed_at, new.ends_at, new.event)
      or old.account is distinct from new.account and not (old.account is null and new.kind = 'account-added' and new.state = 'approved') then
    raise exception 'access.proposal: what was proposed is not changed' using errcode = 'check_violation';
  end if;
  if new.state in ('open', 'approved') and (one is null or one = any(about) or new.proposer = new.account or access.related_to(one) && about) then
    raise exception 'access.proposal: whoever proposes is a person of the register, and not concerned' using errcode = 'check_violation';
  end if;
  if new.state in ('approved', 'refused') and (other is null or other = one or other = any(about) or new.decider = new.account
      or access.related_to(other) && (about || one)) then
    raise exception 'access.proposal: whoever decides is another person of the register, and not concerned' using errcode = 'check_violation';
  end if;
  if new.state in ('approved', 'refused') and (access.units_of(other) = '{}' or access.units_of(other) && access.units_of(one))
      and access.decided_elsewhere(new.proposer, about) then
    raise exception 'access.proposal: whoever decides is of another unit, where somebody of one could' using errcode = 'check_violation';
  end if;
  if new.state = 'approved' and (clock_timestamp() >= new.ends_at
      or new.kind in ('role-given', 'account-reset', 'account-factor', 'account-opened') and now_holder is distinct from new.holder) then
    raise exception 'access.proposal: it has ended, or the account is somebody else''s now' using errcode = 'check_violation';
  end if;
  return new;
end $$;

-- Somebody manages accounts ------------------------------------------------------------------------------------------------------------------------

-- Accounts in use that manage accounts today; one after the other, so that of two who take each other out one stays.
create function access.administrators() returns setof uuid
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtext('access.administrators'));
  return query select distinct a.id from access.grant g join access.account a on a.id = g.account
    where g.role = 'identity-admin' and g.during @> organisation.today() and not a.disabled;
end $$;

create function access.guard_administrator() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  was bool;
begin
  if tg_table_name = 'account' then
    was := exists (select from access.grant g where g.account = new.id and g.role = 'identity-admin' and g.during @> organisation.today());
  else
    was := exists (select from access.account a where a.id = old.account and not a.disabled);
  end if;
  if was and not exists (select from access.administrators()) then
    raise exception 'access: the last account that manages accounts stays' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger one_administers after update of disabled on access.account for each row
  when (new.disabled and not old.disabled) execute function access.guard_administrator();
create trigger one_administers after update or delete on access.grant for each row
  when (old.role = 'identity-admin' and old.during @> organisation.today()) execute function access.guard_administrator();

-- What is left of what was destroyed --------------------------------------------------------------------------------------------------------------------

-- By this key the marks of findings that were destroyed are made, so that whoever has the marks and a declaration cannot tell whether they are of one
-- another. Only jobs have it; it stands in a backup, since a hit must be known again after a restore. `inner_pad`, `outer_pad`: as HMAC takes it (RFC 2104).
create table findings.destroyed_key (
  one boolean primary key default true check (one),
  key bytea not null,
  inner_pad bytea not null,
  outer_pad bytea not null
);
insert into findings.destroyed_key (key, inner_pad, outer_pad)
  select key, string_agg(set_byte('\x00', 0, byte # 54), '' order by at), string_agg(set_byte('\x00', 0, byte # 92), '' order by at)
  from (select uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) as key) as made,
    lateral (select at, case when at < 32 then get_byte(key, at) else 0 end as byte from generate_series(0, 63) as at) as bytes group by key;

-- HMAC-SHA-256 of a hash.
create function findings.mark(hash bytea) returns bytea language sql stable parallel safe as $$
  select sha256(k.outer_pad || sha256(k.inner_pad || hash)) from findings.destroyed_key k
$$;

alter table findings.destroyed no force row level security;
update findings.destroyed set identity = findings.mark(identity), cleared = findings.mark(cleared);
alter table findings.destroyed force row level security;
alter table findings.destroyed_key enable row level security;
alter table findings.destroyed_key force row level security;
create policy system on findings.destroyed_key to liem_system using (true) with check (true);
grant select on findings.destroyed_key to liem_system;

-- Somebody may have asked in an emergency for what was then destroyed and have been refused: his words speak of it, and the event names no subject.
create or replace function ledger.refuse() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.reason = 'Đã tiêu hủy / Destroyed' and new.body = '{}' and (retention.is_destroyed(old.subject)
        or old.subject is null and old.kind = 'break-glass.asked' and retention.is_destroyed_as(old.body ->> 'asked'))
      and to_jsonb(new) - 'reason' - 'body' = to_jsonb(old) - 'reason' - 'body' then return new; end if;
  end if;
  raise exception 'ledger.event is append-only' using errcode = 'insufficient_privilege';
end $$;

-- The same by what somebody called it: its number, or its id.
create function retention.is_destroyed_as(called text) returns boolean language sql stable as $$
  select exists (select from retention.item i join retention.destruction d on d.id = i.destruction
    where i.finding is not null and (i.label = upper(btrim(called)) or i.finding::text = lower(btrim(called)))
      and i.state = 'destroyed' and d.approved_by is not null)
$$;

-- What holds said goes, too, once they have ended and its period is over.
alter table retention.destruction drop constraint destruction_kind_check,
  add constraint destruction_kind_check check (kind in ('cleared', 'confirmed', 'account', 'reads', 'hold'));

-- A finding is removed only under a list that two persons stand for: its item is marked as destroyed before, in the same transaction.
create function findings.refuse_removal() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if retention.is_destroyed('finding:' || old.id) then return old; end if;
  end if;
  raise exception 'a finding is removed only by a list of destruction that is carried out' using errcode = 'insufficient_privilege';
end $$;
create trigger never_removed before delete on findings.finding for each row execute function findings.refuse_removal();
create trigger never_emptied before truncate on findings.finding for each statement execute function findings.refuse_removal();

-- What is kept is found out before a number is looked for, whether or not there is such a finding: a number that somebody guesses takes as long when
-- nobody has it as when it is kept from him.
create or replace function findings.with_number(wanted text, most int) returns setof uuid
  language plpgsql stable rows 100 security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  kept uuid[];
begin
  if not access.is_request() then
    return query select f.id from findings.finding f where f.search like wanted limit most;
    return;
  end if;
  kept := array(select findings.kept_from_asker());
  if access.sees_all() then
    return query select f.id from findings.finding f where f.search like wanted and f.id <> all (kept) limit most;
  else
    return query select f.id from findings.finding f where f.search like wanted and f.id <> all (kept)
      and (f.by_unit = any(access.asker_units()) or f.assignee = access.asker_given() or f.id = any(access.asker_opened())) limit most;
  end if;
end $$;

-- The same of whole numbers: ids of findings that have one of them, as far as whoever asks sees them.
create function findings.numbered(numbers text[]) returns setof uuid
  language plpgsql stable rows 5 security definer set search_path = pg_catalog, pg_temp as $$
declare
  kept uuid[] := array(select findings.kept_from_asker() where access.is_request());
begin
  return query select f.id from findings.finding f where f.number = any (numbers) and f.id <> all (kept) and (not access.is_request() or access.sees_all()
    or f.by_unit = any(access.asker_units()) or f.assignee = access.asker_given() or f.id = any(access.asker_opened()));
end $$;
