-- What a head or deputy answers for is concluded like a decision: he has notice and is heard, it is drafted, checked by a second person, and signed by a superior.
-- A provisional review goes once its acts are others: what was told, said and drafted of it stays, and keeps of which it was.

-- From which day somebody knows that his responsibility is reviewed: of which post and days, and what is asked of him.
create table cases.review_notice (
  id uuid primary key default uuidv7(),
  case_id uuid not null references cases.case,
  review uuid not null,
  officer text not null references organisation.officer,
  unit text not null references organisation.unit_code,
  role text not null check (role in ('head', 'acting', 'deputy')),
  from_day date not null,
  until_day date not null check (until_day >= from_day),
  asks text not null check (asks <> ''),
  day date not null,
  by text not null,
  at timestamptz not null default clock_timestamp(),
  check (by <> officer)
);
create index review_notice_case on cases.review_notice (case_id);
create index review_notice_review on cases.review_notice (review);
create index review_notice_officer on cases.review_notice (officer);

-- What he said to it, or that he declined or stayed away. He himself answers once.
create table cases.review_hearing (
  id uuid primary key default uuidv7(),
  case_id uuid not null references cases.case,
  notice uuid not null references cases.review_notice,
  officer text not null references organisation.officer,
  heard text not null check (heard in ('given', 'declined', 'absent')),
  words text not null default '',
  day date not null,
  own boolean not null default false,
  by text not null,
  at timestamptz not null default clock_timestamp(),
  check (heard <> 'given' or words <> ''),
  check (own = (by = officer)),
  check (not own or heard = 'given')
);
create index review_hearing_case on cases.review_hearing (case_id);
create index review_hearing_notice on cases.review_hearing (notice);
create unique index review_hearing_own on cases.review_hearing (notice) where own;

-- What a lawyer finds lawful where the law leaves it open or advises against it: an outcome, and, of whoever is liable, a form.
create table cases.review_opinion (
  id uuid primary key default uuidv7(),
  case_id uuid not null references cases.case,
  review uuid not null,
  officer text not null references organisation.officer,
  outcome text not null check (outcome in ('none', 'exempt', 'liable')),
  form text,
  words text not null check (words <> ''),
  day date not null,
  by text not null,
  at timestamptz not null default clock_timestamp(),
  check ((form is not null) = (outcome = 'liable')),
  check (by <> officer)
);
create index review_opinion_case on cases.review_opinion (case_id);

create table cases.conclusion (
  id uuid primary key default uuidv7(),
  case_id uuid not null references cases.case,
  review uuid not null,
  officer text not null references organisation.officer,
  -- the days of the review as it was drafted
  from_day date not null,
  until_day date not null,
  outcome text not null check (outcome in ('none', 'exempt', 'liable')),
  form text,
  day date not null,
  grounds text not null check (grounds <> ''),
  -- what the law of that day said of it when it was drafted, and by which rules
  law jsonb not null,
  opinion uuid references cases.review_opinion,
  drafted_by text not null,
  drafted_at timestamptz not null default clock_timestamp(),
  checked_by text,
  checked_at timestamptz,
  signed_by text,
  signed_at timestamptz,
  withdrawn_by text,
  withdrawn_at timestamptz,
  check ((form is not null) = (outcome = 'liable')),
  -- As of a decision; nobody has a hand in what is concluded of himself.
  check (checked_by <> drafted_by or drafted_by = 'local'),
  check (signed_by <> checked_by or signed_by = 'local'),
  check (drafted_by <> officer),
  check (checked_by <> officer),
  check (signed_by <> officer),
  check ((checked_by is null) = (checked_at is null) and (signed_by is null) = (signed_at is null) and (withdrawn_by is null) = (withdrawn_at is null)),
  check (signed_by is null or checked_by is not null and withdrawn_by is null)
);
create index conclusion_case on cases.conclusion (case_id);
create unique index one_conclusion on cases.conclusion (review) where signed_by is not null;
create unique index one_conclusion_draft on cases.conclusion (review) where signed_by is null and withdrawn_by is null;

create function cases.guard_conclusion() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.signed_by is not null or old.withdrawn_by is not null
      or to_jsonb(new) - '{checked_by,checked_at,signed_by,signed_at,withdrawn_by,withdrawn_at}'::text[] is distinct from
        to_jsonb(old) - '{checked_by,checked_at,signed_by,signed_at,withdrawn_by,withdrawn_at}'::text[] then
    raise exception 'cases.conclusion: what was drafted stays' using errcode = 'check_violation';
  end if;
  if new.signed_by <> 'local' and exists (select from cases.review_opinion o where o.id = new.opinion and o.by = new.signed_by) then
    raise exception 'cases.conclusion: whoever gave the opinion does not sign' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger guarded before update or delete on cases.conclusion for each row execute function cases.guard_conclusion();
create trigger guarded before update or delete on cases.review_notice for each row execute function cases.refuse_change();
create trigger guarded before update or delete on cases.review_hearing for each row execute function cases.refuse_change();
create trigger guarded before update or delete on cases.review_opinion for each row execute function cases.refuse_change();

-- As in 0052. From now on an outcome is what was drafted, checked and signed, and nobody is liable who was not heard; what was concluded before stays as it is.
create or replace function cases.guard_review() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.outcome is not null and old.reversed_on is null and new.reversed_on is not null
      and to_jsonb(new) - '{reversed_on,ruling}'::text[] = to_jsonb(old) - '{reversed_on,ruling}'::text[] then return new; end if;
  if tg_op <> 'INSERT' and old.outcome is not null then
    raise exception 'cases.review: what was concluded stays' using errcode = 'check_violation';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  if new.outcome is not null and not exists (select from cases.conclusion c where c.review = new.id and c.signed_by = new.concluded_by
      and c.checked_by is not null and (c.officer, c.outcome, c.grounds) = (new.officer, new.outcome, new.grounds) and c.form is not distinct from new.form
      and (c.outcome <> 'liable' or exists (select from cases.review_notice n join cases.review_hearing h on h.notice = n.id
        where n.review = new.id and n.day <= h.day and h.day <= c.day))) then
    raise exception 'cases.review: it is concluded by draft, check and signature' using errcode = 'check_violation';
  end if;
  return new;
end $$;
drop trigger guarded on cases.review;
create trigger guarded before insert or update or delete on cases.review for each row execute function cases.guard_review();

do $policies$
declare
  one text;
begin
  foreach one in array array['review_notice', 'review_hearing', 'review_opinion', 'conclusion'] loop
    execute format('alter table cases.%I enable row level security', one);
    execute format('alter table cases.%I force row level security', one);
    execute format('create policy system on cases.%I to liem_system using (true) with check (true)', one);
    execute format('grant select, insert, update, delete on cases.%I to liem_system', one);
    execute format('grant select, insert on cases.%I to liem_app, liem_wide', one);
    execute format('create policy of_case on cases.%I to liem_app, liem_wide using (exists (select from cases.case c where c.id = %1$I.case_id))', one);
    -- Whose responsibility is judged does not see how.
    execute format('create policy not_own on cases.%I as restrictive to liem_app, liem_wide using (officer <> all ((select access.asker_hidden())::text[]))', one);
  end loop;
  grant update on cases.conclusion to liem_app, liem_wide;
end $policies$;

-- Cases in which a review of somebody else waits to be told or drafted, the oldest first; of the reviews of whoever asks, and of those he is related to, nothing.
create or replace function cases.reviews_waiting(most int) returns table (id uuid, number text, unit text, handler text, since timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  those text;
  units text[];
  handles text := '';
  kept uuid[] := '{}';
  hidden text[] := '{}';
begin
  if access.is_request() then
    units := access.asker_cases();
    handles := access.asker_handles();
    kept := array(select cases.kept_from_asker());
    hidden := access.asker_hidden();
  end if;
  those := 'select c.id, c.number, c.unit, c.handler, open.since from cases.case c
    cross join lateral (select max(uuid_extract_timestamp(r.id)) as since from cases.review r
      where r.case_id = c.id and r.outcome is null and r.officer <> all ($4)
        and not exists (select from cases.conclusion d where d.review = r.id and d.signed_by is null and d.withdrawn_by is null)
        and not exists (select from cases.review_notice n where n.review = r.id
          and not exists (select from cases.review_hearing h where h.notice = n.id))) as open where open.since is not null';
  if units is not null then those := those || ' and (c.unit = any ($1) or c.handler = $2)'; end if;
  if kept <> '{}' then those := those || ' and c.id <> all ($3)'; end if;
  return query execute those || ' order by c.id limit $5' using units, handles, kept, hidden, most;
end $$;

-- Reviews of which whoever asks has notice, and to which he has not answered himself.
create function cases.own_reviews_waiting(who text) returns table (id uuid, since timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if access.is_request() then who := access.asker_officer(); end if;
  return query select n.id, n.at from cases.review_notice n join cases.review r on r.id = n.review
    where n.officer = who and r.outcome is null and not exists (select from cases.review_hearing h where h.notice = n.id and h.own);
end $$;

-- What waits of conclusions on heads, too: to be heard, checked, and signed by none of whom he is an equal.
do $waiting$
declare
  whole text := pg_get_functiondef('cases.waiting(text[], text)'::regprocedure);
  change text[];
begin
  foreach change slice 1 in array array[
    [$b$  hidden text[] := '{}';
begin$b$, $a$  hidden text[] := '{}';
  equals text[] := '{}';
begin$a$],
    [$b$  foreach what in array kinds loop$b$, $a$  if 'review-sign' = any (kinds) then equals := cases.equals_of(who); end if;
  foreach what in array kinds loop$a$],
    [$b$      when 'goods' then$b$, $a$      when 'review-hear' then 'null, date ''9999-12-31'', x.at, ''{}''::text[] from cases.review_notice x join cases.case c on c.id = x.case_id
          join cases.review r on r.id = x.review where r.outcome is null and x.officer <> all ($4)
          and not exists (select from cases.review_hearing h where h.notice = x.id)'
      when 'review-check' then 'null, date ''9999-12-31'', x.drafted_at, array[x.drafted_by] from cases.conclusion x join cases.case c on c.id = x.case_id
          join cases.review r on r.id = x.review where x.signed_by is null and x.withdrawn_by is null and x.checked_by is null and x.officer <> all ($4)'
      when 'review-sign' then 'null, date ''9999-12-31'', x.checked_at,
          array[x.checked_by] || array(select o.by from cases.review_opinion o where o.id = x.opinion) from cases.conclusion x join cases.case c on c.id = x.case_id
          join cases.review r on r.id = x.review where x.signed_by is null and x.withdrawn_by is null and x.checked_by is not null and x.officer <> all ($4)
          and x.officer <> all ($7)'
      when 'goods' then$a$],
    [$b$hidden, who, what;$b$, $a$hidden, who, what, equals;$a$]
  ] loop
    if position(change[1] in whole) = 0 then raise exception 'cases.waiting is not as it was: %', change[1]; end if;
    whole := replace(whole, change[1], change[2]);
  end loop;
  execute whole;
end $waiting$;
