-- org_id leads every key, so that the schema can be distributed or partitioned by organisation as it is.
create table organisation (
  org_id integer primary key,
  name text not null check (name <> ''),
  -- Access codes of cases are derived from it, so that no code is stored anywhere.
  secret bytea not null default decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'),
  created_at timestamptz not null default now()
);

create table unit (
  org_id integer not null references organisation,
  id integer generated always as identity,
  name text not null check (name <> ''),
  active boolean not null default true,
  primary key (org_id, id),
  constraint unit_name_taken unique (org_id, name)
);

create table staff (
  org_id integer not null references organisation,
  id integer generated always as identity,
  name text not null check (name <> ''),
  email text,
  role text not null check (role in ('administrator', 'manager', 'agent', 'auditor')),
  unit_id integer,
  -- The sign-in account; null for people who only appear in the records (former staff, demo colleagues).
  user_id text unique,
  active boolean not null default true,
  created_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, unit_id) references unit (org_id, id),
  constraint staff_email_taken unique (org_id, email)
);
