-- A document can be made of a submission to the superior unit, as its record says. Whom it is about sees neither.
alter table cases.document add column submission uuid references cases.submission;
create index document_submission on cases.document (submission) where submission is not null;
alter policy not_own on cases.document using (review is null and submission is null or officer is null
  or officer <> all ((select access.asker_hidden())::text[]));

create or replace function cases.guard_document() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.state = 'issued' and new.state = 'replaced' and to_jsonb(new) - 'state' = to_jsonb(old) - 'state' then return new; end if;
  if tg_op = 'DELETE' or old.state not in ('draft', 'checked') or (new.case_id, new.template, new.symbol, new.about, new.officer, new.step, new.decision, new.review,
      new.submission, new.code, new.replaces, new.addressed) is distinct from (old.case_id, old.template, old.symbol, old.about, old.officer, old.step, old.decision,
      old.review, old.submission, old.code, old.replaces, old.addressed) then
    raise exception 'cases.document: what was issued stays' using errcode = 'check_violation';
  end if;
  return new;
end $$;

-- What waits of documents, by the same rule.
do $waiting$
declare
  before constant text := '(x.review is null or x.officer <> all ($4))';
  whole text := pg_get_functiondef('cases.waiting(text[], text)'::regprocedure);
begin
  if position(before in whole) = 0 then raise exception 'cases.waiting does not say what waits of documents'; end if;
  execute replace(whole, before, '(x.review is null and x.submission is null or x.officer is null or x.officer <> all ($4))');
end $waiting$;
