-- Long actions as people see them: state, progress, cancel. The queue itself (graphile_worker) brings its own schema.
create schema jobs;

create table jobs.job (
  id uuid primary key default uuidv7(),
  kind text not null check (kind in ('check', 'import', 'detect', 'patterns', 'trial', 'demo')),
  -- what it works on, noun:id
  subject text,
  payload jsonb not null default '{}',
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  -- receive, read, pack, detect, raise, patterns …
  stage text,
  done bigint,
  of bigint,
  -- rows or cases a second, as last seen
  rate double precision,
  cancel_asked boolean not null default false,
  attempts int not null default 0,
  error jsonb,
  result jsonb,
  by text not null,
  created_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  heartbeat_at timestamptz,
  finished_at timestamptz
);
create index job_open on jobs.job (created_at) where state in ('queued', 'running');
create index job_kind on jobs.job (kind, created_at desc);
create index job_subject on jobs.job (subject, created_at desc);
