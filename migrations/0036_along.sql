-- What goes along with a case: what is submitted to the superior unit, facts on which a head answers, what a unit answers for as a whole, the shipment, money, the
-- reply to the trader, the number of the report from which it came. And remarks, which are of a unit and a month, and of nobody.

-- Submissions to the superior unit (tờ trình) ------------------------------------------------------------------------------

create sequence cases.submission_number;
create table cases.submission (
  id uuid primary key default uuidv7(),
  -- TT-2026-0012
  number text not null unique collate "C",
  -- null: of no case, which only a replacement or transfer can be
  case_id uuid references cases.case,
  -- the concluded review on which it stands
  review uuid references cases.review,
  kind text not null check (kind in ('person', 'head', 'unit', 'transfer')),
  -- whom it is about; null: the unit
  officer text references organisation.officer,
  unit text not null references organisation.unit_code,
  asks text not null check (asks <> ''),
  grounds text not null check (grounds <> ''),
  drafted_by text not null,
  drafted_at timestamptz not null default clock_timestamp(),
  withdrawn_by text,
  withdrawn_at timestamptz,
  -- the superior unit of the day on which it was submitted
  to_unit text references organisation.unit_code,
  submitted_by text,
  submitted_at timestamptz,
  -- by when an answer is asked for
  due date,
  received_by text,
  received_at timestamptz,
  -- from which day whom it is about sees it, to answer
  told_on date,
  heard text check (heard in ('given', 'declined')),
  heard_words text,
  heard_by text,
  heard_at timestamptz,
  answer text check (answer in ('accepted', 'in-part', 'refused')),
  answer_reason text check (answer_reason <> ''),
  answered_by text,
  answered_at timestamptz,
  check ((kind = 'unit') = (officer is null)),
  check (case_id is not null or kind = 'transfer' and review is null),
  check ((submitted_at is null) = (submitted_by is null) and (submitted_at is null) = (to_unit is null) and (submitted_at is null) = (due is null)),
  check ((withdrawn_at is null) = (withdrawn_by is null) and (received_at is null) = (received_by is null)),
  check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null) and (answer is null) = (answer_reason is null)),
  check ((heard is null) = (heard_at is null) and (heard is null) = (heard_by is null) and (heard is null) = (heard_words is null)),
  check (heard is distinct from 'given' or heard_words <> ''),
  check (received_at is null or submitted_at is not null),
  check (answer is null or received_at is not null and withdrawn_at is null),
  check (told_on is null or kind = 'transfer'),
  check (heard is null or told_on is not null),
  -- Nobody is replaced or transferred before he was asked.
  check (kind <> 'transfer' or answer is null or heard is not null),
  -- Whoever it is about neither submits nor answers it; who answers had no part in it, but for the one person of an installation without accounts.
  check (submitted_by <> officer and answered_by <> officer),
  check (answered_by = 'local' or answered_by <> drafted_by and answered_by <> submitted_by)
);
create index submission_case on cases.submission (case_id);
create index submission_officer on cases.submission (officer) where told_on is not null;
create index submission_open on cases.submission (id) where answer is null and withdrawn_at is null;

-- What somebody was to do and did not, each with its days and document.
create table cases.submission_task (
  id uuid primary key default uuidv7(),
  submission uuid not null references cases.submission,
  task text not null check (task <> ''),
  asked_by text not null references organisation.officer,
  asked_on date not null,
  due date not null check (due >= asked_on),
  happened text not null check (happened <> ''),
  document text not null check (document <> '')
);
create index task_submission on cases.submission_task (submission);

create function cases.guard_submission() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.answer is not null or old.withdrawn_at is not null then
    raise exception 'cases.submission: what was answered or withdrawn stays' using errcode = 'check_violation';
  end if;
  if (old.number, old.case_id, old.review, old.kind, old.officer, old.unit, old.asks, old.grounds, old.drafted_by, old.drafted_at)
      is distinct from (new.number, new.case_id, new.review, new.kind, new.officer, new.unit, new.asks, new.grounds, new.drafted_by, new.drafted_at)
    or old.submitted_at is not null and (old.to_unit, old.submitted_by, old.submitted_at, old.due)
      is distinct from (new.to_unit, new.submitted_by, new.submitted_at, new.due)
    or old.received_at is not null and (old.received_by, old.received_at) is distinct from (new.received_by, new.received_at)
    or old.told_on is not null and old.told_on is distinct from new.told_on
    or old.heard is not null and (old.heard, old.heard_words, old.heard_by, old.heard_at)
      is distinct from (new.heard, new.heard_words, new.heard_by, new.heard_at) then
    raise exception 'cases.submission: what was drafted, submitted, received or said stays' using errcode = 'check_violation';
  end if;
  if new.kind = 'transfer' and new.submitted_at is not null and not exists (select from cases.submission_task t where t.submission = new.id) then
    raise exception 'cases.submission: nobody is replaced or transferred without dated tasks' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger guarded before update or delete on cases.submission for each row execute function cases.guard_submission();
create function cases.guard_task() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' or exists (select from cases.submission s where s.id = new.submission and (s.told_on is not null or s.submitted_at is not null)) then
    raise exception 'cases.submission_task: of what he was told nothing changes' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger guarded before insert or update or delete on cases.submission_task for each row execute function cases.guard_task();

-- On what a head or deputy answers ------------------------------------------------------------------------------------------

-- Facts as they were entered, the last ones hold.
create table cases.leader_fact (
  id uuid primary key default uuidv7(),
  case_id uuid not null references cases.case,
  officer text not null references organisation.officer,
  unit text not null references organisation.unit_code,
  role text not null check (role in ('head', 'acting', 'deputy')),
  answers text not null check (answers in ('direct', 'joint')),
  -- of the words of the law; null: not known
  known jsonb not null default '{}',
  document text not null check (document <> ''),
  by text not null,
  at timestamptz not null default clock_timestamp()
);
create index leader_fact_case on cases.leader_fact (case_id, officer);
create index review_open on cases.review (id) where outcome is null;

-- What a unit answers for as a whole: no person stands in it.
create table cases.collective (
  id uuid primary key default uuidv7(),
  case_id uuid not null references cases.case,
  unit text not null references organisation.unit_code,
  grounds text not null check (grounds <> ''),
  document text not null check (document <> ''),
  concluded_by text not null,
  concluded_on date not null
);
create index collective_case on cases.collective (case_id);

-- The shipment, money, the trader -------------------------------------------------------------------------------------------

create table cases.goods (
  id uuid primary key default uuidv7(),
  case_id uuid not null references cases.case,
  kind text not null check (kind in ('recovery', 'post-clearance', 'correction', 'release', 'seizure')),
  -- which shipment: declaration, container
  what text not null check (what <> ''),
  -- who sees to it
  unit text not null references organisation.unit_code,
  owner text references organisation.officer,
  due date not null,
  by text not null,
  at timestamptz not null default clock_timestamp(),
  result text check (result <> ''),
  done_on date,
  done_by text,
  check ((result is null) = (done_on is null) and (result is null) = (done_by is null))
);
create index goods_case on cases.goods (case_id);

create table cases.money (
  id uuid primary key default uuidv7(),
  case_id uuid not null references cases.case,
  kind text not null check (kind in ('damage', 'repayment', 'compensation', 'state-compensation')),
  -- who owes it of those concerned; null: the office
  officer text references organisation.officer,
  -- to whom
  payee text not null check (payee <> ''),
  -- in whole đồng
  amount numeric(15, 0) not null check (amount > 0),
  due date not null,
  document text not null check (document <> ''),
  by text not null,
  at timestamptz not null default clock_timestamp(),
  unique (id, case_id)
);
create index money_case on cases.money (case_id);
create table cases.payment (
  id uuid primary key default uuidv7(),
  money uuid not null,
  case_id uuid not null,
  amount numeric(15, 0) not null check (amount > 0),
  day date not null,
  document text not null check (document <> ''),
  by text not null,
  at timestamptz not null default clock_timestamp(),
  foreign key (money, case_id) references cases.money (id, case_id)
);
create index payment_money on cases.payment (money);

create table cases.reply (
  id uuid primary key default uuidv7(),
  case_id uuid not null references cases.case,
  trader text not null check (trader <> ''),
  words text not null check (words <> ''),
  drafted_by text not null,
  drafted_at timestamptz not null default clock_timestamp(),
  -- who of those in the case stands in it, and by what the law gives their names to the trader
  names text[],
  lawful text,
  checked_by text,
  checked_at timestamptz,
  withdrawn_by text,
  withdrawn_at timestamptz,
  sent_by text,
  sent_on date,
  -- number of the letter
  letter text,
  check (checked_by <> drafted_by or drafted_by = 'local'),
  check ((checked_by is null) = (checked_at is null) and (checked_by is null) = (names is null) and (withdrawn_by is null) = (withdrawn_at is null)),
  check (names is null or names = '{}' or lawful <> ''),
  check ((sent_by is null) = (sent_on is null) and (sent_by is null) = (letter is null)),
  check (sent_by is null or checked_by is not null and withdrawn_by is null)
);
create index reply_case on cases.reply (case_id);
create unique index one_reply on cases.reply (case_id) where sent_by is null and withdrawn_by is null;

-- What was entered stays; how it ended is added once.
create function cases.guard_along() returns trigger language plpgsql as $$
declare
  was jsonb := to_jsonb(old);
  added text[] := tg_argv::text[];
begin
  if tg_op = 'DELETE' or was - added is distinct from to_jsonb(new) - added
      or exists (select from unnest(added) as one where was -> one <> 'null'::jsonb and was -> one is distinct from to_jsonb(new) -> one) then
    raise exception 'cases.%: what was entered stays', tg_table_name using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger guarded before update or delete on cases.goods for each row execute function cases.guard_along('result', 'done_on', 'done_by');
create trigger guarded before update or delete on cases.money for each row execute function cases.guard_along();
create trigger guarded before update or delete on cases.payment for each row execute function cases.guard_along();
create trigger guarded before update or delete on cases.collective for each row execute function cases.guard_along();
create trigger guarded before update or delete on cases.leader_fact for each row execute function cases.guard_along();
create trigger guarded before update or delete on cases.reply for each row execute function
  cases.guard_along('names', 'lawful', 'checked_by', 'checked_at', 'withdrawn_by', 'withdrawn_at', 'sent_by', 'sent_on', 'letter');

-- That a case came from a report: its number, which says nothing of who reported. Who that is stands nowhere in Liêm.
create table cases.report (
  case_id uuid not null references cases.case,
  number text not null check (number ~ '^[A-Z]{2,4}-[0-9]{4}-[0-9]{3,8}$'),
  by text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (case_id, number)
);

-- A remark on the spot (uniform, entry and exit): of a unit and a day, with the number of its minutes. No person, no case and no finding stands in it.
create table cases.remark (
  id uuid primary key default uuidv7(),
  unit text not null references organisation.unit_code,
  kind text not null check (kind in ('uniform', 'entry', 'posture', 'workplace')),
  day date not null,
  document text not null check (document <> ''),
  by text not null,
  at timestamptz not null default clock_timestamp()
);
create index remark_unit on cases.remark (unit, day);

-- Who sees it ---------------------------------------------------------------------------------------------------------------

do $policies$
declare
  one text;
begin
  grant usage, select on sequence cases.submission_number to liem_app, liem_wide, liem_system;
  foreach one in array array['submission', 'submission_task', 'leader_fact', 'collective', 'goods', 'money', 'payment', 'reply', 'report', 'remark'] loop
    execute format('alter table cases.%I enable row level security', one);
    execute format('alter table cases.%I force row level security', one);
    execute format('create policy system on cases.%I to liem_system using (true) with check (true)', one);
    execute format('grant select, insert, update, delete on cases.%I to liem_system', one);
    execute format('grant select, insert, update on cases.%I to liem_app, liem_wide', one);
    continue when one in ('submission', 'submission_task', 'remark');
    execute format('create policy of_case on cases.%I to liem_app, liem_wide using (exists (select from cases.case c where c.id = %1$I.case_id))', one);
  end loop;
end $policies$;
create policy of_case on cases.submission to liem_app, liem_wide using (case when case_id is not null
  then exists (select from cases.case c where c.id = submission.case_id)
  else (select access.asker_cases()) is null or unit = any ((select access.asker_cases())::text[]) end);
create policy of_submission on cases.submission_task to liem_app, liem_wide using (exists (select from cases.submission s where s.id = submission_task.submission));
create policy units on cases.remark to liem_app, liem_wide using ((select access.asker_cases()) is null or unit = any ((select access.asker_cases())::text[]));
-- Whom it is about, or whose responsibility is judged, does not see how.
create policy not_own on cases.submission as restrictive to liem_app, liem_wide using (officer is null or officer <> all ((select access.asker_hidden())::text[]));
create policy not_own on cases.leader_fact as restrictive to liem_app, liem_wide using (officer <> all ((select access.asker_hidden())::text[]));

-- Takes provisional reviews for what a case has now: whoever changes its acts may be one of those whose responsibility it is, and does not see that. One that is
-- still to be there stays the same one.
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
    on conflict (case_id, officer, unit, role, from_day) do update set until_day = excluded.until_day, fields = excluded.fields
      where review.outcome is null and (review.until_day, review.fields) is distinct from (excluded.until_day, excluded.fields);
end $$;
