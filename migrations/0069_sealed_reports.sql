-- A report in which the reporter stands: only whoever keeps it opens it, and nothing is said of it that somebody typed.
alter table cases.evidence add column keeper text;
alter table cases.evidence drop constraint evidence_kind_check;
alter table cases.evidence add constraint evidence_kind_check check (kind in ('file', 'extract', 'original', 'redacted', 'sealed'));
alter table cases.evidence add constraint evidence_keeper_check check ((kind = 'sealed') = (keeper is not null));
