-- With a decision that is changed or quashed, too, what was concluded of heads for it stands no more, and is answered again after the decision that comes anew.
alter table cases.review add column ruling uuid references cases.ruling, add check (ruling is null or reversed_on is not null);

-- One that stands beside those that were reversed.
alter table cases.review drop constraint review_case_id_officer_unit_role_from_day_key;
create unique index one_review on cases.review (case_id, officer, unit, role, from_day) where reversed_on is null;

create or replace function cases.guard_review() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.outcome is not null and old.reversed_on is null and new.reversed_on is not null
      and to_jsonb(new) - '{reversed_on,ruling}'::text[] = to_jsonb(old) - '{reversed_on,ruling}'::text[] then return new; end if;
  if old.outcome is not null then raise exception 'cases.review: what was concluded stays' using errcode = 'check_violation'; end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;

-- As in 0036; what was reversed hinders no new one.
create or replace function cases.settle_reviews(wanted uuid, given jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not cases.sees(wanted) or access.is_request() and not access.may('case.change') then
    raise exception 'cases.review: there is no such case' using errcode = 'insufficient_privilege';
  end if;
  delete from cases.review r where r.case_id = wanted and r.outcome is null and not exists (
    select from jsonb_to_recordset(given) as one (officer text, unit text, role text, "from" date)
    where (one.officer, one.unit, one.role, one."from") = (r.officer, r.unit, r.role, r.from_day));
  insert into cases.review (case_id, officer, unit, role, fields, from_day, until_day)
    select wanted, officer, unit, role, array(select jsonb_array_elements_text(fields)), "from", until
    from jsonb_to_recordset(given) as one (officer text, unit text, role text, fields jsonb, "from" date, until date)
    on conflict (case_id, officer, unit, role, from_day) where reversed_on is null do update set until_day = excluded.until_day, fields = excluded.fields
      where review.outcome is null and (review.until_day, review.fields) is distinct from (excluded.until_day, excluded.fields);
end $$;

-- Reverses what was concluded of heads where it rested on acts of somebody on whom the decision stands no more: those in `rested`, or all of the case where that
-- is null, but for those whom acts of others keep (`kept`). Whoever rules may be one of them, and does not see that.
drop function cases.reverse_reviews(uuid, date, jsonb, jsonb);
create function cases.reverse_reviews(ruled uuid, rested jsonb, kept jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  reversing record;
begin
  select r.case_id, r.day into reversing from cases.ruling r
    where r.id = ruled and r.signed_by is not null and r.kind in ('changed', 'quashed', 'exonerated');
  if not found or not cases.sees(reversing.case_id) or access.is_request() and not access.may('case.decide') then
    raise exception 'cases.review: there is no such case' using errcode = 'insufficient_privilege';
  end if;
  update cases.review r set reversed_on = reversing.day, ruling = ruled where r.case_id = reversing.case_id and r.outcome is not null and r.reversed_on is null
    and (rested is null or exists (select from jsonb_to_recordset(rested) as one (officer text, unit text, role text)
      where (one.officer, one.unit, one.role) = (r.officer, r.unit, r.role)))
    and not exists (select from jsonb_to_recordset(kept) as one (officer text, unit text, role text)
      where (one.officer, one.unit, one.role) = (r.officer, r.unit, r.role));
end $$;

-- Whoever was held liable is told that it stands no more, as his ratings say it; whose responsibility was judged otherwise does not learn of it now. To nobody else
-- who is tied to him that is shown.
alter table cases.told drop constraint told_way_check;
alter table cases.told add constraint told_way_check check (way in ('concerned', 'recipient', 'reviewed', 'read', 'export', 'webhook'));
create policy not_own on cases.told as restrictive to liem_app, liem_wide
  using (way <> 'reviewed' or actor <> all ((select access.asker_hidden())::text[]));

-- As in 0031, with heads whose liability is reversed, and whoever opened the case since the first of the reviews that go was concluded.
create or replace function cases.tell(wanted uuid, zone text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  ruled record;
  subjects text[];
begin
  select r.id, r.case_id, r.kind, r.drafted_by, r.signed_by, r.decision, d.officer, d.signed_at,
      (select min(v.concluded_on) from cases.review v where v.ruling = r.id) as concluded_on into ruled
    from cases.ruling r join cases.decision d on d.id = r.decision where r.id = wanted and r.signed_by is not null and d.reversed_on is not null;
  if not found or not cases.sees(ruled.case_id) or access.is_request() and not access.may('case.decide') then
    raise exception 'cases.told: there is no such ruling' using errcode = 'insufficient_privilege';
  end if;
  subjects := array(select 'finding:' || finding from cases.source where case_id = ruled.case_id) || ('case:' || ruled.case_id);
  insert into cases.told (case_id, ruling, way, actor, name, since)
    select distinct on (whom) ruled.case_id, ruled.id, way, actor, name, since from (
      select 1 as n, ruled.officer as whom, 'concerned' as way, ruled.officer as actor, ruled.officer as name, (ruled.signed_at at time zone zone)::date as since
      union all select 2, sent, 'recipient', (select o.number from organisation.officer o where o.number = sent), sent, s.day
        from cases.served s, unnest(s.recipients) as sent where s.decision = ruled.decision and s.ruling is null
      union all select 3, v.officer, 'reviewed', v.officer, v.officer, v.concluded_on
        from cases.review v where v.ruling = ruled.id and v.outcome = 'liable'
      union all select 4, r.actor, case r.kind when 'export' then 'export' else 'read' end, r.actor, r.actor_name, (r.at at time zone zone)::date
        from access.read r where r.subject = 'case:' || ruled.case_id
          and (r.at >= ruled.signed_at or ruled.kind = 'exonerated' or (r.at at time zone zone)::date >= ruled.concluded_on)
      union all select 5, r.actor, 'export', r.actor, r.actor_name, (r.at at time zone zone)::date
        from access.read r where r.findings && array(select finding from cases.source where case_id = ruled.case_id)
      union all select 6, 'webhook ' || w.id, 'webhook', coalesce(a.officer, a.id::text), w.name, (m.made_at at time zone zone)::date
        from hooks.message m join hooks.webhook w on w.id = m.webhook join access.account a on a.id = w.account
        where m.state = 'delivered' and exists (select from jsonb_array_elements(m.items) item where item ->> 'subject' = any (subjects))
    ) as each where actor is null or actor <> all (array[ruled.signed_by, ruled.drafted_by]) order by whom, n, since;
end $$;
