-- Whether an account is shared may not be known: then its traces can be attributed to nobody.
alter table organisation.account_holder alter column shared drop not null, alter column shared drop default;

alter table findings.named drop constraint named_unattributed_check;
alter table findings.named add constraint named_unattributed_check check (unattributed in ('none', 'several', 'shared', 'unsaid'));
