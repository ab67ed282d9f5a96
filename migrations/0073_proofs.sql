-- What a passkey signed: enough to verify it again without Liêm (docs/operations/proofs.md). It is made in the transaction of the signature, or not at all.
create table access.proof (
  id uuid primary key default uuidv7(),
  -- the kind of act, as the record of acts calls it; what it is of, and which of its records was signed
  act text not null,
  subject text not null,
  record uuid not null,
  -- the account whose passkey it was, and in whose name; the account may be gone by now
  account uuid not null,
  by text not null,
  -- what made the challenge one of its kind
  nonce text not null unique,
  -- what was signed, in the form of RFC 8785, and its SHA-256
  text text not null,
  sha256 text not null collate "C" check (sha256 ~ '^[0-9a-f]{64}$' and sha256 = encode(sha256(convert_to(text, 'UTF8')), 'hex')),
  -- as the device and the browser gave them
  client_data bytea not null,
  authenticator_data bytea not null,
  signature bytea not null,
  -- SubjectPublicKeyInfo, and the algorithm by its number in COSE
  public_key bytea not null,
  algorithm int not null check (algorithm in (-7, -257)),
  credential text not null,
  counter bigint not null check (counter >= 0),
  at timestamptz not null default clock_timestamp(),
  unique (act, record)
);
create index proof_subject on access.proof (subject);

create function access.refuse_proof_change() returns trigger language plpgsql as $$
begin
  raise exception 'access.proof: what was signed stays' using errcode = 'check_violation';
end $$;
create trigger append_only before update or delete on access.proof for each row execute function access.refuse_proof_change();
create trigger never_emptied before truncate on access.proof for each statement execute function access.refuse_proof_change();

-- Of an act that was signed in this very transaction, by the same person.
create function access.guard_proof() returns trigger language plpgsql as $$
begin
  if new.act = 'case.decision-signed' and exists (select from cases.decision d where d.id = new.record and new.subject = 'case:' || d.case_id
      and d.signed_by = new."by" and d.signed_at >= transaction_timestamp()) then return new; end if;
  if new.act = 'case.ruling-signed' and exists (select from cases.ruling r where r.id = new.record and new.subject = 'case:' || r.case_id
      and r.signed_by = new."by" and r.signed_at >= transaction_timestamp()) then return new; end if;
  raise exception 'access.proof: nothing of that kind is being signed' using errcode = 'check_violation';
end $$;
create trigger guarded before insert on access.proof for each row execute function access.guard_proof();

alter table access.proof enable row level security;
alter table access.proof force row level security;
create policy system on access.proof to liem_system using (true) with check (true);
grant select, insert, update, delete on access.proof to liem_system;
grant select, insert on access.proof to liem_app, liem_wide;
create policy of_case on access.proof to liem_app, liem_wide using (exists (select from cases.case c where c.id = cases.id_of(proof.subject)));
create policy by_asker on access.proof as restrictive for insert to liem_app, liem_wide
  with check (by = (select access.asker_actor()) and account = (select access.asker_account())
    and coalesce(cases.id_of(subject) <> all ((select cases.seated_alone())::uuid[]), true));

-- The question to a passkey of what is to be signed, until it is answered.
alter table access.ticket drop constraint ticket_kind_check, add constraint ticket_kind_check
  check (kind in ('code', 'enrol', 'change', 'provider', 'passkey', 'proof'));
