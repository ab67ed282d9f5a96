-- That a lawyer has compared a rule of an instrument with its text. One person enters it, another publishes it; only then the rule has force. It holds for the
-- rule as it was then: `meaning` is the hash of all that it says, so that a rule that changes is unconfirmed again.
create table law.confirmation (
  id uuid primary key default uuidv7(),
  rule text not null check (rule <> ''),
  meaning text not null check (meaning ~ '^[0-9a-f]{64}$'),
  -- the name of the lawyer, and the day on which the texts were compared
  lawyer text not null check (lawyer <> ''),
  compared_on date not null,
  entered_by text not null check (entered_by <> ''),
  entered_at timestamptz not null default clock_timestamp(),
  published_by text check (published_by <> entered_by),
  published_at timestamptz,
  withdrawn_by text,
  withdrawn_at timestamptz,
  check ((published_by is null) = (published_at is null)),
  check ((withdrawn_by is null) = (withdrawn_at is null))
);
create unique index one_confirmation on law.confirmation (rule, meaning) where withdrawn_at is null;

alter table law.confirmation enable row level security;
alter table law.confirmation force row level security;
create policy system on law.confirmation to liem_system using (true) with check (true);
create policy known on law.confirmation for select to liem_app, liem_wide using (true);
create policy changes on law.confirmation to liem_app, liem_wide using ((select access.may('rulebook.change', 'rulebook.decide')));
grant select, insert, update on law.confirmation to liem_system, liem_app, liem_wide;
