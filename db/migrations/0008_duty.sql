-- Proof of what recurs: checks, reviews, meetings, reports. A row is written once; when it was written is told by the
-- database's own clock, so nobody can record as of an earlier day.
create table duty_file (
  org_id integer not null references organisation,
  id uuid not null default gen_random_uuid(),
  name text not null check (name <> ''),
  media_type text not null,
  content bytea not null,
  recorded_at timestamptz not null,
  primary key (org_id, id)
);

create table duty_evidence (
  org_id integer not null references organisation,
  id bigint generated always as identity,
  clause_id text not null,
  kind text not null check (kind in ('file', 'link', 'count', 'minutes', 'report')),
  text text not null check (text <> ''),
  link text,
  file_id uuid,
  -- How many times of the activity it proves.
  count integer not null check (count > 0),
  happened_at timestamptz not null,
  recorded_at timestamptz not null,
  staff_id integer,
  key_id text,
  primary key (org_id, id),
  foreign key (org_id, file_id) references duty_file (org_id, id),
  foreign key (org_id, staff_id) references staff (org_id, id),
  check (kind <> 'link' or link is not null),
  check (kind <> 'file' or file_id is not null)
);
create index duty_evidence_by_clause on duty_evidence (org_id, clause_id, happened_at);

-- A mistake is not wiped out but taken back, visibly.
create table duty_retraction (
  org_id integer not null references organisation,
  evidence_id bigint not null,
  reason text not null check (reason <> ''),
  recorded_at timestamptz not null,
  staff_id integer,
  key_id text,
  constraint duty_evidence_retracted primary key (org_id, evidence_id),
  foreign key (org_id, evidence_id) references duty_evidence (org_id, id),
  foreign key (org_id, staff_id) references staff (org_id, id)
);

-- Milliseconds, as the product reads moments: the database and the verdict must see the same one.
create function recorded_now() returns trigger language plpgsql as $$
begin
  new.recorded_at := date_trunc('milliseconds', clock_timestamp());
  return new;
end $$;

create function duty_record_is_final() returns trigger language plpgsql as $$
begin
  raise exception 'a record of a duty never changes' using errcode = 'restrict_violation';
end $$;

create trigger recorded_now before insert on duty_file for each row execute function recorded_now();
create trigger recorded_now before insert on duty_evidence for each row execute function recorded_now();
create trigger recorded_now before insert on duty_retraction for each row execute function recorded_now();
create trigger duty_record_is_final before update or delete on duty_file
  for each statement execute function duty_record_is_final();
create trigger duty_record_is_final before update or delete on duty_evidence
  for each statement execute function duty_record_is_final();
create trigger duty_record_is_final before update or delete on duty_retraction
  for each statement execute function duty_record_is_final();

-- Reminders that a period is half, or four fifths, over and something is still missing; at 100 it was missed.
create table duty_alarm (
  org_id integer not null references organisation,
  pledge_id integer not null,
  clause_id text not null,
  -- The first day of the period.
  first_day date not null,
  percent smallint not null check (percent in (50, 80, 100)),
  missing integer not null check (missing > 0),
  fired_at timestamptz not null,
  primary key (org_id, pledge_id, clause_id, first_day, percent),
  foreign key (org_id, pledge_id) references pledge (org_id, id)
);
