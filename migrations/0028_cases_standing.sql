-- A decision and what was concluded of a head stand until they are reversed; from then on they count nowhere, also not for the days before.
alter table cases.decision add reversed_on date, add check (reversed_on is null or signed_by is not null);
alter table cases.review add reversed_on date, add check (reversed_on is null or outcome is not null);
drop index cases.one_decision;
create unique index one_decision on cases.decision (case_id, officer) where signed_by is not null and reversed_on is null;
drop index cases.decision_officer;
create index decision_officer on cases.decision (officer) where signed_by is not null and reversed_on is null;

-- What was signed stays; that it was reversed is added once.
create or replace function cases.guard_decision() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.signed_by is not null and old.reversed_on is null and new.reversed_on is not null
      and to_jsonb(new) - 'reversed_on' = to_jsonb(old) - 'reversed_on' then return new; end if;
  if tg_op = 'DELETE' or old.signed_by is not null or old.withdrawn_by is not null
      or (old.case_id, old.officer, old.form, old.day, old.grounds, old.law, old.opinion, old.drafted_by) is distinct from
        (new.case_id, new.officer, new.form, new.day, new.grounds, new.law, new.opinion, new.drafted_by) then
    raise exception 'cases.decision: what was decided stays' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create or replace function cases.guard_review() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.outcome is not null and old.reversed_on is null and new.reversed_on is not null
      and to_jsonb(new) - 'reversed_on' = to_jsonb(old) - 'reversed_on' then return new; end if;
  if old.outcome is not null then raise exception 'cases.review: what was concluded stays' using errcode = 'check_violation'; end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
