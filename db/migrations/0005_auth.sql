-- Tables of the sign-in library. They are about persons, not about an organisation, and the library knows no
-- other key than its own id; staff.user_id ties them to an organisation.
create table auth_user (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table auth_session (
  id text primary key,
  user_id text not null references auth_user on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index auth_session_by_user on auth_session (user_id);
create index auth_session_by_expiry on auth_session (expires_at);

create table auth_account (
  id text primary key,
  user_id text not null references auth_user on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
create index auth_account_by_user on auth_account (user_id);

create table auth_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index auth_verification_by_identifier on auth_verification (identifier);

alter table staff add constraint staff_user foreign key (user_id) references auth_user (id);

-- Keys for programs. Only the digest is kept: a key has 256 random bits, so that a plain SHA-256 cannot be reversed.
-- Each key is a member of staff of its own, so that what it did is told apart from what others did.
create table api_key (
  org_id integer not null references organisation,
  id integer generated always as identity,
  name text not null check (name <> ''),
  staff_id integer not null,
  digest bytea not null,
  -- The beginning of the key, so that its owner recognises it in a list.
  start text not null,
  created_by integer,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, staff_id) references staff (org_id, id),
  foreign key (org_id, created_by) references staff (org_id, id),
  constraint api_key_of_staff unique (org_id, staff_id)
);
-- A request brings nothing but the key, hence no org_id in front.
create unique index api_key_by_digest on api_key (digest);

-- Links that let someone set a password once: the first administrator's (no staff_id yet) and invitations.
create table one_time_link (
  org_id integer not null references organisation,
  digest bytea not null,
  purpose text not null check (purpose in ('setup', 'password')),
  staff_id integer,
  expires_at timestamptz not null,
  primary key (org_id, digest),
  foreign key (org_id, staff_id) references staff (org_id, id),
  check ((purpose = 'setup') = (staff_id is null))
);
create index one_time_link_by_staff on one_time_link (org_id, staff_id);

-- Failed sign-ins per account and per address, by digest. Lost in a crash, which does no harm.
create unlogged table sign_in_failure (
  org_id integer not null,
  digest bytea not null,
  count integer not null,
  until timestamptz not null,
  primary key (org_id, digest)
);
create index sign_in_failure_by_end on sign_in_failure (until);

-- Units and staff are kept in memory by every process; this tells all of them of a change.
create function tell_change() returns trigger language plpgsql as $$
begin
  perform pg_notify(tg_argv[0], '');
  return null;
end $$;

create trigger unit_changed after insert or update or delete on unit
  for each statement execute function tell_change('unit');
create trigger staff_changed after insert or update or delete on staff
  for each statement execute function tell_change('staff');
