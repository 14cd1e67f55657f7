create table cases (
  org_id integer not null references organisation,
  id bigint generated always as identity,
  number text not null,
  stage text not null default 'received'
    check (stage in ('received', 'registered', 'dispatched', 'processing', 'replied', 'archived', 'withdrawn', 'merged')),
  -- What the case is (the scope fields). Null: not known yet, so no clause that names the field applies.
  channel text, kind text, urgency text, nature text, complexity text, segment text, category text, outlet text,
  unit_id integer,
  suggested_unit_id integer,
  assignee_id integer,
  -- What the user wrote. Erasable: no event holds it.
  title text not null,
  body text not null,
  contact jsonb,
  trace jsonb,
  -- The pledge version in force when the case was received; null when there was none.
  pledge_id integer,
  received_at timestamptz not null,
  changed_at timestamptz not null,
  -- The earliest due of the clocks that still tick (past ones included), for the work list; infinity when none does, so
  -- that pages are cut by one comparison of (next_due_at, id).
  next_due_at timestamptz not null default 'infinity',
  waiting_reason text,
  rounds integer not null default 1,
  merged_into bigint,
  idempotency_key text,
  request_digest text,
  -- Pairs of neighbouring characters of number, title and body: any part of a Chinese sentence is found without a dictionary.
  search tsvector not null,
  primary key (org_id, id),
  foreign key (org_id, pledge_id) references pledge (org_id, id),
  foreign key (org_id, unit_id) references unit (org_id, id),
  foreign key (org_id, assignee_id) references staff (org_id, id),
  foreign key (org_id, merged_into) references cases (org_id, id),
  constraint case_number_taken unique (org_id, number),
  constraint case_idempotency_key_used unique (org_id, idempotency_key)
);

create index cases_by_due on cases (org_id, next_due_at, id);
create index cases_by_receipt on cases (org_id, received_at desc, id desc);
-- The work list of everyone, of a unit, of a person; the first also counts what there is to do without reading rows.
create index cases_open_by_due on cases (org_id, next_due_at, id) include (unit_id, assignee_id)
  where stage in ('received', 'registered', 'dispatched', 'processing', 'replied');
create index cases_by_unit on cases (org_id, unit_id, next_due_at, id)
  where stage in ('received', 'registered', 'dispatched', 'processing', 'replied');
create index cases_by_assignee on cases (org_id, assignee_id, next_due_at, id)
  where stage in ('received', 'registered', 'dispatched', 'processing', 'replied');
create index cases_search on cases using gin (search);
create index cases_merged on cases (org_id, merged_into) where merged_into is not null;

-- Everything that happens to a case, in order, never changed. No personal data in here.
create table case_event (
  org_id integer not null,
  case_id bigint not null,
  seq integer not null,
  at timestamptz not null,
  type text not null,
  data jsonb not null default '{}',
  actor text not null check (actor in ('user', 'staff', 'system', 'import')),
  staff_id integer,
  recorded_at timestamptz not null default now(),
  primary key (org_id, case_id, seq),
  foreign key (org_id, case_id) references cases (org_id, id)
);

create function case_event_is_final() returns trigger language plpgsql as $$
begin
  raise exception 'an event never changes' using errcode = 'restrict_violation';
end $$;

create trigger case_event_is_final before update or delete on case_event
  for each statement execute function case_event_is_final();

-- One row per clock: a clause at work on a case (and, for coordination and second review, on a request).
create table clock (
  org_id integer not null,
  case_id bigint not null,
  clause_id text not null,
  round integer not null,
  pledge_id integer not null,
  measure text not null,
  started_at timestamptz not null,
  started_day date not null,
  due_at timestamptz not null,
  stopped_at timestamptz,
  state text not null check (state in ('running', 'kept', 'broken', 'cancelled')),
  paused boolean not null default false,
  -- The percentage of the limit last alarmed for (0, 50, 80, 100), and when the next alarm is due.
  alarmed smallint not null default 0,
  next_alarm_at timestamptz,
  primary key (org_id, case_id, clause_id, round),
  foreign key (org_id, case_id) references cases (org_id, id)
);

create index clock_alarms on clock (next_alarm_at) where next_alarm_at is not null;
create index clock_overdue on clock (org_id, pledge_id, due_at) where state = 'running' and not paused;
create index clock_evidence on clock (org_id, pledge_id, clause_id, started_day desc, case_id, round);
create index clock_broken on clock (org_id, pledge_id, clause_id, started_day) where state = 'broken';

create table alarm (
  org_id integer not null,
  case_id bigint not null,
  clause_id text not null,
  round integer not null,
  percent smallint not null check (percent in (50, 80, 100)),
  fired_at timestamptz not null,
  primary key (org_id, case_id, clause_id, round, percent),
  foreign key (org_id, case_id, clause_id, round) references clock (org_id, case_id, clause_id, round)
);
create index alarm_by_time on alarm (org_id, fired_at desc);

-- A case's part in a ratio clause: the row says that it is in the denominator, counted says whether in the numerator.
create table ratio_mark (
  org_id integer not null,
  case_id bigint not null,
  clause_id text not null,
  pledge_id integer not null,
  day date not null,
  counted boolean not null,
  primary key (org_id, case_id, clause_id),
  foreign key (org_id, case_id) references cases (org_id, id)
);
create index ratio_mark_evidence on ratio_mark (org_id, pledge_id, clause_id, day desc, case_id);

create table message (
  org_id integer not null,
  id bigint generated always as identity,
  case_id bigint not null,
  author text not null check (author in ('user', 'staff', 'system')),
  staff_id integer,
  -- The step it came with (responded, plan_sent, replied …); null for a plain message.
  step text,
  internal boolean not null default false,
  body text not null,
  at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, case_id) references cases (org_id, id)
);
create index message_by_case on message (org_id, case_id, at, id);

create table attachment (
  org_id integer not null,
  id uuid not null default gen_random_uuid(),
  case_id bigint not null,
  name text not null,
  media_type text not null,
  size_bytes integer not null check (size_bytes >= 0),
  content bytea not null,
  at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, case_id) references cases (org_id, id)
);
create index attachment_by_case on attachment (org_id, case_id);

-- Every staff read of what a user wrote.
create table case_read (
  org_id integer not null,
  id bigint generated always as identity,
  case_id bigint not null,
  staff_id integer,
  key_id text,
  at timestamptz not null,
  primary key (org_id, id)
);
create index case_read_by_case on case_read (org_id, case_id, at desc);

create table saved_view (
  org_id integer not null,
  id integer generated always as identity,
  staff_id integer not null,
  name text not null check (name <> ''),
  filter jsonb not null,
  primary key (org_id, id),
  foreign key (org_id, staff_id) references staff (org_id, id),
  constraint saved_view_name_taken unique (org_id, staff_id, name)
);
