-- What somebody is to be told. Written in the transaction of what it tells of; sent later by jobs. There is one notice
-- for each reason and recipient, however often a job runs.
create table notice (
  org_id integer not null references organisation,
  id bigint generated always as identity,
  reason text not null,
  -- `user 17` (by case), `staff 3`, `unit 2`.
  recipient text not null,
  case_id bigint,
  staff_id integer,
  unit_id integer,
  template text not null,
  data jsonb not null,
  at timestamptz not null,
  -- Whether it has been settled by which ways it goes out.
  planned boolean not null default false,
  -- For members of staff: seen in the inbox.
  read_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, case_id) references cases (org_id, id),
  foreign key (org_id, staff_id) references staff (org_id, id),
  foreign key (org_id, unit_id) references unit (org_id, id),
  constraint notice_once unique (org_id, reason, recipient)
);
create index notice_to_plan on notice (id) where not planned;
create index notice_inbox on notice (org_id, staff_id, id desc) where staff_id is not null;
create index notice_unread on notice (org_id, staff_id) where staff_id is not null and read_at is null;
create index notice_by_case on notice (org_id, case_id, id) where case_id is not null;

-- Where robots and webhooks are: WeCom, DingTalk, Feishu, or any address that takes a signed message.
create table destination (
  org_id integer not null references organisation,
  id integer generated always as identity,
  kind text not null check (kind in ('wecom', 'dingtalk', 'feishu', 'webhook')),
  name text not null check (name <> ''),
  url text not null,
  secret text,
  -- Takes what is for this unit only; null takes all.
  unit_id integer,
  active boolean not null default true,
  primary key (org_id, id),
  foreign key (org_id, unit_id) references unit (org_id, id)
);

-- One way by which a notice goes out.
create table delivery (
  org_id integer not null,
  notice_id bigint not null,
  channel text not null,
  address text,
  destination_id integer,
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'dead', 'dropped')),
  attempts integer not null default 0,
  next_at timestamptz,
  sent_at timestamptz,
  fault text,
  primary key (org_id, notice_id, channel),
  foreign key (org_id, notice_id) references notice (org_id, id),
  foreign key (org_id, destination_id) references destination (org_id, id)
);
create index delivery_due on delivery (next_at) where state in ('waiting', 'sending');
create index delivery_dead on delivery (org_id, notice_id desc) where state = 'dead';

-- Addresses that asked not to be written to.
create table opt_out (
  org_id integer not null references organisation,
  address_digest text not null,
  at timestamptz not null,
  primary key (org_id, address_digest)
);
