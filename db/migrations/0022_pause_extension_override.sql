-- Emergency overrides: one person asks to lift a gate from a case for the present round, another decides.
create table gate_override (
  org_id integer not null,
  id bigint generated always as identity,
  case_id bigint not null,
  pledge_id integer not null,
  clause_id text not null,
  -- Of handling: an appeal begins the next one, to which it no longer applies.
  round integer not null,
  -- Words among staff; erased with the case.
  reason text not null,
  state text not null default 'pending' check (state in ('pending', 'approved', 'refused')),
  requested_by integer not null,
  requested_at timestamptz not null,
  decided_by integer,
  decided_at timestamptz,
  decided_day date,
  primary key (org_id, id),
  foreign key (org_id, case_id) references cases (org_id, id),
  foreign key (org_id, requested_by) references staff (org_id, id),
  foreign key (org_id, decided_by) references staff (org_id, id),
  constraint gate_override_by_two_people check (decided_by <> requested_by),
  check ((state = 'pending') = (decided_by is null))
);
create unique index gate_override_once on gate_override (org_id, case_id, clause_id, round) where state <> 'refused';
create index gate_override_by_case on gate_override (org_id, case_id, id);
create index gate_override_by_clause on gate_override (org_id, pledge_id, decided_day) where state = 'approved';

-- More time for one clock of a case. The clock itself stays as it is; this has a verdict of its own.
create table extension (
  org_id integer not null,
  id bigint generated always as identity,
  case_id bigint not null,
  pledge_id integer not null,
  clause_id text not null,
  -- Of the clock.
  round integer not null,
  -- As limits are written: 3wd.
  length text not null,
  -- Told to the user once it is approved; erased with the case.
  reason text not null,
  state text not null default 'pending' check (state in ('pending', 'approved', 'refused')),
  requested_by integer,
  requested_at timestamptz not null,
  decided_by integer,
  decided_at timestamptz,
  -- Of an approved one: by when, and what came of it. It moves with the clock when the case waits for the user.
  due_at timestamptz,
  verdict text check (verdict in ('running', 'met', 'missed', 'cancelled')),
  paused boolean not null default false,
  primary key (org_id, id),
  foreign key (org_id, case_id) references cases (org_id, id),
  foreign key (org_id, requested_by) references staff (org_id, id),
  foreign key (org_id, decided_by) references staff (org_id, id),
  constraint extension_by_two_people check (decided_by <> requested_by),
  check ((state = 'pending') = (decided_by is null)),
  check ((state = 'approved') = (due_at is not null) and (due_at is null) = (verdict is null))
);
create unique index extension_once on extension (org_id, case_id, clause_id, round) where state <> 'refused';
create index extension_by_clause on extension (org_id, pledge_id) where state = 'approved';

-- Each time a case waited for its user, drawn from its events; and when the waiting ends by itself.
create table pause (
  org_id integer not null,
  case_id bigint not null,
  -- The event with which it began.
  seq integer not null,
  reason text not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  ended_by text check (ended_by in ('user', 'staff', 'system', 'import')),
  contested boolean not null default false,
  remind_at timestamptz not null,
  ends_at timestamptz not null,
  reminded boolean not null default false,
  primary key (org_id, case_id, seq),
  foreign key (org_id, case_id) references cases (org_id, id),
  check ((ended_at is null) = (ended_by is null))
);
create index pause_to_remind on pause (remind_at) where ended_at is null and not reminded;
create index pause_to_end on pause (ends_at) where ended_at is null;

-- The longest that a case may wait for its user.
alter table organisation add column longest_pause_days integer not null default 15
  check (longest_pause_days between 1 and 365);

-- The promise to a merged case stands still while the case that goes on waits for its user.
alter table clock add column carried_paused boolean not null default false;

-- Cases of the same user are found by how they can be reached; the index holds digests.
create index cases_by_phone on cases (org_id, md5(regexp_replace(contact ->> 'phone', '[^0-9]', '', 'g'))) where contact ->> 'phone' is not null;
create index cases_by_email on cases (org_id, md5(lower(contact ->> 'email'))) where contact ->> 'email' is not null;

-- What is there already: each waiting with the first going on after it.
insert into pause (org_id, case_id, seq, reason, started_at, ended_at, ended_by, remind_at, ends_at)
select w.org_id, w.case_id, w.seq, coalesce(w.data ->> 'reason', 'need-information'), w.at, r.at, r.actor,
       greatest(w.at, now()) + interval '180 hours', greatest(w.at, now()) + interval '15 days'
from case_event w
left join lateral (
  select at, actor from case_event e
  where e.org_id = w.org_id and e.case_id = w.case_id and e.type = 'resumed' and (e.at, e.seq) > (w.at, w.seq)
  order by e.at, e.seq limit 1
) r on true
where w.type = 'waiting_user' and not exists (
  select from case_event p where p.org_id = w.org_id and p.case_id = w.case_id and p.type = 'waiting_user'
    and (p.at, p.seq) < (w.at, w.seq) and not exists (
      select from case_event e where e.org_id = p.org_id and e.case_id = p.case_id and e.type = 'resumed'
        and (e.at, e.seq) > (p.at, p.seq) and (e.at, e.seq) < (w.at, w.seq)));
