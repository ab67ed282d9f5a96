-- What fell short in access, mended.

-- A password and a second factor are given anew by two acts, each of two persons: whoever lost one is still asked for the other.
alter table access.proposal drop constraint proposal_kind_check;
alter table access.proposal add constraint proposal_kind_check
  check (kind in ('role-given', 'account-added', 'account-reset', 'account-factor', 'account-opened', 'account-officer'));

-- The second factor was taken by two persons: the next one is set up by their link, not by whoever has the password alone.
alter table access.account add column enrol_by_link boolean not null default false;

-- Until when somebody counts as having said who he is by each of the two, so that whoever changes how he signs in is asked for both.
alter table access.session add column password_until timestamptz, add column factor_until timestamptz;
