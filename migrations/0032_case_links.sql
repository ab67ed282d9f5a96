-- Cases that have to do with each other. A case that is closed as a duplicate goes on in the other one; what is undone stays, with its reason.
alter table cases.case drop constraint case_state_check;
alter table cases.case add constraint case_state_check
  check (state in ('open', 'verifying', 'notified', 'explained', 'reviewed', 'council', 'decided', 'duplicate'));

create table cases.link (
  id uuid primary key default uuidv7(),
  case_id uuid not null references cases.case,
  other uuid not null references cases.case,
  -- what the case is to the other: about the same matter, a part of it, what follows from it, the same once more
  kind text not null check (kind in ('same-matter', 'part-of', 'follows', 'duplicate')),
  reason text not null check (reason <> ''),
  by text not null,
  at timestamptz not null default clock_timestamp(),
  -- of a duplicate: where the case stood, and goes on if that is undone
  state_before text,
  undone_by text,
  undone_at timestamptz,
  undone_why text,
  check (case_id <> other),
  check ((kind = 'duplicate') = (state_before is not null)),
  check ((undone_by is null) = (undone_at is null) and (undone_by is null) = (undone_why is null))
);
create index link_case on cases.link (case_id);
create index link_other on cases.link (other);
create unique index one_link on cases.link (least(case_id, other), greatest(case_id, other)) where undone_by is null;
create unique index one_duplicate on cases.link (case_id) where kind = 'duplicate' and undone_by is null;
create index act_officer on cases.act (officer);

create function cases.guard_link() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.undone_by is not null
      or to_jsonb(new) - array['undone_by', 'undone_at', 'undone_why'] is distinct from to_jsonb(old) - array['undone_by', 'undone_at', 'undone_why'] then
    raise exception 'cases.link: what was linked stays, until it is undone' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger guarded before update or delete on cases.link for each row execute function cases.guard_link();

alter table cases.link enable row level security;
alter table cases.link force row level security;
create policy system on cases.link to liem_system using (true) with check (true);
-- Whoever does not see one of both does not see that they are linked.
create policy of_both on cases.link to liem_app, liem_wide using (exists (select from cases.case c where c.id = case_id)
  and exists (select from cases.case c where c.id = other));
grant select, insert, update, delete on cases.link to liem_system;
grant select, insert, update on cases.link to liem_app, liem_wide;

create function cases.days_of(a cases.act) returns daterange language sql immutable parallel safe as $$ select daterange(a.from_day, a.until_day, '[]') $$;

-- Whether findings of two cases are about one declaration.
create function cases.share_declaration(one uuid, other uuid) returns boolean language sql stable as $$
  select exists (select from cases.source s join findings.finding f on f.id = s.finding join findings.finding g on g.case_id = f.case_id
    join cases.source t on t.finding = g.id where s.case_id = one and t.case_id = other)
$$;

-- Cases that may be about the same act as one: of the same officer, on days that overlap, with the same entry or about the same declaration; or one stands on
-- a finding that repeats one of the other. A request is told of those alone that whoever asks may see.
create function cases.alike(wanted uuid) returns table (other uuid, because text)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not cases.sees(wanted) then return; end if;
  return query select found.other, found.because from (
    select b.case_id as other, 'entry' as because from cases.act a join cases.act b on b.officer = a.officer and b.case_id <> a.case_id
      and cases.days_of(a) && cases.days_of(b) and b.version = a.version and b.entry = a.entry where a.case_id = wanted
    union select b.case_id, 'declaration' from cases.act a join cases.act b on b.officer = a.officer and b.case_id <> a.case_id
      and cases.days_of(a) && cases.days_of(b) where a.case_id = wanted and cases.share_declaration(wanted, b.case_id)
    union select t.case_id, 'finding' from cases.source s join findings.finding f on f.id = s.finding
      join cases.source t on t.finding = f.duplicate_of where s.case_id = wanted and t.case_id <> wanted
    union select t.case_id, 'finding' from cases.source s join findings.finding g on g.duplicate_of = s.finding
      join cases.source t on t.finding = g.id where s.case_id = wanted and t.case_id <> wanted
  ) as found where cases.sees(found.other);
end $$;

-- Acts of somebody in a case that are disciplined already, elsewhere, by one of these forms: a decision stands on an act of his on days that overlap, and either
-- somebody has said that both cases are about the same matter, or entry and declaration are the same. Whoever is to decide has to know it, wherever it was:
-- it is told without its case.
create function cases.disciplined_elsewhere(wanted uuid, who text, forms text[]) returns table (act uuid, decision uuid, form text, day date)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not cases.sees(wanted) then return; end if;
  return query select distinct a.id, d.id, d.form, d.day from cases.act a
    join cases.decision d on d.officer = a.officer and d.case_id <> a.case_id and d.signed_by is not null and d.reversed_on is null and d.form = any (forms)
    join cases.act b on b.case_id = d.case_id and b.officer = a.officer and cases.days_of(a) && cases.days_of(b)
    where a.case_id = wanted and a.officer = who and (
      exists (select from cases.link l where l.undone_by is null and l.kind in ('same-matter', 'duplicate')
        and (l.case_id, l.other) in ((a.case_id, b.case_id), (b.case_id, a.case_id)))
      or b.version = a.version and b.entry = a.entry and cases.share_declaration(a.case_id, b.case_id));
end $$;

-- What was said of two cases is a fact of both: an act may be disciplined already.
create function cases.links_changed() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform cases.forget_clocks(array[new.case_id, new.other], '{}');
  perform cases.wake_clocks(0);
  return null;
end $$;
create trigger clocks after insert or update on cases.link for each row execute function cases.links_changed();
