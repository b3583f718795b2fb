-- The tables of Routing.Actors in PostgreSQL. Run where there are none, or those of an earlier version, and never else: what
-- is there is left as it is, yet looking for it takes locks that hold up the silos.

-- Which version they are of, and which is the least of a program that may use them.
create table if not exists routing_schema (version int not null);
alter table routing_schema add column if not exists least int not null default 6;
insert into routing_schema select 6, 6 where not exists (select from routing_schema);
update routing_schema set version = 6, least = 6 where version < 6;

-- An actor's head, a page of its rows, an address, a remembered answer: each a document that is replaced under its tag only.
create table if not exists routing_document (
  kind text collate "C" not null,
  id text collate "C" not null,
  tag bigint not null,
  listed boolean not null,
  written_at timestamptz not null default now(),
  body bytea not null,
  primary key (kind, id));
alter table routing_document add column if not exists last_event bigint not null default 0;
create index if not exists routing_document_written on routing_document using brin (written_at);
create index if not exists routing_document_listed on routing_document (kind, id) where listed;
create index if not exists routing_document_answers on routing_document (written_at) where kind = 'answer';

-- Every event once, in the one order in which all readers see them.
create table if not exists routing_event (
  position bigint generated always as identity primary key,
  kind smallint not null,
  actor text collate "C" not null,
  number bigint not null,
  at timestamptz not null,
  type text not null,
  contact text collate "C",
  queue text collate "C",
  agent text collate "C",
  data bytea not null,
  unique (kind, actor, number));
create index if not exists routing_event_contact on routing_event (contact, position) where contact is not null;

-- How much of the beginning is gone: all up to a position, and with it whatever happened up to a moment.
create table if not exists routing_pruned (position bigint not null, at timestamptz not null);
insert into routing_pruned select 0, '-infinity' where not exists (select from routing_pruned);

-- Where the log ends, and where it begins.
create or replace view routing_log as
  select greatest(p.position, (select max(e.position) from routing_event e)) as newest, p.position + 1 as oldest from routing_pruned p;

-- Appends one after the other: the lock is held until the positions given under it can be read, so that nobody who has
-- read one of them ever finds a lower one later. One call is one statement: a silo that stops in the middle holds nobody up.
create or replace function routing_append(
  kinds smallint[], actors text[], numbers bigint[], ats timestamptz[], types text[], contacts text[], queues text[], agents text[], datas bytea[])
returns bigint language plpgsql as $$
declare newest bigint;
begin
  perform pg_advisory_xact_lock(7227, 1);
  insert into routing_event (kind, actor, number, at, type, contact, queue, agent, data)
    select e.kind, e.actor, e.number, e.at, e.type, e.contact, e.queue, e.agent, e.data
    from unnest(kinds, actors, numbers, ats, types, contacts, queues, agents, datas) with ordinality
      as e (kind, actor, number, at, type, contact, queue, agent, data, place)
    -- An actor that begins after long sends its last events once more; those that are gone would count as new.
    where e.at > (select p.at from routing_pruned p)
    order by e.place
    on conflict (kind, actor, number) do nothing;
  select l.newest into newest from routing_log l;
  perform pg_notify('routing_events', newest::text);
  return newest;
end $$;

-- Deletes the oldest events up to a moment, so many at most, and with the end of a contact all that is left of it; answers how
-- many. Under the same lock, so that none comes back that an actor sends once more meanwhile.
create or replace function routing_prune(until timestamptz, most int, ends text[]) returns int language plpgsql as $$
declare
  last bigint;
  gone int;
begin
  perform pg_advisory_xact_lock(7227, 1);
  select max(o.position) into last
    from (select e.position, bool_and(e.at <= until) over (order by e.position) as due
          from (select position, at from routing_event order by position limit most) e) o
    where o.due;
  if last is null then return 0; end if;
  update routing_pruned set position = last, at = greatest(at, until);
  -- Whoever looks at it just now finds its document replaced, and brings nothing back.
  delete from routing_document d using routing_event e where e.position <= last and e.type = any(ends) and d.kind = 'contact' and d.id = e.contact;
  delete from routing_event where position <= last;
  get diagnostics gone = row_count;
  return gone;
end $$;

-- Lists of silos of the first version; today's are in Orleans.sql.
drop table if exists routing_silo, routing_cluster;

-- History: made from the events, up to a position, by whichever silo comes first; all but the changes can be made again.
create table if not exists routing_history (one boolean primary key default true check (one), position bigint not null);
alter table routing_history add column if not exists erasures bigint not null default 0;
insert into routing_history values (true, 0) on conflict do nothing;

create table if not exists routing_journey (
  number bigint generated always as identity,
  id text collate "C" primary key,
  created timestamptz not null,
  ended timestamptz,
  customer text collate "C",
  queue text collate "C" not null,
  agent text collate "C",
  intent text collate "C" not null,
  tier text collate "C" not null,
  channel text collate "C" not null,
  language text collate "C",
  state text collate "C",
  data bytea not null);
create index if not exists routing_journey_created on routing_journey (created, id);
create index if not exists routing_journey_customer on routing_journey (customer, created);
-- What is kept for a time of its own is found by what it is of. Of older journeys it is not known whether anybody said how they went.
alter table routing_journey add column if not exists surveyed boolean not null default true;
drop index if exists routing_journey_ended;
create index if not exists routing_journey_kept on routing_journey (queue, channel, ended) where ended is not null;
create index if not exists routing_journey_surveyed on routing_journey (queue, channel, ended) where surveyed and ended is not null;

-- Decisions that a rule keeps beyond the log, by the position of their event.
create table if not exists routing_decision (
  position bigint primary key,
  at timestamptz not null,
  contact text collate "C" not null,
  queue text collate "C" not null,
  channel text collate "C" not null,
  data bytea not null);
create index if not exists routing_decision_contact on routing_decision (contact, position);
create index if not exists routing_decision_kept on routing_decision (queue, channel, at);
-- Whose it was, once its journey is gone; until then the journey says so.
alter table routing_decision add column if not exists customer text collate "C";
create index if not exists routing_decision_customer on routing_decision (customer) where customer is not null;
-- Of tables before version 6: with its journey gone, nobody can say whose it was.
delete from routing_decision d where d.customer is null and not exists (select from routing_journey j where j.id = d.contact);

-- Sums over a quarter of an hour, an hour or a day of UTC, cut by one or two dimensions.
create table if not exists routing_tally (
  level smallint not null,
  cut smallint not null,
  start bigint not null,
  a text collate "C" not null,
  b text collate "C" not null,
  sums bytea not null,
  primary key (level, cut, start, a, b));

create table if not exists routing_agent_time (id text collate "C" primary key, data bytea not null);
create table if not exists routing_goal (queue text collate "C" primary key, within_seconds int not null);
create table if not exists routing_presence (
  number bigint generated always as identity primary key,
  agent text collate "C" not null,
  kind text collate "C" not null,
  reason text,
  began timestamptz not null,
  ended timestamptz not null);
create index if not exists routing_presence_ended on routing_presence (ended);

-- Who changed what: begun before it is done, and told afterwards what came of it. Only a rule of retention deletes these.
create table if not exists routing_change (
  number bigint generated always as identity primary key,
  at timestamptz not null,
  by_whom text not null,
  agent text,
  what text not null,
  kind text not null,
  id text collate "C" not null,
  before text,
  after text,
  outcome smallint not null);
create index if not exists routing_change_of on routing_change (kind, id, number);
create index if not exists routing_change_kept on routing_change (kind collate "C", at);
