-- Whoever takes up reports on how feedback is handled stands outside the line of command.
alter table staff drop constraint staff_role_check;
alter table staff add constraint staff_role_check
  check (role in ('administrator', 'manager', 'agent', 'auditor', 'inspector'));

-- Reports are no cases: what lists, searches, merges, exports or draws samples of cases never meets one.
create table supervision_report (
  org_id integer not null references organisation,
  id bigint generated always as identity,
  number text not null,
  -- Whom it is about, as far as the reporter named a unit; nobody of it sees the report.
  unit_id integer,
  -- Who reported, if they said so: encrypted, opened only by an act of its own that is recorded.
  identity bytea,
  pledge_id integer,
  reported_at timestamptz not null,
  verified_at timestamptz,
  finding text check (finding in ('founded', 'partly', 'unfounded', 'not-verifiable')),
  erased_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, unit_id) references unit (org_id, id),
  foreign key (org_id, pledge_id) references pledge (org_id, id),
  constraint supervision_report_number_taken unique (org_id, number),
  check ((verified_at is null) = (finding is null))
);
create index supervision_report_open on supervision_report (org_id, reported_at, id) where verified_at is null;

create table supervision_event (
  org_id integer not null,
  report_id bigint not null,
  seq integer not null,
  at timestamptz not null,
  type text not null check (type in ('reported', 'verified')),
  data jsonb not null default '{}',
  staff_id integer,
  recorded_at timestamptz not null default now(),
  primary key (org_id, report_id, seq),
  foreign key (org_id, report_id) references supervision_report (org_id, id)
);
create trigger supervision_event_is_final before update or delete on supervision_event
  for each statement execute function case_event_is_final();

-- Counted like the clocks of cases.
create table supervision_clock (
  org_id integer not null,
  report_id bigint not null,
  clause_id text not null,
  pledge_id integer not null,
  started_at timestamptz not null,
  started_day date not null,
  due_at timestamptz not null,
  stopped_at timestamptz,
  state text not null check (state in ('running', 'kept', 'broken', 'cancelled')),
  primary key (org_id, report_id, clause_id),
  foreign key (org_id, report_id) references supervision_report (org_id, id)
);
create index supervision_clock_due on supervision_clock (due_at) where state = 'running';
create index supervision_clock_evidence on supervision_clock (org_id, pledge_id, clause_id, started_day desc);
create trigger supervision_clock_added after insert on supervision_clock
  referencing new table as added for each statement execute function clock_added();
create trigger supervision_clock_changed after update on supervision_clock
  referencing old table as removed new table as added for each statement execute function clock_changed();

-- What both sides wrote, encrypted.
create table supervision_message (
  org_id integer not null,
  id bigint generated always as identity,
  report_id bigint not null,
  author text not null check (author in ('reporter', 'inspector')),
  body bytea not null,
  at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, report_id) references supervision_report (org_id, id)
);
create index supervision_message_by_report on supervision_message (org_id, report_id, id);

-- Every look at a report, and at who reported.
create table supervision_read (
  org_id integer not null,
  id bigint generated always as identity,
  report_id bigint not null,
  staff_id integer not null,
  what text not null check (what in ('report', 'identity')),
  reason text check ((what = 'identity') = (reason is not null)),
  at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, report_id) references supervision_report (org_id, id)
);
create index supervision_read_by_report on supervision_read (org_id, report_id, id desc);

-- Every clock that a clause's figure is made of. Those of reports have ids below zero, so that none is taken for a case.
create view promised_clock as
  select org_id, case_id, clause_id, round, pledge_id, started_at, started_day, due_at, stopped_at, state, paused from clock
  union all
  select org_id, -report_id, clause_id, 1, pledge_id, started_at, started_day, due_at, stopped_at, state, false
  from supervision_clock;
