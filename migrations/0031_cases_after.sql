-- What comes after a signed decision: it is served and takes effect, is complained against, corrected, reversed; and everybody is told who was told of it.

-- On which day and how a decision, or what was ruled on it, was handed over. A mistake is undone by another row: the last one counts.
create table cases.served (
  id uuid primary key default uuidv7(),
  case_id uuid not null references cases.case,
  decision uuid not null references cases.decision,
  -- null: the decision itself
  ruling uuid,
  day date not null,
  how text not null check (how in ('handed', 'post', 'posted-up')),
  -- from which day it takes effect
  effective date,
  -- to whom else it was sent: numbers of the register, or names of offices
  recipients text[] not null default '{}',
  by text not null,
  at timestamptz not null default clock_timestamp(),
  check ((effective is null) = (ruling is not null))
);
create index served_decision on cases.served (decision, at);
create index served_case on cases.served (case_id);

-- That a decision was struck off the file before it had run, by a document.
create table cases.expunged (
  decision uuid primary key references cases.decision,
  case_id uuid not null references cases.case,
  day date not null,
  number text not null check (number <> ''),
  by text not null,
  at timestamptz not null default clock_timestamp()
);

create table cases.complaint (
  id uuid primary key default uuidv7(),
  case_id uuid not null references cases.case,
  decision uuid not null references cases.decision,
  -- 1: against the decision; 2: against how the first was settled
  round int not null check (round in (1, 2)),
  received date not null,
  -- of a paper one, its number in the register of what comes in
  number text,
  words text not null check (words <> ''),
  filed text not null check (filed in ('own', 'paper')),
  by text not null,
  at timestamptz not null default clock_timestamp(),
  -- whether somebody has taken it up, and why or why not
  admitted boolean,
  admitted_on date,
  admitted_by text,
  why text,
  complex boolean not null default false,
  unique (decision, round),
  check ((filed = 'paper') = (number is not null)),
  check ((admitted is null) = (admitted_on is null) and (admitted is null) = (admitted_by is null) and (admitted is null) = (why is null)),
  check (admitted_on >= received)
);
create index complaint_case on cases.complaint (case_id);

-- What is ruled on a decision: how a complaint is settled, that it is quashed, that the person is exonerated, or that a slip of the pen is corrected.
create table cases.ruling (
  id uuid primary key default uuidv7(),
  case_id uuid not null references cases.case,
  decision uuid not null references cases.decision,
  complaint uuid references cases.complaint,
  kind text not null check (kind in ('upheld', 'changed', 'quashed', 'exonerated', 'corrected')),
  day date not null,
  number text,
  grounds text not null check (grounds <> ''),
  -- how it is to read after a correction
  wording text,
  drafted_by text not null,
  drafted_at timestamptz not null default clock_timestamp(),
  signed_by text,
  signed_at timestamptz,
  withdrawn_by text,
  withdrawn_at timestamptz,
  check (kind not in ('upheld', 'changed') or complaint is not null),
  check ((kind = 'corrected') = (wording is not null) and (kind <> 'corrected' or complaint is null)),
  -- Two persons; but for the one person of an installation without accounts.
  check (signed_by <> drafted_by or drafted_by = 'local'),
  check ((signed_by is null) = (signed_at is null) and (withdrawn_by is null) = (withdrawn_at is null)),
  check ((signed_by is null) = (number is null) and (signed_by is null or withdrawn_by is null))
);
alter table cases.served add foreign key (ruling) references cases.ruling;
create index ruling_case on cases.ruling (case_id);
create unique index one_open_ruling on cases.ruling (decision) where signed_by is null and withdrawn_by is null;
create unique index one_settlement on cases.ruling (complaint) where signed_by is not null;
-- What reverses a decision is ruled once.
create unique index one_reversal on cases.ruling (decision) where signed_by is not null and kind in ('changed', 'quashed', 'exonerated');

-- Who had been told of a decision when it was reversed, and whether he knows by now that it is.
create table cases.told (
  id uuid primary key default uuidv7(),
  case_id uuid not null references cases.case,
  ruling uuid not null references cases.ruling,
  way text not null check (way in ('concerned', 'recipient', 'read', 'export', 'webhook')),
  -- who can be told in Liêm: a number of the register or an account; null: an office, which is told on paper
  actor text,
  name text not null,
  since date not null,
  seen_at timestamptz,
  -- the notice on paper
  given_on date,
  given_how text,
  given_by text,
  check ((given_on is null) = (given_how is null) and (given_on is null) = (given_by is null))
);
create index told_case on cases.told (case_id);
create index told_actor on cases.told (actor) where actor is not null;

-- Whoever drafted, checked or signed a decision, or gave the opinion on which it stands, rules on nothing of it but a slip of the pen; nor does who settled a
-- first complaint settle the second. What was signed stays.
create function cases.guard_ruling() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or tg_op = 'UPDATE' and (old.signed_by is not null or old.withdrawn_by is not null
      or (old.case_id, old.decision, old.complaint, old.kind, old.day, old.grounds, old.wording, old.drafted_by) is distinct from
        (new.case_id, new.decision, new.complaint, new.kind, new.day, new.grounds, new.wording, new.drafted_by)) then
    raise exception 'cases.ruling: what was ruled stays' using errcode = 'check_violation';
  end if;
  if new.kind <> 'corrected' and cases.is_part_of(new.decision, new.complaint, array_remove(array[new.drafted_by, new.signed_by], 'local')) then
    raise exception 'cases.ruling: nobody rules on his own work' using errcode = 'check_violation';
  end if;
  return new;
end $$;
-- Whether one of these has had a hand in a decision, or in how the complaint before this one was settled.
create function cases.is_part_of(wanted uuid, complained uuid, people text[]) returns boolean language sql stable as $$
  select exists (select from cases.decision d left join cases.step s on s.id = d.opinion where d.id = wanted
      and (d.drafted_by = any (people) or d.checked_by = any (people) or d.signed_by = any (people) or s.by = any (people)))
    or exists (select from cases.complaint c join cases.ruling r on r.decision = c.decision and r.complaint <> c.id where c.id = complained and c.round = 2
      and r.signed_by is not null and (r.drafted_by = any (people) or r.signed_by = any (people)))
$$;
create trigger guarded before insert or update or delete on cases.ruling for each row execute function cases.guard_ruling();

create function cases.guard_complaint() returns trigger language plpgsql as $$
declare
  decided text[] := array['admitted', 'admitted_on', 'admitted_by', 'why', 'complex'];
begin
  if tg_op = 'DELETE' or old.admitted is not null or to_jsonb(old) - decided <> to_jsonb(new) - decided then
    raise exception 'cases.complaint: what was complained of stays' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger guarded before update or delete on cases.complaint for each row execute function cases.guard_complaint();

do $policies$
declare
  one text;
begin
  foreach one in array array['served', 'expunged', 'complaint', 'ruling', 'told'] loop
    execute format('alter table cases.%I enable row level security', one);
    execute format('alter table cases.%I force row level security', one);
    execute format('create policy system on cases.%I to liem_system using (true) with check (true)', one);
    execute format('grant select, insert, update, delete on cases.%I to liem_system', one);
    execute format('grant select, insert on cases.%I to liem_app, liem_wide', one);
    execute format('create policy of_case on cases.%I to liem_app, liem_wide using (exists (select from cases.case c where c.id = %1$I.case_id))', one);
  end loop;
  revoke insert on cases.told from liem_app, liem_wide;
  grant update on cases.complaint, cases.ruling to liem_app, liem_wide;
  grant update (given_on, given_how, given_by) on cases.told to liem_app, liem_wide;
end $policies$;

-- Keeps whom the decision was told that a ruling reverses: whoever it is about, to whom it was sent, who opened the case since it was signed (of an
-- exoneration: ever), whose file had a finding of it, whose webhook carried one. Each once; whoever rules knows it. Days are those of a zone.
create function cases.tell(wanted uuid, zone text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  ruled record;
  subjects text[];
begin
  select r.id, r.case_id, r.kind, r.drafted_by, r.signed_by, r.decision, d.officer, d.signed_at into ruled
    from cases.ruling r join cases.decision d on d.id = r.decision where r.id = wanted and r.signed_by is not null and d.reversed_on is not null;
  if not found or not cases.sees(ruled.case_id) or access.is_request() and not access.may('case.decide') then
    raise exception 'cases.told: there is no such ruling' using errcode = 'insufficient_privilege';
  end if;
  subjects := array(select 'finding:' || finding from cases.source where case_id = ruled.case_id) || ('case:' || ruled.case_id);
  insert into cases.told (case_id, ruling, way, actor, name, since)
    select distinct on (whom) ruled.case_id, ruled.id, way, actor, name, since from (
      select 1 as n, ruled.officer as whom, 'concerned' as way, ruled.officer as actor, ruled.officer as name, (ruled.signed_at at time zone zone)::date as since
      union all select 2, sent, 'recipient', (select o.number from organisation.officer o where o.number = sent), sent, s.day
        from cases.served s, unnest(s.recipients) as sent where s.decision = ruled.decision and s.ruling is null
      union all select 3, r.actor, case r.kind when 'export' then 'export' else 'read' end, r.actor, r.actor_name, (r.at at time zone zone)::date
        from access.read r where r.subject = 'case:' || ruled.case_id and (r.at >= ruled.signed_at or ruled.kind = 'exonerated')
      union all select 4, r.actor, 'export', r.actor, r.actor_name, (r.at at time zone zone)::date
        from access.read r where r.findings && array(select finding from cases.source where case_id = ruled.case_id)
      union all select 5, 'webhook ' || w.id, 'webhook', coalesce(a.officer, a.id::text), w.name, (m.made_at at time zone zone)::date
        from hooks.message m join hooks.webhook w on w.id = m.webhook join access.account a on a.id = w.account
        where m.state = 'delivered' and exists (select from jsonb_array_elements(m.items) item where item ->> 'subject' = any (subjects))
    ) as each where actor is null or actor <> all (array[ruled.signed_by, ruled.drafted_by]) order by whom, n, since;
end $$;

-- Reverses what was concluded of heads where it rested on acts of somebody who is exonerated: those in `rested`, or all of the case where that is null, but
-- for those whom acts of others keep (`kept`). Whoever rules may be one of them, and does not see that.
create function cases.reverse_reviews(wanted uuid, on_day date, rested jsonb, kept jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not cases.sees(wanted) or access.is_request() and not access.may('case.decide') or not exists (select from cases.ruling r
      where r.case_id = wanted and r.kind = 'exonerated' and r.signed_by is not null) then
    raise exception 'cases.review: there is no such case' using errcode = 'insufficient_privilege';
  end if;
  update cases.review r set reversed_on = on_day where r.case_id = wanted and r.outcome is not null and r.reversed_on is null
    and (rested is null or exists (select from jsonb_to_recordset(rested) as one (officer text, unit text, role text)
      where (one.officer, one.unit, one.role) = (r.officer, r.unit, r.role)))
    and not exists (select from jsonb_to_recordset(kept) as one (officer text, unit text, role text)
      where (one.officer, one.unit, one.role) = (r.officer, r.unit, r.role));
end $$;

-- From which day a decision takes effect is a fact of other cases of the person.
create function cases.effect_changed() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform cases.forget_clocks('{}', array(select d.officer from cases.decision d where d.id = new.decision));
  return null;
end $$;
create trigger clocks after insert on cases.served for each row when (new.ruling is null) execute function cases.effect_changed();
create constraint trigger clocks_wait after insert on cases.served deferrable initially deferred for each row execute function cases.clocks_wait();
