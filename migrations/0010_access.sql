create schema access;

-- Sign-in -------------------------------------------------------------------------------------------------------------

-- A person's way in. Never removed: what was done in its name stays readable.
create table access.account (
  id uuid primary key default uuidv7(),
  login text not null check (login <> ''),
  -- number in the register of people; null for somebody who is not in it
  officer text unique,
  name text not null,
  -- argon2id as a PHC string; null until the invitation was used
  password text,
  -- secret of the app that shows codes, encrypted with the key in the home; null until it was set up
  totp bytea,
  -- the last time step whose code was used: a code is used once
  totp_step bigint not null default 0,
  -- what the organisation's own sign-in calls the person
  provider_subject text unique,
  -- one that anybody at the machine of a demonstration may take
  demonstration boolean not null default false,
  disabled boolean not null default false,
  created_at timestamptz not null default clock_timestamp(),
  signed_in_on date
);
create unique index account_login on access.account (lower(login));

-- Of what is secret only SHA-256 is kept: who reads the database cannot sign in with what he finds.
create table access.recovery_code (
  account uuid not null references access.account,
  sha256 bytea not null,
  primary key (account, sha256)
);

-- A key in a device, which asks for finger or PIN itself: what is kept of it is public.
create table access.passkey (
  id uuid primary key default uuidv7(),
  account uuid not null references access.account,
  credential text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null,
  created_at timestamptz not null default clock_timestamp(),
  used_on date
);
create index passkey_account on access.passkey (account);

create table access.invitation (
  account uuid primary key references access.account,
  sha256 bytea not null unique,
  expires_at timestamptz not null
);

create table access.session (
  id uuid primary key default uuidv7(),
  account uuid not null references access.account,
  sha256 bytea not null unique,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  fresh_until timestamptz not null,
  address text,
  agent text
);
create index session_account on access.session (account);

create table access.token (
  id uuid primary key default uuidv7(),
  account uuid not null references access.account,
  name text not null,
  sha256 bytea not null unique,
  scopes text[] not null check (cardinality(scopes) > 0),
  created_at timestamptz not null default clock_timestamp(),
  -- the first moment at which it does not hold
  expires_at timestamptz not null check (expires_at <= created_at + interval '367 days'),
  revoked boolean not null default false,
  used_on date
);
create index token_account on access.token (account);

-- Between the steps of signing in. Not a record: gone after ten minutes.
create table access.ticket (
  sha256 bytea primary key,
  kind text not null check (kind in ('code', 'enrol', 'change', 'provider', 'passkey')),
  account uuid references access.account,
  held jsonb not null default '{}',
  expires_at timestamptz not null
);

-- Attempts that failed: SHA-256 of the name that was given, whether or not somebody has it, or of the address. Not a record: gone after a quarter of an hour.
create table access.failure (
  id uuid primary key default uuidv7(),
  whose bytea not null,
  at timestamptz not null
);
create index failure_whose on access.failure (whose, at);

-- Roles and conflicts of interest ---------------------------------------------------------------------------------------

-- Which role an account has, for a unit and all below it or everywhere, on which days. Head and deputy of a unit come from its tenures, too.
create table access.grant (
  id uuid primary key default uuidv7(),
  account uuid not null references access.account,
  role text not null,
  unit text,
  during daterange not null check (not isempty(during) and not lower_inf(during)),
  -- event of the ledger under which it was given
  event bigint not null,
  -- an administrative role stands alone: beside it there is neither another one nor a role that sees findings
  stands text not null generated always as (case when role in ('operator', 'identity-admin', 'policy-admin', 'key-custodian', 'auditor')
    then role else 'work' end) stored,
  check (unit is null or stands = 'work'),
  constraint administrative_alone exclude using gist (account with =, stands with <>, during with &&),
  constraint granted_once exclude using gist (account with =, role with =, (coalesce(unit, '')) with =, during with &&)
);

-- Kinship and interests that were declared or found: each of the two is kept from what the other had a part in.
create table access.interest (
  id uuid primary key default uuidv7(),
  officer text not null,
  other text not null,
  kind text not null check (kind in ('kinship', 'interest')),
  during daterange not null check (not isempty(during)),
  document text not null,
  event bigint not null,
  check (officer <> other)
);
create index interest_officer on access.interest (officer);
create index interest_other on access.interest (other);

-- What somebody holds today: roles that were given to his account, and units that he heads, also for a while, or whose deputy he is. Which of them count,
-- src/access/roles/principal.ts says.
create function access.held_by(account uuid, officer text) returns table (role text, unit text) language sql stable as $$
  select g.role, g.unit from access.grant g where g.account = $1 and g.during @> organisation.today()
  union select case t.role when 'deputy' then 'deputy' else 'head' end, t.unit from organisation.tenure t
    where t.officer = $2 and t.role in ('head', 'acting', 'deputy') and t.during @> organisation.today()
$$;

-- People to whom an officer is related, or in whom he has an interest, today. It holds both ways.
create function access.related_to(officer text) returns text[] language sql stable as $$
  select array(select case i.officer when $1 then i.other else i.officer end from access.interest i
    where (i.officer = $1 or i.other = $1) and i.during @> organisation.today() order by 1)
$$;

-- The same with all units below and those that were there before them, and who is related, in one question for every request. `serving`: the register has
-- the person, and does not say that he left. A function, since its plans are kept: they cost more than it does.
create function access.context(account uuid, officer text, out grants jsonb, out related text[], out serving boolean) language plpgsql stable as $$
begin
  with recursive held as (select * from access.held_by(account, officer)),
    units as materialized (select code, parent, level, during @> organisation.today() as stands from organisation.unit),
    below (top, code) as (select unit, unit from held where unit is not null
      union select below.top, next.code from below, lateral (select child.code from units child where child.parent = below.code
        union all select before.code from organisation.succession s join units before on before.code = s.predecessor
          where s.successor = below.code and not before.stands) as next)
  select coalesce(jsonb_agg(jsonb_build_object('role', role, 'units',
      case when unit is null or unit in (select code from units where level = 1 and parent is null and stands) then null
        else (select jsonb_agg(code order by code) from below where top = unit) end) order by role, unit), '[]')
    into grants from held;
  related := access.related_to(officer);
  serving := exists (select from organisation.officer o where o.number = $2) and (not exists (select from organisation.service s where s.officer = $2)
    or exists (select from organisation.service s where s.officer = $2 and s.during @> organisation.today()));
end $$;

-- Who is written down at the witness events of a finding besides whoever acted: as who approved, or was given the work.
create function findings.mentions(events jsonb, witnesses int[]) returns setof text language sql immutable as $$
  select distinct account from unnest(witnesses) as place,
    unnest(array[events -> place -> 'values' ->> 'approver', events -> place -> 'values' ->> 'assignee']) as account where account is not null
$$;

create table findings.mentioned (
  account text not null,
  finding uuid not null references findings.finding on delete cascade,
  -- those of the finding
  from_at timestamptz,
  until_at timestamptz,
  primary key (account, finding) include (from_at, until_at)
);
create index mentioned_finding on findings.mentioned (finding);
insert into findings.mentioned (account, finding, from_at, until_at) select account, f.id, f.from_at, f.until_at
  from findings.finding f join findings.trace on trace.id = f.trace, findings.mentions(trace.events, f.witnesses) as account;

create function findings.mentions_inserted() returns trigger language plpgsql as $$
begin
  insert into findings.mentioned (account, finding, from_at, until_at) select account, came.id, came.from_at, came.until_at
    from came join findings.trace on trace.id = came.trace, findings.mentions(trace.events, came.witnesses) as account;
  return null;
end $$;
create function findings.mentions_updated() returns trigger language plpgsql as $$
declare
  changed uuid[] := array(select id from came join went using (id)
    where (came.trace, came.witnesses, came.from_at, came.until_at) is distinct from (went.trace, went.witnesses, went.from_at, went.until_at));
begin
  delete from findings.mentioned where finding = any(changed);
  insert into findings.mentioned (account, finding, from_at, until_at) select account, came.id, came.from_at, came.until_at
    from came join findings.trace on trace.id = came.trace, findings.mentions(trace.events, came.witnesses) as account where came.id = any(changed);
  return null;
end $$;
create trigger mentions_inserted after insert on findings.finding
  referencing new table as came for each statement execute function findings.mentions_inserted();
create trigger mentions_updated after update on findings.finding
  referencing new table as came old table as went for each statement execute function findings.mentions_updated();

-- Findings of an officer are found without their rows.
drop index findings.named_officer;
create index named_officer on findings.named (officer) include (finding) where officer is not null;

-- Findings in whose act one of these officers had a part: named by an account that was his alone; one of several holders of an account that cannot be
-- attributed; written down at a witness event as who approved or was given the work. A day before and after is allowed for, whatever the zone; undated
-- witnesses may have been on any day. A function, since its plans are kept: planned with each list it cost more than it does.
create function findings.hidden_from(officers text[]) returns setof uuid language plpgsql stable rows 200 as $$
begin
  return query select named.finding from findings.named where named.officer = any(officers);
  return query select part.finding from organisation.account_holder held, lateral (
      select named.finding, acted.from_at, acted.until_at from findings.named join findings.finding acted on acted.id = named.finding
        where named.account = held.account and named.unattributed is not null
      union all select mentioned.finding, mentioned.from_at, mentioned.until_at from findings.mentioned where mentioned.account = held.account) as part
    where held.officer = any(officers) and (part.until_at is null or part.from_at is null
      or part.until_at >= held.from_day - interval '1 day' and part.from_at < coalesce(held.until_day, 'infinity') + interval '2 days');
end $$;
