-- What makes the desk of those who work on cases: what they are about to write, what they write often, who looks at
-- the same case, what they have seen, and what they do to many cases at once.

-- An answer that is used again and again. Without a person it is everybody's.
create table canned (
  org_id integer not null references organisation,
  id integer generated always as identity,
  staff_id integer,
  name text not null check (name <> ''),
  body text not null check (body <> ''),
  primary key (org_id, id),
  foreign key (org_id, staff_id) references staff (org_id, id)
);
create unique index canned_name_taken on canned (org_id, coalesce(staff_id, 0), name);

-- What somebody is about to say in a case, by kind of deed. Erased with the case.
create table draft (
  org_id integer not null,
  case_id bigint not null,
  staff_id integer not null,
  deed text not null,
  body text not null,
  -- Attachments that are to go with it.
  files uuid[] not null default '{}',
  -- It was on its way out: held back for a few seconds, in which it can be taken back.
  sending boolean not null default false,
  changed_at timestamptz not null,
  primary key (org_id, case_id, staff_id, deed),
  foreign key (org_id, case_id) references cases (org_id, id),
  foreign key (org_id, staff_id) references staff (org_id, id)
);

-- Who has a case open now. Told anew every few seconds, so nothing is lost with it.
create unlogged table presence (
  org_id integer not null,
  case_id bigint not null,
  staff_id integer not null,
  writing boolean not null,
  seen_at timestamptz not null,
  primary key (org_id, case_id, staff_id)
);

-- When somebody looked at a case last: what changed since is new to them.
create table case_seen (
  org_id integer not null,
  staff_id integer not null,
  case_id bigint not null,
  at timestamptz not null,
  primary key (org_id, staff_id, case_id),
  foreign key (org_id, staff_id) references staff (org_id, id),
  foreign key (org_id, case_id) references cases (org_id, id)
);

-- Files come from the user, or from staff with something that they say. What is answered to many cases is kept once.
alter table attachment add column author text not null default 'user' check (author in ('user', 'staff'));
alter table attachment add column staff_id integer;
create table message_file (
  org_id integer not null,
  message_id bigint not null,
  attachment_id uuid not null,
  primary key (org_id, message_id, attachment_id),
  foreign key (org_id, message_id) references message (org_id, id) on delete cascade,
  foreign key (org_id, attachment_id) references attachment (org_id, id) on delete cascade
);
create index message_file_by_attachment on message_file (org_id, attachment_id);

-- What a user had written before they changed it. Erased with the case.
create table earlier_text (
  org_id integer not null,
  id bigint generated always as identity,
  case_id bigint not null,
  title text not null,
  body text not null,
  -- When it gave way to what came next.
  at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, case_id) references cases (org_id, id)
);
create index earlier_text_by_case on earlier_text (org_id, case_id, id);

-- One thing done to many cases, case by case, each with what came of it.
create table bulk (
  org_id integer not null references organisation,
  id integer generated always as identity,
  staff_id integer not null,
  action text not null,
  particulars jsonb not null,
  created_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, staff_id) references staff (org_id, id)
);
create index bulk_by_staff on bulk (org_id, staff_id, id desc);
create table bulk_item (
  org_id integer not null,
  bulk_id integer not null,
  position integer not null,
  number text not null,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'refused')),
  -- Why it was refused: a code, and a sentence in each language.
  code text,
  message jsonb,
  primary key (org_id, bulk_id, position),
  foreign key (org_id, bulk_id) references bulk (org_id, id) on delete cascade
);
create index bulk_item_waiting on bulk_item (org_id, bulk_id, position) where state = 'waiting';

-- The work of each unit and person is counted from the index alone, those who wait included.
drop index cases_open_by_due;
create index cases_open_by_due on cases (org_id, next_due_at, id) include (unit_id, assignee_id, waiting_reason)
  where stage in ('received', 'registered', 'dispatched', 'processing', 'replied');
