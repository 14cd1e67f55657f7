-- Who leads and who assists, by what a case is about and where. What has been published never changes; a later version
-- takes its place from a day on.
create table catalogue (
  org_id integer not null references organisation,
  id integer generated always as identity,
  -- Counts the changes of a draft, so that two who edit it do not overwrite each other.
  revision integer not null default 1,
  -- Until when an objection is decided by people; afterwards the catalogue decides it.
  objection_limit text not null default '4wh',
  rows jsonb not null default '[]',
  effective_at timestamptz,
  published_at timestamptz,
  published_by integer,
  primary key (org_id, id),
  foreign key (org_id, published_by) references staff (org_id, id),
  check ((effective_at is null) = (published_at is null))
);
create unique index catalogue_one_draft on catalogue (org_id) where published_at is null;
create trigger catalogue_changed after insert or update or delete on catalogue
  for each statement execute function tell_change('catalogue');

create function catalogue_is_final() returns trigger language plpgsql as $$
begin
  raise exception 'a published catalogue never changes' using errcode = 'restrict_violation';
end $$;
create trigger catalogue_is_final before update or delete on catalogue
  for each row when (old.published_at is not null) execute function catalogue_is_final();

-- Whoever gets what is dispatched to the unit without naming anybody.
alter table unit add column duty_staff_id integer;
alter table unit add foreign key (org_id, duty_staff_id) references staff (org_id, id);

-- A unit says that a case is not its own. The words are a message among staff, at the same moment.
create table objection (
  org_id integer not null,
  case_id bigint not null,
  -- The event `objected`.
  seq integer not null,
  unit_id integer not null,
  staff_id integer,
  -- Whose the case should be, as the unit says.
  wanted_unit_id integer,
  reviewer_id integer,
  at timestamptz not null,
  due_at timestamptz not null,
  -- Lapsed: the case was dispatched anew, answered or ended meanwhile.
  outcome text check (outcome in ('upheld', 'refused', 'lapsed')),
  by_catalogue boolean not null default false,
  decided_by integer,
  to_unit_id integer,
  settled_at timestamptz,
  primary key (org_id, case_id, seq),
  foreign key (org_id, case_id) references cases (org_id, id),
  foreign key (org_id, unit_id) references unit (org_id, id),
  foreign key (org_id, wanted_unit_id) references unit (org_id, id),
  foreign key (org_id, to_unit_id) references unit (org_id, id),
  check ((outcome is null) = (settled_at is null))
);
create unique index objection_one_open on objection (org_id, case_id) where settled_at is null;
create index objection_due on objection (due_at) where settled_at is null;
create index objection_by_time on objection (org_id, at desc, case_id);

-- A case that left a unit for another before it was answered, for the figures of units.
create table bounce (
  org_id integer not null,
  case_id bigint not null,
  seq integer not null,
  from_unit_id integer not null,
  to_unit_id integer not null,
  at timestamptz not null,
  primary key (org_id, case_id, seq),
  foreign key (org_id, case_id) references cases (org_id, id)
);
create index bounce_by_time on bounce (org_id, at desc);

-- What an assisting unit owes to a case.
create table task (
  org_id integer not null,
  case_id bigint not null,
  -- The event `task_given`.
  seq integer not null,
  unit_id integer not null,
  owner_id integer,
  -- Words among staff; erased with the case.
  what text not null check (what <> ''),
  at timestamptz not null,
  due_at timestamptz not null,
  done_at timestamptz,
  done_by integer,
  primary key (org_id, case_id, seq),
  foreign key (org_id, case_id) references cases (org_id, id),
  foreign key (org_id, unit_id) references unit (org_id, id),
  foreign key (org_id, owner_id) references staff (org_id, id)
);
create index task_open on task (org_id, unit_id, due_at) where done_at is null;

-- Somebody is away, and somebody else has their cases.
create table absence (
  org_id integer not null,
  id integer generated always as identity,
  staff_id integer not null,
  deputy_id integer not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  -- Whether the cases come back afterwards.
  returns boolean not null,
  -- What should come back has come back.
  settled boolean not null default false,
  primary key (org_id, id),
  foreign key (org_id, staff_id) references staff (org_id, id),
  foreign key (org_id, deputy_id) references staff (org_id, id),
  check (deputy_id <> staff_id),
  check (from_at <= until_at)
);
create index absence_by_person on absence (org_id, staff_id, until_at);

-- The cases that were handed over for an absence, and to whom.
create table absence_case (
  org_id integer not null,
  absence_id integer not null,
  case_id bigint not null,
  deputy_id integer not null,
  primary key (org_id, absence_id, case_id),
  foreign key (org_id, absence_id) references absence (org_id, id),
  foreign key (org_id, case_id) references cases (org_id, id)
);
