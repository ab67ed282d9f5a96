-- Weighty acts on accounts and roles take two persons: one proposes, another one approves, and with that it is done. What must hold between the two holds
-- here, whoever writes.
create table access.proposal (
  id uuid primary key default uuidv7(),
  kind text not null check (kind in ('role-given', 'account-added', 'account-reset', 'account-opened', 'account-officer')),
  -- the account that it is about; of one that is to be made, null until then
  account uuid references access.account,
  -- who had it when that was proposed, and to whom it is given by the proposal: numbers in the register
  holder text,
  officer text,
  -- what is to be done, as the kind has it
  input jsonb not null,
  reason text not null,
  -- null: done in the terminal of the machine, by one person alone
  proposer uuid references access.account,
  proposed_by text not null,
  proposed_at timestamptz not null default now(),
  ends_at timestamptz not null default now() + interval '72 hours',
  state text not null default 'open' check (state in ('open', 'approved', 'refused', 'withdrawn', 'lapsed', 'machine')),
  decider uuid references access.account,
  decided_by text,
  decided_at timestamptz,
  -- why it was decided so
  answer text,
  -- event of the ledger under which it was proposed, or done in the terminal
  event bigint not null,
  check (ends_at = proposed_at + interval '72 hours'),
  check ((state = 'machine') = (proposer is null)),
  check ((state in ('approved', 'refused')) = (decider is not null)),
  check (decider <> proposer),
  check ((state = 'open') = (decided_at is null)),
  check (state not in ('approved', 'refused', 'withdrawn') or answer is not null)
);
create unique index proposal_once on access.proposal (kind, account, input) nulls not distinct where state = 'open';
create index proposal_account on access.proposal (account, id desc);
create index proposal_open on access.proposal (id) where state = 'open';

-- The number of whoever has an account, where the register has him. Of two accounts without such a number nobody can say that they are two people's.
create function access.person_of(account uuid) returns text language sql stable as $$
  select o.number from access.account a join organisation.officer o on o.number = a.officer where a.id = $1
$$;

create function access.guard_proposal() returns trigger language plpgsql as $$
declare
  now_holder text := (select officer from access.account where id = new.account);
  about text[] := array_remove(array[new.holder, new.officer, now_holder], null);
  one text := access.person_of(new.proposer);
  other text := access.person_of(new.decider);
begin
  if tg_op = 'INSERT' then
    if new.state not in ('open', 'machine') then
      raise exception 'access.proposal: nothing is decided before it is proposed' using errcode = 'check_violation';
    end if;
  elsif old.state <> 'open' then
    raise exception 'access.proposal: what was decided stays' using errcode = 'check_violation';
  elsif (old.id, old.kind, old.holder, old.officer, old.input, old.reason, old.proposer, old.proposed_by, old.proposed_at, old.ends_at, old.event)
      is distinct from (new.id, new.kind, new.holder, new.officer, new.input, new.reason, new.proposer, new.proposed_by, new.proposed_at, new.ends_at, new.event)
      or old.account is distinct from new.account and not (old.account is null and new.kind = 'account-added' and new.state = 'approved') then
    raise exception 'access.proposal: what was proposed is not changed' using errcode = 'check_violation';
  end if;
  if new.state in ('open', 'approved') and (one is null or one = any(about) or new.proposer = new.account or access.related_to(one) && about) then
    raise exception 'access.proposal: whoever proposes is a person of the register, and not concerned' using errcode = 'check_violation';
  end if;
  if new.state in ('approved', 'refused') and (other is null or other = one or other = any(about) or new.decider = new.account
      or access.related_to(other) && (about || one)) then
    raise exception 'access.proposal: whoever decides is another person of the register, and not concerned' using errcode = 'check_violation';
  end if;
  if new.state = 'approved' and (clock_timestamp() >= new.ends_at
      or new.kind in ('role-given', 'account-reset', 'account-opened') and now_holder is distinct from new.holder) then
    raise exception 'access.proposal: it has ended, or the account is somebody else''s now' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger two_persons before insert or update on access.proposal for each row execute function access.guard_proposal();

create function access.refuse_removal() returns trigger language plpgsql as $$
begin
  raise exception 'rows of access.% are not removed', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger never_removed before delete on access.proposal for each row execute function access.refuse_removal();
create trigger never_emptied before truncate on access.proposal for each statement execute function access.refuse_removal();

-- A link that two persons stand behind has two parts: the link, which whoever proposed it has, and a code, which whoever approved it has.
alter table access.invitation add column proposal uuid references access.proposal, add column code_sha256 bytea,
  add check ((proposal is null) = (code_sha256 is null));
create index invitation_proposal on access.invitation (proposal) where proposal is not null;

-- The last event about the account, such as a role that was given, of which its person said that he has seen it.
alter table access.account add column seen_event bigint not null default 0;
