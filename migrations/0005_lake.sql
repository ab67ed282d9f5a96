-- Files on their way into the lake. The lake itself is Parquet with a manifest; its rows are not here.
create schema lake;

create table lake.upload (
  id uuid primary key default uuidv7(),
  name text not null,
  bytes bigint,
  received bigint not null default 0,
  sha256 text,
  -- receiving → received → checking → ready | doubtful → importing → imported | known; or failed, cancelled
  state text not null default 'receiving'
    check (state in ('receiving', 'received', 'checking', 'ready', 'doubtful', 'importing', 'imported', 'known', 'failed', 'cancelled')),
  -- what was recognised: columns, first values, date form, zone, encoding, doubts
  preview jsonb,
  -- what the person decided: columns, zone, encoding, date form, attributes
  mapping jsonb not null default '{}',
  -- rows, rejected, repeated, undated, from, until
  result jsonb,
  -- id of the import in the lake's manifest
  lake_import text,
  error jsonb,
  job uuid references jobs.job,
  by text not null,
  at timestamptz not null default clock_timestamp(),
  finished_at timestamptz
);
create index upload_at on lake.upload (at desc, id desc);
