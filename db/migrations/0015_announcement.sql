-- What is said of a version when it is published, for everyone to read; written once, with the publication itself.
create table announcement (
  org_id integer not null references organisation,
  -- Names the entry of the feed for good.
  id uuid not null default gen_random_uuid(),
  pledge_id integer not null,
  version integer not null,
  -- The version that it replaces; null of the first.
  since_version integer,
  announced_at timestamptz not null,
  binds_from date not null,
  -- Of an amendment: why.
  trigger text,
  reason text,
  -- Which parts of the letter around the clauses changed, and each clause that did, before and after.
  changes jsonb not null,
  primary key (org_id, id),
  constraint announcement_once unique (org_id, pledge_id),
  foreign key (org_id, pledge_id) references pledge (org_id, id)
);
create index announcement_by_time on announcement (org_id, announced_at desc);

create trigger amendment_record_is_final before update or delete on announcement
  for each statement execute function amendment_record_is_final();

-- A department that disagrees takes it back, or the decision body overrules it; until then nothing is approved.
alter table amendment_step drop constraint amendment_step_step_check;
alter table amendment_step add constraint amendment_step_step_check
  check (step in ('assess', 'joint-review', 'withdraw-objection', 'overrule', 'approve', 'publish'));
