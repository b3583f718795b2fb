-- The tables of Routing.Actors in PostgreSQL. Run as often as you like: what is there is left as it is.

create table if not exists routing_schema (version int not null);
insert into routing_schema select 2 where not exists (select from routing_schema);
update routing_schema set version = 2 where version < 2;

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
    order by e.place
    on conflict (kind, actor, number) do nothing;
  select coalesce(max(position), 0) into newest from routing_event;
  perform pg_notify('routing_events', newest::text);
  return newest;
end $$;

-- Lists of silos of the first version; today's are in Orleans.sql.
drop table if exists routing_silo, routing_cluster;
