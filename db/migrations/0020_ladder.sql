-- The language in which the user of a case is written to; null: Chinese.
alter table cases add column locale text check (locale in ('zh', 'en'));

-- Whoever writes a notice, in whatever statement: those who send are woken when it commits.
create function notice_wakes() returns trigger language plpgsql as $$
begin
  if exists (select from fresh) then perform pg_notify('notice', ''); end if;
  return null;
end $$;
create trigger notice_wakes after insert on notice
  referencing new table as fresh for each statement execute function notice_wakes();

-- Whether a member of staff is mailed a kind of notice, where that differs from what is usual.
create table notice_preference (
  org_id integer not null,
  staff_id integer not null,
  template text not null,
  mail boolean not null,
  primary key (org_id, staff_id, template),
  foreign key (org_id, staff_id) references staff (org_id, id)
);

-- Who is told at which share of a limit, by clause; `*` is for every clause without rungs of its own.
create table ladder_rung (
  org_id integer not null references organisation,
  clause_id text not null,
  percent smallint not null check (percent in (50, 80, 100, 150)),
  tells text[] not null check (tells <@ array['assignee', 'unit', 'head', 'leadership']),
  -- A formal supervision notice is issued.
  urges boolean not null default false,
  primary key (org_id, clause_id, percent)
);

alter table alarm drop constraint alarm_percent_check;
alter table alarm add constraint alarm_percent_check check (percent in (50, 80, 100, 150));
-- A supervision notice is still to be issued for it.
alter table alarm add column to_urge boolean not null default false;
create index alarm_to_urge on alarm (fired_at) where to_urge;

-- Formal supervision notices, each to be answered in writing by its unit. A clock of their own, no promise to the user.
create table urge (
  org_id integer not null,
  id bigint generated always as identity,
  case_id bigint not null,
  year smallint not null,
  serial integer not null,
  cause text not null check (cause in ('person', 'ladder')),
  -- The clock that the ladder rose with.
  clause_id text,
  round integer,
  unit_id integer,
  staff_id integer,
  -- Words among staff; erased with the case.
  reason text not null,
  issued_at timestamptz not null,
  due_at timestamptz not null,
  reminded boolean not null default false,
  answered_at timestamptz,
  answered_by integer,
  answer text,
  primary key (org_id, id),
  foreign key (org_id, case_id) references cases (org_id, id),
  foreign key (org_id, unit_id) references unit (org_id, id),
  foreign key (org_id, staff_id) references staff (org_id, id),
  foreign key (org_id, answered_by) references staff (org_id, id),
  constraint urge_numbered unique (org_id, year, serial),
  check ((clause_id is null) = (cause = 'person') and (round is null) = (cause = 'person'))
);
create index urge_by_case on urge (org_id, case_id, id);
create unique index urge_by_ladder on urge (org_id, case_id, clause_id, round) where cause = 'ladder';
create index urge_open on urge (due_at) where answered_at is null;
