-- What was taken over by mistake is withdrawn: one person proposes it with a reason, a second confirms it. It stays to be read, marked, and counts nowhere; the
-- same number can be taken over again.

alter table cases.legacy add column withdrawn_on date;
alter table cases.legacy drop constraint legacy_sha256_key;
create unique index legacy_once on cases.legacy (sha256) where withdrawn_on is null;
alter table accountability.imported_rating add column withdrawn_on date;
drop index accountability.one_imported;
create unique index one_imported on accountability.imported_rating (officer, year) where withdrawn_on is null;
create index imported_officer on accountability.imported_rating (officer);

create table cases.legacy_withdrawal (
  id uuid primary key default uuidv7(),
  case_id uuid not null references cases.legacy,
  reason text not null check (reason <> ''),
  proposed_by text not null,
  proposed_at timestamptz not null default clock_timestamp(),
  -- a second person; but for the one person of an installation without accounts
  confirmed_by text check (confirmed_by <> proposed_by or proposed_by = 'local'),
  confirmed_at timestamptz,
  -- it stays after all
  dropped_by text,
  dropped_at timestamptz,
  dropped_why text,
  check ((confirmed_by is null) = (confirmed_at is null) and (dropped_by is null) = (dropped_at is null) and (dropped_by is null) = (dropped_why is null)),
  check (confirmed_by is null or dropped_by is null)
);
create unique index one_withdrawal on cases.legacy_withdrawal (case_id) where dropped_by is null;
create index legacy_withdrawal_case on cases.legacy_withdrawal (case_id);

create table accountability.imported_withdrawal (
  id uuid primary key default uuidv7(),
  rating uuid not null references accountability.imported_rating,
  reason text not null check (reason <> ''),
  proposed_by text not null,
  proposed_at timestamptz not null default clock_timestamp(),
  confirmed_by text check (confirmed_by <> proposed_by or proposed_by = 'local'),
  confirmed_at timestamptz,
  dropped_by text,
  dropped_at timestamptz,
  dropped_why text,
  check ((confirmed_by is null) = (confirmed_at is null) and (dropped_by is null) = (dropped_at is null) and (dropped_by is null) = (dropped_why is null)),
  check (confirmed_by is null or dropped_by is null)
);
create unique index one_withdrawal on accountability.imported_withdrawal (rating) where dropped_by is null;
create index imported_withdrawal_rating on accountability.imported_withdrawal (rating);

-- Nothing is confirmed before it is proposed; what was proposed is not changed, and what was settled stays.
create function cases.guard_withdrawal() returns trigger language plpgsql as $$
declare
  settled text[] := '{confirmed_by,confirmed_at,dropped_by,dropped_at,dropped_why}';
begin
  if tg_op = 'INSERT' then
    if new.confirmed_by is not null or new.dropped_by is not null then
      raise exception '%.%: nothing is confirmed before it is proposed', tg_table_schema, tg_table_name using errcode = 'check_violation';
    end if;
  elsif tg_op = 'DELETE' or old.confirmed_by is not null or old.dropped_by is not null or to_jsonb(new) - settled <> to_jsonb(old) - settled then
    raise exception '%.%: what was proposed or settled stays', tg_table_schema, tg_table_name using errcode = 'check_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger guarded before insert or update or delete on cases.legacy_withdrawal for each row execute function cases.guard_withdrawal();
create trigger guarded before insert or update or delete on accountability.imported_withdrawal for each row execute function cases.guard_withdrawal();

-- Of what was taken over nothing changes but that two persons withdrew it.
create function cases.guard_legacy_row() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' and old.withdrawn_on is null and new.withdrawn_on is not null and to_jsonb(new) - 'withdrawn_on' = to_jsonb(old) - 'withdrawn_on'
      and exists (select from cases.legacy_withdrawal w where w.case_id = new.case_id and w.confirmed_by is not null) then return new; end if;
  raise exception 'cases.legacy: what was taken over stays' using errcode = 'check_violation';
end $$;
drop trigger stays on cases.legacy;
create trigger stays before update or delete on cases.legacy for each row execute function cases.guard_legacy_row();
create or replace function accountability.guard_imported() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' and old.withdrawn_on is null and new.withdrawn_on is not null and to_jsonb(new) - 'withdrawn_on' = to_jsonb(old) - 'withdrawn_on'
      and exists (select from accountability.imported_withdrawal w where w.rating = new.id and w.confirmed_by is not null) then return new; end if;
  raise exception 'accountability.imported_rating: what was taken over stays' using errcode = 'check_violation';
end $$;

-- With the confirmation it counts nowhere; what hung on it is worked out again.
create function cases.withdraw_legacy() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update cases.legacy set withdrawn_on = organisation.today() where case_id = new.case_id;
  perform cases.forget_clocks('{}', array(select p.officer from cases.legacy_person p where p.case_id = new.case_id));
  return null;
end $$;
create trigger withdraws after update on cases.legacy_withdrawal for each row when (new.confirmed_by is not null) execute function cases.withdraw_legacy();
create function accountability.withdraw_imported() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update accountability.imported_rating set withdrawn_on = organisation.today() where id = new.rating;
  return null;
end $$;
create trigger withdraws after update on accountability.imported_withdrawal for each row when (new.confirmed_by is not null)
  execute function accountability.withdraw_imported();

alter table cases.legacy_withdrawal enable row level security;
alter table cases.legacy_withdrawal force row level security;
create policy system on cases.legacy_withdrawal to liem_system using (true) with check (true);
grant select, insert, update, delete on cases.legacy_withdrawal to liem_system;
grant select, insert, update on cases.legacy_withdrawal to liem_app, liem_wide;
create policy of_case on cases.legacy_withdrawal to liem_app, liem_wide using (exists (select from cases.case c where c.id = legacy_withdrawal.case_id));
alter table accountability.imported_withdrawal enable row level security;
alter table accountability.imported_withdrawal force row level security;
create policy system on accountability.imported_withdrawal to liem_system using (true) with check (true);
grant select, insert, update, delete on accountability.imported_withdrawal to liem_system;
grant select, insert, update on accountability.imported_withdrawal to liem_app, liem_wide;
-- For whoever rates; whom it is about sees that it is withdrawn, on the rating itself.
create policy raters on accountability.imported_withdrawal to liem_app, liem_wide using (exists (select from accountability.imported_rating i
  where i.id = imported_withdrawal.rating and i.officer <> all ((select access.asker_hidden())::text[])));

-- As in 0045, of what is not withdrawn.
create or replace function cases.legacy_of(wanted uuid, who text) returns table (id uuid, form text, known boolean, day date, effective date, ends date, number text,
    reversed date)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not cases.sees(wanted) or not exists (select from cases.party p where p.case_id = wanted and p.officer = who and p.role = 'concerned') then return; end if;
  return query select p.id, p.form, p.known, p.day, p.effective, p.ends, p.number, p.reversed from cases.legacy_person p
    join cases.legacy l on l.case_id = p.case_id and l.withdrawn_on is null
    where p.officer = who and p.case_id <> wanted and p.form is not null order by coalesce(p.effective, p.day), p.id;
end $$;
create or replace function cases.count_legacy(of_about text, of_grade text, of_class text, of_leads boolean, since date, before date)
  returns table (form text, n int)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if access.is_request() and not access.may('case.read') then return; end if;
  return query select p.form, count(distinct p.id)::int from cases.legacy_act a join cases.legacy_person p on p.case_id = a.case_id and p.officer = a.officer
    join cases.legacy l on l.case_id = p.case_id and l.withdrawn_on is null
    where p.known and p.reversed is null and p.class = of_class and p.leads = of_leads and a.severity = of_grade
      and p.day >= since and (before is null or p.day <= before)
      and of_about = case when a.entry is not null then 'entry ' || a.version || ' ' || a.entry
        when a.kinds <> '{}' then 'kinds ' || array_to_string(array(select distinct kind from unnest(a.kinds) as kind order by kind), ',') end
    group by p.form;
end $$;
