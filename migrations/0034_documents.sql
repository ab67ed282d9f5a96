-- Official documents of a case: prepared from its facts, checked by a second person, numbered in the register of the unit, its year and kind.
create table cases.document (
  id uuid primary key default uuidv7(),
  case_id uuid not null references cases.case,
  template text not null,
  -- of the kind, as it stands in the number: QĐ, BB, TTr
  symbol text not null collate "C",
  about text not null,
  -- whom or what of the case it is about; all null: the case
  officer text references organisation.officer,
  step uuid references cases.step,
  decision uuid references cases.decision,
  review uuid references cases.review,
  -- to be read out and looked up: VB-7K3M-9QXD
  code text not null unique collate "C",
  state text not null check (state in ('draft', 'checked', 'issued', 'replaced', 'withdrawn')),
  -- the revision that stands
  revision int not null,
  made_by text not null,
  checked_by text,
  checked_at timestamptz,
  -- whose register
  unit text references organisation.unit_code,
  year int,
  number text,
  -- the figure at its beginning
  ordinal int check (ordinal > 0),
  day date,
  issued_by text,
  issued_at timestamptz,
  replaces uuid references cases.document,
  -- Whoever checks a document did not make it; but for the one person of an installation without accounts.
  check (checked_by <> made_by or made_by = 'local'),
  check ((checked_by is null) = (checked_at is null) and (issued_by is null) = (issued_at is null)),
  check ((issued_by is null) = (number is null) and (number is null) = (unit is null) and (number is null) = (year is null) and (number is null) = (day is null)),
  check (state not in ('checked', 'issued', 'replaced') or checked_by is not null),
  check ((state in ('issued', 'replaced')) = (issued_by is not null))
);
create index document_case on cases.document (case_id);
-- No number twice.
create unique index document_number on cases.document (unit, year, symbol, number);
create unique index document_ordinal on cases.document (unit, year, symbol, ordinal);
-- What is replaced is replaced once.
create unique index document_replaces on cases.document (replaces) where state in ('issued', 'replaced');

-- What a document said, each time that it was made.
create table cases.document_revision (
  document uuid not null references cases.document,
  case_id uuid not null references cases.case,
  n int not null,
  -- in both languages; the Vietnamese text is the document
  content jsonb not null,
  sha256 text not null check (length(sha256) = 64),
  -- what was entered by hand, by field; what is missing
  filled jsonb not null,
  missing jsonb not null,
  made_by text not null,
  made_at timestamptz not null default clock_timestamp(),
  primary key (document, n)
);

-- Bytes of a document: as it was issued, and the signed paper as it was scanned.
create table cases.document_file (
  id uuid primary key default uuidv7(),
  document uuid not null references cases.document,
  case_id uuid not null references cases.case,
  kind text not null check (kind in ('pdf', 'docx', 'scan')),
  type text not null,
  sha256 text not null check (length(sha256) = 64),
  content bytea not null check (length(content) > 0 and encode(sha256(content), 'hex') = sha256),
  by text not null,
  at timestamptz not null default clock_timestamp()
);
create index document_file_of on cases.document_file (document, kind);

-- How far the numbers of a unit, year and kind are.
create table cases.document_register (
  unit text not null references organisation.unit_code,
  year int not null,
  symbol text not null collate "C",
  last int not null check (last >= 0),
  primary key (unit, year, symbol)
);

-- What was issued stays as it is; that another has replaced it is added once.
create function cases.guard_document() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.state = 'issued' and new.state = 'replaced' and to_jsonb(new) - 'state' = to_jsonb(old) - 'state' then return new; end if;
  if tg_op = 'DELETE' or old.state not in ('draft', 'checked') or (new.case_id, new.template, new.symbol, new.about, new.officer, new.step, new.decision, new.review,
      new.code, new.replaces) is distinct from (old.case_id, old.template, old.symbol, old.about, old.officer, old.step, old.decision, old.review, old.code, old.replaces) then
    raise exception 'cases.document: what was issued stays' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger guarded before update or delete on cases.document for each row execute function cases.guard_document();
create function cases.guard_document_part() returns trigger language plpgsql as $$
begin
  raise exception '%: what was made stays', tg_table_name using errcode = 'check_violation';
end $$;
create trigger guarded before update or delete on cases.document_revision for each row execute function cases.guard_document_part();
create trigger guarded before update or delete on cases.document_file for each row execute function cases.guard_document_part();
-- A register goes forward.
create function cases.guard_register() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.last < old.last then raise exception 'cases.document_register: numbers are not taken back' using errcode = 'check_violation'; end if;
  return new;
end $$;
create trigger guarded before update or delete on cases.document_register for each row execute function cases.guard_register();

do $policies$
declare
  one text;
begin
  foreach one in array array['document', 'document_revision', 'document_file', 'document_register'] loop
    execute format('alter table cases.%I enable row level security', one);
    execute format('alter table cases.%I force row level security', one);
    execute format('create policy system on cases.%I to liem_system using (true) with check (true)', one);
    execute format('grant select, insert, update, delete on cases.%I to liem_system', one);
    execute format('grant select, insert on cases.%I to liem_app, liem_wide', one);
  end loop;
  grant update on cases.document, cases.document_register to liem_app, liem_wide;
end $policies$;
create policy of_case on cases.document to liem_app, liem_wide using (exists (select from cases.case c where c.id = document.case_id));
-- Whose responsibility is judged does not see what is written on it.
create policy not_own on cases.document as restrictive to liem_app, liem_wide using (review is null or officer <> all ((select access.asker_hidden())::text[]));
create policy of_document on cases.document_revision to liem_app, liem_wide using (exists (select from cases.document d where d.id = document_revision.document
  and d.case_id = document_revision.case_id));
create policy of_document on cases.document_file to liem_app, liem_wide using (exists (select from cases.document d where d.id = document_file.document
  and d.case_id = document_file.case_id));
-- Numbers of a unit go on, whoever sees which of its cases.
create policy numbers on cases.document_register to liem_app, liem_wide using ((select access.may('case.change'))) with check ((select access.may('case.change')));
