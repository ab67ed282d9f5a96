-- The record of who did what and why. Rows are only ever added.
create schema ledger;

create table ledger.event (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  actor text not null check (actor <> ''),
  actor_name text not null,
  actor_kind text not null check (actor_kind in ('person', 'machine')),
  -- noun.verb, such as finding.dismissed
  kind text not null check (kind ~ '^[a-z-]+\.[a-z-]+$'),
  -- what it is about, noun:id; null for what concerns the whole installation
  subject text,
  reason text not null check (length(trim(reason)) >= 3),
  -- what changed; of a machine's batch: counts and the Merkle root of its rows
  body jsonb not null default '{}'
);
create index event_subject on ledger.event (subject, id desc) where subject is not null;
create index event_kind on ledger.event (kind, id desc);

create function ledger.refuse() returns trigger language plpgsql as $$
begin
  raise exception 'ledger.event is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete on ledger.event for each row execute function ledger.refuse();
create trigger never_emptied before truncate on ledger.event for each statement execute function ledger.refuse();

-- Words that are shown as «…» wherever the record is read: accounts and names in the events of a finding that was dismissed. The record itself
-- keeps them, and so does this list until the finding is taken up again.
create table ledger.veil (
  subject text not null,
  word text not null,
  primary key (subject, word)
);

-- Answers of writes that were given an Idempotency-Key, so that a second click does nothing twice. Not a record: emptied after a week.
create schema http;
create table http.answer (
  key text not null,
  actor text not null,
  route text not null,
  -- SHA-256 of the input: the same key with another input is refused
  input text not null,
  status int,
  body jsonb,
  at timestamptz not null default clock_timestamp(),
  primary key (actor, key)
);
create index answer_at on http.answer (at);
