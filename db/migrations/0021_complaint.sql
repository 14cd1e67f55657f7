-- What the user wants to be done about it, in their words. Erased with the rest of what they wrote.
alter table cases add column sought text;

-- What is done so that a complaint does not come again. Whoever answers for it is asked until it is done.
create table prevention (
  org_id integer not null,
  id bigint generated always as identity,
  case_id bigint not null,
  measure text not null check (measure <> ''),
  owner_id integer not null,
  due_on date not null,
  created_at timestamptz not null,
  done_at timestamptz,
  -- What shows that it was done.
  evidence text,
  primary key (org_id, id),
  foreign key (org_id, case_id) references cases (org_id, id),
  foreign key (org_id, owner_id) references staff (org_id, id),
  check ((done_at is null) = (evidence is null))
);
create index prevention_open on prevention (org_id, due_on, id) where done_at is null;
create index prevention_by_case on prevention (org_id, case_id, id);

-- A complaint that the user has taken outside: to the 12315 platform, a regulator, a court.
create table dispute (
  org_id integer not null,
  id bigint generated always as identity,
  case_id bigint not null,
  forum text not null,
  -- The number under which it is known there. Erased with what the user wrote, like the words of the outcome.
  reference text,
  opened_on date not null,
  closed_on date,
  outcome text,
  note text,
  primary key (org_id, id),
  foreign key (org_id, case_id) references cases (org_id, id),
  check ((closed_on is null) = (outcome is null))
);
create index dispute_by_case on dispute (org_id, case_id, id);

-- What may be offered to make something good is listed in the program; here is what an organisation has changed of it.
create table remedy_limit (
  org_id integer not null references organisation,
  kind text not null,
  -- The highest amount, in fen, that someone of the role may approve; null: any amount.
  agent_fen bigint check (agent_fen >= 0),
  manager_fen bigint check (manager_fen >= 0),
  administrator_fen bigint check (administrator_fen >= 0),
  -- By when it is delivered once it is approved, as in a pledge: 5wd.
  within text not null,
  active boolean not null default true,
  primary key (org_id, kind)
);

create table remedy (
  org_id integer not null,
  id bigint generated always as identity,
  case_id bigint not null,
  kind text not null,
  -- Null of what costs no money.
  amount_fen bigint check (amount_fen > 0),
  -- What exactly; erased with what the user wrote.
  particulars text,
  state text not null default 'proposed' check (state in ('proposed', 'refused', 'promised', 'delivered')),
  proposed_by text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  due_at timestamptz,
  delivered_at timestamptz,
  evidence text,
  -- The user says that it has not arrived.
  missed_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, case_id) references cases (org_id, id),
  constraint remedy_four_eyes check (decided_by is null or decided_by <> proposed_by),
  check ((decided_at is null) = (state = 'proposed')),
  check ((due_at is null) = (state in ('proposed', 'refused'))),
  check ((delivered_at is null) = (state <> 'delivered'))
);
create index remedy_by_case on remedy (org_id, case_id, id);
create index remedy_proposed on remedy (org_id, proposed_at, id) where state = 'proposed';
create index remedy_due on remedy (org_id, due_at, id) where state = 'promised';
create index remedy_decided on remedy (org_id, decided_at) where state in ('promised', 'delivered');
