-- Who read what: one row for each request whose answer speaks of people, and for each file. Rows are only ever added.
create table access.read (
  id uuid primary key default uuidv7(),
  at timestamptz not null default clock_timestamp(),
  -- the account, `local` where there are none yet; and in whose name: the number in the register, else the account
  account text not null check (account <> ''),
  actor text not null check (actor <> ''),
  actor_name text not null,
  -- in what capacity: roles of that moment which allow it
  roles text[] not null,
  kind text not null check (kind in ('read', 'export')),
  action text not null,
  -- method and path of the contract
  route text not null,
  -- noun:id; null for a list
  subject text,
  -- what was asked of it, a filter or the version of a page
  asked jsonb not null default '{}',
  -- how many rows the answer has; null where that is not known
  n int,
  -- numbers of the officers that it names
  people text[] not null default '{}',
  -- findings in a file
  findings uuid[]
);
create index read_subject on access.read (subject, id desc) where subject is not null;
create index read_actor on access.read (actor, id desc);
create index read_people on access.read using gin (people);
create index read_findings on access.read using gin (findings) where findings is not null;
create index read_at on access.read using brin (at);
-- Auditors look by actor and by day, too.
create index event_actor on ledger.event (actor, id desc);
create index event_at on ledger.event using brin (at);

create function access.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'access.read is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete on access.read for each row execute function access.refuse_change();
create trigger never_emptied before truncate on access.read for each statement execute function access.refuse_change();
