-- How far a finding is kept from others: 0 ordinary, 1 restricted, 2 secret. A tier of the administration's own, with no effect under the law on the
-- protection of state secrets. Nearly all findings are ordinary: those that are not stand in an index of their own.
alter table findings.finding add column tier smallint not null default 0 check (tier between 0 and 2);
create index finding_tier on findings.finding (tier, id) where tier > 0;

-- Findings that are kept from somebody: by a conflict (findings.hidden_from), and those above his clearance. `restricted` and `secret`: units of which he
-- sees findings of that tier, null for all. What was given or opened to him he sees wherever it is from, where he is cleared for the tier in any unit.
create function findings.kept_from(officers text[], restricted text[], secret text[], given text, opened uuid[]) returns setof uuid
  language plpgsql stable rows 200 as $$
begin
  return query select findings.hidden_from(officers);
  if restricted is null and secret is null then
    return;
  end if;
  return query select f.id from findings.finding f, lateral (select case f.tier when 1 then restricted else secret end as units) as cleared
    where f.tier > 0 and cleared.units is not null and not f.by_unit = any(cleared.units)
      and (cardinality(cleared.units) = 0 or f.assignee is distinct from given and f.id <> all(opened));
end $$;

-- A sealed mandate: as long as it is sealed, what its members read of findings of its units, or in whose act one of its officers had a part, is in no list that a person sees of reads.
-- Seen by whoever opened it, by the one who confirms it, and by its members alone.
create table access.mandate (
  id uuid primary key default uuidv7(),
  -- units with all below them, and numbers of officers, on whom it bears
  units text[] not null,
  officers text[] not null,
  -- numbers of those who read under it
  members text[] not null check (cardinality(members) > 0),
  reason text not null,
  -- the first moment at which it is sealed no more, whoever forgets it
  sealed_until timestamptz not null,
  opened_by text not null,
  opened_by_name text not null,
  opened_at timestamptz not null default clock_timestamp(),
  -- the second person, without whom nothing is sealed
  confirmer text not null,
  confirmed_at timestamptz,
  revealed_by_name text,
  revealed_at timestamptz,
  reveal_reason text,
  event bigint not null,
  constraint bears_on_something check (cardinality(units) + cardinality(officers) > 0),
  constraint confirmed_by_another check (confirmer <> opened_by),
  constraint members_are_not_subject check (not (array[opened_by, confirmer] || members) && officers),
  constraint revealed_whole check (num_nulls(revealed_by_name, revealed_at, reveal_reason) in (0, 3))
);
create index mandate_members on access.mandate using gin (members) where revealed_at is null;

-- Whether it is sealed at this moment: confirmed, and neither revealed nor over.
create function access.is_sealed(m access.mandate) returns boolean language sql stable as $$
  select m.confirmed_at is not null and m.revealed_at is null and m.sealed_until > clock_timestamp()
$$;

-- Whether a read of a finding of a unit was made under a mandate that is sealed still.
create function access.read_sealed(reader text, at timestamptz, finding uuid, unit text) returns boolean language sql stable as $$
  select exists (select from access.mandate m where m.members @> array[$1] and m.revealed_at is null and access.is_sealed(m) and m.confirmed_at <= $2
    and ($4 = any(m.units) or $3 in (select findings.hidden_from(m.officers))))
$$;
